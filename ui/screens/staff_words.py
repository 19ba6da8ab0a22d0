"""What the staff screen says of a visit and of the kiosk."""

from __future__ import annotations

from typing import assert_never

from kiosk.domain.devices import Device
from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.domain.manual import ManualReason
from kiosk.session.state import Reprint, Step
from kiosk.session.views import StaffView
from ui.i18n import translate
from ui.line_breaks import join_sentences
from ui.wording import NBSP, device_text, time_text


def ground_text(reason: ManualReason) -> str:
    """What staff compared the person with."""
    match reason:
        case ManualReason.CHIP_PHOTO:
            return translate("Staff", "With the photo in the chip")
        case ManualReason.PRINTED_PHOTO:
            return translate("Staff", "With the photo printed on the card")
        case ManualReason.OTHER_DOCUMENT:
            return translate("Staff", "With another document")
        case ManualReason.GUARDIAN:
            return translate("Staff", "A child with a guardian, document seen")
        case _:
            assert_never(reason)


def stopped_text(step: Step) -> str:
    """Where the person stopped."""
    match step:
        case Step.CAPTURING_FACE | Step.MATCHING:
            return translate("Staff", "Stopped at: face")
        case Step.CHECKING_INSURANCE | Step.REVIEW | Step.COMMITTING:
            return translate("Staff", "Stopped at: insurance and service")
        case Step.NOTICE:
            return translate("Staff", "Stopped at: consent")
        case _:
            return translate("Staff", "Stopped at: card")


def kiosk_lines(body: StaffView) -> list[str]:
    """How the kiosk is: devices, what is not sent yet, the ticket printed again."""
    faults = dict(body.faults)
    works = translate("Staff", "works")
    devices = (f"{device_text(device)}: {faults[device].value if device in faults else works}" for device in Device)
    lines = [" · ".join(text.replace(" ", NBSP) for text in devices), _outbox(body)]
    if body.reprint is not None:
        lines.append(_reprint(body.reprint))
    return lines


def _outbox(body: StaffView) -> str:
    outbox = body.outbox
    if outbox is None:
        return translate("Staff", "What is not sent yet is not known.")
    counts = translate("Staff", "Not sent yet: %1. Refused: %2.")
    counts = counts.replace("%1", str(outbox.queued)).replace("%2", str(outbox.refused))
    if outbox.oldest is None:
        return counts
    oldest = translate("Staff", "The oldest waits since %1.").replace(
        "%1", time_text(outbox.oldest.astimezone(VIETNAM_TIME))
    )
    return join_sentences([counts, oldest])


def _reprint(reprint: Reprint) -> str:
    match reprint:
        case Reprint.UNDER_WAY:
            return translate("Staff", "The last number is being printed.")
        case Reprint.DONE:
            return translate("Staff", "The last number was printed.")
        case Reprint.FAILED:
            return translate("Staff", "The printer does not print. Please look at paper and cover.")
        case Reprint.NO_TICKET:
            return translate("Staff", "There is no number to print yet.")
        case _:
            assert_never(reprint)
