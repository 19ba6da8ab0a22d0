"""Screens on which the person only waits, and is told for what."""

from __future__ import annotations

from kiosk.session.views import QrIdentifiedView
from ui.i18n import translate
from ui.screens.base import Page, Setting
from ui.widgets.illustration import Drawing


class StartingScreen(Page):
    """The self-test runs."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.compose(
            drawing=Drawing.WELCOME,
            words=[
                self.title(translate("Starting", "Getting ready")),
                self.line(translate("Starting", "This takes a few seconds.")),
            ],
        )


class PutCardBackScreen(Page):
    """The card was lifted too early."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.compose(
            drawing=Drawing.CARD_BACK,
            words=[
                self.title(translate("PutCardBack", "The card was lifted early")),
                self.line(translate("PutCardBack", "Please put the card back as it was.")),
            ],
        )


class QrIdentifiedScreen(Page):
    """A code was read; a card may still be laid down."""

    def __init__(self, setting: Setting, body: QrIdentifiedView) -> None:
        super().__init__(setting)
        self.compose(
            drawing=Drawing.PHONE_QR,
            words=[
                self.title(translate("QrIdentified", "Hello, %1").replace("%1", body.name)),
                self.line(
                    translate(
                        "QrIdentified", "The code is read. If you have your card with you, please lay it on the reader."
                    )
                ),
            ],
        )


class MatchingScreen(Page):
    """The faces are compared."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.compose(
            drawing=Drawing.FACE,
            words=[
                self.title(translate("Matching", "Thank you, one moment please")),
                self.line(translate("Matching", "Comparing with the photo in the card.")),
            ],
        )


class CheckingInsuranceScreen(Page):
    """The gateway is asked."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.compose(
            drawing=Drawing.INSURANCE,
            words=[
                self.title(translate("CheckingInsurance", "Looking up your health insurance")),
                self.line(translate("CheckingInsurance", "The insurance service may take a few seconds.")),
            ],
        )


class CommittingScreen(Page):
    """The check-in is kept."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.compose(
            drawing=Drawing.SLIP,
            words=[
                self.title(translate("Committing", "Getting your number")),
                self.line(translate("Committing", "Your visit is being registered.")),
            ],
        )


class SendingScreen(Page):
    """The check-in is sent."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.compose(
            drawing=Drawing.SLIP,
            words=[
                self.title(translate("Sending", "You are registered")),
                self.line(translate("Sending", "Telling the insurance service. Your number comes in a moment.")),
            ],
        )


class ClearingScreen(Page):
    """Everything is wiped."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.compose(
            drawing=Drawing.TIDY,
            words=[
                self.title(translate("Clearing", "Goodbye")),
                self.line(translate("Clearing", "Your details are being erased from this machine.")),
            ],
        )
