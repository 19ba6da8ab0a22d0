"""What may be wrong with the chip of a scenario's card, as quirks: they go before those that the file names."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable, Mapping
from types import MappingProxyType

from PIL import Image

from cardreader.iso7816.apdu import ResponseApdu
from simulators.chip import liars
from simulators.chip.active_keys import EcdsaKind
from simulators.chip.agreement_keys import CaKind
from simulators.chip.hooks import Inner, Outer
from simulators.chip.image import ChipImage
from simulators.chip.quirks.quirk import Quirk
from simulators.chip.recipe import Recipe
from simulators.chip.state import CardState, Handler, Request
from simulators.scenarios.words import Chip

SLOW_SECONDS = 4.0

_DG2 = 2
_NOT_FOUND = bytes.fromhex("6A82")
_PICTURE = (300, 400)
_GREY = (128, 128, 128)
_START_OF_SCAN = b"\xff\xda"


def quirks_of(chip: Chip) -> tuple[Quirk, ...]:
    """What makes a chip of that kind: nothing for a sound one."""
    return _QUIRKS.get(chip, ())


def _portrait(change: Callable[[bytes], bytes]) -> Callable[[Recipe], Recipe]:
    def apply(recipe: Recipe) -> Recipe:
        data = dataclasses.replace(recipe.data, portrait=change(recipe.data.portrait))
        return dataclasses.replace(recipe, data=data)

    return apply


def _without_photo(recipe: Recipe) -> Recipe:
    return dataclasses.replace(recipe, data=dataclasses.replace(recipe.data, has_photo=False))


def _torn(jpeg: bytes) -> bytes:
    """Its header is whole, so that a chip can be made with it; what follows is not."""
    whole = _jpeg(_opened(jpeg))
    return whole[: whole.index(_START_OF_SCAN) + 40]


def _nobody(_: bytes) -> bytes:
    return _jpeg(Image.new("RGB", _PICTURE, _GREY))


def _twice(jpeg: bytes) -> bytes:
    """The person beside themselves: two faces are too many, whoever they are."""
    one = _opened(jpeg)
    both = Image.new("RGB", (2 * _PICTURE[0], _PICTURE[1]), _GREY)
    both.paste(one, (0, 0))
    both.paste(one.transpose(Image.Transpose.FLIP_LEFT_RIGHT), (_PICTURE[0], 0))
    return _jpeg(both)


def _opened(jpeg: bytes) -> Image.Image:
    with Image.open(io.BytesIO(jpeg)) as image:
        return image.convert("RGB").resize(_PICTURE)


def _jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85)
    return out.getvalue()


def _with_own_keys(image: ChipImage) -> ChipImage:
    return liars.with_foreign_keys(image, EcdsaKind(), CaKind())


def _nothing_found() -> Outer:
    return lambda _command, _card: _NOT_FOUND


def _silence() -> Outer:
    return lambda _command, _card: b""


def _slow() -> Inner:
    def hook(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
        state.delay_s += SLOW_SECONDS
        return handler(request, state)

    return hook


_QUIRKS: Mapping[Chip, tuple[Quirk, ...]] = MappingProxyType(
    {
        Chip.NOT_AN_ID: (Quirk(row=0, name="not-an-id", behaviour="every file is unknown", outer=_nothing_found),),
        Chip.MUTE: (Quirk(row=0, name="mute", behaviour="no command is answered", outer=_silence),),
        Chip.SLOW: (Quirk(row=0, name="slow", behaviour="each command takes four seconds", inner=_slow),),
        Chip.TAMPERED: (
            Quirk(
                row=0,
                name="tampered",
                behaviour="a bit of DG2 is turned",
                image=lambda image: liars.tamper(image, _DG2),
            ),
        ),
        Chip.CLONED: (Quirk(row=0, name="cloned", behaviour="private keys of its own", image=_with_own_keys),),
        Chip.WITHOUT_PHOTO: (Quirk(row=0, name="without-photo", behaviour="there is no DG2", recipe=_without_photo),),
        Chip.PHOTO_TORN: (
            Quirk(row=0, name="photo-torn", behaviour="the photo ends after its header", recipe=_portrait(_torn)),
        ),
        Chip.PHOTO_WITHOUT_FACE: (
            Quirk(row=0, name="photo-without-face", behaviour="the photo is grey", recipe=_portrait(_nobody)),
        ),
        Chip.PHOTO_OF_TWO: (
            Quirk(row=0, name="photo-of-two", behaviour="the photo shows two faces", recipe=_portrait(_twice)),
        ),
    }
)
