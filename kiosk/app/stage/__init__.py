"""A whole kiosk by a virtual clock: the same parts as in service, on simulated devices, one thread at a time.

The stage stands behind scenarios and the soak. What costs time there (a chip, a gateway that hangs, a person who has to
turn the head) costs virtual seconds here, and the same seed gives the same run.
"""

from __future__ import annotations

from kiosk.app.stage.log import LogRow, VisitRecord
from kiosk.app.stage.person import StagePerson
from kiosk.app.stage.props import Props
from kiosk.app.stage.stage import Stage, StageSettings

__all__ = ["LogRow", "Props", "Stage", "StagePerson", "StageSettings", "VisitRecord"]
