"""Faults that stand between the session and its real parts: of the disk, and of the comparison of the faces."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, cast

from biometrics.camera import Frame
from biometrics.live_verification import LiveProgress, LiveVerdict
from biometrics.modelstore import ModelFault, ModelFileError
from biometrics.verification import ReferenceResult
from kiosk.devices.looker import Verifier
from kiosk.domain.failures import FailureCode
from kiosk.ports import Store, StoreError
from kiosk.threads import Threads
from simulators.scenarios.words import ComparisonState, DiskState

_CODES: Mapping[DiskState, FailureCode] = MappingProxyType(
    {
        DiskState.FULL: FailureCode.STORE_FULL,
        DiskState.READ_ONLY: FailureCode.STORE_READ_ONLY,
        DiskState.FAILS: FailureCode.STORE_FAILED,
        DiskState.DAMAGED: FailureCode.STORE_DAMAGED,
    }
)
_HANG_SECONDS = 25.0
_READING = frozenset({"last_ticket", "ticket_of_today", "outbox_summary", "find", "settled"})
"""What a full disk or one that cannot be written still does."""
_ALWAYS = frozenset({"close"})


class BrokenDiskError(RuntimeError):
    """What nobody foresaw."""


class Disk:
    """The place of the database, which a scenario may break."""

    def __init__(self, threads: Threads) -> None:
        self._threads = threads
        self._state = DiskState.WORKS

    def set(self, state: DiskState) -> None:
        """From the next transaction on."""
        self._state = state

    def before(self, store: Store) -> Store:
        """The store on this disk: what it is asked for passes by here."""
        return cast(Store, _OnDisk(store, self))

    def meet(self, call: str) -> None:
        """Raises StoreError, or BrokenDiskError, where the disk does not bear this call."""
        if call in _ALWAYS:
            return
        if self._state is DiskState.HANGS:
            self._threads.sleep(_HANG_SECONDS)
        if self._state is DiskState.BREAKS:
            raise BrokenDiskError
        code = _CODES.get(self._state)
        if code is None or (self._state is not DiskState.DAMAGED and call in _READING):
            return
        raise StoreError(f"the simulated disk is {self._state.value.replace('_', ' ')}", code)


class _OnDisk:
    """Passes every call on to the store, unless the disk is in the way."""

    def __init__(self, store: Store, disk: Disk) -> None:
        self._store = store
        self._disk = disk

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the store offers
        call = getattr(self._store, name)

        def passed(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401
            self._disk.meet(name)
            return call(*arguments, **named)

        return passed


class Comparison:
    """The comparison of the faces, which a scenario may hold up."""

    def __init__(self, threads: Threads) -> None:
        self._works = threads.event()
        self._works.set()
        self._damaged = False
        self.holds_person = False
        """Whether a photo was taken in and not wiped since."""

    def set(self, state: ComparisonState) -> None:
        """From the next comparison on, damaged models from the next start on; a comparison that hangs goes on."""
        match state:
            case ComparisonState.WORKS:
                self._damaged = False
                self._works.set()
            case ComparisonState.HANGS:
                self._works.clear()
            case ComparisonState.MODELS_DAMAGED:
                self._damaged = True

    def before(self, make: Callable[[], Verifier]) -> Verifier:
        """The verifier behind it. Raises ModelFileError."""
        if self._damaged:
            raise ModelFileError(ModelFault.UNUSABLE, "simulated")
        # A program that begins holds nobody, whatever became of the one before.
        self.holds_person = False
        return _Compared(make(), self)

    def meet(self) -> None:
        """Waits while it hangs."""
        self._works.wait()


class _Compared:
    def __init__(self, inner: Verifier, comparison: Comparison) -> None:
        self._inner = inner
        self._comparison = comparison

    def set_reference(self, photo_bytes: bytes) -> ReferenceResult:
        self._comparison.holds_person = True
        return self._inner.set_reference(photo_bytes)

    def offer(self, frame: Frame) -> LiveProgress:
        return self._inner.offer(frame)

    def verdict(self) -> LiveVerdict:
        self._comparison.meet()
        return self._inner.verdict()

    def restart(self) -> None:
        self._inner.restart()

    def wipe(self) -> None:
        self._inner.wipe()
        self._comparison.holds_person = False
