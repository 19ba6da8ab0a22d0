"""EF.CardAccess against its copy in DG14 (Doc 9303-11 §9.2, Doc 9303-10 §4.7.14).

EF.CardAccess is read before there is any channel and is not signed: whoever stands between reader and chip can take
the stronger protocols out of it. The copy in DG14 is under the document's signature.
"""

from __future__ import annotations

from collections.abc import Sequence

from cardreader.access.security_infos import PaceInfo
from cardreader.authenticity.verdict import NO_COPY, Verdict, VerdictResult


def judge_card_access(shown: Sequence[PaceInfo] | None, signed: Sequence[PaceInfo]) -> Verdict:
    """Whether the chip showed all the PACE that its issuer signed for; `shown` is None where it showed no file.

    ABSENT where there is no copy to compare with. What is shown besides does no harm, since the strongest is taken.
    """
    if not signed:
        return NO_COPY
    if shown is None:
        return Verdict(VerdictResult.CANNOT_TELL, "EF.CardAccess is not shown, and its copy in DG14 offers PACE")
    offered = {(info.oid, info.version, info.parameter_id) for info in shown}
    if any((info.oid, info.version, info.parameter_id) not in offered for info in signed):
        return Verdict(VerdictResult.FAILED, "EF.CardAccess is weaker than its signed copy in DG14")
    return Verdict(VerdictResult.VERIFIED, "EF.CardAccess offers what its signed copy in DG14 does")
