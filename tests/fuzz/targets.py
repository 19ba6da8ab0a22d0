"""The table: each parser of foreign bytes, what it may raise, and good inputs to start from."""

from __future__ import annotations

import contextlib
import itertools
import tempfile
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from biometrics.images import MAX_PIXELS, ImageDecodeError, decode_photo
from cardreader.access.domain_parameters import recognise_parameters
from cardreader.access.pace_choice import choose_pace
from cardreader.access.security_infos import parse_security_infos
from cardreader.authenticity.agreement_keys import load_agreement_key
from cardreader.authenticity.certificates import Certificate, parse_certificate
from cardreader.authenticity.crl import parse_crl, verify_crl
from cardreader.authenticity.master_list import parse_master_list, verify_master_list
from cardreader.authenticity.passive import authenticate_passively
from cardreader.authenticity.public_keys import UnsupportedKeyError, load_public_key, load_rsa_numbers
from cardreader.authenticity.signatures import verify_signature
from cardreader.authenticity.trust import TrustStore
from cardreader.authenticity.trust_files import TrustStoreError
from cardreader.errors import CardError, MalformedData
from cardreader.iso7816 import tlv
from cardreader.iso7816.apdu import ApduFormatError, CommandApdu, ResponseApdu
from cardreader.iso7816.channel import PlainChannel
from cardreader.iso7816.ciphers import AesCipher, SecureMessagingCipher, TripleDesCipher, pad
from cardreader.iso7816.commands import read_binary
from cardreader.iso7816.secure_messaging import SecureChannel
from cardreader.iso7816.tlv import TlvError
from cardreader.lds.dg1 import parse_dg1
from cardreader.lds.dg2 import parse_dg2, parse_faces
from cardreader.lds.dg7 import parse_dg7
from cardreader.lds.dg11 import parse_dg11
from cardreader.lds.dg12 import parse_dg12
from cardreader.lds.dg13 import parse_dg13
from cardreader.lds.dg14 import parse_dg14
from cardreader.lds.dg15 import parse_dg15
from cardreader.lds.dg16 import parse_dg16
from cardreader.lds.ef_atr_info import parse_ef_atr_info
from cardreader.lds.ef_com import parse_ef_com
from cardreader.lds.identity import identity_of
from cardreader.lds.mrz import parse_zone
from cardreader.lds.mrz_text import parse_mrz_text
from cardreader.lds.sod import parse_sod
from cardreader.optical.qr_payload import QrRejected, parse_qr
from tests.unit.cardreader.support import AnsweringConnection

from . import chips, seeds
from .target import Target

TODAY = date(2026, 1, 1)
_NOTHING: tuple[str, ...] = ()
_PIXELS = 8 * 3 * MAX_PIXELS
"""A picture of the largest size is decoded into a few arrays of three bytes a pixel."""
_KEY, _COUNTER = bytes(range(16)), 7


def _quietly(parse: Callable[[bytes], object]) -> Callable[[bytes], Iterable[str]]:
    """A parser whose result says nothing to anybody."""

    def run(data: bytes) -> Iterable[str]:
        parse(data)
        return _NOTHING

    return run


def _tlv(data: bytes) -> Iterable[str]:
    items = list(tlv.iterate(data))
    assert b"".join(item.raw for item in items) == data
    for item in items:
        assert tlv.read_tlv(tlv.encode(item.tag, item.value)).value == item.value
        with contextlib.suppress(TlvError):
            tlv.children(item.value)
    return _NOTHING


def _apdu(data: bytes) -> Iterable[str]:
    if len(data) >= 2:
        assert ResponseApdu.parse(data).to_bytes() == data
    assert CommandApdu.parse(data).to_bytes() == data
    return _NOTHING


def _inside(cipher: Callable[[], SecureMessagingCipher]) -> Callable[[bytes], Iterable[str]]:
    """An answer inside the channel: as it is, and again with the checksum that makes it genuine."""

    def exchange(answer: bytes) -> None:
        answers = itertools.chain((answer,), itertools.repeat(b"\x6f\x00"))
        plain = PlainChannel(AnsweringConnection(lambda _: next(answers)))
        SecureChannel(plain, cipher(), _COUNTER).exchange(read_binary(0, 8))

    def run(data: bytes) -> Iterable[str]:
        with contextlib.suppress(CardError):
            exchange(data)
        signed, made = data[:-2], cipher()
        checksum = made.mac(_COUNTER + 2, pad(signed, made.block_size))
        exchange(signed + tlv.encode(0x8E, checksum) + data[-2:])
        return _NOTHING

    return run


def _answers(make: SecureMessagingCipher) -> tuple[bytes, ...]:
    """What a chip answers to the first READ BINARY, without the checksum, in each form."""
    cryptogram = make.encrypt(_COUNTER + 2, pad(bytes(8), make.block_size))
    status = tlv.encode(0x99, b"\x90\x00")
    bodies = (status, tlv.encode(0x87, b"\x01" + cryptogram) + status, tlv.encode(0x85, cryptogram) + status)
    return tuple(body + b"\x90\x00" for body in bodies)


def _triple_des() -> SecureMessagingCipher:
    return TripleDesCipher(_KEY, _KEY)


def _aes() -> SecureMessagingCipher:
    return AesCipher(_KEY, _KEY)


def _dg1(data: bytes) -> Iterable[str]:
    identity_of(parse_dg1(data, TODAY), None)
    return _NOTHING


