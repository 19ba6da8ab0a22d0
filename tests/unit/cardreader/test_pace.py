"""PACE against Appendix G.1, byte for byte; every curve and cipher suite; odd answers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cardreader.access.curves import STANDARDIZED_CURVES, EllipticCurve
from cardreader.access.errors import WrongKey
from cardreader.access.key_derivation import KeyKind, KeyPurpose, derive_key
from cardreader.access.keys import AccessKey, Can, MrzKey
from cardreader.access.pace import (
    authentication_token,
    choose_pace_info,
    password_key,
    perform_pace,
    session_cipher,
)
from cardreader.access.security_infos import PaceInfo, PaceMapping, parse_security_infos
from cardreader.errors import CardCommunicationError, CardError, CardFault, CardRemoved, StatusError
from cardreader.iso7816 import commands, tlv
from cardreader.iso7816.apdu import CommandApdu, ResponseApdu
from cardreader.iso7816.channel import PlainChannel
from cardreader.iso7816.ciphers import aes_cbc, triple_des_cbc
from simulators.chip.channel import SecureChannel as ChipChannel

from .support import VECTORS, AnsweringConnection, ScriptedConnection

G1 = VECTORS["pace_gm_ecdh_G1"]
KEY = MrzKey("T22000129", "640812", "101031")
INFO = parse_security_infos(bytes.fromhex(G1["ef_card_access_data"])).pace[0]
STEPS = [
    (G1["initialize_pace_msg_terminal"], "9000"),
    *(
        (G1[f"general_authenticate_step{step}_msg_terminal"], G1[f"general_authenticate_step{step}_msg_chip"])
        for step in range(1, 5)
    ),
]


def _example_scalars() -> Iterator[int]:
    yield int(G1["terminal_private_key"], 16)
    yield int(G1["terminal_ephemeral_private_key"], 16)


def _run(*exchanges: tuple[str, str], name_parameters: bool = False) -> None:
    scalars = _example_scalars()

    def scalar(curve: EllipticCurve) -> int:
        return next(scalars)

    connection = ScriptedConnection(*exchanges)
    perform_pace(PlainChannel(connection), INFO, KEY, name_parameters=name_parameters, scalar=scalar)
    assert connection.finished


def test_worked_example() -> None:
    _run(*STEPS)


def test_tokens_of_the_worked_example() -> None:
    k_mac = bytes.fromhex(G1["ks_mac"])
    chip = bytes.fromhex("04" + G1["chip_ephemeral_public_key_x"] + G1["chip_ephemeral_public_key_y"])
    terminal = bytes.fromhex("04" + G1["terminal_ephemeral_public_key_x"] + G1["terminal_ephemeral_public_key_y"])
    assert authentication_token(INFO, k_mac, 0x86, chip).hex().upper() == G1["tifd"]
    assert authentication_token(INFO, k_mac, 0x86, terminal).hex().upper() == G1["tic"]


@pytest.mark.parametrize("sw", ["6A80", "6A87", "6A88"])
def test_parameter_id_is_named_where_the_card_wants_it(sw: str) -> None:
    named = ("0022C1A412800A04007F0007020204020283010184010D", "9000")
    _run((STEPS[0][0], sw), named, *STEPS[1:])
    _run(named, *STEPS[1:], name_parameters=True)


def test_a_count_of_tries_left_is_no_refusal() -> None:
    _run((STEPS[0][0], "63C2"), *STEPS[1:])


@pytest.mark.parametrize("sw", ["63C0", "6983"])
def test_blocked_before_the_first_step(sw: str) -> None:
    with pytest.raises(WrongKey) as refused:
        _run((STEPS[0][0], sw))
    assert refused.value.fault is CardFault.KEY_BLOCKED


@pytest.mark.parametrize("sw", ["6300", "63C1", "6982", "6A80", "6988"])
def test_refused_token_is_a_wrong_key(sw: str) -> None:
    with pytest.raises(WrongKey) as refused:
        _run(*STEPS[:4], (STEPS[4][0], sw))
    assert refused.value.fault is CardFault.WRONG_KEY


def test_wrong_token_of_the_card_is_a_wrong_key() -> None:
    with pytest.raises(WrongKey):
        _run(*STEPS[:4], (STEPS[4][0], "7C0A86083ABB9674BCE93C099000"))


@pytest.mark.parametrize("step", range(5))
def test_a_failing_step_stops_with_its_status_word(step: int) -> None:
    with pytest.raises(StatusError) as stopped:
        _run(*STEPS[:step], (STEPS[step][0], "6FFF"))
    assert stopped.value.sw == 0x6FFF
    assert stopped.value.fault is CardFault.PROTOCOL_VIOLATION


@pytest.mark.parametrize(
    ("step", "answer"),
    [
        (1, "7C0A800895A3A016522EE98D9000"),
        (1, "7C0081"),
        (1, "9000"),
        (2, "7C43824104" + "00" * 64 + "9000"),
        (2, "7C058203040102" + "9000"),
        (3, "7C43844104" + G1["terminal_ephemeral_public_key_x"] + G1["terminal_ephemeral_public_key_y"] + "9000"),
        (3, "7C43844104" + "11" * 64 + "9000"),
        (4, "7C009000"),
    ],
)
def test_hostile_answers_are_protocol_violations(step: int, answer: str) -> None:
    """A short nonce, no objects, points off the curve, the terminal's own key sent back, no token."""
    with pytest.raises(CardError) as stopped:
        _run(*STEPS[:step], (STEPS[step][0], answer))
    assert stopped.value.fault is CardFault.PROTOCOL_VIOLATION


