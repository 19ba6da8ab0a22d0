"""Cards before a camera: what is read, and what is not."""

from dataclasses import replace

import numpy as np
import pytest

from cardreader.access.keys import MrzKey
from cardreader.optical.mrz_identity import MrzIdentity
from cardreader.optical.mrz_image import MrzImageReader, MrzSight
from cardreader.optical.mrz_lines import find_zone
from cardreader.optical.mrz_vote import MrzCollector, MrzStage
from cardreader.optical.recogniser import LineRecogniser
from simulators.chip.mrz import mrz_lines
from simulators.mrz_card import View, photograph, random_card, random_view
from tests.unit.optical.mrz_support import (
    CLEAN,
    FOREIGN,
    OTHER,
    PAINTER,
    SPECIMEN,
    SPECIMEN_IDENTITY,
    TODAY,
    seen,
)


@pytest.fixture(scope="module")
def reader() -> MrzImageReader:
    return MrzImageReader(LineRecogniser.bundled())


@pytest.mark.parametrize("seed", range(8))
def test_degraded_cards_give_the_exact_key_within_three_frames(reader: MrzImageReader, seed: int) -> None:
    random = np.random.default_rng(1000 + seed)
    data = random_card(random)
    card = PAINTER.paint(mrz_lines(data), random)
    collector = MrzCollector(reader, TODAY)
    for _ in range(3):
        progress = collector.offer(photograph(card, random_view(random), random))
        if progress.stage is MrzStage.AGREED:
            break
    expiry = "991231" if data.expiry is None else f"{data.expiry:%y%m%d}"
    key = MrzKey(data.personal_id[3:], f"{data.birth_date:%y%m%d}", expiry)
    assert progress.identity == MrzIdentity(key, data.personal_id)


@pytest.mark.parametrize(
    "view",
    [
        replace(CLEAN, rotation=15),
        replace(CLEAN, rotation=-15),
        replace(CLEAN, tilt=(20, 15)),
        replace(CLEAN, tilt=(-20, -15)),
        replace(CLEAN, light=(0.2, 1.1)),
        replace(CLEAN, frame=(1920, 1080), card_width=1700),
        replace(CLEAN, card_width=620),
    ],
    ids=["clockwise", "anticlockwise", "right and bottom away", "left and top away", "dark side", "near", "far"],
)
def test_the_specimen_is_read(reader: MrzImageReader, view: View) -> None:
    sighting = reader.read(seen(SPECIMEN, view), TODAY)
    assert sighting.identity == SPECIMEN_IDENTITY


def test_a_grey_frame_is_read(reader: MrzImageReader) -> None:
    assert reader.read(seen(OTHER)[:, :, 1], TODAY).sight is MrzSight.READ


def test_another_states_card_gives_a_key_without_personal_id(reader: MrzImageReader) -> None:
    sighting = reader.read(seen(FOREIGN), TODAY)
    assert sighting.identity == MrzIdentity(MrzKey("D23145890", "740812", "280415"), None)


@pytest.mark.parametrize(
    ("line", "place"),
    [(0, 9), (0, 14), (0, 22), (0, 29), (1, 2), (1, 6), (1, 12), (1, 14), (1, 29)],
    ids=[
        "number",
        "its check",
        "personal ID",
        "its check ",
        "birth",
        "its check  ",
        "expiry",
        "its check   ",
        "composite",
    ],
)
def test_a_wrong_digit_in_a_checked_field_gives_no_key(reader: MrzImageReader, line: int, place: int) -> None:
    lines = list(SPECIMEN)
    other = str((int(lines[line][place]) + 4) % 10)
    lines[line] = lines[line][:place] + other + lines[line][place + 1 :]
    sighting = reader.read(seen(tuple(lines)), TODAY)
    assert sighting.sight is MrzSight.UNREADABLE
    assert sighting.identity is None


def test_a_document_number_that_is_not_the_personal_ids_end_gives_no_key(reader: MrzImageReader) -> None:
    # Every check digit is right.
    lines = ("IDVNM0999123452001099012345<<0", "9901155M3901153VNM<<<<<<<<<<<0", SPECIMEN[2])
    assert reader.read(seen(lines), TODAY).sight is MrzSight.UNREADABLE


def test_three_lines_of_other_print_give_no_key(reader: MrzImageReader) -> None:
    prose = ("PERSONALIDENTIFICATIONNUMBEROF", "THEMINISTRYOFPUBLICSECURITYAND", "SOCIALORDEROFTHESOCIALISTREPUB")
    frame = seen(prose)
    assert find_zone(frame[:, :, 1].copy()) is not None
    assert reader.read(frame, TODAY).sight is MrzSight.UNREADABLE


@pytest.mark.parametrize(
    "frame",
    [
        np.zeros((0, 0, 3), np.uint8),
        np.zeros((1, 1), np.uint8),
        np.full((720, 1280, 3), 200, np.uint8),
        np.random.default_rng(1).integers(0, 256, (720, 1280, 3), dtype=np.uint8),
        seen(("", "", "")),
        seen((SPECIMEN[0], SPECIMEN[1], "")),
    ],
    ids=["empty", "one pixel", "plain", "noise", "no print", "two lines"],
)
def test_frames_without_a_zone(reader: MrzImageReader, frame: np.ndarray) -> None:
    assert reader.read(frame, TODAY).sight is MrzSight.NO_ZONE


@pytest.mark.parametrize(
    "array",
    [np.zeros((9, 9), np.float32), np.zeros((9, 9, 4), np.uint8), np.zeros(9, np.uint8)],
    ids=["floats", "four channels", "one row"],
)
def test_other_arrays_are_refused(reader: MrzImageReader, array: np.ndarray) -> None:
    with pytest.raises(ValueError, match="not an 8-bit grey or BGR picture"):
        reader.read(array, TODAY)


def test_no_personal_data_in_what_is_printed(reader: MrzImageReader) -> None:
    shown = repr(reader.read(seen(SPECIMEN), TODAY))
    assert not any(text in shown for text in ("099012345", "990115", "390115"))
