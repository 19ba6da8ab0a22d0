"""A photo too large to be opened in the chip: staff compare by eye. What else is wrong with photos is a scenario."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path

import pytest
from PIL import Image

from kiosk.app.demo import Outcome
from kiosk.domain.failures import FailureCode as F
from simulators import world
from simulators.personas.chip_card import card_data
from simulators.personas.loading import load_personas
from tests.e2e.reception import Reception

LARGEST = 4000


def test_a_photo_that_is_too_large_leads_to_staff_and_nobody_is_matched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = io.BytesIO()
    Image.new("RGB", (LARGEST + 1, 16), (128, 128, 128)).save(out, "JPEG")
    changed = dataclasses.replace(card_data(load_personas()["mau"]), portrait=out.getvalue())
    monkeypatch.setattr(world, "card_data", lambda _: changed)
    reception = Reception(tmp_path)
    record = reception.serve()
    assert (record.outcome, record.failure) == (Outcome.ASSISTED, F.PHOTO_UNUSABLE)
    assert reception.staff == [F.PHOTO_UNUSABLE]
    assert record.face is None
    assert record.ticket is None
