"""From what a code or a person says to the keys that open the chip: the CAN, or values of the MRZ."""

from __future__ import annotations

from cardreader.access.keys import AccessKeyError, Can, ChipKeys
from cardreader.document import IdentityDocument
from cardreader.optical.qr_result import QrDocument


def chip_keys_from_qr(code: QrDocument) -> ChipKeys:
    """The keys of the card whose code was read. Raises AccessKeyError as `chip_keys_from_document`."""
    return chip_keys_from_document(code.document)


def chip_keys_from_document(document: IdentityDocument) -> ChipKeys:
    """The keys of the card that a code describes: the CAN, then MRZ candidates with derived expiry dates.

    Where no whole birth date is known there is the CAN alone. Raises AccessKeyError where there is no personal ID
    (health insurance codes).
    """
    if document.personal_id is None:
        raise AccessKeyError("the code carries no personal ID")
    birth = document.birth_date.as_date() if document.birth_date is not None else None
    if birth is None:
        return ChipKeys.from_personal_id(document.personal_id)
    return ChipKeys.from_card_code(document.personal_id, birth, document.issue_date)


def chip_keys_from_digits(digits: str) -> ChipKeys:
    """The six digits that a person typed: the CAN. Raises AccessKeyError."""
    return ChipKeys(can=Can(digits))


def chip_keys_from_id(personal_id: str) -> ChipKeys:
    """The twelve digits of a Vietnamese card, of which the last six are its CAN. Raises AccessKeyError."""
    return ChipKeys.from_personal_id(personal_id)
