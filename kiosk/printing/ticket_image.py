"""What stands on a ticket."""

from __future__ import annotations

from PIL import Image

from kiosk.domain.checkin import Ticket
from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.printing.slip import SlipPainter, qr_block


def ticket_blocks(slip: SlipPainter, ticket: Ticket) -> list[Image.Image]:
    """The ticket's blocks from top to bottom. It names no person."""
    issued = ticket.issued_at.astimezone(VIETNAM_TIME)
    return [
        slip.text("SỐ THỨ TỰ", 28),
        slip.text(ticket.number, 130, bold=True, lines=1),
        *([slip.bar("ƯU TIÊN")] if ticket.priority else []),
        slip.text(_room(ticket.room), 44, bold=True),
        slip.text(ticket.service_name, 32),
        *([] if ticket.ahead is None else [slip.text(_ahead(ticket.ahead), 30)]),
        slip.text(f"{issued:%H:%M · %d/%m/%Y}", 26),
        qr_block(ticket.key),
        slip.text("Mã lượt khám", 22),
    ]


def _ahead(count: int) -> str:
    """As the screen says it."""
    return f"Còn {count} người phía trước" if count else "Sắp đến lượt quý khách"


def _room(room: str) -> str:
    """A bare number becomes "Phòng 12"; a room that has its own word keeps it."""
    return f"Phòng {room}" if room[:1].isdigit() else room
