"""What happened during a read, kept so that a failure or a verdict can be explained. No personal data, no keys."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Step(Enum):
    """Steps of a read, in their order."""

    ACCESS = "access"
    APPLICATION = "application"
    DIRECTORY = "directory"
    """EF.SOD; EF.COM in its stead where that cannot be read."""
    MRZ = "mrz"
    TEXT = "text"
    """DG13."""
    PHOTO = "photo"
    AUTHENTICITY = "authenticity"


class AccessProtocol(Enum):
    """Ways into the chip."""

    PACE = "PACE"
    BAC = "BAC"


class PasswordKind(Enum):
    """What opened it."""

    CAN = "CAN"
    MRZ = "MRZ"
    PIN = "PIN"
    PUK = "PUK"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try to open the chip. `outcome` is the status word or the reason in plain words."""

    protocol: AccessProtocol
    password: PasswordKind
    succeeded: bool
    outcome: str
    mechanism: str = ""
    """With PACE: mapping, cipher and domain parameters."""


@dataclass(frozen=True, slots=True)
class StepTime:
    """Milliseconds spent in a step, repeats added up."""

    step: Step
    ms: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """The whole read. `remarks` are oddities that did not stop it."""

    reader: str
    protocol: AccessProtocol | None
    """The protocol that opened the chip; None where none did."""
    attempts: tuple[Attempt, ...]
    apdus: int
    bytes: int
    steps: tuple[StepTime, ...]
    remarks: tuple[str, ...]

    @property
    def ms(self) -> int:
        """Milliseconds of all steps."""
        return sum(step.ms for step in self.steps)
