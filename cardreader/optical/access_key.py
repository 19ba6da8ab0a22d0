"""From what a code or a person says to the keys that open the chip: the CAN, or values of the MRZ."""

from __future__ import annotations

from cardreader.access.keys import AccessKeyError, Can, ChipKeys
from cardreader.optical.qr_result import QrDocument


def chip_keys_from_qr(code: QrDocument) -> ChipKeys:
    """The keys of the card whose code was read: the CAN, then MRZ candidates, of which the code lacks the expiry date.

    Where the code knows no whole birth date there is the CAN alone. Raises AccessKeyError where the code carries no
    personal ID (health insurance codes).
    """
    if code.personal_id is None:
        raise AccessKeyError("the code carries no personal ID")
    birth = code.birth_date.as_date() if code.birth_date else None
    if birth is None:
        return ChipKeys.from_personal_id(code.personal_id)
    return ChipKeys.from_card_code(code.personal_id, birth, code.issue_date)


def chip_keys_from_digits(digits: str) -> ChipKeys:
    """The six digits that a person typed: the CAN. Raises AccessKeyError."""
    return ChipKeys(can=Can(digits))


def chip_keys_from_id(personal_id: str) -> ChipKeys:
    """The twelve digits of a Vietnamese card, of which the last six are its CAN. Raises AccessKeyError."""
    return ChipKeys.from_personal_id(personal_id)
