"""Data groups that other states' documents hold besides those an identity is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from cardreader.iso7816.files import ElementaryFile
from cardreader.lds.dg7 import parse_dg7
from cardreader.lds.dg11 import Dg11, parse_dg11
from cardreader.lds.dg12 import Dg12, parse_dg12
from cardreader.lds.dg16 import PersonToNotify, parse_dg16
from cardreader.lds.displayed_image import DisplayedImage
from cardreader.lds.elementary_files import DG7, DG11, DG12, DG16

FurtherDataGroup = tuple[DisplayedImage, ...] | Dg11 | Dg12 | tuple[PersonToNotify, ...]
"""Of DG7, DG11, DG12 and DG16, in this order."""
FURTHER_FILES: Mapping[int, tuple[ElementaryFile, Callable[[bytes], FurtherDataGroup]]] = MappingProxyType(
    {7: (DG7, parse_dg7), 11: (DG11, parse_dg11), 12: (DG12, parse_dg12), 16: (DG16, parse_dg16)}
)
"""File and parser by number. The parsers raise MalformedData."""
