"""Median round-trip of one APDU to the software chip: in-process, and through vpcd and the PC/SC service.

Run as `python -m benchmarks.vpcd`; needs the Debian packages pcscd and vsmartcard-vpcd.
"""

from __future__ import annotations

import datetime
import io
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from cardreader.pcsc import PcscContext, connected
from simulators.chip.card import SoftwareCard
from simulators.chip.card_data import CardData, Sex
from simulators.chip.connection import SoftwareCardConnection
from simulators.chip.personalisation import personalise
from simulators.chip.pki import CountrySigningAuthority
from simulators.reader.service import READER_NAMES, ReaderService, choose_location, free_port_pair
from simulators.reader.vpcd import VirtualReader

ROUNDS = 500
SELECT_CARD_ACCESS = bytes.fromhex("00A4020C02011C")
READ_22_BYTES = bytes.fromhex("00B0000000")


def make_card() -> SoftwareCard:
    """A synthetic person's card."""
    picture = io.BytesIO()
    Image.new("RGB", (240, 320), (120, 110, 100)).save(picture, "JPEG")
    data = CardData(
        personal_id="001099012345",
        full_name="Nguyễn Văn Mẫu",
        birth_date=datetime.date(1999, 1, 15),
        sex=Sex.MALE,
        issue_date=datetime.date(2022, 2, 1),
        expiry=datetime.date(2039, 1, 15),
        portrait=picture.getvalue(),
    )
    return SoftwareCard(personalise(data, CountrySigningAuthority.create().issue_document_signer()))


def measure(name: str, transmit: Callable[[bytes], bytes]) -> None:
    """Prints one row: median, 95th percentile and largest of ROUNDS round-trips, in milliseconds."""
    transmit(SELECT_CARD_ACCESS)
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        transmit(READ_22_BYTES)
        times.append((time.perf_counter() - start) * 1_000)
    times.sort()
    print(f"{name:<16}{statistics.median(times):>12.3f}{times[int(ROUNDS * 0.95)]:>12.3f}{times[-1]:>12.3f}")


def wait_for_card(context: PcscContext) -> None:
    """Returns when the service has noticed the card."""
    while not any(state.card_present for state in context.states()):
        context.wait_for_change(0.5)


def main() -> None:
    """Prints the table."""
    print(f"{'transport':<16}{'median ms':>12}{'p95 ms':>12}{'max ms':>12}")
    measure("in-process", SoftwareCardConnection(make_card()).transmit)
    with tempfile.TemporaryDirectory() as name:
        location = choose_location(Path(name))
        os.environ.update(location.environment)
        service = ReaderService(Path(name), location, port=free_port_pair())
        with service, VirtualReader(service.port) as slot:
            slot.insert(make_card())
            context = PcscContext()
            wait_for_card(context)
            with connected(context, READER_NAMES[0]) as connection:
                measure("vpcd and pcscd", connection.transmit)
            context.close()


if __name__ == "__main__":
    main()
