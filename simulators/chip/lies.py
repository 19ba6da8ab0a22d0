"""Chips that lie, by name, for testers: who does what, and what must become of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from cardreader.access.key_derivation import KeyKind
from cardreader.authenticity.verdict import VerdictResult
from simulators.chip import liars
from simulators.chip.image import ChipImage
from simulators.chip.recipe import Recipe

_A_LETTER_OF_THE_NAME: Final = -28
"""In the last line of a card's machine readable zone, where no check digit sees it."""


class LieError(ValueError):
    """There is no such liar, or the card gives this one nothing to lie about. The text says which."""


class Matter(Enum):
    """What a liar lies about."""

    NOTHING = auto()
    """No card is safe from it."""
    PROOFS = auto()
    """Wants a card with Active or Chip Authentication."""
    ACCESS = auto()
    """Wants one that offers PACE with AES, and a signed copy of the offer in DG14."""


@dataclass(frozen=True, slots=True)
class Lie:
    """`genuine`: the only verdict that a reader which trusts the original's CSCA may come to."""

    name: str
    does: str
    genuine: VerdictResult
    about: Matter
    change: Callable[[Recipe, ChipImage], ChipImage]

    def told_by(self, recipe: Recipe, image: ChipImage) -> ChipImage:
        """The honest `image` of the `recipe` as this liar shows it. Raises LieError."""
        has_proofs = recipe.active_authentication is not None or recipe.chip_authentication is not None
        has_aes = any(variant.keys is not KeyKind.TRIPLE_DES for variant in recipe.pace.variants)
        if self.about is not Matter.NOTHING and not has_proofs:
            raise LieError(f"{self.name}: the card has neither Active nor Chip Authentication")
        if self.about is Matter.ACCESS and not has_aes:
            raise LieError(f"{self.name}: the card does not offer PACE with AES")
        return self.change(recipe, image)


def _clone(_: Recipe, image: ChipImage) -> ChipImage:
    return liars.without_keys(image)


def _clone_with_own_keys(recipe: Recipe, image: ChipImage) -> ChipImage:
    return liars.with_foreign_keys(image, recipe.active_authentication, recipe.chip_authentication)


def _clone_with_hidden_keys(_: Recipe, image: ChipImage) -> ChipImage:
    return liars.without_key_files(image)


def _clone_with_own_key_files(recipe: Recipe, image: ChipImage) -> ChipImage:
    return liars.with_exchanged_key_files(image, recipe.active_authentication, recipe.chip_authentication)


def _forger(recipe: Recipe, _: ChipImage) -> ChipImage:
    return liars.forge(recipe)


def _hidden_forger(recipe: Recipe, image: ChipImage) -> ChipImage:
    return liars.forge_under_the_right_certificate(image, recipe.active_authentication, recipe.chip_authentication)


def _tamperer(recipe: Recipe, image: ChipImage) -> ChipImage:
    if recipe.data.has_photo:
        return liars.tamper(image, 2)
    return liars.tamper(image, 1, _A_LETTER_OF_THE_NAME)


def _downgrader(_: Recipe, image: ChipImage) -> ChipImage:
    return liars.downgrade(image)


def _downgrader_to_bac(_: Recipe, image: ChipImage) -> ChipImage:
    return liars.without_card_access(image)


_FAILED, _CANNOT_TELL = VerdictResult.FAILED, VerdictResult.CANNOT_TELL
_ANY, _PROOFS, _ACCESS = Matter.NOTHING, Matter.PROOFS, Matter.ACCESS
LIES: Final[tuple[Lie, ...]] = (
    Lie("clone", "every file of the original and none of its private keys", _CANNOT_TELL, _PROOFS, _clone),
    Lie("clone-own-keys", "proves keys of its own over the original's files", _FAILED, _PROOFS, _clone_with_own_keys),
    Lie("clone-hidden-keys", "a clone without DG14 and DG15", _CANNOT_TELL, _PROOFS, _clone_with_hidden_keys),
    Lie("clone-own-key-files", "shows its own keys in DG14, DG15", _FAILED, _PROOFS, _clone_with_own_key_files),
    Lie("forger", "true proofs under a CSCA of his own that bears the right name", _CANNOT_TELL, _ANY, _forger),
    Lie("hidden-forger", "his keys inside EF.SOD, under the right certificate", _FAILED, _PROOFS, _hidden_forger),
    Lie("tamperer", "one bit of the photo turned, or of the MRZ where there is no photo", _FAILED, _ANY, _tamperer),
    Lie("downgrader", "EF.CardAccess offers 3DES where its signed copy says AES", _FAILED, _ACCESS, _downgrader),
    Lie("downgrader-to-bac", "EF.CardAccess is taken away", _CANNOT_TELL, _ACCESS, _downgrader_to_bac),
)
"""All of them."""


def find_lie(name: str) -> Lie:
    """The liar of that name. Raises LieError."""
    for lie in LIES:
        if lie.name == name:
            return lie
    raise LieError(f"no liar {name!r}; there are: {', '.join(lie.name for lie in LIES)}")
