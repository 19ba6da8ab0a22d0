"""What tells synthetic persons from real ones. A file without these marks is refused: nobody's real data get in.

Places and relatives are marked for the eye besides: they are called Mẫu (sample), Thử or Thử Nghiệm (test).
"""

from __future__ import annotations

from typing import Final

SERIAL: Final = "099"
"""How the last six of a personal number's twelve digits begin."""
SPECIMEN: Final = "001099012345"
"""The one number without it: that of the sample card."""
INSURANCE_SERIES: Final = "0199"
"""How a social insurance number begins, whatever the province."""
FACILITY_SERIES: Final = "99"
"""What follows the province in a facility's five characters."""
