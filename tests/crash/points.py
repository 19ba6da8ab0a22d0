"""Places where the process can be killed: counted by name, written down before anything else happens there."""

from __future__ import annotations

import os
import signal
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

_NOT_CALLS = frozenset({"close"})


class Points:
    """Notes every place passed in a file that outlives the process, and kills the process at one of them."""

    def __init__(self, trace: Path, target: str | None) -> None:
        self._descriptor = os.open(trace, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._target = target
        self._counts: Counter[str] = Counter()
        self._lock = threading.Lock()

    def __call__(self, name: str) -> None:
        with self._lock:
            self._counts[name] += 1
            label = f"{name} {self._counts[name]}"
            os.write(self._descriptor, f"{label}\n".encode())
            if label == self._target:
                os.kill(os.getpid(), signal.SIGKILL)


class Deadly:
    """A port of which every call is a place to die before and after."""

    def __init__(self, port: object, name: str, points: Points) -> None:
        self._port = port
        self._name = name
        self._points = points

    def __getattr__(self, attribute: str) -> Any:  # noqa: ANN401 - whatever the port has
        value = getattr(self._port, attribute)
        if not callable(value) or attribute in _NOT_CALLS:
            return value
        return self._deadly(value, f"{self._name}.{attribute}")

    def _deadly(self, call: Callable[..., Any], name: str) -> Callable[..., Any]:
        def called(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401
            self._points(f"before {name}")
            answer = call(*arguments, **named)
            self._points(f"after {name}")
            return answer

        return called
