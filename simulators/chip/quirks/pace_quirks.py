"""Quirks of PACE: what chips offer, insist on and get wrong (rows 25 to 31 and 53)."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from cardreader.access.key_derivation import KeyKind
from cardreader.access.pace_password import PasswordReference
from cardreader.access.security_infos import PaceMapping
from cardreader.iso7816.apdu import ResponseApdu
from simulators.chip.agreement_keys import CaKind
from simulators.chip.image import ChipImage
from simulators.chip.pace_settings import PaceSettings, PaceVariant
from simulators.chip.personalisation import EF_CARD_ACCESS
from simulators.chip.quirks.quirk import Inner, Quirk
from simulators.chip.quirks.support import GENERAL_AUTHENTICATE, with_content
from simulators.chip.recipe import Recipe
from simulators.chip.state import CardState, Handler, Request, answer

_GM, _IM, _CAM = PaceMapping.ECDH_GENERIC, PaceMapping.ECDH_INTEGRATED, PaceMapping.ECDH_CHIP_AUTHENTICATION
_WEAK, _STRONG = PaceVariant(_GM, KeyKind.TRIPLE_DES), PaceVariant(_GM, KeyKind.AES_128)
_FAILED = 0x6FFF


def _settings(settings: PaceSettings) -> Callable[[Recipe], Recipe]:
    return lambda recipe: dataclasses.replace(recipe, pace=settings)


def _pace(*variants: PaceVariant) -> Callable[[Recipe], Recipe]:
    return _settings(PaceSettings(variants=variants))


def _with_chip_authentication_mapping(recipe: Recipe) -> Recipe:
    pace = PaceSettings(variants=(_STRONG, PaceVariant(_CAM)))
    return dataclasses.replace(recipe, pace=pace, chip_authentication=CaKind(key_id=13))


def _only(password: PasswordReference) -> Callable[[Recipe], Recipe]:
    def change(recipe: Recipe) -> Recipe:
        return dataclasses.replace(recipe, pace=dataclasses.replace(recipe.pace, passwords=frozenset((password,))))

    return change


def _fails_at(step: int) -> Callable[[], Inner]:
    """GENERAL AUTHENTICATE of PACE is answered 6FFF at the given of its four steps, counted from 1."""

    def hook(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
        run = state.pace
        if request.command.ins == GENERAL_AUTHENTICATE and run is not None and run.steps_done == step - 1:
            state.pace = None
            return answer(_FAILED)
        return handler(request, state)

    return lambda: hook


def _shows_the_weaker_alone(image: ChipImage) -> ChipImage:
    """The chip runs both, and DG14 is signed with both."""
    return with_content(image, EF_CARD_ACCESS, PaceSettings(variants=(_WEAK,)).ef_card_access())


QUIRKS: tuple[Quirk, ...] = (
    Quirk(
        row=25,
        name="pace-no-parameter-id",
        behaviour="PACEInfo without parameterId, the domain parameters spelt out beside it",
        recipe=_settings(PaceSettings(names_parameters=False, explicit_parameters=True)),
    ),
    Quirk(
        row=25,
        name="pace-parameters-untold",
        behaviour="PACEInfo without parameterId, and no domain parameters anywhere",
        recipe=_settings(PaceSettings(names_parameters=False)),
    ),
    Quirk(
        row=25,
        name="pace-gm-and-im",
        behaviour="PACE by generic and by integrated mapping, the weaker cipher first",
        recipe=_pace(_WEAK, PaceVariant(_IM, KeyKind.AES_128), PaceVariant(_GM, KeyKind.AES_256, 17)),
    ),
    Quirk(
        row=25,
        name="pace-gm-and-cam",
        behaviour="PACE by generic and by chip authentication mapping",
        recipe=_with_chip_authentication_mapping,
    ),
    Quirk(
        row=26,
        name="pace-im-only",
        behaviour="PACE by integrated mapping only, AES-256, domain parameters 18",
        recipe=_pace(PaceVariant(_IM, KeyKind.AES_256, 18)),
    ),
    Quirk(
        row=27,
        name="pace-dh-2048",
        behaviour="PACE over a group of 2048 bits, whose keys take extended length or chaining",
        recipe=_pace(PaceVariant(PaceMapping.DH_GENERIC, KeyKind.AES_128, 1)),
    ),
    Quirk(
        row=27,
        name="pace-dh-2048-chained",
        behaviour="PACE over a group of 2048 bits, whose keys the chip takes by chaining only",
        recipe=_settings(
            PaceSettings(variants=(PaceVariant(PaceMapping.DH_GENERIC, KeyKind.AES_128, 2),), extended_length=False)
        ),
    ),
    Quirk(
        row=28,
        name="pace-3des",
        behaviour="PACE with session keys for 3DES",
        recipe=_pace(_WEAK),
    ),
    Quirk(
        row=29,
        name="pace-aes-256",
        behaviour="PACE with session keys for AES-256",
        recipe=_pace(PaceVariant(_GM, KeyKind.AES_256, 17)),
    ),
    Quirk(
        row=30,
        name="pace-fails",
        behaviour="PACE is offered and fails with 6FFF at its first step, while BAC works",
        inner=_fails_at(1),
    ),
    Quirk(
        row=30,
        name="pace-fails-at-token",
        behaviour="PACE is offered and fails with 6FFF at the proof of the key, while BAC works",
        inner=_fails_at(4),
    ),
    Quirk(
        row=31,
        name="card-access-weaker",
        behaviour="EF.CardAccess offers 3DES alone, while its signed copy in DG14 offers AES too",
        recipe=_pace(_WEAK, _STRONG),
        image=_shows_the_weaker_alone,
    ),
    Quirk(
        row=53,
        name="pace-can-only",
        behaviour="PACE takes the CAN and refuses the MRZ as a password",
        recipe=_only(PasswordReference.CAN),
    ),
    Quirk(
        row=53,
        name="pace-mrz-only",
        behaviour="PACE takes the MRZ and refuses the CAN as a password",
        recipe=_only(PasswordReference.MRZ),
    ),
)
"""In the order of their rows."""
