"""From what a code or a person says to the keys that open the chip: the CAN, or values of the MRZ."""

from __future__ import annotations

from datetime import date
from typing import Final

from cardreader.access.keys import AccessKeyError, Can, ChipKeys, MrzKey
from cardreader.document import IdentityDocument
from cardreader.errors import MalformedData
from cardreader.lds.mrz_layout import LAYOUTS, TD1, CheckedField
from cardreader.lds.mrz_text import MrzText, parse_mrz_text
from cardreader.optical.mrz_identity import MrzIdentity
from cardreader.optical.qr_result import QrDocument

_WITHOUT_NAME: Final = 2 * TD1.width
"""Characters of a card's first two lines; the third holds the name alone, which no key is made of."""


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


def chip_keys_from_mrz(identity: MrzIdentity) -> ChipKeys:
    """The keys of the card whose MRZ was read: of a Vietnamese card the CAN, then what the MRZ itself says."""
    personal_id = identity.personal_id
    return ChipKeys(None if personal_id is None else Can(personal_id[-6:]), (identity.key,))


def chip_keys_from_mrz_text(text: str, today: date) -> ChipKeys:
    """The keys of the card whose MRZ a person typed, in any case, with blanks and line breaks anywhere.

    Of a card the first two lines are enough. Look-alikes are replaced as `parse_mrz_text` does. Raises AccessKeyError,
    which names the fields whose check digits are wrong, or the places where a character cannot stand.
    """
    typed = "".join(text.split())
    zone = typed.ljust(TD1.length, "<") if len(typed) == _WITHOUT_NAME else typed
    try:
        read = parse_mrz_text(zone, today)
    except MalformedData:
        raise AccessKeyError(
            "the MRZ has 3 lines of 30 characters (the first 2 are enough), 2 of 36 or 2 of 44, of 0-9, A-Z and <"
        ) from None
    mrz = read.mrz
    if mrz is None or not read.valid:
        raise AccessKeyError(f"the MRZ has a slip: {_slip(read)}")
    return chip_keys_from_mrz(
        MrzIdentity(MrzKey(mrz.document_number, mrz.birth_date_field, mrz.expiry_field), mrz.personal_id)
    )


def chip_keys_from_digits(digits: str) -> ChipKeys:
    """The six digits that a person typed: the CAN. Raises AccessKeyError."""
    return ChipKeys(can=Can(digits))


def chip_keys_from_id(personal_id: str) -> ChipKeys:
    """The twelve digits of a Vietnamese card, of which the last six are its CAN. Raises AccessKeyError."""
    return ChipKeys.from_personal_id(personal_id)


def _slip(read: MrzText) -> str:
    """Why the text is no MRZ; never what it says."""
    wrong = [check for check, is_right in read.checks.items() if not is_right]
    # The composite one covers the others' fields, so beside another it says nothing new.
    named = [check.value for check in wrong if check is not CheckedField.COMPOSITE or len(wrong) == 1]
    if named:
        return f"check digit of {', '.join(named)}"
    if read.misplaced:
        width = LAYOUTS[len(read.zone)].width
        places = [f"line {place // width + 1} character {place % width + 1}" for place in read.misplaced]
        return f"no such character can stand at {', '.join(places)}"
    return "document number and personal ID disagree" if not read.numbers_agree else "a date is none"
