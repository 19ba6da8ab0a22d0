"""A kiosk in a process of its own, to be killed; tells each step on stdout. Arguments: folder, gateway URL."""

from __future__ import annotations

import sys
from pathlib import Path

from kiosk.domain.failures import FailureCode
from kiosk.session.state import State
from kiosk.session.views import View
from tests.e2e.reception import Reception, hasty


class Teller:
    """Prints the steps."""

    def changed(self, state: State, view: View) -> None:
        sys.stdout.write(f"{view.step.value}\n")
        sys.stdout.flush()

    def staff_called(self, code: FailureCode) -> None:
        """Not told."""


if __name__ == "__main__":
    reception = Reception(Path(sys.argv[1]), policy=hasty(sending=0.5), gateway_url=sys.argv[2])
    reception.kiosk.runner.watch(Teller())
    reception.serve()
