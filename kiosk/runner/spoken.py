"""Says what each screen asks for, once; silent as soon as the person has gone."""

from __future__ import annotations

from kiosk.domain.failures import FailureCode
from kiosk.domain.speech import Announcement
from kiosk.ports import Speaker
from kiosk.runner.announcements import announcement_of
from kiosk.session.state import Language, State
from kiosk.session.views import View


class SpokenGuide:
    """Watches the session and speaks. The same screen with newer data says nothing; another language says it again."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker
        self._said: tuple[Announcement, Language] | None = None

    def changed(self, state: State, view: View) -> None:  # noqa: ARG002 - what is said follows from the screen alone
        """Says the announcement of a new screen; ends what is being said where the new screen is silent."""
        announcement = announcement_of(view.body)
        wanted = None if announcement is None else (announcement, view.language)
        if wanted == self._said:
            return
        self._said = wanted
        if wanted is None:
            self._speaker.stop()
        else:
            self._speaker.say(*wanted)

    def staff_called(self, code: FailureCode) -> None:
        """Staff are called by the screen, not by voice."""
