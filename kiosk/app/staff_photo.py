"""The chip's photo in an encoding that the window can draw."""

from __future__ import annotations

from dataclasses import replace

import cv2

from biometrics.images import ImageDecodeError, decode_photo
from kiosk.session.counter_views import CounterVisitView, PersonPane
from kiosk.session.views import StaffView, View


class StaffPhoto:
    """Turns the photo that staff see, JPEG or JPEG 2000, into a plain bitmap, within the limits of `decode_photo`.

    Of the photo it keeps the bitmap while the staff screen or the counter shows it, in memory alone; anything else lets
    it go.
    """

    def __init__(self) -> None:
        self._encoded: bytes | None = None
        self._bitmap: bytes | None = None

    def drawable(self, view: View) -> View:
        """The view with a photo that Qt reads, or without one where it does not decode."""
        match view.body:
            case StaffView(photo=bytes(photo)) as body:
                return replace(view, body=replace(body, photo=self._drawn(photo)))
            case CounterVisitView(person=PersonPane(photo=bytes(photo)) as person) as body:
                drawn = replace(person, photo=self._drawn(photo))
                return replace(view, body=replace(body, person=drawn))
            case _:
                self._encoded = self._bitmap = None
                return view

    def _drawn(self, photo: bytes) -> bytes | None:
        if photo != self._encoded:
            self._encoded, self._bitmap = photo, _bitmap(photo)
        return self._bitmap


def _bitmap(photo: bytes) -> bytes | None:
    try:
        image = decode_photo(photo).image
    except ImageDecodeError:
        return None
    done, data = cv2.imencode(".bmp", image)
    return data.tobytes() if done else None