@pytest.mark.parametrize(
    ("happening", "fault"),
    [(CardCommunicationError("mute"), CardFault.WRONG_KEY), (CardRemoved(), CardFault.CARD_REMOVED)],
)
def test_silence_on_the_token_is_told_from_a_card_pulled_away(happening: CardError, fault: CardFault) -> None:
    answers = iter(answer for _, answer in STEPS[:4])

    def answer(command: bytes) -> bytes:
        if command[:2] == b"\x00\x86":
            raise happening
        return bytes.fromhex(next(answers))

    with pytest.raises(CardError) as stopped:
        perform_pace(PlainChannel(AnsweringConnection(answer)), INFO, KEY)
    assert stopped.value.fault is fault


class _PaceChip:
    """The chip's side for any curve and cipher suite. Expects the order of §4.4.4, then answers one READ BINARY."""

    extended_length = False

    def __init__(self, info: PaceInfo, key: AccessKey, nonce: bytes = bytes(range(16))) -> None:
        assert info.parameter_id is not None
        self._info, self._curve, self._nonce = info, STANDARDIZED_CURVES[info.parameter_id], nonce
        encrypt = triple_des_cbc if info.session_keys is KeyKind.TRIPLE_DES else aes_cbc
        self._encrypted = encrypt(password_key(key, info.session_keys), nonce, encrypt=True)
        self._scalar = self._curve.random_scalar()
        self._generator = self._curve.generator
        self._channel: ChipChannel | None = None
        self._terminal_key = b""

    def __call__(self, command: bytes) -> bytes:
        apdu = CommandApdu.parse(command)
        if self._channel is not None:
            plain = self._channel.unwrap(apdu)
            return self._channel.wrap(plain.ins, ResponseApdu(b"protected", 0x9000)).to_bytes()
        if apdu.ins == 0x22:
            return b"\x90\x00"
        objects = tlv.children(tlv.unwrap(apdu.data, 0x7C))
        if not objects:
            return self._answer(0x80, self._encrypted)
        ((tag, value),) = objects.items()
        if tag == 0x81:
            shared = self._curve.multiply(self._scalar, self._curve.decode(value))
            scaled = self._curve.multiply(int.from_bytes(self._nonce, "big"), self._generator)
            mapping_key = self._curve.multiply(self._scalar, self._generator)
            self._generator = self._curve.add(scaled, shared)
            return self._answer(0x82, self._curve.encode(mapping_key))
        if tag == 0x83:
            self._terminal_key = value
            return self._answer(0x84, self._own_key())
        secret = self._curve.multiply(self._scalar, self._curve.decode(self._terminal_key))
        secret_bytes = secret.x.to_bytes(self._curve.field_size, "big")
        k_enc, k_mac = (
            derive_key(secret_bytes, purpose, self._info.session_keys)
            for purpose in (KeyPurpose.ENCRYPTION, KeyPurpose.MAC)
        )
        assert value == authentication_token(self._info, k_mac, 0x86, self._own_key())
        self._channel = ChipChannel(session_cipher(self._info.session_keys, k_enc, k_mac), 0)
        return self._answer(0x86, authentication_token(self._info, k_mac, 0x86, self._terminal_key))

    def _own_key(self) -> bytes:
        return self._curve.encode(self._curve.multiply(self._scalar, self._generator))

    @staticmethod
    def _answer(tag: int, value: bytes) -> bytes:
        return tlv.encode(0x7C, tlv.encode(tag, value)) + b"\x90\x00"


