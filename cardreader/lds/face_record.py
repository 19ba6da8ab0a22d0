"""Where the images are in a face record: ISO/IEC 19794-5:2005 and 2011, and ISO/IEC 39794-5:2019.

Every function yields the bytes from the start of an image on; the caller judges by the first of them whether the image
is really there. Stated lengths are followed only where the record has room for them.
"""

from __future__ import annotations

from collections.abc import Iterator

from cardreader.iso7816 import tlv
from cardreader.iso7816.tlv import Tlv, TlvError
from cardreader.lds.data_objects import objects

MAX_IMAGES = 16
"""More than any document has of one face."""
_MAGIC = b"FAC\x00"
_VERSION_2011 = b"030\x00"
_HEADER_2005, _HEADER_2011 = 14, 17
_FACE_2005 = 20
"""Length and face information of one image (2005 §5.5)."""
_CAPTURE_2011 = 19
"""Length, time and device of one representation, with the number of quality blocks (2011 §8.4)."""
_QUALITY_2011 = 5
_FACE_2011 = 17
_FEATURE_POINT = 8
_IMAGE_2005, _IMAGE_2011 = 12, 11
_LENGTH = 4
_FACE_DATA_BLOCK = 0x65
"""FaceImageDataBlock ::= [APPLICATION 5] SEQUENCE (ISO/IEC 39794-5)."""
_WRAPPER = 0xA1
"""What Doc 9303-10 puts around a FaceImageDataBlock in 7F2E."""
_REPRESENTATIONS = 0xA1
_PATH_TO_IMAGE = (0xA1, 0xA0, 0xA0, 0x80)
"""imageRepresentation [1], base [0], imageRepresentation2DBlock [0], representationData2D [0]."""


def images_in(block: bytes) -> Iterator[bytes]:
    """Where the record's structure puts its images; the whole block where it is no record of these standards."""
    if block.startswith(_MAGIC):
        yield from _images_2011(block) if block[4:8] == _VERSION_2011 else _images_2005(block)
    elif block[:1] in (bytes((_FACE_DATA_BLOCK,)), bytes((_WRAPPER,))):
        yield from _images_39794(block)
    else:
        yield block


def _number(data: bytes, start: int, size: int) -> int:
    return int.from_bytes(data[start : start + size], "big")


def _images_2005(block: bytes) -> Iterator[bytes]:
    """ISO/IEC 19794-5:2005 §5.4 to §5.8."""
    start = _HEADER_2005
    several = _number(block, 12, 2) > 1
    for _ in range(MAX_IMAGES):
        points = _number(block, start + 4, 2)
        image = start + _FACE_2005 + points * _FEATURE_POINT + _IMAGE_2005
        following = start + _number(block, start, 4)
        if image >= len(block):
            return
        if not several or not image < following < len(block):
            # The last image: it has the rest, padding included, whatever its length says.
            yield block[image:]
            return
        yield block[image:following]
        start = following


def _images_2011(block: bytes) -> Iterator[bytes]:
    """ISO/IEC 19794-5:2011 §8.3 to §8.8. A 3D representation of the last image is left on, as decoders do not mind."""
    start = _HEADER_2011
    certification = _number(block, 14, 1)
    for _ in range(MAX_IMAGES):
        face = start + _CAPTURE_2011 + _number(block, start + _CAPTURE_2011 - 1, 1) * _QUALITY_2011
        if certification:
            face += 1 + _number(block, face, 1) * 3
        points = _number(block, face, 2)
        length_at = face + _FACE_2011 + points * _FEATURE_POINT + _IMAGE_2011
        image = length_at + _LENGTH
        if image >= len(block):
            return
        end = image + _number(block, length_at, _LENGTH)
        yield block[image:end] if image < end <= len(block) else block[image:]
        following = start + _number(block, start, _LENGTH)
        if not image < following < len(block):
            return
        start = following


def _images_39794(block: bytes) -> Iterator[bytes]:
    """ISO/IEC 39794-5 §8: the path to each image, by tag, since most members on the way are optional."""
    try:
        item = tlv.read_tlv(block)
        if item.tag == _WRAPPER:
            item = tlv.read_tlv(item.value)
        if item.tag != _FACE_DATA_BLOCK:
            return
        representations = _child(item.value, _REPRESENTATIONS)
        for number, representation in enumerate(objects(representations.value if representations else b"")):
            if number == MAX_IMAGES:
                return
            step: Tlv | None = representation
            for tag in _PATH_TO_IMAGE:
                step = _child(step.value, tag) if step is not None else None
            if step is not None:
                yield step.value
    except TlvError:
        # A record that breaks off: the caller looks for an image in what there is.
        return


def _child(content: bytes, tag: int) -> Tlv | None:
    return next((item for item in objects(content) if item.tag == tag), None)
