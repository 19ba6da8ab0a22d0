"""From any thread to the window's: device threads know nothing of Qt, and the window is drawn by one thread alone."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kiosk.ports import PreviewImage


class MainThreadExecutor(QObject):
    """Runs callables, in the order submitted, on the thread that it was made on: one in each turn of the event loop, so
    that painting, touches and timers come between two of them, however many arrive at once."""

    _submitted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Callable[[], object]] = deque()
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._run)
        self._submitted.connect(self._turn.start, Qt.ConnectionType.QueuedConnection)

    def submit(self, work: Callable[[], object]) -> None:
        """Queues `work`; returns at once. Callable from any thread. What it raises reaches Qt's exception hook."""
        self._waiting.append(work)
        self._submitted.emit()

    @Slot()
    def _run(self) -> None:
        if not self._waiting:
            return
        work = self._waiting.popleft()
        if self._waiting:
            self._turn.start()
        work()


class QtBridge(QObject):
    """Carries callbacks and camera pictures to the main thread. `show_preview` is called there."""

    _waiting = Signal()

    def __init__(self, show_preview: Callable[[PreviewImage], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = MainThreadExecutor(self)
        self._show_preview = show_preview
        self._lock = threading.Lock()
        self._newest: PreviewImage | None = None
        self._waiting.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def submit(self, work: Callable[[], object]) -> None:
        """Runs `work` on the main thread, after everything submitted before."""
        self._executor.submit(work)

    def offer_preview(self, image: PreviewImage) -> None:
        """Hands over one camera picture. While one waits to be shown the newer replaces it: pictures never queue up."""
        with self._lock:
            was_waiting = self._newest is not None
            self._newest = image
        if not was_waiting:
            self._waiting.emit()

    def drop_preview(self) -> None:
        """Forgets a picture that still waits: the person has gone."""
        with self._lock:
            self._newest = None

    @Slot()
    def _deliver(self) -> None:
        with self._lock:
            image, self._newest = self._newest, None
        if image is not None:
            self._show_preview(image)
