"""A small terminal for tests of the chip: BAC, PACE and secure messaging written apart from the reader under test."""

from __future__ import annotations

import datetime
import io
import secrets
from collections.abc import Callable, Iterable
from typing import Any

from PIL import Image

from cardreader.access.curves import STANDARDIZED_CURVES
from cardreader.access.key_derivation import KeyKind, KeyPurpose, derive_key, mrz_key_seed
from cardreader.iso7816.ciphers import (
    AesCipher,
    SecureMessagingCipher,
    TripleDesCipher,
    aes_cbc,
    aes_cmac,
    pad,
    retail_mac,
    triple_des_cbc,
    unpad,
)
from cardreader.iso7816.tlv import children, encode, iterate, unwrap
from simulators.chip.card import SoftwareCard
from simulators.chip.card_data import CardData, Sex

SELECT_APPLET = bytes.fromhex("00A4040C07A0000002471001")
PACE_OID = bytes.fromhex("04007F00070202040202")


def portrait(width: int = 30, height: int = 40, image_format: str = "JPEG") -> bytes:
    """A grey image file."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), (120, 110, 100)).save(out, image_format)
    return out.getvalue()


def sample_data(**changes: Any) -> CardData:  # noqa: ANN401 - any field of the dataclass
    """The synthetic sample of the card's description, with changes."""
    values: dict[str, Any] = {
        "personal_id": "001099012345",
        "full_name": "Nguyễn Văn Mẫu",
        "birth_date": datetime.date(1999, 1, 15),
        "sex": Sex.MALE,
        "issue_date": datetime.date(2022, 2, 1),
        "expiry": datetime.date(2039, 1, 15),
        "portrait": portrait(),
        "origin": "Hà Nội",
        "residence": "Phường Bến Nghé, TP Hồ Chí Minh",
        "features": "Nốt ruồi C: 1cm dưới mắt trái",
        "father": "Nguyễn Văn Cha",
        "mother": "Trần Thị Mẹ",
    }
    return CardData(**(values | changes))


def scripted(draws: Iterable[bytes]) -> Callable[[int], bytes]:
    """A source of randomness that yields these draws in order and checks their sizes."""
    remaining = list(draws)

    def draw(size: int) -> bytes:
        value = remaining.pop(0)
        assert len(value) == size
        return value

    return draw


def status(response: bytes) -> int:
    """The status word of an answer."""
    return int.from_bytes(response[-2:], "big")


def select_file(identifier: int) -> bytes:
    """SELECT by file identifier, in plain."""
    return bytes.fromhex("00A4020C02") + identifier.to_bytes(2, "big")


def padded_le(le: int | None, *, extended: bool) -> bytes:
    """Le as DO97."""
    if le is None:
        return b""
    return encode(0x97, (le % 0x10000).to_bytes(2, "big") if extended else bytes((le % 256,)))


class Terminal:
    """Terminal's end of a channel."""

    def __init__(self, card: SoftwareCard, cipher: SecureMessagingCipher, counter: int) -> None:
        self.card = card
        self.cipher = cipher
        self.counter = counter

    def protect(
        self, ins: int, p1: int, p2: int, data: bytes = b"", le: int | None = None, *, extended: bool = False
    ) -> bytes:
        """The protected command."""
        self.counter += 1
        block = self.cipher.block_size
        header = bytes((0x0C, ins, p1, p2))
        body = b""
        if data:
            cryptogram = self.cipher.encrypt(self.counter, pad(data, block))
            body += encode(0x85, cryptogram) if ins & 1 else encode(0x87, b"\x01" + cryptogram)
        body += padded_le(le, extended=extended)
        authenticated = pad(pad(header, block) + body, block) if body else pad(header, block)
        body += encode(0x8E, self.cipher.mac(self.counter, authenticated))
        if extended:
            return header + b"\x00" + len(body).to_bytes(2, "big") + body + b"\x00\x00"
        return header + bytes((len(body),)) + body + b"\x00"

    def open(self, response: bytes) -> tuple[bytes, int]:
        """Data and status word of a protected answer, every object of it checked."""
        self.counter += 1
        objects = {item.tag: item for item in iterate(response[:-2])}
        assert list(objects) in ([0x99, 0x8E], [0x87, 0x99, 0x8E], [0x85, 0x99, 0x8E])
        body = b"".join(item.raw for tag, item in objects.items() if tag != 0x8E)
        assert objects[0x8E].value == self.cipher.mac(self.counter, pad(body, self.cipher.block_size))
        assert objects[0x99].value == response[-2:]
        data = b""
        if 0x87 in objects:
            assert objects[0x87].value[:1] == b"\x01"
            data = unpad(self.cipher.decrypt(self.counter, objects[0x87].value[1:]))
        if 0x85 in objects:
            data = unpad(self.cipher.decrypt(self.counter, objects[0x85].value))
        return data, status(response)

    def send(
        self, ins: int, p1: int, p2: int, data: bytes = b"", le: int | None = None, *, extended: bool = False
    ) -> tuple[bytes, int]:
        """One protected exchange."""
        return self.open(self.card.process(self.protect(ins, p1, p2, data, le, extended=extended)))

    def select_file(self, identifier: int) -> int:
        """Status word of SELECT by file identifier."""
        return self.send(0xA4, 0x02, 0x0C, identifier.to_bytes(2, "big"))[1]

    def read_file(self, identifier: int, size: int) -> bytes:
        """A file of known size, in short reads of 200 bytes."""
        assert self.select_file(identifier) == 0x9000
        content = b""
        while len(content) < size:
            offset = len(content)
            data, sw = self.send(0xB0, offset >> 8, offset & 0xFF, le=min(200, size - offset))
            assert sw == 0x9000
            content += data
        return content


