"""The real engine, writing what it says into a WAV file."""

from __future__ import annotations

import subprocess
import wave
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.app.speech import make_speaker, speech_remark
from kiosk.config.settings import SpeechSection
from kiosk.devices.speaker import PROGRAM, EspeakSpeaker, SilentSpeaker, voice_of
from kiosk.domain.speech import Announcement, Prompt, QueueNumber
from kiosk.session.state import Language

NUMBER = Announcement(Prompt.YOUR_NUMBER, QueueNumber("A 027"))
WAIT = Announcement(Prompt.PLEASE_WAIT)


def words(announcement: Announcement, language: Language) -> str:
    """A longer sentence for the number, so that the two can be told apart by their length."""
    del language
    return "A, 0, 2, 7, A, 0, 2, 7" if announcement.number else "0"


def loudness(path: Path) -> tuple[float, int]:
    """Seconds and highest sample of a recording."""
    with wave.open(str(path)) as recording:
        data = recording.readframes(recording.getnframes())
        samples = memoryview(data).cast("h")
        return len(samples) / recording.getframerate(), max(abs(sample) for sample in samples)


@pytest.fixture
def record(tmp_path: Path) -> Callable[..., tuple[float, int]]:
    def spoken(announcement: Announcement, language: Language, volume: int = 60) -> tuple[float, int]:
        path = tmp_path / f"{announcement.prompt}-{language}-{volume}.wav"
        speaker = EspeakSpeaker(words, volume=volume, recording=path)
        speaker.say(announcement, language)
        speaker.finish()
        return loudness(path)

    return spoken


@pytest.mark.parametrize("language", Language)
def test_each_language_is_heard(record: Callable[..., tuple[float, int]], language: Language) -> None:
    seconds, peak = record(NUMBER, language)
    shorter, _ = record(WAIT, language)
    assert seconds > 2 * shorter > 0.2
    assert peak > 3000


def test_volume(record: Callable[..., tuple[float, int]]) -> None:
    _, soft = record(WAIT, Language.VIETNAMESE, volume=10)
    _, loud = record(WAIT, Language.VIETNAMESE, volume=60)
    assert loud > 3 * soft > 0


@pytest.mark.parametrize("language", Language)
def test_the_engine_has_the_voice(language: Language) -> None:
    command = [PROGRAM, "-q", "-x", "-v", voice_of(language), "7"]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    assert told.stdout.strip()
    assert not told.stderr


def test_what_is_being_said_is_broken_off(tmp_path: Path) -> None:
    speaker = EspeakSpeaker(lambda *_: "7 " * 20_000, volume=60, recording=tmp_path / "long.wav")
    speaker.say(WAIT, Language.VIETNAMESE)
    process = speaker._process
    assert process is not None
    speaker.stop()
    assert process.returncode is not None
    assert process.returncode < 0, "ended by a signal, not by having said it"
    speaker.stop()
    speaker.finish()


def test_a_new_sentence_ends_the_one_before(tmp_path: Path) -> None:
    speaker = EspeakSpeaker(lambda *_: "7 " * 20_000, volume=60, recording=tmp_path / "long.wav")
    speaker.say(WAIT, Language.VIETNAMESE)
    first = speaker._process
    speaker.say(NUMBER, Language.VIETNAMESE)
    assert first is not None
    assert first.returncode is not None
    speaker.stop()


def test_an_engine_that_is_gone_leaves_the_kiosk_running(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    speaker = EspeakSpeaker(words, volume=60)
    speaker.say(WAIT, Language.VIETNAMESE)
    speaker.stop()
    assert "spoken prompt left out: espeak-ng cannot be started" in caplog.text


def test_off_by_default_and_a_remark_where_the_engine_is_missing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    assert isinstance(make_speaker(SpeechSection()), SilentSpeaker)
    assert isinstance(make_speaker(SpeechSection(enabled=True)), EspeakSpeaker)
    assert speech_remark(None).endswith("off unless the settings say so")
    assert speech_remark(SpeechSection(enabled=True, volume=40)) == "espeak-ng, volume 40 %"
    monkeypatch.setenv("PATH", str(tmp_path))
    silent = make_speaker(SpeechSection(enabled=True))
    assert isinstance(silent, SilentSpeaker)
    silent.say(WAIT, Language.VIETNAMESE)
    silent.stop()
    assert "not installed" in caplog.text
    assert "not installed" in speech_remark(SpeechSection(enabled=True))
