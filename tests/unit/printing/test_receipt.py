"""The receipt of a dossier: what is on it, and that it comes out as tickets do."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from kiosk.domain.dossier import DossierReceipt, Paper
from kiosk.domain.failures import FailureCode
from kiosk.printing.renderer import SlipRenderer
from simulators.printer import PrinterState, SimulatedPrinter

RECEIPT = DossierReceipt(
    "000.00.19.H26-261122-0007",
    "Đăng ký nhận trợ cấp xã hội hằng tháng đối với người cao tuổi không có người phụng dưỡng",
    (Paper("Tờ khai đề nghị trợ giúp xã hội"), Paper("Bản sao giấy xác nhận khuyết tật của người được đề nghị", 2)),
    datetime(2026, 11, 22, 1, 30, tzinfo=UTC),
    date(2026, 12, 22),
    1_250_000,
    "Lê Thị Trực",
)
RENDERER = SlipRenderer("UBND PHƯỜNG MẪU", simulated=False)


def black(image: Image.Image) -> int:
    """How much is printed."""
    return image.convert("L").histogram()[0]


def test_the_qr_code_is_the_receipts_number() -> None:
    image = RENDERER.render(RECEIPT)
    assert (image.mode, image.width) == ("1", 576)
    (code,) = zxingcpp.read_barcodes(image.convert("L"))
    assert code.text == RECEIPT.number


@pytest.mark.parametrize(
    "other",
    [
        replace(RECEIPT, number="000.00.19.H26-261122-0008"),
        replace(RECEIPT, procedure="Chứng thực bản sao"),
        replace(RECEIPT, papers=RECEIPT.papers[:1]),
        replace(RECEIPT, papers=(RECEIPT.papers[0], replace(RECEIPT.papers[1], copies=3))),
        replace(RECEIPT, due=date(2026, 12, 23)),
        replace(RECEIPT, fee=0),
        replace(RECEIPT, officer="Cán Bộ Mẫu"),
    ],
)
def test_everything_that_was_agreed_stands_on_it(other: DossierReceipt) -> None:
    assert RENDERER.render(other).tobytes() != RENDERER.render(RECEIPT).tobytes()


def test_a_long_list_of_papers_makes_a_long_receipt_and_nothing_is_cut() -> None:
    long = replace(RECEIPT, papers=tuple(Paper(f"{'Giấy tờ ' * 8}số {place}") for place in range(30)))
    assert RENDERER.render(long).height > RENDERER.render(RECEIPT).height + 28 * 30
    edge = RENDERER.render(long).convert("L").crop((570, 0, 576, 2_000))
    assert black(edge) == 0, "nothing runs off the paper"


def test_the_simulated_printer_prints_it_or_says_why_not(tmp_path: Path) -> None:
    printer = SimulatedPrinter(tmp_path, RENDERER)
    assert printer.print_receipt(RECEIPT) is None
    assert printer.receipts == (RECEIPT,)
    assert printer.printed == (), "it is no ticket"
    with Image.open(tmp_path / "receipt-000-00-19-H26-261122-0007.png") as image:
        assert image.tobytes() == RENDERER.render(RECEIPT).tobytes()
    printer.set_state(PrinterState.NO_PAPER)
    assert printer.print_receipt(RECEIPT) is FailureCode.PRINTER_NO_PAPER
