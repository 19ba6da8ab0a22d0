"""Nothing secret or personal is told: by no log at level DEBUG with tracing on, by no error, by no repr; in reads that
succeed and in reads that fail at every command and in every file."""

from __future__ import annotations

import base64
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

import pytest

from cardreader.access.key_derivation import KeyKind
from cardreader.access.keys import Can, ChipKeys, MrzKey
from cardreader.access.security_infos import PaceMapping
from cardreader.authenticity.trust import TrustStore
from cardreader.chip import ChipReader, ChipReadFailure, ChipReadResult, ProtocolChoice
from cardreader.connection import CardConnection
from cardreader.document import IdentityDocument
from cardreader.errors import CardRemoved, MalformedData
from cardreader.evidence import AccessProtocol
from cardreader.pcsc import ReaderState
from cardreader.tracing import TracingConnection
from kiosk.devices.card import CardWorker
from kiosk.session.events import CardFailed, CardIdentified, CardInserted, CardRead
from kiosk.session.state import Ref, TypedDigits
from simulators.chip.active_keys import EcdsaKind, RsaKind
from simulators.chip.agreement_keys import CaKind
from simulators.chip.card import SoftwareCard
from simulators.chip.image import ChipImage
from simulators.chip.pace_settings import PaceSettings, PaceVariant
from simulators.chip.personalisation import personalise
from simulators.reader.inprocess import SimulatedReader
from tests.faults.eavesdropper import Eavesdropper, spy_on_secrets
from tests.unit.cardreader.proof_cards import trust
from tests.unit.cardreader.sample_card import (
    COM,
    DG1,
    DG2,
    DG13,
    KEYS,
    SOD,
    Intercepted,
    card_data,
    connect,
    signer,
    with_file,
)
from tests.unit.devices.posted import Posted

Ask = Callable[[bytes], bytes]
DG14, DG15 = 0x010E, 0x010F
CHIPS: dict[str, tuple[PaceVariant, CaKind | None, RsaKind | EcdsaKind | None]] = {
    "generic": (PaceVariant(), CaKind(), EcdsaKind()),
    "integrated": (PaceVariant(PaceMapping.ECDH_INTEGRATED), CaKind(cipher=KeyKind.AES_256), None),
    "chip authentication": (PaceVariant(PaceMapping.ECDH_CHIP_AUTHENTICATION), CaKind(key_id=13), EcdsaKind()),
    "3DES": (PaceVariant(keys=KeyKind.TRIPLE_DES), CaKind(cipher=KeyKind.TRIPLE_DES), RsaKind(1_024)),
    "plain": (PaceVariant(), None, None),
}
WRONG_KEYS = ChipKeys(can=Can("654320"), mrz=(MrzKey("099012340", "990116", "390115"),))


@cache
def chip(name: str) -> ChipImage:
    variant, agreement, active = CHIPS[name]
    return personalise(
        card_data(),
        signer(),
        active_authentication=active,
        chip_authentication=agreement,
        pace=PaceSettings(variants=(variant,)),
    )


@pytest.fixture
def ear(monkeypatch: pytest.MonkeyPatch) -> Iterator[Eavesdropper]:
    """Knows the holder's data and learns every key as it is computed."""
    listener = Eavesdropper()
    for name in CHIPS:
        listener.secrets.add_person(card_data(), chip(name))
    for key in (*KEYS.in_order, *WRONG_KEYS.in_order):
        listener.secrets.add_text(key.information if isinstance(key, MrzKey) else key.digits)
    trust()
    spy_on_secrets(monkeypatch, listener.secrets)
    with listener.listening():
        yield listener


def leaks(ear: Eavesdropper) -> list[str]:
    """EF.SOD apart: it holds hashes and certificates, and nothing of the holder."""
    for name in CHIPS:
        ear.secrets.except_bytes(chip(name).file(SOD).content)
    return ear.leaks()


