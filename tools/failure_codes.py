"""Prints docs/failure-codes.md: every FailureCode with its cause, what the patient reads and what staff do."""

from __future__ import annotations

from kiosk.domain.failures import FAILURES

_HEAD = """# Failure codes

Made by `make docs` from `kiosk/domain/failures.py`; a test holds the two equal. The patient sees the code in small
print and the sentence; the rest is for staff.

| code | name | cause | what the patient reads | what staff do |
|---|---|---|---|---|
"""


def document() -> str:
    """The whole page."""
    rows = (
        f"| {code.value} | {code.name} | {text.cause} | {text.patient} | {text.cure} |"
        for code, text in FAILURES.items()
    )
    return _HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    print(document(), end="")
