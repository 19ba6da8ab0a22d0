"""From the words of `cardreader` to the session's: keys, stages and failure codes."""

from __future__ import annotations

from typing import assert_never

from cardreader.access.keys import ChipKeys, MrzKey
from cardreader.authenticity.verdict import VerdictResult, Verdicts
from cardreader.chip import Step
from cardreader.errors import CardFault
from cardreader.optical.access_key import chip_keys_from_digits, chip_keys_from_document, chip_keys_from_mrz
from cardreader.optical.mrz_identity import MrzIdentity
from kiosk.domain.failures import FailureCode
from kiosk.session.state import CardStage, KeySource, MrzSeen, QrKey, TypedDigits


def chip_keys(key: KeySource) -> ChipKeys:
    """The chip keys that a key source yields. Raises AccessKeyError where it yields none."""
    match key:
        case TypedDigits(digits):
            return chip_keys_from_digits(digits)
        case QrKey(document):
            return chip_keys_from_document(document)
        case MrzSeen(number, born, expiry, personal_id):
            return chip_keys_from_mrz(MrzIdentity(MrzKey(number, born, expiry), personal_id))
        case other:
            assert_never(other)


def card_stage(step: Step) -> CardStage:
    """The patient's word for a step of the reader."""
    match step:
        case Step.ACCESS | Step.APPLICATION:
            return CardStage.ACCESS
        case Step.DIRECTORY | Step.MRZ | Step.TEXT:
            return CardStage.IDENTITY
        case Step.PHOTO:
            return CardStage.PHOTO
        case Step.AUTHENTICITY:
            return CardStage.AUTHENTICITY
        case other:
            assert_never(other)


def verdict_code(verdicts: Verdicts) -> FailureCode | None:
    """Why a chip that was read must not be relied on; None where it is intact and nothing speaks against it."""
    match verdicts.intact.result:
        case VerdictResult.VERIFIED:
            failed = verdicts.genuine.result is VerdictResult.FAILED
            return FailureCode.CARD_NOT_GENUINE if failed else None
        case VerdictResult.FAILED | VerdictResult.ABSENT:
            return FailureCode.CARD_NOT_INTACT
        case VerdictResult.CANNOT_TELL:
            return FailureCode.CARD_UNSUPPORTED
        case other:
            assert_never(other)


def fault_code(fault: CardFault) -> FailureCode:
    """The code of a fault of the card reader."""
    match fault:
        case CardFault.NO_READER:
            return FailureCode.READER_MISSING
        case CardFault.SERVICE_UNAVAILABLE:
            return FailureCode.PCSC_UNAVAILABLE
        case CardFault.NO_CARD:
            return FailureCode.NO_CARD
        case CardFault.CARD_REMOVED:
            return FailureCode.CARD_REMOVED
        case CardFault.COMMUNICATION | CardFault.CANCELLED:
            return FailureCode.CARD_UNREADABLE
        case CardFault.NOT_AN_EMRTD:
            return FailureCode.NOT_AN_ID_CARD
        case CardFault.WRONG_KEY | CardFault.KEY_BLOCKED:
            return FailureCode.WRONG_KEY
        case CardFault.ACCESS_REFUSED | CardFault.PROTOCOL_VIOLATION | CardFault.MALFORMED_DATA:
            return FailureCode.CARD_DATA_MALFORMED
        case CardFault.SECURE_MESSAGING_BROKEN:
            return FailureCode.CHANNEL_BROKEN
        case CardFault.TIMEOUT:
            return FailureCode.CARD_TIMED_OUT
        case CardFault.UNSUPPORTED:
            return FailureCode.CARD_UNSUPPORTED
        case other:
            assert_never(other)