def read(
    connection: CardConnection,
    *,
    keys: ChipKeys = KEYS,
    protocol: ProtocolChoice = ProtocolChoice.AUTO,
    identified: Callable[[IdentityDocument], None] = lambda _: None,
) -> ChipReadResult | ChipReadFailure:
    """A read with its trace."""
    reader = ChipReader(
        TracingConnection(connection),
        keys,
        trust=trust(),
        protocol=protocol,
        on_identity=identified,
        today=lambda: date(2026, 1, 1),
    )
    return reader.read()


def note(outcome: object) -> None:
    """What a caller would log of an outcome."""
    logging.getLogger("caller").debug("%s %r", outcome, [outcome])


@pytest.mark.parametrize("protocol", [ProtocolChoice.AUTO, ProtocolChoice.BAC])
@pytest.mark.parametrize("name", CHIPS)
def test_a_read_that_succeeds_tells_nothing(name: str, protocol: ProtocolChoice, ear: Eavesdropper) -> None:
    def identified(document: IdentityDocument) -> None:
        note(document)
        ear.hear_objects()

    outcome = read(connect(chip(name)), protocol=protocol, identified=identified)
    assert isinstance(outcome, ChipReadResult), outcome
    assert outcome.evidence.protocol is (AccessProtocol.BAC if protocol is ProtocolChoice.BAC else AccessProtocol.PACE)
    note(outcome)
    ear.hear_objects()
    traces = [text for text in ear.heard if " ms" in text and " bytes 9000" in text]
    assert len(traces) >= 5
    assert leaks(ear) == []


def _wrong_mac(answer: bytes) -> bytes:
    """One bit before the status word is turned; of the status word where there is nothing before it."""
    position = max(0, len(answer) - 3)
    return answer[:position] + bytes((answer[position] ^ 1,)) + answer[position + 1 :]


SPOILERS: dict[str, Callable[[bytes], bytes]] = {
    "wrong MAC": _wrong_mac,
    "cut off": lambda answer: answer[:-1],
    "an error in clear": lambda _: b"\x6f\x00",
}


@pytest.mark.parametrize("spoiler", ["pulled", *SPOILERS])
@pytest.mark.parametrize(("name", "protocol"), [("generic", ProtocolChoice.PACE), ("3DES", ProtocolChoice.BAC)])
def test_a_read_that_fails_at_any_command_tells_nothing(
    name: str, protocol: ProtocolChoice, spoiler: str, ear: Eavesdropper
) -> None:
    whole = read(connect(chip(name)), protocol=protocol)
    assert isinstance(whole, ChipReadResult)
    failures = 0
    for broken in range(1, whole.evidence.apdus + 1):

        def change(number: int, command: bytes, ask: Ask, broken: int = broken) -> bytes:
            if number >= broken and spoiler == "pulled":
                raise CardRemoved
            answer = ask(command)
            return SPOILERS[spoiler](answer) if number == broken else answer

        outcome = read(Intercepted(connect(chip(name)), change), protocol=protocol)
        failures += isinstance(outcome, ChipReadFailure)
        note(outcome)
    assert failures
    assert leaks(ear) == []


@pytest.mark.parametrize("protocol", [ProtocolChoice.AUTO, ProtocolChoice.PACE, ProtocolChoice.BAC])
def test_a_refused_key_tells_nothing(protocol: ProtocolChoice, ear: Eavesdropper) -> None:
    outcome = read(connect(chip("plain")), keys=WRONG_KEYS, protocol=protocol)
    assert isinstance(outcome, ChipReadFailure)
    note((outcome, WRONG_KEYS, *WRONG_KEYS.in_order))
    ear.hear_objects()
    assert leaks(ear) == []


@dataclass(frozen=True)
class Damage:
    """A file changed so that it cannot be parsed, or means something else."""

    identifier: int
    change: Callable[[bytes], bytes]


