"""Verdicts: what was checked, with what result and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from cardreader.document import Assurance


class VerdictResult(Enum):
    """Results of one check."""

    VERIFIED = "verified"
    FAILED = "failed"
    """Checked, and it does not hold."""
    CANNOT_TELL = "cannot_tell"
    """Not checked to the end: an anchor, an algorithm or a proof is missing. Never to be shown as failed."""
    ABSENT = "absent"
    """The chip has nothing to check."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A result and its reason in plain words, without personal data."""

    result: VerdictResult
    reason: str


@dataclass(frozen=True, slots=True)
class Verdicts:
    """All verdicts on one chip.

    `intact`: the hashes match the SOD, whose signature verifies under the certificate inside it. `genuine`: that
    certificate chains to an installed CSCA and the chip proved its key. Active or Chip Authentication alone proves
    nothing against a clone.
    """

    intact: Verdict
    genuine: Verdict
    active_authentication: Verdict
    chip_authentication: Verdict

    @property
    def assurance(self) -> Assurance | None:
        """The level these verdicts carry; None where the chip's data is not shown to be whole."""
        if self.intact.result is not VerdictResult.VERIFIED:
            return None
        return Assurance.CHIP_GENUINE if self.genuine.result is VerdictResult.VERIFIED else Assurance.CHIP_INTACT


NO_COPY = Verdict(VerdictResult.ABSENT, "DG14 holds no copy of EF.CardAccess")


def judge_genuine(
    intact: Verdict, chain: Verdict, active: Verdict, chip: Verdict, card_access: Verdict = NO_COPY
) -> Verdict:
    """Whether the chip is genuine, from the verdicts it rests on: all of data, chain and a proof of the chip's key.

    `card_access` is that of EF.CardAccess against its signed copy. One that does not hold decides, whatever cannot be
    told besides: a chip that signs with another key than its own data names is no original, whoever its issuer is.
    """
    if intact.result is not VerdictResult.VERIFIED:
        return Verdict(intact.result, intact.reason)
    for failed in (chain, chip, active, card_access):
        if failed.result is VerdictResult.FAILED:
            return failed
    if chain.result is not VerdictResult.VERIFIED:
        return chain
    if card_access.result is VerdictResult.CANNOT_TELL:
        return card_access
    for proof in (chip, active):
        if proof.result is VerdictResult.VERIFIED:
            return Verdict(VerdictResult.VERIFIED, f"{chain.reason}; {proof.reason}")
    return Verdict(VerdictResult.CANNOT_TELL, f"{chain.reason}, but the chip did not prove its key")