def bac_command(mrz_information: str, rnd_ic: bytes, rnd_ifd: bytes, k_ifd: bytes) -> bytes:
    """EXTERNAL AUTHENTICATE with these random values."""
    seed = mrz_key_seed(mrz_information)[:16]
    k_enc = derive_key(seed, KeyPurpose.ENCRYPTION, KeyKind.TRIPLE_DES)
    k_mac = derive_key(seed, KeyPurpose.MAC, KeyKind.TRIPLE_DES)
    e_ifd = triple_des_cbc(k_enc, rnd_ifd + rnd_ic + k_ifd, encrypt=True)
    return bytes.fromhex("0082000028") + e_ifd + retail_mac(k_mac, pad(e_ifd, 8)) + b"\x28"


def open_bac(card: SoftwareCard, mrz_information: str) -> Terminal:
    """Selects the applet and runs BAC."""
    assert card.process(SELECT_APPLET) == b"\x90\x00"
    rnd_ic = card.process(bytes.fromhex("0084000008"))[:8]
    rnd_ifd, k_ifd = bytes(range(8)), bytes(range(16))
    response = card.process(bac_command(mrz_information, rnd_ic, rnd_ifd, k_ifd))
    assert status(response) == 0x9000
    k_enc = derive_key(mrz_key_seed(mrz_information)[:16], KeyPurpose.ENCRYPTION, KeyKind.TRIPLE_DES)
    plain = triple_des_cbc(k_enc, response[:32], encrypt=False)
    assert plain[:16] == rnd_ic + rnd_ifd
    seed = bytes(a ^ b for a, b in zip(k_ifd, plain[16:], strict=True))
    keys = [derive_key(seed, purpose, KeyKind.TRIPLE_DES) for purpose in (KeyPurpose.ENCRYPTION, KeyPurpose.MAC)]
    return Terminal(card, TripleDesCipher(*keys), int.from_bytes(rnd_ic[4:] + rnd_ifd[4:], "big"))


def set_pace(reference: int) -> bytes:
    """MSE:Set AT for PACE with this password."""
    data = encode(0x80, PACE_OID) + encode(0x83, bytes((reference,)))
    return bytes.fromhex("0022C1A4") + bytes((len(data),)) + data


def general_authenticate(card: SoftwareCard, tag: int | None, value: bytes = b"", *, last: bool = False) -> bytes:
    """One step; the answer's only object, or its status word where it failed."""
    data = encode(0x7C, b"" if tag is None else encode(tag, value))
    response = card.process((b"\x00" if last else b"\x10") + b"\x86\x00\x00" + bytes((len(data),)) + data + b"\x00")
    if status(response) != 0x9000:
        return response
    return next(iter(children(unwrap(response[:-2], 0x7C)).values()))


def open_pace(card: SoftwareCard, reference: int, secret: bytes) -> Terminal | int:
    """Runs PACE in the master file. The status word of the refused last step where the password is wrong."""
    curve = STANDARDIZED_CURVES[13]
    assert card.process(set_pace(reference)) == b"\x90\x00"
    password = derive_key(secret, KeyPurpose.PASSWORD, KeyKind.AES_128)
    nonce = int.from_bytes(aes_cbc(password, general_authenticate(card, None), encrypt=False), "big")
    private = secrets.randbelow(curve.order - 1) + 1
    public = curve.encode(curve.multiply(private, curve.generator))
    chip_map = curve.decode(general_authenticate(card, 0x81, public))
    generator = curve.add(curve.multiply(nonce, curve.generator), curve.multiply(private, chip_map))
    private = secrets.randbelow(curve.order - 1) + 1
    own = curve.encode(curve.multiply(private, generator))
    theirs = general_authenticate(card, 0x83, own)
    shared = curve.multiply(private, curve.decode(theirs)).x.to_bytes(32, "big")
    k_enc, k_mac = (derive_key(shared, purpose, KeyKind.AES_128) for purpose in (KeyPurpose(1), KeyPurpose(2)))

    def token(key: bytes) -> bytes:
        return aes_cmac(k_mac, encode(0x7F49, encode(0x06, PACE_OID) + encode(0x86, key)))

    answer = general_authenticate(card, 0x85, token(theirs), last=True)
    if len(answer) == 2:
        return status(answer)
    assert answer == token(own)
    return Terminal(card, AesCipher(k_enc, k_mac), 0)
