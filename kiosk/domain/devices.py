"""What the kiosk depends on, and whether each of it works."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.failures import FailureCode


class Device(StrEnum):
    """Parts whose absence limits the kiosk; without the store it cannot receive anyone."""

    STORE = "store"
    READER = "reader"
    CAMERA = "camera"
    GATEWAY = "gateway"
    PRINTER = "printer"


@dataclass(frozen=True, slots=True)
class Health:
    """Failures by device; a device that is not named works."""

    faults: tuple[tuple[Device, FailureCode], ...] = ()

    def with_fault(self, device: Device, code: FailureCode | None) -> Health:
        """This health with one device's fault set, or cleared by None."""
        rest = tuple(item for item in self.faults if item[0] is not device)
        return Health(rest if code is None else tuple(sorted((*rest, (device, code)))))

    def fault(self, device: Device) -> FailureCode | None:
        """Why a device does not work; None if it does."""
        return dict(self.faults).get(device)

    @property
    def can_receive(self) -> bool:
        """Whether a check-in could be kept at all."""
        return self.fault(Device.STORE) is None
