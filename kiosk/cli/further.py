"""Data groups of other states' documents, for `kiosk card read --all`."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from cardreader.document import PartialDate
from cardreader.further import FurtherDataGroup
from cardreader.lds.displayed_image import DisplayedImage


def further_json(found: Mapping[int, FurtherDataGroup], *, show_personal: bool) -> dict[str, Any]:
    """By name of the data group: the fields that have a value, and the values themselves with `show_personal`. Of
    pictures the format and the number of bytes."""
    return {f"DG{number}": _shown(group, show_personal=show_personal) for number, group in found.items()}


def _shown(value: object, *, show_personal: bool) -> Any:  # noqa: ANN401 - JSON
    match value:
        case DisplayedImage():
            return {"format": value.format.name if value.format is not None else None, "bytes": len(value.data)}
        case tuple():
            return [_shown(item, show_personal=show_personal) for item in value]
        case PartialDate():
            return value.isoformat() if show_personal else "…"
        case _ if dataclasses.is_dataclass(value):
            fields = ((field.name, getattr(value, field.name)) for field in dataclasses.fields(value))
            return {name: _shown(item, show_personal=show_personal) for name, item in fields if item not in (None, ())}
        case _:
            return str(value) if show_personal else "…"
