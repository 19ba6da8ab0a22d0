"""Writes docs/scenario.schema.json, by which editors complete and check scenario files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from simulators.scenarios.parse import Kind, schema

TARGET = Path(__file__).parents[1] / "docs" / "scenario.schema.json"


def document() -> str:
    """The schema of every kind of scenario."""
    kinds: dict[str, Any] = {}
    parts: dict[str, Any] = {}
    for kind in Kind:
        whole = dict(schema(kind))
        parts |= whole.pop("$defs")
        kinds[whole["title"]] = whole
    page = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A scenario of the check-in kiosk",
        "anyOf": [{"$ref": f"#/$defs/{name}"} for name in kinds],
        "$defs": {**kinds, **parts},
    }
    return json.dumps(page, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    TARGET.write_text(document(), encoding="utf-8")
