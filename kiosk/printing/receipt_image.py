"""What stands on the receipt of a dossier: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"."""

from __future__ import annotations

from PIL import Image

from kiosk.domain.dossier import DossierReceipt, Paper
from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.printing.slip import SlipPainter, qr_block


def receipt_blocks(slip: SlipPainter, receipt: DossierReceipt) -> list[Image.Image]:
    """The receipt's blocks from top to bottom. It names the officer and no other person."""
    received = receipt.received_at.astimezone(VIETNAM_TIME)
    papers = [
        slip.text(f"{place}. {_paper(paper)}", 26, lines=2, left=True) for place, paper in enumerate(receipt.papers, 1)
    ]
    return [
        slip.text("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", 30, bold=True),
        slip.text(receipt.number, 60, bold=True, lines=1),
        qr_block(receipt.number),
        slip.text(receipt.procedure, 32, bold=True),
        *([slip.text("Giấy tờ đã nhận:", 26, left=True)] if papers else []),
        *papers,
        slip.text(f"Tiếp nhận: {received:%H:%M · %d/%m/%Y}", 28),
        slip.text("Hẹn trả kết quả", 28),
        slip.text(f"{receipt.due:%d/%m/%Y}", 54, bold=True),
        slip.text(_fee(receipt.fee), 28),
        slip.text(f"Người tiếp nhận: {receipt.officer}", 26),
    ]


def _paper(paper: Paper) -> str:
    return paper.name if paper.copies == 1 else f"{paper.name} ({paper.copies} bản)"


def _fee(fee: int) -> str:
    amount = f"{fee:,}".replace(",", ".")
    return "Không thu phí" if fee == 0 else f"Phí, lệ phí: {amount} đồng"
