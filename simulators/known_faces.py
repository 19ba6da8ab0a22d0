"""A face verifier that knows who is before the camera, and looks at no picture.

Photos from the chip are judged by the real thing, once each. What it says of a scene is what the real verifier is
tested to say of it without liveness tests: this one is for runs in which faces are not what is looked into.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable

from biometrics.camera import Frame
from biometrics.hints import Hint
from biometrics.live_verification import LiveProgress, LiveVerdict
from biometrics.liveness.verdict import LivenessMode, LivenessVerdict, Outcome
from biometrics.verification import Decision, FaceVerdict, NotReadyError, ReferenceResult
from simulators.camera import PersonaCamera
from simulators.outfits import Outfit
from simulators.personas.facts import Persona
from simulators.personas.pictures import portrait
from simulators.scenes import BlackScene, DarkScene, PersonScene, PresentationScene, TwoPersonsScene

_NEEDED = 3
_THRESHOLD = 0.5


class PhotoBook:
    """Judged photos, by their hash. `judge` is a real verifier's `set_reference`; it is wiped at once by `forget`."""

    def __init__(
        self, persons: Iterable[Persona], judge: Callable[[bytes], ReferenceResult], forget: Callable[[], None]
    ) -> None:
        self._judge = judge
        self._forget = forget
        self._faces = {_mark(portrait(persona)): persona.face for persona in persons}
        self._results: dict[bytes, ReferenceResult] = {}

    def open(self, photo: bytes) -> tuple[ReferenceResult, str | None]:
        """Whether it can be compared with, and whose face it shows; None where that is not known."""
        mark = _mark(photo)
        if mark not in self._results:
            self._results[mark] = self._judge(photo)
            self._forget()
        return self._results[mark], self._faces.get(mark)


class KnownFaces:
    """Implements `kiosk.devices.looker.Verifier` from the camera's scene."""

    def __init__(self, camera: PersonaCamera, photos: PhotoBook) -> None:
        self._camera = camera
        self._photos = photos
        self._expected: str | None = None
        self._seen: list[str] = []

    def set_reference(self, photo_bytes: bytes) -> ReferenceResult:
        """A new person's photo."""
        self.wipe()
        result, self._expected = self._photos.open(photo_bytes)
        return result

    def offer(self, frame: Frame) -> LiveProgress:  # noqa: ARG002 - the scene tells more than its picture
        """One frame, as good as the scene."""
        face = self._face()
        if isinstance(face, str):
            self._seen.append(face)
        hint = face if isinstance(face, Hint) else None
        return LiveProgress(hint, None, len(self._seen), _NEEDED, 0, 0, complete=len(self._seen) >= _NEEDED)

    def verdict(self) -> LiveVerdict:
        """Match or not. Raises NotReadyError before enough frames were offered."""
        if len(self._seen) < _NEEDED:
            raise NotReadyError("not enough frames")
        match = all(face == self._expected for face in self._seen)
        decision, score = (Decision.MATCH, 0.9) if match else (Decision.NO_MATCH, 0.1)
        face = FaceVerdict(decision, score, _THRESHOLD, 0.001, "known faces", len(self._seen), ())
        liveness = LivenessVerdict(Outcome.NOT_DETERMINED, LivenessMode.OFF, (), 0, 0.0)
        return LiveVerdict(face, liveness)

    def restart(self) -> None:
        """Drops the frames, keeps the photo."""
        self._seen = []

    def wipe(self) -> None:
        """Forgets the person."""
        self._expected, self._seen = None, []

    def _face(self) -> str | Hint:
        """Whose face is there, or why none can be seen."""
        if isinstance(self._camera.trouble, BlackScene):
            return Hint.NO_FACE
        if isinstance(self._camera.trouble, DarkScene):
            return Hint.TOO_DARK
        match self._camera.scene:
            case PersonScene(outfit=Outfit.MASK):
                return Hint.UNCOVER_FACE
            case PersonScene(persona=persona) | PresentationScene(persona=persona):
                return persona.face
            case TwoPersonsScene():
                return Hint.MULTIPLE_FACES
            case _:
                return Hint.NO_FACE


def _mark(photo: bytes) -> bytes:
    return hashlib.sha256(photo).digest()
