"""Recipes in files: what a tester wants on a card, as far as the standards allow it.

How chips depart from the standards is the business of quirks. Without its table a card has no Active or no Chip
Authentication; an empty list of PACE mechanisms makes a card that opens by BAC alone.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Final

from pydantic import ConfigDict, TypeAdapter, ValidationError

from simulators.chip.card_data import CardData
from simulators.chip.pace_settings import PaceSettings
from simulators.chip.recipe import Recipe
from simulators.chip.recipe_tables import (
    ActiveTable,
    AgreementTable,
    DataTable,
    NonceMapping,
    PaceTable,
    SecurityObjectTable,
)

SHIPPED: Final = Path(__file__).parent / "recipes"
"""Ready-made recipes, by name without their suffix."""


class RecipeError(ValueError):
    """A recipe cannot be read, or asks for what no card can be. The text says where and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipeFile:
    """A whole recipe. `made_for` makes it of a person's data."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    description: str = ""
    data: DataTable = field(default_factory=DataTable)
    pace: tuple[PaceTable, ...] = (PaceTable(),)
    active_authentication: ActiveTable | None = None
    chip_authentication: AgreementTable | None = None
    security_object: SecurityObjectTable = field(default_factory=SecurityObjectTable)

    def __post_init__(self) -> None:
        if len(set(self.pace)) != len(self.pace):
            raise ValueError("pace: a mechanism comes twice")
        key = self.chip_authentication
        if any(variant.group != (key.group if key else None) for variant in self._mapped_by_the_chip):
            raise ValueError("pace: ecdh-cam needs chip_authentication with a key of the same group")

    @property
    def _mapped_by_the_chip(self) -> tuple[PaceTable, ...]:
        return tuple(item for item in self.pace if item.mapping is NonceMapping.ECDH_CHIP_AUTHENTICATION)

    def made_for(self, data: CardData) -> Recipe:
        """The recipe of this person's card."""
        active, agreement = self.active_authentication, self.chip_authentication
        return Recipe(
            data=self.data.applied_to(data),
            active_authentication=None if active is None else active.kind,
            chip_authentication=None if agreement is None else agreement.kind(named=bool(self._mapped_by_the_chip)),
            pace=PaceSettings(variants=tuple(item.variant for item in self.pace), announced=bool(self.pace)),
            security_object=self.security_object.style,
        )


_SCHEMA: Final = TypeAdapter(RecipeFile)


def shipped_recipes() -> tuple[str, ...]:
    """Names of the ready-made ones, in order."""
    return tuple(sorted(path.stem for path in SHIPPED.glob("*.toml")))


def find_recipe(name: str) -> RecipeFile:
    """A ready-made recipe by its name, or one in a file. Raises RecipeError."""
    if name in shipped_recipes():
        return read_recipe(SHIPPED / f"{name}.toml")
    if not Path(name).is_file():
        raise RecipeError(f"{name}: no file, and no recipe of that name; there are: {', '.join(shipped_recipes())}")
    return read_recipe(Path(name))


def read_recipe(path: Path) -> RecipeFile:
    """The recipe of a TOML file. Raises RecipeError."""
    try:
        return parse_recipe(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise RecipeError(f"{path.name}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise RecipeError(f"{path.name}: not UTF-8") from error
    except RecipeError as error:
        raise RecipeError(f"{path.name}: {error}") from error


def parse_recipe(text: str) -> RecipeFile:
    """The recipe of a TOML text. Raises RecipeError."""
    try:
        return _SCHEMA.validate_python(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise RecipeError(str(error)) from error
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, found['loc']))}: {found['msg']}" for found in error.errors())
        raise RecipeError(problems.replace(": Value error, ", ": ").removeprefix(": ")) from error
