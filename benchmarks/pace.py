"""Milliseconds of CPU that opening the chip takes, by mechanism: the terminal alone, and both sides in one process.

Run as `python -m benchmarks.pace`. The time over the air is not in it.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from cardreader.access.bac import perform_basic_access_control
from cardreader.access.keys import Can, MrzKey
from cardreader.access.opening import select_application
from cardreader.access.pace import perform_pace
from cardreader.access.pace_cam import verify_chip_authentication_mapping
from cardreader.access.pace_choice import choose_pace
from cardreader.access.security_infos import PaceMapping, parse_security_infos
from cardreader.iso7816.channel import PlainChannel
from simulators.chip.agreement_keys import CaKind, ChipAuthenticationKey
from simulators.chip.card import SoftwareCard
from simulators.chip.connection import SoftwareCardConnection
from simulators.chip.image import ChipImage
from simulators.chip.pace_settings import PaceSettings, PaceVariant

ROUNDS = 15
GENERIC = (PaceMapping.ECDH_GENERIC, PaceMapping.DH_GENERIC)
INTEGRATED = (PaceMapping.ECDH_INTEGRATED, PaceMapping.DH_INTEGRATED)
KEY = MrzKey("099012345", "990115", "390115")
CAN = Can("012345")


class Stopwatch:
    """A connection that counts the time the card takes, which is none of the terminal's."""

    name = "stopwatch"
    max_apdu: int | None = None

    def __init__(self, inner: SoftwareCardConnection) -> None:
        self._inner = inner
        self.seconds = 0.0

    def transmit(self, command: bytes) -> bytes:
        """The card's answer."""
        started = time.process_time()
        answer = self._inner.transmit(command)
        self.seconds += time.process_time() - started
        return answer

    def close(self) -> None:
        """Closes the inner connection."""
        self._inner.close()


def measure(image: ChipImage, run: Callable[[PlainChannel], None]) -> tuple[float, float]:
    """Median milliseconds of the terminal, and of terminal and chip."""
    terminal, both = [], []
    for _ in range(ROUNDS):
        connection = Stopwatch(SoftwareCardConnection(SoftwareCard(image)))
        started = time.process_time()
        run(PlainChannel(connection))
        spent = time.process_time() - started
        terminal.append((spent - connection.seconds) * 1_000)
        both.append(spent * 1_000)
    return statistics.median(terminal), statistics.median(both)


def chip(variant: PaceVariant) -> ChipImage:
    """A chip with this mechanism alone, and a key to prove where the mapping proves one."""
    proves = variant.mapping is PaceMapping.ECDH_CHIP_AUTHENTICATION
    key = ChipAuthenticationKey.create(CaKind(parameter_id=variant.parameter_id)) if proves else None
    return ChipImage(
        files=(),
        mrz_information=KEY.information,
        can=CAN.digits,
        agreement_key=key,
        pace=PaceSettings(variants=(variant,)),
    )


def pace(image: ChipImage) -> Callable[[PlainChannel], None]:
    """One run, the proof of the chip's key included."""

    def run(channel: PlainChannel) -> None:
        (mechanism,) = choose_pace(parse_security_infos(image.pace.ef_card_access())).mechanisms
        session = perform_pace(channel, mechanism, CAN)
        if session.chip_authentication is not None and image.agreement_key is not None:
            verify_chip_authentication_mapping(session.chip_authentication, image.agreement_key.public_key)

    return run


def bac(channel: PlainChannel) -> None:
    """One run."""
    select_application(channel)
    perform_basic_access_control(channel, KEY)


def main() -> None:
    """Prints the table."""
    print(f"{'domain parameters':<54}{'mapping':<10}{'terminal ms':>12}{'both ms':>10}")
    variants = [
        *(
            PaceVariant(mapping, parameter_id=number)
            for number in (0, 1, 2)
            for mapping in (PaceMapping.DH_GENERIC, PaceMapping.DH_INTEGRATED)
        ),
        *(
            PaceVariant(mapping, parameter_id=number)
            for number in range(8, 19)
            for mapping in (
                PaceMapping.ECDH_GENERIC,
                PaceMapping.ECDH_INTEGRATED,
                PaceMapping.ECDH_CHIP_AUTHENTICATION,
            )
            if (mapping, number) != (PaceMapping.ECDH_INTEGRATED, 10)
        ),
    ]
    for variant in variants:
        image = chip(variant)
        terminal, both = measure(image, pace(image))
        mapping = "GM" if variant.mapping in GENERIC else "IM" if variant.mapping in INTEGRATED else "CAM"
        print(f"{variant.parameters.name:<54}{mapping:<10}{terminal:>12.1f}{both:>10.1f}")
    terminal, both = measure(chip(PaceVariant()), bac)
    print(f"{'(two-key 3DES)':<54}{'BAC':<10}{terminal:>12.1f}{both:>10.1f}")


if __name__ == "__main__":
    main()
