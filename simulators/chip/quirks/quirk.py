"""What a quirk is: where it takes hold of a chip on its way from the recipe to the answer on the wire."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cardreader.connection import CardConnection
from simulators.chip.hooks import Inner, Outer
from simulators.chip.image import ChipImage
from simulators.chip.recipe import Recipe

__all__ = ["Connect", "Connecting", "Inner", "Outer", "Quirk"]

Connect = Callable[[], CardConnection]
"""Connects to the card at hand."""
Connecting = Callable[[Connect], CardConnection]
"""Stands before each try to connect. Raises CardError where the try fails."""


def _recipe_as_it_is(recipe: Recipe) -> Recipe:
    return recipe


def _image_as_it_is(image: ChipImage) -> ChipImage:
    return image


@dataclass(frozen=True, slots=True, kw_only=True)
class Quirk:
    """One behaviour that was reported of a real chip or reader."""

    row: int
    """Number in the list of reported behaviours."""
    name: str
    """What the command line takes: lower case, words joined by hyphens."""
    behaviour: str
    """One line for people."""
    recipe: Callable[[Recipe], Recipe] = _recipe_as_it_is
    """Before personalisation: data, keys, PACE."""
    image: Callable[[ChipImage], ChipImage] = _image_as_it_is
    """After it: files and secrets as they lie on the chip."""
    inner: Callable[[], Inner] | None = None
    """Made anew for each card whenever it gets power, since it may remember."""
    outer: Callable[[], Outer] | None = None
    """Made anew for each card whenever it gets power."""
    reader: Callable[[CardConnection], CardConnection] | None = None
    """What the reader does rather than the chip: wraps the connection."""
    connecting: Callable[[], Connecting] | None = None
    """What happens at the reader from one connection to the next. Made anew for each reader, since it remembers."""

    @property
    def changes_the_recipe(self) -> bool:
        """Whether a card has to be made anew for it."""
        return self.recipe is not _recipe_as_it_is
