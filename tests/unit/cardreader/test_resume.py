"""A card that was pulled and put back goes on at the file it was at; another card never inherits anything."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from cardreader.access.keys import ChipKeys
from cardreader.authenticity.verdict import VerdictResult
from cardreader.chip import ChipReader, ChipReadFailure, ChipReadResult, ProtocolChoice
from cardreader.errors import CardFault
from cardreader.resume import ReadSoFar
from simulators.chip.card import SoftwareCard
from simulators.chip.connection import SoftwareCardConnection
from simulators.chip.image import ChipImage
from simulators.chip.personalisation import personalise
from tests.unit.cardreader.proof_cards import ECDH_AES, ECDSA, proving_image
from tests.unit.cardreader.sample_card import KEYS, MRZ_KEY, WRONG_MRZ_KEY, card_data, portrait, signer

PROTOCOLS = pytest.mark.parametrize("protocol", [ProtocolChoice.PACE, ProtocolChoice.BAC])


def _image() -> ChipImage:
    return proving_image(ECDSA, ECDH_AES)


def _read(
    image: ChipImage,
    protocol: ProtocolChoice,
    *,
    pulled_at: int | None = None,
    resume: ReadSoFar | None = None,
    keys: ChipKeys = KEYS,
    max_apdu: int | None = None,
) -> ChipReadResult | ChipReadFailure:
    def pull(number: int) -> None:
        if number == pulled_at:
            card.remove()

    card = SoftwareCardConnection(SoftwareCard(image), max_apdu=max_apdu, before_transmit=pull)
    return ChipReader(card, keys, protocol=protocol, today=lambda: date(2026, 1, 1), resume=resume).read()


@PROTOCOLS
@pytest.mark.parametrize("max_apdu", [None, 261])
def test_pulled_at_any_command_the_same_card_is_read_to_the_end(protocol: ProtocolChoice, max_apdu: int | None) -> None:
    image = _image()
    whole = _read(image, protocol, max_apdu=max_apdu)
    assert isinstance(whole, ChipReadResult)
    sent: list[int] = []
    for pulled_at in range(1, whole.evidence.apdus + 1):
        torn = _read(image, protocol, pulled_at=pulled_at, max_apdu=max_apdu)
        assert isinstance(torn, ChipReadFailure)
        assert torn.fault is CardFault.CARD_REMOVED
        again = _read(image, protocol, resume=torn.so_far, max_apdu=max_apdu)
        assert isinstance(again, ChipReadResult), pulled_at
        assert again.document == whole.document
        assert again.photo.data == portrait()
        assert again.verdicts == whole.verdicts
        sent.append(again.evidence.apdus)
    assert sent[0] == whole.evidence.apdus
    # Near the end only opening, EF.SOD and the proofs are done again.
    assert sent[-1] < whole.evidence.apdus - (2 if max_apdu is None else 20)


def test_pulled_again_and_again_something_is_gained_each_time() -> None:
    image = _image()
    resume: ReadSoFar | None = None
    for _ in range(40):
        outcome = _read(image, ProtocolChoice.PACE, pulled_at=22, resume=resume, max_apdu=261)
        if isinstance(outcome, ChipReadResult):
            break
        resume = outcome.so_far
    assert isinstance(outcome, ChipReadResult)
    assert outcome.photo.data == portrait()


@PROTOCOLS
def test_another_card_with_the_same_key_inherits_nothing(protocol: ProtocolChoice) -> None:
    torn = _read(_image(), protocol, pulled_at=_last_but(_image(), protocol, 0))
    assert isinstance(torn, ChipReadFailure)
    assert torn.so_far is not None
    other = personalise(dataclasses.replace(card_data(), full_name="Nguyễn Văn Khác"), signer())
    found = _read(other, protocol, resume=torn.so_far)
    assert isinstance(found, ChipReadResult)
    assert found.document.full_name == "Nguyễn Văn Khác"
    assert found.verdicts.active_authentication.result is VerdictResult.ABSENT


def test_proofs_are_asked_of_the_card_that_came_back() -> None:
    """A clone with every file of the card that was pulled away is not genuine for it."""
    torn = _read(_image(), ProtocolChoice.PACE, pulled_at=_last_but(_image(), ProtocolChoice.PACE, 0))
    assert isinstance(torn, ChipReadFailure)
    clone = dataclasses.replace(_image(), active_key=None, agreement_key=None)
    found = _read(clone, ProtocolChoice.PACE, resume=torn.so_far)
    assert isinstance(found, ChipReadResult)
    assert found.verdicts.active_authentication.result is VerdictResult.CANNOT_TELL
    assert found.verdicts.chip_authentication.result is VerdictResult.CANNOT_TELL


def test_what_was_kept_is_hashed_again() -> None:
    torn = _read(_image(), ProtocolChoice.PACE, pulled_at=_last_but(_image(), ProtocolChoice.PACE, 0))
    assert isinstance(torn, ChipReadFailure)
    assert torn.so_far is not None
    torn.so_far.files["DG1"] = torn.so_far.files["DG1"].replace(b"MAU", b"MAO")
    found = _read(_image(), ProtocolChoice.PACE, resume=torn.so_far)
    assert isinstance(found, ChipReadResult)
    assert found.verdicts.intact.result is VerdictResult.FAILED


def test_the_key_that_opened_the_chip_is_tried_first() -> None:
    keys = ChipKeys(mrz=(WRONG_MRZ_KEY, MRZ_KEY))
    torn = _read(_image(), ProtocolChoice.BAC, pulled_at=14, keys=keys)
    assert isinstance(torn, ChipReadFailure)
    assert torn.so_far is not None
    found = _read(_image(), ProtocolChoice.BAC, resume=torn.so_far, keys=keys)
    assert [attempt.succeeded for attempt in found.evidence.attempts] == [True]


def test_a_failure_that_would_come_again_leaves_nothing() -> None:
    failed = _read(_image(), ProtocolChoice.PACE, keys=ChipKeys(mrz=(WRONG_MRZ_KEY,)))
    assert isinstance(failed, ChipReadFailure)
    assert failed.so_far is None


def test_what_is_kept_shows_nothing_and_can_be_forgotten() -> None:
    torn = _read(_image(), ProtocolChoice.PACE, pulled_at=_last_but(_image(), ProtocolChoice.PACE, 0))
    assert isinstance(torn, ChipReadFailure)
    kept = torn.so_far
    assert kept is not None
    assert len(repr(kept)) < 200
    kept.forget()
    assert (kept.key, kept.security_object, kept.files, kept.parts) == (None, b"", {}, {})


def _last_but(image: ChipImage, protocol: ProtocolChoice, commands: int) -> int:
    whole = _read(image, protocol)
    assert isinstance(whole, ChipReadResult)
    return whole.evidence.apdus - commands