@pytest.mark.parametrize("key", [KEY, Can("012345")], ids=["MRZ", "CAN"])
@pytest.mark.parametrize(
    ("parameter_id", "kind"),
    [(number, KeyKind.AES_128) for number in STANDARDIZED_CURVES] + [(13, kind) for kind in KeyKind],
)
def test_every_curve_and_every_cipher_suite(parameter_id: int, kind: KeyKind, key: AccessKey) -> None:
    info = PaceInfo("", INFO.oid_value, PaceMapping.ECDH_GENERIC, kind, 2, parameter_id)
    channel = perform_pace(PlainChannel(AnsweringConnection(_PaceChip(info, key))), info, key)
    assert channel.exchange(commands.read_binary(0, 9)).data == b"protected"


def test_a_nonce_of_32_bytes() -> None:
    info = PaceInfo("", INFO.oid_value, PaceMapping.ECDH_GENERIC, KeyKind.AES_256, 2, 17)
    chip = _PaceChip(info, KEY, nonce=bytes(range(32)))
    assert perform_pace(PlainChannel(AnsweringConnection(chip)), info, KEY).exchange(commands.read_binary(0, 9)).data


def _info(mapping: PaceMapping, keys: KeyKind, parameter_id: int | None, version: int = 2) -> PaceInfo:
    return PaceInfo("", b"", mapping, keys, version, parameter_id)


def test_the_strongest_that_is_supported_is_chosen() -> None:
    weak = _info(PaceMapping.ECDH_GENERIC, KeyKind.TRIPLE_DES, 13)
    strong = _info(PaceMapping.ECDH_GENERIC, KeyKind.AES_256, 12)
    stronger = _info(PaceMapping.ECDH_GENERIC, KeyKind.AES_256, 17)
    others = [
        _info(PaceMapping.ECDH_INTEGRATED, KeyKind.AES_256, 18),
        _info(PaceMapping.DH_GENERIC, KeyKind.AES_256, 2),
        _info(PaceMapping.ECDH_GENERIC, KeyKind.AES_256, None),
        _info(PaceMapping.ECDH_GENERIC, KeyKind.AES_256, 18, version=1),
    ]
    assert choose_pace_info([*others, weak, strong, stronger]) == stronger
    assert choose_pace_info([weak, strong]) == strong
    assert choose_pace_info(others) is None


def test_what_would_not_be_chosen_is_unsupported() -> None:
    with pytest.raises(CardError) as stopped:
        perform_pace(
            PlainChannel(ScriptedConnection()), _info(PaceMapping.DH_GENERIC, KeyKind.AES_128, 2), Can("012345")
        )
    assert stopped.value.fault is CardFault.UNSUPPORTED
