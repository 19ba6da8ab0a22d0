"""From device threads to the window's thread."""

from __future__ import annotations

import threading
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.ports import PreviewImage
from ui.bridge import MainThreadExecutor, QtBridge


def _from_thread(work: object) -> None:
    assert callable(work)
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def test_work_runs_in_order_on_the_main_thread(qtbot: QtBot) -> None:
    executor = MainThreadExecutor()
    ran: list[tuple[int, int]] = []

    def note(number: int) -> None:
        ran.append((number, threading.get_ident()))

    def submit() -> None:
        for number in range(100):
            executor.submit(partial(note, number))

    _from_thread(submit)
    assert ran == []
    qtbot.waitUntil(lambda: len(ran) == 100)
    assert ran == [(number, threading.get_ident()) for number in range(100)]


def test_work_from_the_main_thread_waits_its_turn(qtbot: QtBot) -> None:
    executor = MainThreadExecutor()
    ran: list[str] = []
    _from_thread(lambda: executor.submit(lambda: ran.append("first")))
    executor.submit(lambda: ran.append("second"))
    assert ran == []
    qtbot.waitUntil(lambda: len(ran) == 2)
    assert ran == ["first", "second"]


def test_timers_and_painting_come_between_two_pieces_of_work(qtbot: QtBot) -> None:
    executor = MainThreadExecutor()
    order: list[str] = []
    for number in range(3):
        executor.submit(partial(order.append, f"work {number}"))
    executor.submit(lambda: QTimer.singleShot(0, lambda: order.append("timer")))
    for number in range(3, 6):
        executor.submit(partial(order.append, f"work {number}"))
    qtbot.waitUntil(lambda: len(order) == 7)
    assert [entry for entry in order if entry != "timer"] == [f"work {number}" for number in range(6)]
    assert order.index("timer") < order.index("work 5")


def test_work_that_fails_holds_up_nothing_behind_it(qtbot: QtBot) -> None:
    executor = MainThreadExecutor()
    ran: list[str] = []

    def fail() -> None:
        raise ValueError("a defect")

    executor.submit(fail)
    executor.submit(lambda: ran.append("next"))
    with qtbot.captureExceptions() as raised:
        qtbot.waitUntil(lambda: bool(ran))
    assert [kind for kind, _, _ in raised] == [ValueError]


def test_pictures_never_queue_up(qapp: QApplication, qtbot: QtBot) -> None:
    shown: list[int] = []
    bridge = QtBridge(lambda image: shown.append(image.width))

    def camera() -> None:
        for width in range(1, 1001):
            bridge.offer_preview(PreviewImage(width, 1, b""))

    _from_thread(camera)
    qtbot.waitUntil(lambda: bool(shown))
    assert shown == [1000]
    bridge.offer_preview(PreviewImage(7, 1, b""))
    qtbot.waitUntil(lambda: len(shown) == 2)
    qapp.processEvents()
    assert shown == [1000, 7]


def test_a_dropped_picture_is_not_shown(qapp: QApplication, qtbot: QtBot) -> None:
    shown: list[int] = []
    bridge = QtBridge(lambda image: shown.append(image.width))
    bridge.offer_preview(PreviewImage(1, 1, b""))
    bridge.drop_preview()
    done: list[bool] = []
    bridge.submit(lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done))
    assert shown == []
