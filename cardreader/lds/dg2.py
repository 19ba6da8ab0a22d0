"""DG2: the face (Doc 9303-10 §4.7.2): an ISO/IEC 19794-5 record inside CBEFF templates."""

from __future__ import annotations

from cardreader.errors import MalformedData
from cardreader.iso7816 import tlv
from cardreader.iso7816.tlv import TlvError
from cardreader.lds import elementary_files
from cardreader.lds.face_image import MAGICS, FacePhoto, describe_image

_INFORMATION_GROUP = 0x7F61
_INFORMATION = 0x7F60
_DATA_BLOCKS = (0x5F2E, 0x7F2E)
_RECORD_MAGIC = b"FAC\x00"
_RECORD_HEADER = 14
_FACE_HEADER = 20
_FEATURE_POINT = 8
_IMAGE_HEADER = 12


def parse_dg2(data: bytes) -> FacePhoto:
    """The first face image. Raises MalformedData where none is found.

    Length fields inside the record are not trusted: the image is looked for where the record puts it and, where it is
    not there, by its first bytes.
    """
    try:
        content = tlv.unwrap(data, elementary_files.DG2.tag)
        block = _biometric_data_block(content)
    except TlvError as error:
        raise MalformedData(f"DG2: {error}") from error
    photo = describe_image(block[_image_offset(block) :]) or _by_magic(block)
    if photo is None:
        raise MalformedData("DG2: no JPEG or JPEG 2000 image")
    return photo


def _biometric_data_block(content: bytes) -> bytes:
    """The record of the first biometric information template; the content itself where it has no CBEFF templates."""
    if not content.startswith(_INFORMATION_GROUP.to_bytes(2, "big")):
        return content
    template = tlv.children(tlv.unwrap(content, _INFORMATION_GROUP)).get(_INFORMATION)
    if template is None:
        raise MalformedData("DG2: no biometric information template")
    fields = tlv.children(template)
    block = next((fields[tag] for tag in _DATA_BLOCKS if tag in fields), None)
    if block is None:
        raise MalformedData("DG2: no biometric data block")
    return block


def _image_offset(block: bytes) -> int:
    """Where the first image of an ISO/IEC 19794-5:2005 record starts (§5.4 to §5.7); 0 for anything else."""
    if not block.startswith(_RECORD_MAGIC) or len(block) < _RECORD_HEADER + _FACE_HEADER:
        return 0
    points = int.from_bytes(block[_RECORD_HEADER + 4 : _RECORD_HEADER + 6], "big")
    return _RECORD_HEADER + _FACE_HEADER + points * _FEATURE_POINT + _IMAGE_HEADER


def _by_magic(block: bytes) -> FacePhoto | None:
    found = [position for magic in MAGICS if (position := block.find(magic)) >= 0]
    return describe_image(block[min(found) :]) if found else None
