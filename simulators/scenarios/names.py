"""Names that a scenario file takes from elsewhere: persons, quirks of chips, codes of the gateway."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from simulators.chip.quirks import catalogue
from simulators.personas.loading import load_personas

UNKNOWN_NAME = "unknown_name"
"""The type of error of a name that is in no list; its context holds `allowed`."""


@cache
def persona_names() -> tuple[str, ...]:
    """The persons there are."""
    return tuple(sorted(load_personas()))


@cache
def uninsured_names() -> frozenset[str]:
    """Those of them who have no insurance, and no code of it."""
    return frozenset(name for name, persona in load_personas().items() if persona.insurance.card_number is None)


@cache
def quirk_names() -> tuple[str, ...]:
    """The quirks of chips and readers there are."""
    return tuple(sorted(quirk.name for quirk in catalogue.ALL))


@dataclass(frozen=True, slots=True)
class _OneOf:
    """Text that must be one of some names, which are asked for when a file is read."""

    names: Callable[[], tuple[str, ...]]

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._known, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "enum": list(self.names())}

    def _known(self, value: str) -> str:
        allowed = self.names()
        if value not in allowed:
            raise PydanticCustomError(UNKNOWN_NAME, "is none of the names known", {"allowed": ", ".join(allowed)})
        return value


PersonaName = Annotated[str, _OneOf(persona_names)]
QuirkName = Annotated[str, _OneOf(quirk_names)]
GatewayCode = Annotated[str, Field(pattern=r"^[0-9]{3}$")]
"""A maKetQua: three digits, as text."""
