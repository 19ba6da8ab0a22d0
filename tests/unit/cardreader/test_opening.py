"""Opening the chip: what is tried after what, what is never tried, and what is told of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from cardreader.access.keys import Can, ChipKeys, Pin
from cardreader.access.opening import ChipOpener, ProtocolChoice
from cardreader.access.pace_cam import verify_chip_authentication_mapping
from cardreader.access.pace_password import PasswordReference
from cardreader.access.security_infos import PaceMapping
from cardreader.errors import CardCommunicationError, CardError, CardFault
from cardreader.evidence import AccessProtocol
from cardreader.iso7816.channel import PlainChannel
from simulators.chip.agreement_keys import CaKind, ChipAuthenticationKey
from simulators.chip.image import ChipImage
from simulators.chip.pace_settings import PaceSettings, PaceVariant

from .sample_card import CARD_ACCESS, MRZ_KEY, WRONG_MRZ_KEY, Intercepted, connect, sample_image, with_file

Ask = Callable[[bytes], bytes]
Change = Callable[[int, bytes, Ask], bytes]
GM, IM, CAM = PaceMapping.ECDH_GENERIC, PaceMapping.ECDH_INTEGRATED, PaceMapping.ECDH_CHIP_AUTHENTICATION
CAN = Can("012345")
BOTH = ChipKeys(CAN, (MRZ_KEY,))
HIDDEN = {(0x00, 0xA4, 0x02), (0x00, 0xB0, 0x9C)}
"""Ways to EF.CardAccess."""


def _as_it_is(number: int, command: bytes, ask: Ask) -> bytes:
    return ask(command)


def _opener(
    image: ChipImage, keys: ChipKeys, choice: ProtocolChoice = ProtocolChoice.AUTO, change: Change = _as_it_is
) -> ChipOpener:
    return ChipOpener(PlainChannel(Intercepted(connect(image), change)), keys, choice)


def _offering(*variants: PaceVariant, key: ChipAuthenticationKey | None = None) -> ChipImage:
    settings = PaceSettings(variants=variants)
    image = with_file(sample_image(), CARD_ACCESS, settings.ef_card_access())
    return dataclasses.replace(image, pace=settings, agreement_key=key)


def _tries(opener: ChipOpener) -> list[tuple[str, str, bool]]:
    return [(attempt.mechanism or "BAC", attempt.password.value, attempt.succeeded) for attempt in opener.attempts]


def _fault(opener: ChipOpener) -> CardFault:
    with pytest.raises(CardError) as refused:
        opener.open()
    return refused.value.fault


def _mechanism_fails(oid_arc: str) -> Change:
    """The chip breaks off PACE of this kind with 6FFF."""
    running = False

    def change(number: int, command: bytes, ask: Ask) -> bytes:
        nonlocal running
        if command[1] == 0x22:
            running = bytes.fromhex("04007F0007020204" + oid_arc) in command
        return b"\x6f\xff" if command[1] == 0x86 and running else ask(command)

    return change


def _without_bac(number: int, command: bytes, ask: Ask) -> bytes:
    return b"\x6a\x88" if command[1] == 0x82 else ask(command)


def test_pace_failing_with_6fff_and_bac_succeeding() -> None:
    opener = _opener(sample_image(), BOTH, change=_mechanism_fails("0202"))
    opener.open()
    name = "PACE-ECDH-GM-AES-128 brainpoolP256r1"
    assert _tries(opener) == [(name, "CAN", False), (name, "MRZ", False), ("BAC", "MRZ", True)]
    assert opener.attempts[0].outcome.endswith("6FFF")
    assert opener.protocol is AccessProtocol.BAC
    assert opener.mechanism is None


def test_the_setting_that_forbids_bac_after_pace_failed() -> None:
    opener = _opener(sample_image(), BOTH, ProtocolChoice.NO_FALLBACK, _mechanism_fails("0202"))
    assert _fault(opener) is CardFault.PROTOCOL_VIOLATION
    assert {attempt.protocol for attempt in opener.attempts} == {AccessProtocol.PACE}


@pytest.mark.parametrize(
    "content",
    [bytes.fromhex("31143012060A04007F0007020204090202010202010D"), bytes.fromhex("31053003020100")],
    ids=["an unknown mechanism", "malformed"],
)
def test_the_setting_holds_where_pace_cannot_be_run(content: bytes) -> None:
    image = with_file(sample_image(), CARD_ACCESS, content)
    opener = _opener(image, BOTH, ProtocolChoice.NO_FALLBACK)
    assert _fault(opener) in (CardFault.UNSUPPORTED, CardFault.MALFORMED_DATA)
    assert opener.attempts == []
    _opener(image, BOTH).open()


@pytest.mark.parametrize("content", [None, bytes.fromhex("310F300D060804007F0007020202020101")])
def test_the_setting_allows_bac_where_no_pace_is_offered(content: bytes | None) -> None:
    opener = _opener(with_file(sample_image(), CARD_ACCESS, content), BOTH, ProtocolChoice.NO_FALLBACK)
    opener.open()
    assert _tries(opener) == [("BAC", "MRZ", True)]


def test_a_key_refused_by_pace_is_not_tried_again_by_bac() -> None:
    for choice in (ProtocolChoice.AUTO, ProtocolChoice.NO_FALLBACK, ProtocolChoice.PACE):
        opener = _opener(sample_image(), ChipKeys(Can("999999"), (WRONG_MRZ_KEY,)), choice)
        assert _fault(opener) is CardFault.WRONG_KEY
        assert len(opener.attempts) == 2


def test_a_refused_key_is_not_tried_again_with_another_mechanism() -> None:
    opener = _opener(_offering(PaceVariant(GM), PaceVariant(IM)), ChipKeys(Can("999999"), (MRZ_KEY,)))
    opener.open()
    assert _tries(opener) == [
        ("PACE-ECDH-GM-AES-128 brainpoolP256r1", "CAN", False),
        ("PACE-ECDH-GM-AES-128 brainpoolP256r1", "MRZ", True),
    ]


def test_the_next_mechanism_is_tried_where_the_strongest_fails() -> None:
    variants = [PaceVariant(GM), PaceVariant(IM), PaceVariant(GM, parameter_id=12), PaceVariant(GM, parameter_id=8)]
    opener = _opener(_offering(*variants), ChipKeys(CAN), change=_mechanism_fails("0202"))
    opener.open()
    assert [name for name, _, succeeded in _tries(opener) if succeeded] == ["PACE-ECDH-IM-AES-128 brainpoolP256r1"]
    assert len(opener.attempts) <= 3


def test_not_every_offer_is_worth_a_try() -> None:
    variants = [PaceVariant(GM, parameter_id=number) for number in range(8, 19)]
    opener = _opener(_offering(*variants), ChipKeys(CAN), change=_mechanism_fails("0202"))
    assert _fault(opener) is CardFault.PROTOCOL_VIOLATION
    assert len(opener.attempts) == 3


def test_what_is_passed_over_is_remarked_once() -> None:
    entries = PaceSettings(variants=(PaceVariant(GM),)).ef_card_access()[2:]
    unknown = bytes.fromhex("3012060A04007F0007020204090202010202010D")
    image = with_file(sample_image(), CARD_ACCESS, b"\x31" + bytes((40,)) + unknown + entries)
    opener = _opener(image, BOTH)
    opener.open()
    opener.open()
    assert opener.remarks == ["PACE mechanism 0.4.0.127.0.7.2.2.4.9.2 is unknown"]
    assert opener.security_infos is not None


@pytest.mark.parametrize("choice", [ProtocolChoice.AUTO, ProtocolChoice.NO_FALLBACK], ids=lambda choice: choice.value)
@pytest.mark.parametrize("sw", ["6A82", "6283", "6982", "6A86"])
def test_an_ef_card_access_that_the_chip_does_not_show_leads_to_bac(sw: str, choice: ProtocolChoice) -> None:
    def hide(number: int, command: bytes, ask: Ask) -> bytes:
        return bytes.fromhex(sw) if tuple(command[:3]) in HIDDEN else ask(command)

    opener = _opener(sample_image(), BOTH, choice, hide)
    opener.open()
    assert _tries(opener) == [("BAC", "MRZ", True)]


@pytest.mark.parametrize("sw", ["9000", "6A86", "6A87", "6985", "6D00", "6982"])
def test_whatever_comes_of_selecting_the_master_file(sw: str) -> None:
    first = True

    def change(number: int, command: bytes, ask: Ask) -> bytes:
        nonlocal first
        if command[:4] == bytes.fromhex("00A4000C"):
            first = False
            return bytes.fromhex(sw)
        return b"\x6a\x82" if first and tuple(command[:3]) in HIDDEN else ask(command)

    opener = _opener(sample_image(), BOTH, change=change)
    opener.open()
    assert opener.protocol is AccessProtocol.PACE
    assert not first


def test_bac_that_was_taken_away_is_told_as_such() -> None:
    opener = _opener(sample_image(), BOTH, ProtocolChoice.BAC, _without_bac)
    assert _fault(opener) is CardFault.UNSUPPORTED


def test_bac_that_was_taken_away_leads_to_pace_where_ef_card_access_was_hidden_before() -> None:
    bac_failed = False

    def change(number: int, command: bytes, ask: Ask) -> bytes:
        nonlocal bac_failed
        if not bac_failed and tuple(command[:3]) in HIDDEN:
            return b"\x69\x82"
        if command[:4] == bytes.fromhex("00A4000C"):
            return bytes.fromhex("9000")
        if command[1] == 0x82:
            bac_failed = True
            return b"\x6a\x88"
        return ask(command)

    image = sample_image()
    shown_to_all = dataclasses.replace(
        image,
        files=(
            *image.files,
            dataclasses.replace(image.file(CARD_ACCESS), directory=image.file(0x0101).directory),
        ),
    )
    opener = _opener(shown_to_all, BOTH, change=change)
    opener.open()
    assert _tries(opener) == [("BAC", "MRZ", False), ("PACE-ECDH-GM-AES-128 brainpoolP256r1", "CAN", True)]


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        (PasswordReference.CAN, [("CAN", True)]),
        (PasswordReference.MRZ, [("CAN", False), ("MRZ", True)]),
        (PasswordReference.PIN, [("CAN", False), ("MRZ", False), ("PIN", True)]),
    ],
)
def test_chips_that_take_one_password_only(taken: PasswordReference, expected: list[tuple[str, bool]]) -> None:
    settings = PaceSettings(passwords=frozenset((taken,)), pin="13579")
    opener = _opener(
        dataclasses.replace(sample_image(), pace=settings),
        ChipKeys(CAN, (MRZ_KEY,), pin=Pin("13579")),
        ProtocolChoice.PACE,
    )
    opener.open()
    assert [(attempt.password.value, attempt.succeeded) for attempt in opener.attempts] == expected


def test_a_chip_that_takes_none_of_the_passwords_at_hand() -> None:
    settings = PaceSettings(passwords=frozenset((PasswordReference.MRZ,)))
    opener = _opener(dataclasses.replace(sample_image(), pace=settings), ChipKeys(CAN))
    assert _fault(opener) is CardFault.UNSUPPORTED
    assert "takes no CAN" in opener.attempts[0].outcome


def test_a_blocked_password_is_not_tried_with_another_mechanism() -> None:
    def blocked(number: int, command: bytes, ask: Ask) -> bytes:
        return b"\x69\x83" if command[1] == 0x22 else ask(command)

    opener = _opener(_offering(PaceVariant(GM), PaceVariant(IM)), ChipKeys(CAN), change=blocked)
    assert _fault(opener) is CardFault.KEY_BLOCKED
    assert len(opener.attempts) == 1


def test_silence_that_is_no_answer_to_a_key_ends_it_all() -> None:
    def silent(number: int, command: bytes, ask: Ask) -> bytes:
        if command[1] == 0x22:
            raise CardCommunicationError("no answer")
        return ask(command)

    opener = _opener(sample_image(), BOTH, change=silent)
    assert _fault(opener) is CardFault.COMMUNICATION
    assert len(opener.attempts) == 1


def test_the_chip_authentication_mapping_leaves_its_proof() -> None:
    key = ChipAuthenticationKey.create(CaKind())
    opener = _opener(_offering(PaceVariant(GM), PaceVariant(CAM), key=key), BOTH)
    opener.open()
    assert opener.mechanism is not None
    assert opener.mechanism.info.mapping is CAM
    assert opener.chip_authentication is not None
    assert opener.chip_authentication.key_id == 13
    assert verify_chip_authentication_mapping(opener.chip_authentication, key.public_key)
    clone = ChipAuthenticationKey.create(CaKind())
    assert not verify_chip_authentication_mapping(opener.chip_authentication, clone.public_key)


def test_a_chip_that_cannot_prove_its_key_is_opened_by_the_generic_mapping_and_that_is_seen() -> None:
    opener = _opener(_offering(PaceVariant(GM), PaceVariant(CAM)), ChipKeys(CAN))
    opener.open()
    assert [succeeded for _, _, succeeded in _tries(opener)] == [False, True]
    assert "CAM" in opener.attempts[0].mechanism
    assert opener.chip_authentication is None


def test_a_second_opening_goes_straight_for_mechanism_and_key_of_the_first() -> None:
    key = ChipAuthenticationKey.create(CaKind())
    opener = _opener(_offering(PaceVariant(CAM), PaceVariant(GM), key=key), ChipKeys(CAN, (MRZ_KEY,)))
    opener.open()
    first = opener.chip_authentication
    opener.open()
    assert _tries(opener)[0] == _tries(opener)[1]
    assert opener.chip_authentication != first
