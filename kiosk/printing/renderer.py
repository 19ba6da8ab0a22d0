"""Every slip that comes out of the printer, as a picture."""

from __future__ import annotations

from typing import assert_never

from PIL import Image

from kiosk.domain.checkin import Ticket
from kiosk.domain.dossier import DossierReceipt
from kiosk.printing.receipt_image import receipt_blocks
from kiosk.printing.slip import SlipPainter
from kiosk.printing.ticket_image import ticket_blocks

Slip = Ticket | DossierReceipt


class SlipRenderer:
    """Draws the slips of one hospital or office."""

    def __init__(self, office_name: str, *, simulated: bool) -> None:
        self._office_name = office_name
        self._painter = SlipPainter(simulated=simulated)

    def render(self, slip: Slip) -> Image.Image:
        """The slip in mode "1", 576 dots wide, as high as it needs. It names no patient and nobody who brought it."""
        match slip:
            case Ticket():
                blocks = ticket_blocks(self._painter, slip)
            case DossierReceipt():
                blocks = receipt_blocks(self._painter, slip)
            case _:
                assert_never(slip)
        return self._painter.page([self._painter.text(self._office_name, 30, bold=True), *blocks])
