"""Whatever is wrong with the photo in the chip: staff compare by eye, under its own code, and nobody is matched."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path

import pytest
from PIL import Image

from kiosk.app.demo import Outcome
from kiosk.domain.failures import FailureCode as F
from simulators import world
from simulators.chip.card_data import CardData
from simulators.personas.chip_card import card_data
from simulators.personas.loading import load_personas
from simulators.personas.pictures import portrait
from tests.e2e.reception import Reception

PERSONAS = load_personas()
MAU = PERSONAS["mau"]
LARGEST = 4000


def photo(*faces: str, size: tuple[int, int] = (300, 400)) -> bytes:
    whole = Image.new("RGB", (size[0] * max(1, len(faces)), size[1]), (128, 128, 128))
    for place, name in enumerate(faces):
        with Image.open(io.BytesIO(portrait(PERSONAS[name]))) as one:
            whole.paste(one.convert("RGB").resize(size), (place * size[0], 0))
    out = io.BytesIO()
    whole.save(out, "JPEG", quality=85)
    return out.getvalue()


def torn() -> bytes:
    """Its header is whole, so that the chip can be made; what follows is not."""
    whole = photo("mau")
    return whole[: whole.index(b"\xff\xda") + 40]


FAULTS: dict[str, tuple[dict[str, object], F]] = {
    "none, as on the card of a child under six": ({"has_photo": False}, F.PHOTO_MISSING),
    "nobody": ({"portrait": photo()}, F.PHOTO_WITHOUT_FACE),
    "two people": ({"portrait": photo("mau", "lan")}, F.PHOTO_SEVERAL_FACES),
    "torn": ({"portrait": torn()}, F.PHOTO_UNUSABLE),
    "too large": ({"portrait": photo(size=(LARGEST + 1, 16))}, F.PHOTO_UNUSABLE),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_photo_that_nobody_can_be_compared_with_leads_to_staff(
    fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes, code = FAULTS[fault]
    changed: CardData = dataclasses.replace(card_data(MAU), **changes)  # type: ignore[arg-type]
    monkeypatch.setattr(world, "card_data", lambda _: changed)
    reception = Reception(tmp_path)
    record = reception.serve()
    assert (record.outcome, record.failure) == (Outcome.ASSISTED, code)
    assert reception.staff == [code]
    assert record.face is None
    assert record.ticket is None
