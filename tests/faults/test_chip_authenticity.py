"""No liar is ever called genuine: every kind of proof by every kind of lie, every command and every bit."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from cardreader.authenticity.verdict import VerdictResult
from cardreader.chip import ChipReadFailure, ChipReadResult, ProtocolChoice
from cardreader.document import Assurance
from cardreader.errors import CardCommunicationError, CardFault, CardRemoved
from kiosk.devices.card_codes import verdict_code
from kiosk.domain.failures import FailureCode
from simulators.chip import liars
from simulators.chip.active_keys import AaKind
from simulators.chip.agreement_keys import CaKind
from simulators.chip.image import ChipImage
from simulators.chip.recipe import Recipe
from tests.unit.cardreader.proof_cards import (
    AA_KINDS,
    CA_KINDS,
    ECDH_3DES,
    ECDH_AES,
    ECDSA,
    EVERY_PROTOCOL,
    RSA,
    Ask,
    proving_image,
    read,
    result,
)
from tests.unit.cardreader.sample_card import Intercepted, card_data, connect

Kinds = tuple[AaKind | None, CaKind | None]
PROTOCOLS = pytest.mark.parametrize("protocol", EVERY_PROTOCOL)


def forged(active: AaKind | None, agreement: CaKind | None) -> ChipImage:
    return liars.forge(Recipe(data=card_data(), active_authentication=active, chip_authentication=agreement))


ALL_KINDS: tuple[Kinds, ...] = (
    *((kind, None) for kind in AA_KINDS),
    *((None, kind) for kind in CA_KINDS),
    (RSA, ECDH_AES),
    (ECDSA, ECDH_3DES),
)
LIARS: dict[str, Callable[[ChipImage, Kinds], ChipImage]] = {
    "clone without keys": lambda image, kinds: liars.without_keys(image),
    "clone with keys of its own": lambda image, kinds: liars.with_foreign_keys(image, *kinds),
    "clone that hides what asks for proof": lambda image, kinds: liars.without_key_files(image),
    "clone that shows keys of its own": lambda image, kinds: liars.with_exchanged_key_files(image, *kinds),
    "clone that hides its changed keys in EF.SOD": lambda image, kinds: liars.forge_under_the_right_certificate(
        image, *kinds
    ),
    "forger": lambda image, kinds: forged(*kinds),
    "tamperer of DG2": lambda image, kinds: liars.tamper(image, 2),
    "downgrader": lambda image, kinds: liars.downgrade(image),
    "downgrader that hides DG14": lambda image, kinds: liars.with_content(liars.downgrade(image), {0x010E: None}),
    "downgrader to BAC": lambda image, kinds: liars.without_card_access(image),
    "clone and tamperer": lambda image, kinds: liars.with_foreign_keys(liars.tamper(image, 2), *kinds),
}


def _name(value: object) -> str:
    return str(value).replace("KeyAgreement.", "") if isinstance(value, tuple) else str(value)


@pytest.mark.parametrize("kinds", ALL_KINDS, ids=_name)
def test_the_honest_chip_is_genuine_whatever_it_proves(kinds: Kinds) -> None:
    for protocol in EVERY_PROTOCOL:
        found = result(proving_image(*kinds), protocol)
        verdicts = found.verdicts
        assert verdicts.genuine.result is VerdictResult.VERIFIED, verdicts
        assert found.assurance is Assurance.CHIP_GENUINE
        for kind, verdict in zip(kinds, (verdicts.active_authentication, verdicts.chip_authentication), strict=True):
            assert verdict.result is (VerdictResult.ABSENT if kind is None else VerdictResult.VERIFIED), verdict
        assert found.evidence.remarks == ()
        assert [attempt.succeeded for attempt in found.evidence.attempts] == [True]
        assert verdict_code(verdicts) is None


@pytest.mark.parametrize("liar", LIARS)
@pytest.mark.parametrize("kinds", ALL_KINDS, ids=_name)
def test_no_liar_is_genuine(kinds: Kinds, liar: str) -> None:
    # BAC alone never asks for EF.CardAccess, so that a downgrade of it is nothing to be found there.
    protocol = ProtocolChoice.AUTO if "downgrader" in liar else ProtocolChoice.BAC
    found = read(LIARS[liar](proving_image(*kinds), kinds), protocol)
    if isinstance(found, ChipReadResult):
        assert found.verdicts.genuine.result is not VerdictResult.VERIFIED, liar
        assert found.assurance is not Assurance.CHIP_GENUINE


@PROTOCOLS
@pytest.mark.parametrize("number", [1, 2, 13, 14, 15])
def test_the_tamperer_of_each_data_group(number: int, protocol: ProtocolChoice) -> None:
    image = proving_image(ECDSA, ECDH_AES)
    content = image.file(0x0100 + number).content
    for position in range(2, len(content), max(1, len(content) // 12)):
        found = read(liars.tamper(image, number, position), protocol)
        if isinstance(found, ChipReadFailure):
            assert found.fault is CardFault.MALFORMED_DATA, (position, found)
            continue
        assert found.verdicts.genuine.result is not VerdictResult.VERIFIED, position
        assert found.assurance is None, position
        assert verdict_code(found.verdicts) is FailureCode.CARD_NOT_INTACT


@PROTOCOLS
@pytest.mark.parametrize("kinds", [(RSA, None), (None, ECDH_AES), (ECDSA, ECDH_3DES)], ids=_name)
def test_a_clone_that_plays_along_is_called_one_with_or_without_an_anchor(
    kinds: Kinds, protocol: ProtocolChoice
) -> None:
    verdicts = result(liars.with_foreign_keys(proving_image(*kinds), *kinds), protocol).verdicts
    assert verdicts.intact.result is VerdictResult.VERIFIED
    assert verdicts.genuine.result is VerdictResult.FAILED
    assert verdict_code(verdicts) is FailureCode.CARD_NOT_GENUINE
    unknown = liars.with_foreign_keys(forged(*kinds), *kinds)
    assert result(unknown, protocol).verdicts.genuine.result is VerdictResult.FAILED


def test_a_forger_proves_keys_that_prove_nothing() -> None:
    verdicts = result(forged(ECDSA, ECDH_AES)).verdicts
    assert verdicts.intact.result is VerdictResult.VERIFIED
    assert verdicts.active_authentication.result is VerdictResult.VERIFIED
    assert verdicts.chip_authentication.result is VerdictResult.VERIFIED
    assert verdicts.genuine.result is not VerdictResult.VERIFIED
    assert verdicts.assurance is Assurance.CHIP_INTACT


@pytest.mark.parametrize("kinds", [(ECDSA, None), (None, ECDH_AES), (ECDSA, ECDH_3DES)], ids=_name)
def test_the_downgrader_is_reported_though_its_keys_are_true(kinds: Kinds) -> None:
    found = result(liars.downgrade(proving_image(*kinds)))
    assert found.verdicts.genuine.result is VerdictResult.FAILED
    assert found.verdicts.genuine.reason == "EF.CardAccess is weaker than its signed copy in DG14"
    assert found.verdicts.genuine.reason in found.evidence.remarks
    assert verdict_code(found.verdicts) is FailureCode.CARD_NOT_GENUINE


def test_a_chip_without_its_ef_card_access_is_not_called_genuine() -> None:
    found = result(liars.without_card_access(proving_image(ECDSA, ECDH_AES)))
    assert found.verdicts.genuine.result is VerdictResult.CANNOT_TELL
    assert found.assurance is Assurance.CHIP_INTACT
    assert any(remark.startswith("EF.CardAccess is not shown") for remark in found.evidence.remarks)


@PROTOCOLS
@pytest.mark.parametrize("kinds", [(RSA, ECDH_AES), (ECDSA, ECDH_3DES)], ids=_name)
def test_the_card_pulled_at_every_command(kinds: Kinds, protocol: ProtocolChoice) -> None:
    image = proving_image(*kinds)
    whole = result(image, protocol)
    for pulled in range(1, whole.evidence.apdus + 1):

        def change(number: int, command: bytes, ask: Ask, pulled: int = pulled) -> bytes:
            if number >= pulled:
                raise CardRemoved
            return ask(command)

        outcome = read(Intercepted(connect(image, max_apdu=65_544), change), protocol)
        assert isinstance(outcome, ChipReadFailure), pulled
        assert outcome.fault is CardFault.CARD_REMOVED, (pulled, outcome)
        assert outcome.evidence.apdus == pulled
        assert outcome.document in (None, whole.document)


def _spoiled_reads(
    image: ChipImage, protocol: ProtocolChoice, instructions: tuple[int, ...], spoil: Callable[[bytes], bytes]
) -> Iterator[ChipReadResult | ChipReadFailure]:
    """One read for each command inside the channel with one of these instructions, its answer spoiled."""
    sent: list[int] = []

    def note(number: int, command: bytes, ask: Ask) -> bytes:
        if command[0] == 0x0C and command[1] in instructions:
            sent.append(number)
        return ask(command)

    assert isinstance(read(Intercepted(connect(image, max_apdu=65_544), note), protocol), ChipReadResult)
    assert sent
    for broken in sent:

        def change(number: int, command: bytes, ask: Ask, broken: int = broken) -> bytes:
            return spoil(ask(command)) if number == broken else ask(command)

        yield read(Intercepted(connect(image, max_apdu=65_544), change), protocol)


@PROTOCOLS
@pytest.mark.parametrize("kinds", [(RSA, None), (ECDSA, None)], ids=_name)
@pytest.mark.parametrize("where", [0.0, 0.2, 0.5, 0.8, 1.0])
def test_a_flipped_bit_on_the_way_from_active_authentication(
    kinds: Kinds, where: float, protocol: ProtocolChoice
) -> None:
    def spoil(answer: bytes) -> bytes:
        position = round(where * (len(answer) - 1))
        return answer[:position] + bytes((answer[position] ^ 0x04,)) + answer[position + 1 :]

    for outcome in _spoiled_reads(proving_image(*kinds), protocol, (0x88,), spoil):
        if isinstance(outcome, ChipReadResult) and outcome.verdicts.genuine.result is VerdictResult.VERIFIED:
            # The status word outside the envelope is nobody's: the one inside is under the MAC.
            assert where == 1.0


@PROTOCOLS
@pytest.mark.parametrize("agreement", [ECDH_AES, ECDH_3DES], ids=str)
@pytest.mark.parametrize("sw", [0x6F00, 0x6982, 0x6A80, 0x6988, 0x6700])
def test_a_status_word_in_clear_to_chip_authentication_costs_the_channel_and_the_proof(
    sw: int, agreement: CaKind, protocol: ProtocolChoice
) -> None:
    """Quirk 35: the old channel is gone afterwards; the chip is opened again and read to the end."""
    image = proving_image(None, agreement)
    whole = result(image, protocol)
    for outcome in _spoiled_reads(image, protocol, (0x22, 0x86), lambda answer: sw.to_bytes(2, "big")):
        assert isinstance(outcome, ChipReadResult), outcome
        assert outcome.document == whole.document
        assert outcome.verdicts.intact.result is VerdictResult.VERIFIED
        assert outcome.verdicts.chip_authentication.result is VerdictResult.CANNOT_TELL
        assert f"{sw:04X}" in outcome.verdicts.chip_authentication.reason
        assert outcome.verdicts.genuine.result is VerdictResult.CANNOT_TELL
        assert [attempt.succeeded for attempt in outcome.evidence.attempts] == [True, True]
        assert any("new session" in remark for remark in outcome.evidence.remarks)


@PROTOCOLS
@pytest.mark.parametrize("agreement", [ECDH_AES, ECDH_3DES], ids=str)
@pytest.mark.parametrize("position", [0, 3, 10, -3])
def test_a_flipped_bit_on_the_way_from_chip_authentication(
    position: int, agreement: CaKind, protocol: ProtocolChoice
) -> None:
    def spoil(answer: bytes) -> bytes:
        changed = bytearray(answer)
        changed[position] ^= 0x10
        return bytes(changed)

    for outcome in _spoiled_reads(proving_image(None, agreement), protocol, (0x22, 0x86), spoil):
        assert isinstance(outcome, ChipReadFailure)
        assert outcome.fault is CardFault.SECURE_MESSAGING_BROKEN


@PROTOCOLS
@pytest.mark.parametrize("kinds", [(RSA, ECDH_AES), (ECDSA, ECDH_3DES)], ids=_name)
def test_one_exchange_that_fails_at_every_command(kinds: Kinds, protocol: ProtocolChoice) -> None:
    """Nothing is called genuine without its proof, and a proof that got lost is not held against the chip."""
    image = proving_image(*kinds)
    whole = result(image, protocol)
    for broken in range(1, whole.evidence.apdus + 1):

        def change(number: int, command: bytes, ask: Ask, broken: int = broken) -> bytes:
            if number == broken:
                raise CardCommunicationError("not transacted")
            return ask(command)

        outcome = read(Intercepted(connect(image, max_apdu=65_544), change), protocol)
        if isinstance(outcome, ChipReadResult):
            assert outcome.document == whole.document
            assert outcome.verdicts.genuine.result is VerdictResult.VERIFIED
            assert VerdictResult.FAILED not in (
                outcome.verdicts.active_authentication.result,
                outcome.verdicts.chip_authentication.result,
            )


@pytest.mark.parametrize("sw", [0x6F00, 0x6982, 0x6A88, 0x6D00])
def test_active_authentication_refused_in_clear_leaves_the_read_whole(sw: int) -> None:
    image = proving_image(ECDSA, None)
    for outcome in _spoiled_reads(image, ProtocolChoice.AUTO, (0x88,), lambda answer: sw.to_bytes(2, "big")):
        assert isinstance(outcome, ChipReadResult)
        assert outcome.verdicts.active_authentication.result is VerdictResult.CANNOT_TELL
        assert outcome.verdicts.genuine.result is VerdictResult.CANNOT_TELL
