"""Which chip `kiosk simulate card` puts into the reader: of whom, made how, signed by whom, lying how, or imported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cardreader.access.keys import AccessKeyError, Can
from cardreader.optical.access_key import chip_keys_from_mrz_text
from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.runner.system import SystemClock
from simulators.chip.card_data import PersonalisationError
from simulators.chip.card_folder import CardFolderError, ImportedCard, import_card
from simulators.chip.country_pki import CountryPki, PkiFolderError, SignedBy
from simulators.chip.image import ChipImage
from simulators.chip.lies import LieError, find_lie
from simulators.chip.personalisation import make_chip_signed_by
from simulators.chip.pki import CountrySigningAuthority
from simulators.chip.quirks.catalogue import image_with, recipe_with
from simulators.chip.quirks.quirk import Quirk
from simulators.chip.recipe_file import RecipeError, find_recipe
from simulators.personas.chip_card import NoCardError, card_data
from simulators.personas.facts import Persona

FACTORY_ERRORS = (RecipeError, PkiFolderError, LieError, CardFolderError, PersonalisationError, NoCardError)
"""What a tester gets wrong. Each says in its text what."""
USUAL_RECIPE = "vietnamese"


@dataclass(frozen=True, slots=True)
class CardOrder:
    """What was asked for. `recipe` and `liar` are names; `recipe` may be a file's."""

    persona: Persona
    quirks: Sequence[Quirk]
    recipe: str = USUAL_RECIPE
    pki: Path | None = None
    signed_by: SignedBy = SignedBy.FIRST
    liar: str | None = None


@dataclass(frozen=True, slots=True)
class MadeCard:
    """A chip, and the CSCA that a reader has to trust to call it genuine."""

    image: ChipImage
    authority: CountrySigningAuthority


def make_ordered(order: CardOrder) -> MadeCard:
    """A new card. Raises FACTORY_ERRORS, PicturesError."""
    recipe = recipe_with(find_recipe(order.recipe).made_for(card_data(order.persona)), order.quirks)
    pki = CountryPki.create() if order.pki is None else CountryPki.load(order.pki)
    style = recipe.security_object
    signer = pki.issue(order.signed_by, kind=style.signer, digest=style.certificate_digest)
    image = image_with(make_chip_signed_by(recipe, signer), order.quirks)
    if order.liar is not None:
        image = find_lie(order.liar).told_by(recipe, image)
    return MadeCard(image, pki.first)


def import_ordered(folder: Path, quirks: Sequence[Quirk], *, mrz_text: str | None, can: str | None) -> ImportedCard:
    """The card of a folder, opened by this MRZ and CAN where given. Raises FACTORY_ERRORS."""
    for quirk in quirks:
        if quirk.changes_the_recipe:
            raise PersonalisationError(f"{quirk.name}: changes how a card is made, and this one is made already")
    information = ""
    try:
        if mrz_text is not None:
            today = SystemClock().now().astimezone(VIETNAM_TIME).date()
            information = chip_keys_from_mrz_text(mrz_text, today).mrz[0].information
        digits = "" if can is None else Can(can).digits
    except AccessKeyError as error:
        raise CardFolderError(str(error)) from None
    card = import_card(folder, information=information, can=digits)
    return ImportedCard(image_with(card.image, quirks), card.remarks)
