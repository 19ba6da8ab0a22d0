"""Keeps the key frames of the persons who were before the camera lately, since making them takes half a second."""

from __future__ import annotations

import contextlib
import threading
from collections import OrderedDict

from biometrics.faces import YuNetDetector
from biometrics.modelstore import ModelStore
from simulators.outfits import Image, Outfit, dress
from simulators.performer import FaceBook
from simulators.personas.persona import Persona, PicturesError


class FaceBooks:
    """Makes each person's book once. From any thread. `most` books are kept, of some 50 MB each.

    `ahead`: whether `prepare` makes a book beforehand, on a thread of its own."""

    def __init__(self, most: int = 3, *, ahead: bool = True) -> None:
        self._most = most
        self._ahead = ahead
        self._making = threading.Lock()
        self._books: OrderedDict[tuple[str, Outfit], FaceBook] = OrderedDict()

    def get(self, persona: Persona, outfit: Outfit = Outfit.PLAIN) -> FaceBook:
        """The book, at once where it was prepared. Raises PicturesError, ModelFileError (outfits need the detector)."""
        key = (persona.face, outfit)
        with self._making:
            if key not in self._books:
                plain = outfit is Outfit.PLAIN
                self._books[key] = FaceBook(persona) if plain else FaceBook(persona, _Dresser(persona, outfit))
                if len(self._books) > self._most:
                    self._books.popitem(last=False)
            self._books.move_to_end(key)
            return self._books[key]

    def prepare(self, persona: Persona, outfit: Outfit = Outfit.PLAIN) -> None:
        """Begin to make a book that will be wanted soon; returns at once."""
        if self._ahead:
            # No daemon: at the program's end a thread within the libraries that draw must not be cut off.
            threading.Thread(target=self._prepare, args=(persona, outfit), name="face book").start()

    def _prepare(self, persona: Persona, outfit: Outfit) -> None:
        # Who asks for the book is told what is wrong with it.
        with contextlib.suppress(PicturesError):
            self.get(persona, outfit).complete()


class _Dresser:
    """Puts the outfit on in every picture of a person."""

    def __init__(self, persona: Persona, outfit: Outfit) -> None:
        self._persona = persona
        self._outfit = outfit
        self._detector = YuNetDetector(ModelStore.bundled())

    def __call__(self, image: Image) -> Image:
        faces = self._detector.detect(image)
        if not faces:
            raise PicturesError(f"{self._persona.face}: a picture shows no face to dress")
        return dress(image, faces[0], self._outfit)
