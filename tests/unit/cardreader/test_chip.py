"""Whole reads of the software chip: what comes out, in which order, and what is told where it stops."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cardreader.access.keys import Can, ChipKeys, MrzKey
from cardreader.authenticity.trust import TrustStore
from cardreader.authenticity.verdict import VerdictResult
from cardreader.chip import ChipReader, ChipReadFailure, ChipReadResult, ProtocolChoice, Step
from cardreader.connection import CardConnection
from cardreader.document import Assurance, IdentityDocument, PartialDate, Sex, Source
from cardreader.errors import CardCommunicationError, CardFault
from cardreader.evidence import AccessProtocol, PasswordKind
from cardreader.lds.dg11 import Dg11
from cardreader.lds.face_image import ImageFormat
from simulators.chip.connection import SoftwareCardConnection
from simulators.chip.data_groups import ef_atr_info
from simulators.chip.personalisation import personalise
from simulators.chip.security_object import ef_sod

from .sample_card import (
    CARD_ACCESS,
    COM,
    DG1,
    DG2,
    DG13,
    ISSUE_DATE,
    KEYS,
    MRZ_KEY,
    SOD,
    WRONG_MRZ_KEY,
    Intercepted,
    authority,
    card_data,
    connect,
    portrait,
    sample_image,
    signer,
    with_file,
)

Ask = Callable[[bytes], bytes]


def _read(connection: CardConnection, keys: ChipKeys = KEYS, **options: object) -> ChipReadResult | ChipReadFailure:
    return ChipReader(connection, keys, today=lambda: date(2026, 1, 1), **options).read()  # type: ignore[arg-type]


def _result(connection: CardConnection, keys: ChipKeys = KEYS, **options: object) -> ChipReadResult:
    found = _read(connection, keys, **options)
    assert isinstance(found, ChipReadResult), found
    return found


def _failure(connection: CardConnection, keys: ChipKeys = KEYS, **options: object) -> ChipReadFailure:
    found = _read(connection, keys, **options)
    assert isinstance(found, ChipReadFailure), found
    return found


def _tries(found: ChipReadResult | ChipReadFailure) -> list[tuple[str, str, bool]]:
    return [(item.protocol.value, item.password.value, item.succeeded) for item in found.evidence.attempts]


@pytest.mark.parametrize("protocol", [ProtocolChoice.AUTO, ProtocolChoice.PACE, ProtocolChoice.BAC])
@pytest.mark.parametrize("max_apdu", [None, 65_544, 2_048, 261])
def test_the_person_and_the_photo(protocol: ProtocolChoice, max_apdu: int | None) -> None:
    found = _result(connect(max_apdu=max_apdu), protocol=protocol)
    assert found.document == IdentityDocument(
        source=Source.CHIP,
        full_name="Nguyễn Văn Mẫu",
        birth_date=PartialDate(1999, 1, 15),
        sex=Sex.MALE,
        personal_id="001099012345",
        nationality="VNM",
        residence="Phường Bến Nghé, TP Hồ Chí Minh",
        issue_date=date(2022, 2, 1),
        expiry=date(2039, 1, 15),
        old_id="012345678",
    )
    assert found.photo.data == portrait()
    assert (found.photo.format, found.photo.width, found.photo.height) == (ImageFormat.JPEG, 60, 80)
    used = AccessProtocol.BAC if protocol is ProtocolChoice.BAC else AccessProtocol.PACE
    assert found.evidence.protocol is used
    assert found.evidence.remarks == ()


def test_steps_in_order_and_the_person_before_the_photo() -> None:
    happened: list[Step | str] = []
    _result(connect(), progress=happened.append, on_identity=lambda document: happened.append(document.full_name))
    assert happened == [
        Step.ACCESS, Step.APPLICATION, Step.DIRECTORY, Step.MRZ, Step.TEXT, "Nguyễn Văn Mẫu", Step.PHOTO,
        Step.AUTHENTICITY,
    ]  # fmt: skip


def test_evidence_counts_and_times() -> None:
    ticks = iter(range(1_000))
    connection = connect()
    found = _result(connection, clock=lambda: float(next(ticks)))
    assert found.evidence.apdus == connection.count
    assert found.evidence.bytes > len(portrait())
    assert [(item.step, item.ms) for item in found.evidence.steps] == [(step, 1_000) for step in Step]
    assert found.evidence.ms == 7_000
    assert found.evidence.reader == connection.name


def test_nothing_personal_shows() -> None:
    found = _result(connect())
    for secret in ("001099012345", "Mẫu", "MAU", "990115", "1999", "012345"):
        assert secret not in repr(found)
    failed = _failure(connect(with_file(sample_image(), DG2, b"\x75\x00")))
    assert failed.document is not None
    assert "001099012345" not in repr(failed)


def test_intact_without_an_anchor() -> None:
    verdicts = _result(connect()).verdicts
    assert verdicts.intact.result is VerdictResult.VERIFIED
    assert verdicts.genuine.result is VerdictResult.CANNOT_TELL
    assert verdicts.genuine.reason.startswith("no anchor")
    assert verdicts.active_authentication.result is VerdictResult.ABSENT
    assert verdicts.chip_authentication.result is VerdictResult.ABSENT
    assert verdicts.assurance is Assurance.CHIP_INTACT


def test_with_an_anchor_genuine_still_needs_the_chips_key(tmp_path: Path) -> None:
    authority().export(tmp_path)
    found = _result(connect(), trust=TrustStore.load(tmp_path))
    assert found.verdicts.genuine.result is VerdictResult.CANNOT_TELL
    assert found.verdicts.genuine.reason.endswith("the chip did not prove its key")
    assert found.assurance is Assurance.CHIP_INTACT


@pytest.mark.parametrize("identifier", [DG1, DG2, DG13])
def test_a_chip_with_a_changed_file_is_not_intact(identifier: int) -> None:
    content = sample_image().file(identifier).content
    changed = {
        DG1: content.replace(b"NGUYEN", b"NGUIEN"),
        DG2: content[:-2] + bytes((content[-2] ^ 1, content[-1])),
        DG13: content.replace("Mẫu".encode(), "Mầu".encode()),
    }[identifier]
    assert changed != content
    found = _result(connect(with_file(sample_image(), identifier, changed)))
    assert found.verdicts.intact.result is VerdictResult.FAILED
    assert found.verdicts.genuine.result is VerdictResult.FAILED
    assert found.assurance is None


def test_proofs_whose_keys_are_signed_but_not_shown_cannot_be_told() -> None:
    image = sample_image()
    groups = {number: image.file(identifier).content for number, identifier in ((1, DG1), (2, DG2), (13, DG13))}
    image = with_file(image, SOD, ef_sod({**groups, 14: b"\x6e\x00", 15: b"\x6f\x00"}, signer(), ISSUE_DATE))
    verdicts = _result(connect(image)).verdicts
    assert verdicts.intact.result is VerdictResult.VERIFIED
    assert verdicts.genuine.result is VerdictResult.CANNOT_TELL
    for number, verdict in ((15, verdicts.active_authentication), (14, verdicts.chip_authentication)):
        assert verdict.result is VerdictResult.CANNOT_TELL
        assert verdict.reason == f"DG{number}: 6A82 FILE_NOT_FOUND"


def test_ef_com_may_be_missing() -> None:
    found = _result(connect(with_file(sample_image(), COM, None)))
    assert found.document.full_name == "Nguyễn Văn Mẫu"
    assert found.evidence.remarks == ()


def test_no_security_object() -> None:
    found = _result(connect(with_file(sample_image(), SOD, None)))
    assert found.verdicts.intact.result is VerdictResult.ABSENT
    assert found.assurance is None
    found = _result(connect(with_file(sample_image(), SOD, b"\x77\x02\x30\x00" + bytes(8))))
    assert found.verdicts.intact.result is VerdictResult.CANNOT_TELL


def test_a_card_without_dg13_gives_the_name_of_the_mrz() -> None:
    found = _result(connect(sample_image(has_dg13=False)))
    assert (found.document.full_name, found.document.residence) == ("NGUYEN VAN MAU", None)
    assert found.verdicts.intact.result is VerdictResult.VERIFIED
    assert found.evidence.remarks == ()


@pytest.mark.parametrize("content", [None, b"\x6d\x02\x30\x00" + bytes(8)])
def test_dg13_that_is_promised_but_missing_or_broken_is_remarked(content: bytes | None) -> None:
    found = _result(connect(with_file(sample_image(), DG13, content)))
    assert found.document.full_name == "NGUYEN VAN MAU"
    assert any(remark.startswith("name as in the MRZ") for remark in found.evidence.remarks)


def test_two_persons_on_one_chip_are_refused() -> None:
    content = sample_image().file(DG13).content.replace(b"001099012345", b"001099012346")
    failed = _failure(connect(with_file(sample_image(), DG13, content)))
    assert (failed.fault, failed.document) == (CardFault.MALFORMED_DATA, None)


def test_a_wrong_check_digit_is_remarked() -> None:
    content = sample_image().file(DG1).content.replace(b"NGUYEN", b"NGUYEN").replace(b"VNM0990123459", b"VNM0990123458")
    remarks = _result(connect(with_file(sample_image(), DG1, content))).evidence.remarks
    assert "DG1: the check digit of the document number is wrong" in remarks


@pytest.mark.parametrize(("identifier", "step"), [(DG1, Step.MRZ), (DG2, Step.PHOTO)])
def test_a_file_that_is_needed_but_broken(identifier: int, step: Step) -> None:
    tag = sample_image().file(identifier).content[:1]
    failed = _failure(connect(with_file(sample_image(), identifier, tag + b"\x08" + bytes(8))))
    assert (failed.fault, failed.step) == (CardFault.MALFORMED_DATA, step)
    failed = _failure(connect(with_file(sample_image(), identifier, None)))
    assert (failed.fault, failed.step) == (CardFault.NOT_AN_EMRTD, step)


def test_a_lying_length_is_not_read() -> None:
    failed = _failure(connect(with_file(sample_image(), DG2, b"\x75\x84\xff\xff\xff\xff" + bytes(8))))
    assert failed.fault is CardFault.MALFORMED_DATA
    assert failed.evidence.bytes < 20_000


def test_a_wrong_can_is_a_wrong_key() -> None:
    failed = _failure(connect(), ChipKeys(can=Can("999999")))
    assert (failed.fault, failed.step) == (CardFault.WRONG_KEY, Step.ACCESS)
    assert _tries(failed) == [("PACE", "CAN", False)]


def test_a_wrong_can_and_a_right_mrz() -> None:
    found = _result(connect(), ChipKeys(Can("999999"), (WRONG_MRZ_KEY, MRZ_KEY)))
    assert _tries(found) == [("PACE", "CAN", False), ("PACE", "MRZ", False), ("PACE", "MRZ", True)]


@pytest.mark.parametrize("protocol", [ProtocolChoice.AUTO, ProtocolChoice.PACE, ProtocolChoice.BAC])
def test_a_wrong_mrz_is_a_wrong_key_and_tried_once(protocol: ProtocolChoice) -> None:
    failed = _failure(connect(), ChipKeys(mrz=(WRONG_MRZ_KEY,)), protocol=protocol)
    assert failed.fault is CardFault.WRONG_KEY
    assert len(failed.evidence.attempts) == 1


def test_without_ef_card_access_bac_opens() -> None:
    image = with_file(sample_image(), CARD_ACCESS, None)
    found = _result(connect(image), ChipKeys(Can("012345"), (WRONG_MRZ_KEY, MRZ_KEY)))
    assert _tries(found) == [("BAC", "MRZ", False), ("BAC", "MRZ", True)]
    failed = _failure(connect(image), ChipKeys(can=Can("012345")))
    assert failed.fault is CardFault.UNSUPPORTED
    failed = _failure(connect(image), KEYS, protocol=ProtocolChoice.PACE)
    assert failed.fault is CardFault.UNSUPPORTED


@pytest.mark.parametrize(
    "content",
    [
        bytes.fromhex("31143012060A04007F0007020204090402010202011200"),
        bytes.fromhex("31053003020100") + bytes(4),
    ],
    ids=["an unknown mapping", "malformed"],
)
def test_pace_that_is_not_supported_leads_to_bac(content: bytes) -> None:
    image = with_file(sample_image(), CARD_ACCESS, content)
    assert _result(connect(image)).evidence.protocol is AccessProtocol.BAC
    assert _failure(connect(image), protocol=ProtocolChoice.PACE).fault in (
        CardFault.UNSUPPORTED,
        CardFault.MALFORMED_DATA,
    )


def test_pace_failing_and_bac_succeeding_is_shown() -> None:
    def refuse_pace(number: int, command: bytes, ask: Ask) -> bytes:
        return b"\x6f\xff" if command[1] == 0x86 else ask(command)

    found = _result(Intercepted(connect(), refuse_pace))
    assert found.evidence.protocol is AccessProtocol.BAC
    assert _tries(found) == [("PACE", "CAN", False), ("PACE", "MRZ", False), ("BAC", "MRZ", True)]
    assert found.evidence.attempts[0].outcome.endswith("6FFF")


def test_a_blocked_key_is_told() -> None:
    def blocked(number: int, command: bytes, ask: Ask) -> bytes:
        return b"\x69\x83" if command[1] == 0x22 else ask(command)

    assert _failure(Intercepted(connect(), blocked), ChipKeys(can=Can("012345"))).fault is CardFault.KEY_BLOCKED


def test_silence_after_a_wrong_key_is_told_as_the_wrong_key() -> None:
    silent = False

    def fall_silent(number: int, command: bytes, ask: Ask) -> bytes:
        nonlocal silent
        silent = silent or command[:2] == b"\x00\x86"
        if silent:
            raise CardCommunicationError("no answer")
        return ask(command)

    failed = _failure(Intercepted(connect(), fall_silent), ChipKeys(Can("999999"), (MRZ_KEY,)))
    assert failed.fault is CardFault.WRONG_KEY


def test_a_connection_that_fails_after_a_refused_key_is_told_as_the_connection() -> None:
    refused = False

    def fail_later(number: int, command: bytes, ask: Ask) -> bytes:
        nonlocal refused
        if refused:
            raise CardCommunicationError("no answer")
        refused = command[:2] == b"\x00\x86"
        return ask(command)

    failed = _failure(Intercepted(connect(), fail_later), ChipKeys(Can("999999"), (MRZ_KEY,)))
    assert failed.fault is CardFault.COMMUNICATION
    assert len(failed.evidence.attempts) == 2


def test_a_card_that_is_no_emrtd() -> None:
    failed = _failure(Intercepted(connect(), lambda number, command, ask: b"\x6a\x82"))
    assert (failed.fault, failed.step) == (CardFault.NOT_AN_EMRTD, Step.ACCESS)


def test_the_master_file_may_refuse_to_be_selected() -> None:
    def refuse(number: int, command: bytes, ask: Ask) -> bytes:
        return b"\x6d\x00" if command[:4] == b"\x00\xa4\x00\x0c" else ask(command)

    assert _result(Intercepted(connect(), refuse)).evidence.protocol is AccessProtocol.PACE
    image = with_file(sample_image(), CARD_ACCESS, None)
    assert _result(Intercepted(connect(image), refuse)).evidence.protocol is AccessProtocol.BAC


@pytest.mark.parametrize("protocol", [ProtocolChoice.PACE, ProtocolChoice.BAC])
def test_extended_length_that_kills_the_session_costs_one_new_session(protocol: ProtocolChoice) -> None:
    identities: list[IdentityDocument] = []
    found = _result(Intercepted(connect(), _die_of_extended), protocol=protocol, on_identity=identities.append)
    assert found.photo.data == portrait()
    assert [item.succeeded for item in found.evidence.attempts] == [True, True]
    assert len(identities) == 1
    assert any("new session" in remark for remark in found.evidence.remarks)


def test_a_new_session_goes_straight_for_the_key_that_opened_the_first() -> None:
    found = _result(Intercepted(connect(), _die_of_extended), ChipKeys(Can("999999"), (MRZ_KEY,)))
    assert _tries(found) == [("PACE", "CAN", False), ("PACE", "MRZ", True), ("PACE", "MRZ", True)]


@pytest.mark.parametrize("protocol", [ProtocolChoice.PACE, ProtocolChoice.BAC])
def test_extended_length_refused_in_clear_and_not_counted_costs_nothing(protocol: ProtocolChoice) -> None:
    """Secure messaging stays in step with a card that forgets what it refused."""
    found = _result(
        Intercepted(connect(), lambda number, command, ask: b"\x67\x00" if _extended(command) else ask(command)),
        protocol=protocol,
    )
    assert found.photo.data == portrait()
    assert [item.succeeded for item in found.evidence.attempts] == [True]
    assert found.evidence.remarks == ()


@pytest.mark.parametrize("protocol", [ProtocolChoice.PACE, ProtocolChoice.BAC])
def test_a_counter_that_went_on_is_not_guessed_at(protocol: ProtocolChoice) -> None:
    """The card counted what it refused in clear: a new session, not a try with another counter."""

    def refuse_after_counting(number: int, command: bytes, ask: Ask) -> bytes:
        answer = ask(command)
        return b"\x67\x00" if _extended(command) else answer

    found = _result(Intercepted(connect(), refuse_after_counting), protocol=protocol)
    assert found.photo.data == portrait()
    assert [item.succeeded for item in found.evidence.attempts] == [True, True]


def _extended(command: bytes) -> bool:
    return command[0] == 0x0C and command[4] == 0


def _die_of_extended(number: int, command: bytes, ask: Ask) -> bytes:
    if _extended(command):
        ask(bytes.fromhex("00B0000004"))
        return b"\x67\x00"
    return ask(command)


def test_a_reader_without_extended_length_costs_nothing() -> None:
    def not_transmitted(number: int, command: bytes, ask: Ask) -> bytes:
        if len(command) > 5 and command[4] == 0:
            raise CardCommunicationError("not transacted (80100016)")
        return ask(command)

    found = _result(Intercepted(connect(), not_transmitted))
    assert found.photo.data == portrait()
    assert len(found.evidence.attempts) == 1


def test_every_file_in_clear_is_refused_as_a_downgrade() -> None:
    def in_clear(number: int, command: bytes, ask: Ask) -> bytes:
        return b"\x61\x02\x00\x00\x90\x00" if command[:2] == b"\x0c\xb0" else ask(command)

    assert _failure(Intercepted(connect(), in_clear)).fault is CardFault.SECURE_MESSAGING_BROKEN


def test_cancelled_before_the_first_command() -> None:
    connection = connect()
    failed = _failure(connection, cancelled=lambda: True)
    assert failed.fault is CardFault.CANCELLED
    assert connection.count == 0


def test_a_card_put_back_is_read_by_a_new_reader_with_the_same_keys() -> None:
    connection = connect()
    whole = _result(connection).evidence.apdus
    torn: list[SoftwareCardConnection] = []

    def pull(number: int) -> None:
        if number == whole:
            torn[0].remove()

    torn.append(SoftwareCardConnection(connection._card, max_apdu=None, before_transmit=pull))
    failed = _failure(torn[0])
    assert (failed.fault, failed.step) == (CardFault.CARD_REMOVED, Step.PHOTO)
    assert failed.document is not None
    assert _result(SoftwareCardConnection(connection._card, max_apdu=None)).document == failed.document


def test_password_kinds_are_told() -> None:
    found = _result(connect(), ChipKeys(mrz=(MrzKey("099012345", "990115", "390115"),)))
    assert found.evidence.attempts[-1].password is PasswordKind.MRZ


@pytest.mark.parametrize("protocol", [ProtocolChoice.PACE, ProtocolChoice.BAC])
def test_one_command_for_each_file(protocol: ProtocolChoice) -> None:
    sent: list[bytes] = []

    def note(number: int, command: bytes, ask: Ask) -> bytes:
        sent.append(command)
        return ask(command)

    _result(Intercepted(connect(), note), protocol=protocol)
    inside = [command[:4].hex() for command in sent if command[0] == 0x0C]
    application = ["0ca4040c"] if protocol is ProtocolChoice.PACE else []
    assert inside == [*application, "0cb09d00", "0cb08100", "0cb08d00", "0cb08200"]


@pytest.mark.parametrize("longest", [300, 512, 777, 1_028, 4_096])
def test_the_chips_own_limit_is_kept(longest: int) -> None:
    """EF.ATR/INFO announces what it bears; nothing longer is ever asked for."""
    image = dataclasses.replace(sample_image(), max_response_length=longest)
    image = with_file(image, 0x2F01, ef_atr_info(0x7FFF, longest))
    answers: list[bytes] = []

    def note(number: int, command: bytes, ask: Ask) -> bytes:
        answers.append(ask(command))
        return answers[-1]

    assert _result(Intercepted(connect(image), note)).photo.data == portrait()
    assert max(map(len, answers)) <= longest
    assert b"\x67\x00" not in {answer[-2:] for answer in answers}


@pytest.mark.parametrize("content", [None, b"", b"\x00", bytes(40), b"\x7f\x66\x0a\x02\x01\x05\x02\x01\x05" + bytes(3)])
def test_without_a_word_of_its_limits_the_chip_is_read_all_the_same(content: bytes | None) -> None:
    assert _result(connect(with_file(sample_image(), 0x2F01, content))).photo.data == portrait()


def test_a_reader_that_passes_less_than_the_chip_bears() -> None:
    answers: list[int] = []

    def note(number: int, command: bytes, ask: Ask) -> bytes:
        answer = ask(command)
        answers.append(len(answer))
        return answer

    assert _result(Intercepted(connect(max_apdu=700), note)).photo.data == portrait()
    assert 600 < max(answers) <= 700


def test_further_data_groups_are_read_where_the_caller_wants_them() -> None:
    data = dataclasses.replace(card_data(), further_data_groups=frozenset({7, 11, 12, 16}))
    image = personalise(data, signer())
    assert not _result(connect(image)).further
    found = _result(connect(image), further={7, 11, 12, 16})
    assert found.verdicts.intact.result is VerdictResult.VERIFIED
    assert set(found.further) == {7, 11, 12, 16}
    details = found.further[11]
    assert isinstance(details, Dg11)
    assert details.full_name is not None
    broken = _result(connect(with_file(image, 0x010B, b"\x6b\x02\x5c\x7f")), further={11})
    assert not broken.further
    assert broken.verdicts.intact.result is VerdictResult.FAILED
    assert _result(connect(), further={7, 11}).further == {}


def test_a_card_without_a_photo_is_read_and_intact() -> None:
    """Cards of small children hold no DG2; the list that was signed says so."""
    image = sample_image()
    groups = {number: image.file(0x0100 + number).content for number in (1, 13)}
    image = with_file(with_file(image, DG2, None), SOD, ef_sod(groups, signer(), date(2022, 2, 1)))
    found = _result(connect(image))
    assert found.photo is None
    assert found.verdicts.intact.result is VerdictResult.VERIFIED


def test_a_photo_that_was_taken_off_the_chip_is_missed() -> None:
    failed = _failure(connect(with_file(sample_image(), DG2, None)))
    assert failed.step is Step.PHOTO
