"""Spoken prompts by eSpeak NG, a small speech engine of the system's packages that knows all five languages.

The engine is a process of its own a sentence, so that a sentence can be broken off at once and a fault of the engine
cannot take the kiosk with it.
"""

from __future__ import annotations

import logging
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import assert_never

from kiosk.domain.speech import Announcement
from kiosk.session.state import Language

_log = logging.getLogger(__name__)

PROGRAM = "espeak-ng"
_WORDS_A_MINUTE = 140
"""Slower than the engine's 175: people listen while they look for something."""
_LOUDEST = 200
"""The engine's own scale ends here; 100 is its ordinary loudness."""
_PATIENCE_S = 1.0


def engine_installed() -> bool:
    """Whether prompts could be spoken on this machine."""
    return shutil.which(PROGRAM) is not None


def voice_of(language: Language) -> str:
    """The engine's voice. Japanese reads kana alone, so the words for it are written in kana."""
    match language:
        case Language.VIETNAMESE:
            return "vi"
        case Language.ENGLISH:
            return "en-gb"
        case Language.CHINESE:
            return "cmn-latn-pinyin"
        case Language.JAPANESE:
            return "ja"
        case Language.KOREAN:
            return "ko"
        case _:
            assert_never(language)


class SilentSpeaker:
    """Says nothing: spoken prompts are off, or there is no engine."""

    def say(self, announcement: Announcement, language: Language) -> None:
        """Nothing."""

    def stop(self) -> None:
        """Nothing."""


class EspeakSpeaker:
    """Speaks through the engine. `words` gives an announcement's sentence; `volume` in percent of the loudest.

    `recording`: a WAV file that each sentence is written to instead of being heard.
    """

    def __init__(
        self, words: Callable[[Announcement, Language], str], *, volume: int, recording: Path | None = None
    ) -> None:
        self._words = words
        self._loudness = volume * _LOUDEST // 100
        self._recording = recording
        self._process: subprocess.Popen[bytes] | None = None

    def say(self, announcement: Announcement, language: Language) -> None:
        """Begins to say it and returns at once; what is being said is broken off."""
        self.stop()
        command = [PROGRAM, "-v", voice_of(language), "-s", str(_WORDS_A_MINUTE), "-a", str(self._loudness)]
        if self._recording is not None:
            command += ["-w", str(self._recording)]
        try:
            self._process = subprocess.Popen(  # noqa: S603 - a fixed program and fixed sentences
                [*command, "--", self._words(announcement, language)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            _log.warning("spoken prompt left out: %s cannot be started (%s)", PROGRAM, error.strerror)

    def stop(self) -> None:
        """Silence, at once."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(_PATIENCE_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def finish(self) -> None:
        """Waits until the present sentence has been said."""
        if self._process is not None:
            self._process.wait()
