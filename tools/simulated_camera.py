"""Writes docs/simulated-camera.md and the picture in it: what the simulated camera can film in the face step.

Run from the repository: python -m tools.simulated_camera
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from biometrics.liveness.challenge import Motion
from simulators.camera import PersonaCamera
from simulators.card_pictures import Image as Picture
from simulators.casting import FACTS, Casting, FaceCast
from simulators.face_books import FaceBooks
from simulators.personas.persona import load_personas
from simulators.stages import stage_for

DOCS = Path(__file__).parents[1] / "docs"
PAGE = "simulated-camera.md"
SHEET = "simulated-camera.png"

_COLUMNS = 5
_TILE = (192, 144)
_COLOURS = 96
_MOMENT = 2.2
_MOMENTS = {FaceCast.NODS: 0.45, FaceCast.PERSON_SWAPPED: 3.0}
_MOTIONS = {
    FaceCast.PRINT: Motion.TURN_LEFT,
    FaceCast.PRINTS_EXCHANGED: Motion.TURN_LEFT,
    FaceCast.SEATED: Motion.COME_CLOSER,
    FaceCast.GLASSES: Motion.TURN_RIGHT,
    FaceCast.TABLET_RIGHT_TURNS: Motion.TURN_LEFT,
    FaceCast.VIRTUAL_CAMERA: Motion.TURN_LEFT,
}
HEAD = """# The simulated camera

Made by `python -m tools.simulated_camera` from `simulators/casting.py`; a test holds the two equal.

`kiosk demo --camera SCENE` plays one check-in with that scene in the face step, and `kiosk run --simulate` has the same
scenes in the list above the camera's buttons. Everybody in them is a synthetic person. Whoever can hear does what the
screen asks for, 0.4 to 1.3 s after it is asked; in the dock, buttons held down ask for a motion as well, so that the
wrong one can be tried.

Frames are 640 x 480 for faces and 1280 x 720 for cards, 15 a second, with a sensor's noise of two grey levels. A frame
follows from the seed, the seconds since the scene was shown and what was asked meanwhile; a living person never gives
the same frame twice, with or without the noise. The column on the right is what the face step should make of it; how
often it does is measured by `python -m benchmarks.liveness`, which draws sheets, tablets and habits at random.

![One frame of each scene, in the order of the table](simulated-camera.png)

| scene | in the dock | what is filmed | what should follow |
|---|---|---|---|
"""
TAIL = """
Not simulated: hair or hands before the face, glasses that mirror the room, daylight that changes, a person who walks by
behind, motion blur, and a camera's own sharpening and compression. A nod is a warp of the picture from the front; the
personas' other motions are morphed between rendered key frames.
"""


def row(cast: FaceCast) -> str:
    """The scene's line of the table."""
    facts = FACTS[cast]
    return f"| `{cast.value}` | {facts.label} | {facts.shows} | {facts.expected} |"


def page() -> str:
    """The whole page."""
    return HEAD + "".join(row(cast) + "\n" for cast in FaceCast) + TAIL


def frame_of(cast: FaceCast, books: FaceBooks) -> Picture:
    """One telling frame of the scene."""
    personas = load_personas()
    casting = Casting(cast, personas["mau"], personas["lan"])
    stage = stage_for(casting.scene, books, 0)
    moment, motion = _MOMENTS.get(cast, _MOMENT), _MOTIONS.get(cast)
    for tick in range(round(moment * 15)):
        stage.hear(motion, tick / 15)
    camera = PersonaCamera(books=books)
    casting.play(camera)
    if cast in (FaceCast.DARK, FaceCast.BLACK):
        camera.open()
        frame = camera.read(5.0)
        if frame is not None:
            return frame.image
    return stage.picture(moment)


def contact_sheet() -> Picture:
    """All scenes in rows of five."""
    books = FaceBooks(most=6)
    tiles = []
    for cast in FaceCast:
        picture = np.zeros((480, 640, 3), np.uint8) if cast is FaceCast.OFF else frame_of(cast, books)
        tile = cv2.resize(picture, _TILE, interpolation=cv2.INTER_AREA)
        cv2.rectangle(tile, (0, _TILE[1] - 15), (_TILE[0], _TILE[1]), (40, 40, 40), cv2.FILLED)
        place = (4, _TILE[1] - 4)
        cv2.putText(tile, cast.value, place, cv2.FONT_HERSHEY_SIMPLEX, 0.38, (255, 255, 255), 1, cv2.LINE_AA)
        tiles.append(tile)
    blank = np.full_like(tiles[0], 255)
    tiles += [blank] * (-len(tiles) % _COLUMNS)
    rows = [np.hstack(tiles[first : first + _COLUMNS]) for first in range(0, len(tiles), _COLUMNS)]
    return np.vstack(rows).astype(np.uint8, copy=False)


def main() -> None:
    """Writes both files."""
    (DOCS / PAGE).write_text(page(), encoding="utf-8")
    Image.fromarray(contact_sheet()[..., ::-1]).quantize(_COLOURS).save(DOCS / SHEET, optimize=True)


if __name__ == "__main__":
    main()
