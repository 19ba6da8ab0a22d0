"""All quirks, found by name, and chips made with any number of them at once."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable
from functools import reduce

from cardreader.connection import CardConnection
from simulators.chip.card import SoftwareCard
from simulators.chip.image import ChipImage
from simulators.chip.personalisation import make_chip
from simulators.chip.pki import CountrySigningAuthority
from simulators.chip.quirks import (
    access,
    contents,
    messaging,
    pace_quirks,
    proofs,
    readers,
    reading,
    selection,
    signatures,
)
from simulators.chip.quirks.quirk import Quirk
from simulators.chip.recipe import Recipe
from simulators.chip.state import Random

ALL: tuple[Quirk, ...] = tuple(
    sorted(
        (
            *selection.QUIRKS,
            *reading.QUIRKS,
            *access.QUIRKS,
            *messaging.QUIRKS,
            *pace_quirks.QUIRKS,
            *proofs.QUIRKS,
            *signatures.QUIRKS,
            *contents.QUIRKS,
            *readers.QUIRKS,
        ),
        key=lambda quirk: quirk.row,
    )
)
"""By row; within a row in the order of their modules."""


class UnknownQuirkError(ValueError):
    """There is no quirk of that name; the text lists those there are."""


def find(name: str) -> Quirk:
    """The quirk of that name. Raises UnknownQuirkError."""
    for quirk in ALL:
        if quirk.name == name:
            return quirk
    raise UnknownQuirkError(f"no quirk {name!r}; there are: {', '.join(quirk.name for quirk in ALL)}")


def recipe_with(recipe: Recipe, quirks: Iterable[Quirk]) -> Recipe:
    """The recipe as the quirks want it, in their order. Raises PersonalisationError for quirks that fit no card
    together."""
    return reduce(lambda changed, quirk: quirk.recipe(changed), quirks, recipe)


def image_with(image: ChipImage, quirks: Iterable[Quirk]) -> ChipImage:
    """A chip that is made already, with what the quirks do to that which lies on it."""
    return reduce(lambda changed, quirk: quirk.image(changed), quirks, image)


def make_image(recipe: Recipe, authority: CountrySigningAuthority, quirks: Iterable[Quirk] = ()) -> ChipImage:
    """A chip personalised with the quirks, in their order: all recipes first, then what lies on the chip.

    Raises PersonalisationError for quirks that fit no card together.
    """
    chosen = tuple(quirks)
    return image_with(make_chip(recipe_with(recipe, chosen), authority), chosen)


def card_of(
    image: ChipImage,
    quirks: Iterable[Quirk],
    *,
    random: Random = secrets.token_bytes,
    sleep: Callable[[float], None] = time.sleep,
) -> SoftwareCard:
    """The chip, behaving as the quirks say; of those that take hold of the same command the first comes first."""
    chosen = tuple(quirks)
    return SoftwareCard(
        image,
        random=random,
        inner=[quirk.inner for quirk in chosen if quirk.inner is not None],
        outer=[quirk.outer for quirk in chosen if quirk.outer is not None],
        sleep=sleep,
    )


def make_card(
    recipe: Recipe,
    authority: CountrySigningAuthority,
    quirks: Iterable[Quirk] = (),
    *,
    random: Random = secrets.token_bytes,
    sleep: Callable[[float], None] = time.sleep,
) -> SoftwareCard:
    """A chip with all quirks at once, but for the reader's: see `behind_reader`. Raises PersonalisationError."""
    chosen = tuple(quirks)
    return card_of(make_image(recipe, authority, chosen), chosen, random=random, sleep=sleep)


def behind_reader(connection: CardConnection, quirks: Iterable[Quirk]) -> CardConnection:
    """The connection through a reader with all quirks at once; the first is the farthest from the card."""
    wrappers = [quirk.reader for quirk in quirks if quirk.reader is not None]
    return reduce(lambda wrapped, wrap: wrap(wrapped), reversed(wrappers), connection)