def replaced(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        assert old in content
        assert len(old) == len(new)
        return content.replace(old, new)

    return change


def halved(content: bytes) -> bytes:
    return content[: len(content) // 2]


DAMAGES: dict[str, Damage] = {
    **{f"half of {number:04X}": Damage(number, halved) for number in (COM, SOD, DG1, DG2, DG13, DG14, DG15)},
    **{
        f"{number:04X} with lengths of nonsense": Damage(
            number, lambda content: content[:4] + b"\xff" * 4 + content[8:]
        )
        for number in (COM, SOD, DG1, DG2, DG13, DG14, DG15)
    },
    "MRZ in small letters": Damage(DG1, replaced(b"NGUYEN", b"nguyen")),
    "MRZ not in ASCII": Damage(DG1, replaced(b"NGUYEN", b"NGUY\xc3\x8a")),
    "birth date of letters": Damage(DG1, replaced(b"9901155", b"9901X55")),
    "birth date of month 13": Damage(DG1, replaced(b"9901155", b"9913155")),
    "expiry on 31 February": Damage(DG1, replaced(b"3901153", b"3902313")),
    "document type of nonsense": Damage(DG1, replaced(b"IDVNM", b"<<<<<")),
    "personal ID of letters": Damage(DG13, replaced(b"001099012345", b"00109901234Z")),
    "name not in UTF-8": Damage(DG13, replaced("Nguyễn".encode(), b"Nguy\xff\xfe\xfdn")),
    "birth date not of digits": Damage(DG13, replaced(b"15/01/1999", b"15/AB/1999")),
    "birth date of month 17": Damage(DG13, replaced(b"15/01/1999", b"15/17/1999")),
    "no photo": Damage(DG2, replaced(b"\xff\xd8\xff\xe0", b"\x00\x11\x22\x33")),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_malformed_file_tells_nothing(damage: str, ear: Eavesdropper) -> None:
    spoilt = DAMAGES[damage]
    image = chip("generic")
    content = spoilt.change(image.file(spoilt.identifier).content)
    ear.secrets.add_bytes(content)
    outcome = read(connect(with_file(image, spoilt.identifier, content)))
    note(outcome)
    ear.hear_objects()
    assert leaks(ear) == []


class TracedReader(SimulatedReader):
    """Whose connections are traced."""

    def connect(self, reader: str) -> CardConnection:
        return TracingConnection(super().connect(reader))

    def states(self) -> tuple[ReaderState, ...]:
        return super().states()


@pytest.mark.parametrize("digits", ["can", "wrong"])
def test_the_kiosk_tells_nothing(digits: str, ear: Eavesdropper) -> None:
    image = chip("generic")
    reader, posted = TracedReader(), Posted()
    worker = CardWorker(lambda: reader, TrustStore())
    worker.start(posted)
    try:
        reader.insert(SoftwareCard(image))
        posted.wait(CardInserted)
        key = TypedDigits(image.can if digits == "can" else "654320")
        worker.read(Ref(1, 1), key)
        ended = posted.wait(CardRead, CardFailed)
        assert isinstance(ended, CardRead if digits == "can" else CardFailed)
        for event in (*posted.seen, key):
            note(event)
        assert any(isinstance(event, CardIdentified) for event in posted.seen) is (digits == "can")
        reader.remove_at(9)
        worker.read(Ref(1, 2), TypedDigits(image.can))
        posted.wait(CardFailed)
        ear.hear_objects()
    finally:
        worker.stop()
    assert [text for text in ear.heard if text.startswith(("chip read:", "chip not read:"))]
    assert leaks(ear) == []


# --- that a leak would be found --------------------------------------------------------------------------------------

KEY = bytes.fromhex("9F37C2518E04BB6AD1720FE85C3396E4")
TOLD: dict[str, str] = {
    "a key in hexadecimal": f"k={KEY.hex()}",
    "a part of a key": f"key {KEY.hex()[7:14].upper()}…",
    "a key in spaced hexadecimal": KEY.hex(" "),
    "a key as bytes": f"{KEY!r}",
    "a key as bytearray": f"{bytearray(KEY)!r}",
    "a key as numbers": f"{list(KEY)}",
    "a key in base64": base64.b64encode(b"?" + KEY).decode(),
    "a key as characters": KEY.decode("latin-1"),
    "the name": "read of Nguyễn Văn Mẫu",
    "the name in the MRZ's letters": "NGUYEN<<VAN<MAU",
    "the name in another spelling": "\u004e\u0067\u0075\u0079\u0065\u0302\u0303\u006e",
    "the CAN": "wrong CAN 012345",
    "a part of the personal ID": "ID 0109901…",
    "the birth date": "born 1999-01-15",
    "the birth date in the MRZ": "990115",
    "the birth date as Python has it": f"{date(1999, 1, 15)!r}",
    "the residence": "PHUONG BEN NGHE",
    "a line of the MRZ": "9901155M3901153VNM",
}


@pytest.mark.parametrize("way", TOLD)
def test_a_leak_is_found(way: str) -> None:
    listener = Eavesdropper()
    listener.secrets.add_person(card_data(), chip("plain"))
    listener.secrets.add_bytes(KEY)
    assert listener.secrets.told_by(TOLD[way]) is not None


@pytest.mark.parametrize(
    "text",
    [
        "0C B0 82 00 Lc 14 Le 65536: 3475 bytes 9000, 0.1 ms",
        "chip read: PACE, 26 APDUs, 12345 bytes, 1234 ms",
        "unknown algorithm 1.2.840.113549.1.1.99",
        "<cardreader.iso7816.secure_messaging.SecureChannel object at 0x7f22caeff6c0>",
        "DG1: the check digit of the birth date is wrong",
    ],
)
def test_what_tells_nothing_is_no_leak(text: str) -> None:
    listener = Eavesdropper()
    listener.secrets.add_person(card_data(), chip("plain"))
    listener.secrets.add_bytes(KEY)
    assert listener.secrets.told_by(text) is None


def test_a_name_in_a_log_is_found(ear: Eavesdropper) -> None:
    log = logging.getLogger("kiosk.devices.card")
    read(connect(chip("plain")), identified=lambda document: log.debug("read %s", document.full_name))
    assert ear.leaks()


def test_a_session_key_in_a_log_is_found(ear: Eavesdropper, monkeypatch: pytest.MonkeyPatch) -> None:
    open_channel = ChipReader._read_files

    def leaking(self: ChipReader, session: object) -> ChipReadResult:
        cipher = session.channel._cipher  # type: ignore[attr-defined]
        logging.getLogger("cardreader").debug("session %s", cipher._k_mac.hex())
        return open_channel(self, session)  # type: ignore[arg-type]

    monkeypatch.setattr(ChipReader, "_read_files", leaking)
    read(connect(chip("plain")))
    assert any("hexadecimal" in leak for leak in ear.leaks())


def _parsed_badly(content: bytes) -> object:
    """As a parser that quotes what it could not read."""
    try:
        raise ValueError(content[20:40])  # noqa: TRY301 - the error behind the error
    except ValueError as error:
        raise MalformedData("DG13 cannot be parsed") from error


def test_a_plaintext_behind_a_swallowed_error_is_found(ear: Eavesdropper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cardreader.chip.parse_dg13", _parsed_badly)
    assert isinstance(read(connect(chip("plain"))), ChipReadResult)
    assert any(leak.startswith("ValueError") for leak in ear.leaks())


def test_a_number_in_a_repr_is_found(ear: Eavesdropper) -> None:
    class Leaky:
        __module__ = "cardreader.leaky"

        def __repr__(self) -> str:
            return f"Leaky({card_data().personal_id})"

    living = Leaky()
    ear.hear_objects()
    assert any("Leaky" in leak for leak in ear.leaks()), living


# --- what a defect would print ---------------------------------------------------------------------------------------

_CRASH = """
import faulthandler, sys, threading
import kiosk.cli.main, kiosk.cli.card, kiosk.app.window_run
assert sys.excepthook is sys.__excepthook__
assert threading.excepthook is threading.__excepthook__
assert not faulthandler.is_enabled()

def read(secret):
    local = secret + "-local"
    raise RuntimeError("a defect")

read(sys.argv[1])
"""


def test_a_defect_prints_no_values() -> None:
    # Python's own hooks print lines of source and the error's text, and never what variables hold.
    secret = "-".join(("9F37C251", "8E04BB6A"))
    command = [sys.executable, "-c", _CRASH, secret]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.strip().endswith("RuntimeError: a defect")
    assert secret not in done.stderr + done.stdout