def _dg2(data: bytes) -> Iterable[str]:
    photo = parse_dg2(data)
    assert photo in parse_faces(data)
    return _NOTHING


def _dg13(data: bytes) -> Iterable[str]:
    identity_of(parse_dg1(seeds.dg1s()[0], TODAY), parse_dg13(data))
    return _NOTHING


def _dg14(data: bytes) -> Iterable[str]:
    for key in parse_dg14(data).public_keys:
        load_agreement_key(key.key_info)
    return _NOTHING


def _dg15(data: bytes) -> Iterable[str]:
    key_info = parse_dg15(data).key_info
    load_rsa_numbers(key_info)
    load_public_key(key_info)
    return _NOTHING


def _card_access(data: bytes) -> Iterable[str]:
    infos = parse_security_infos(data)
    for info in infos.others:
        recognise_parameters(info.required)
    return choose_pace(infos).passed_over


def _com(data: bytes) -> Iterable[str]:
    parse_ef_com(data)
    return _NOTHING


def _sod(data: bytes) -> Iterable[str]:
    found = parse_sod(data)
    passive = authenticate_passively(found, {}, None, TODAY)
    return (passive.intact.reason, passive.chain.reason)


def _certificate(data: bytes) -> Iterable[str]:
    found = parse_certificate(data)
    verdict = verify_signature(found.key_info, found.signature_algorithm, found.signed_part, found.signature)
    load_agreement_key(found.key_info)
    return (verdict.reason,)


def _certificate_or_none(data: bytes) -> Certificate | None:
    with contextlib.suppress(MalformedData):
        return parse_certificate(data)
    return None


def _master_list(data: bytes) -> Iterable[str]:
    listed = parse_master_list(data)
    entries = tuple(found for der in listed.certificates if (found := _certificate_or_none(der)) is not None)
    verify_master_list(listed, entries, ())
    return _NOTHING


def _crl(data: bytes) -> Iterable[str]:
    verify_crl(parse_crl(data), (parse_certificate(seeds.certificates()[0]),))
    return _NOTHING


def _trust_folder(data: bytes) -> Iterable[str]:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "any.pem").write_bytes(data)
        TrustStore.load(Path(folder))
    return _NOTHING


def _qr(data: bytes) -> Iterable[str]:
    found = parse_qr(data)
    return (found.message,) if isinstance(found, QrRejected) else _NOTHING


def _mrz_text(data: bytes) -> Iterable[str]:
    text = data.decode("utf-8", errors="replace")
    with contextlib.suppress(MalformedData):
        parse_zone(text, TODAY)
    parse_mrz_text(text, TODAY)
    return _NOTHING


_MALFORMED = (MalformedData,)
_KEYS = (MalformedData, UnsupportedKeyError)
_IN_CHANNEL = (CardError,)

TARGETS: tuple[Target, ...] = (
    Target("tlv", _tlv, (TlvError,), seeds.tlvs),
    Target("apdu", _apdu, (ApduFormatError,), seeds.apdus),
    Target("answer-in-3des-channel", _inside(_triple_des), _IN_CHANNEL, lambda: _answers(_triple_des())),
    Target("answer-in-aes-channel", _inside(_aes), _IN_CHANNEL, lambda: _answers(_aes())),
    Target("ef-atr-info", _quietly(parse_ef_atr_info), _MALFORMED, seeds.atr_infos),
    Target("ef-card-access", _card_access, _MALFORMED, lambda: seeds.files(0x011C)),
    Target("ef-com", _com, _MALFORMED, lambda: seeds.files(0x011E)),
    Target("ef-sod", _sod, _MALFORMED, lambda: seeds.files(0x011D), 40),
    Target("dg1", _dg1, _MALFORMED, seeds.dg1s),
    Target("dg2", _dg2, _MALFORMED, seeds.dg2s),
    Target("dg7", _quietly(parse_dg7), _MALFORMED, lambda: seeds.files(0x0107)),
    Target("dg11", _quietly(parse_dg11), _MALFORMED, lambda: seeds.files(0x010B)),
    Target("dg12", _quietly(parse_dg12), _MALFORMED, lambda: seeds.files(0x010C)),
    Target("dg13", _dg13, _MALFORMED, lambda: seeds.files(0x010D)),
    Target("dg14", _dg14, _KEYS, lambda: seeds.files(0x010E)),
    Target("dg15", _dg15, _KEYS, lambda: seeds.files(0x010F)),
    Target("dg16", _quietly(parse_dg16), _MALFORMED, lambda: seeds.files(0x0110)),
    Target("certificate", _certificate, _KEYS, seeds.certificates, 40),
    Target("master-list", _master_list, _MALFORMED, seeds.master_lists, 40),
    Target("crl", _crl, _MALFORMED, seeds.crls, 40),
    Target("trust-folder", _trust_folder, (TrustStoreError,), seeds.trust_files, 30),
    Target("qr", _qr, (), seeds.qr_payloads),
    Target("mrz-text", _mrz_text, _MALFORMED, seeds.zones),
    Target("photo", _quietly(decode_photo), (ImageDecodeError,), seeds.pictures, 40, _PIXELS),
    Target("chip-in-clear", chips.read_in_clear, (), lambda: (chips.clear_transcript(),), 30),
    Target("chip-in-channel", chips.read_inside, (), lambda: (chips.inner_transcript(),), 30),
    Target("chip-spoiled", chips.read_spoiled, (), lambda: (b"\x05\x00\x00\x02\x6b\x00\x08\x04\x00\x00",), 15),
)
