"""DG2: the face (Doc 9303-10 §4.7.2): records of ISO/IEC 19794-5 or 39794-5 inside CBEFF templates."""

from __future__ import annotations

from collections.abc import Iterator

from cardreader.errors import MalformedData
from cardreader.iso7816 import tlv
from cardreader.iso7816.tlv import TlvError
from cardreader.lds import elementary_files
from cardreader.lds.cbeff import data_blocks
from cardreader.lds.face_image import MAGICS, FacePhoto, describe_image
from cardreader.lds.face_record import images_in


def parse_dg2(data: bytes) -> FacePhoto:
    """The first face image that says its size, else the first at all. Raises MalformedData where there is none.

    Length fields inside the record are not trusted: an image is looked for where the record puts it and, where none is
    there, by its first bytes, and where the templates are broken or missing, in the whole file.
    """
    faces = parse_faces(data)
    return next((face for face in faces if face.width is not None), faces[0])


def parse_faces(data: bytes) -> tuple[FacePhoto, ...]:
    """All face images in the order of the file, at least one. Raises MalformedData."""
    try:
        content = tlv.unwrap(data, elementary_files.DG2.tag)
    except TlvError as error:
        raise MalformedData(f"DG2: {error}") from error
    try:
        faces = tuple(face for block in data_blocks(content) for face in _faces_of(block))
    except (TlvError, MalformedData):
        # Broken templates do not keep an image from being found below; without one the file is malformed.
        faces = ()
    if not faces:
        faces = tuple(_by_magic(content))
    if not faces:
        raise MalformedData("DG2: no JPEG or JPEG 2000 image")
    return faces


def _faces_of(block: bytes) -> Iterator[FacePhoto]:
    found = False
    for image in images_in(block):
        if (photo := describe_image(image)) is not None:
            found = True
            yield photo
    if not found:
        yield from _by_magic(block)


def _by_magic(block: bytes) -> Iterator[FacePhoto]:
    """The image at the first place where one may start and which says its size, else at the first place."""
    starts = sorted(position for magic in MAGICS if (position := block.find(magic)) >= 0)
    found = [photo for start in starts if (photo := describe_image(block[start:])) is not None]
    yield from sorted(found, key=lambda photo: photo.width is None)[:1]
