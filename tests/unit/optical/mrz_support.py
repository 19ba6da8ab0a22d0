"""Card backs before a camera, for the tests of the MRZ reader."""

from datetime import date

import numpy as np
import numpy.typing as npt

from cardreader.access.keys import MrzKey
from cardreader.optical.mrz_identity import MrzIdentity
from simulators.mrz_card import OCR_B, MrzCardPainter, View, photograph

TODAY = date(2026, 11, 22)
PAINTER = MrzCardPainter(OCR_B)

SPECIMEN = ("IDVNM0990123459001099012345<<0", "9901155M3901153VNM<<<<<<<<<<<6", "NGUYEN<<VAN<MAU<<<<<<<<<<<<<<<")
SPECIMEN_IDENTITY = MrzIdentity(MrzKey("099012345", "990115", "390115"), "001099012345")
OTHER = ("IDVNM2030076545079203007654<<5", "0302140F2802149VNM<<<<<<<<<<<8", "TRAN<<THI<BICH<<<<<<<<<<<<<<<<")
FOREIGN = ("I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F2804154UTO<<<<<<<<<<<4", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<")
"""The specimen of Doc 9303-5, Appendix A, valid a while longer."""
CLEAN = View(blur=0.6, noise=3)


def seen(lines: tuple[str, ...], view: View = CLEAN, seed: int = 1) -> npt.NDArray[np.uint8]:
    """The frame that shows a card with these lines so."""
    random = np.random.default_rng(seed)
    return photograph(PAINTER.paint(lines, random), view, random)
