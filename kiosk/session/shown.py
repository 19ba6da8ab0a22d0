"""Personal data as screens show them, masked: what the views of every profile have in common."""

from __future__ import annotations

from kiosk.domain.insurance import Eligibility, LookupAnswer
from kiosk.domain.masking import mask_name, mask_number
from kiosk.session.state import QrKey, Visit
from kiosk.session.views import InsuranceSummary


def shown_name(visit: Visit) -> str | None:
    """The masked name, as soon as any source tells one."""
    document = visit.document or (visit.key.document if isinstance(visit.key, QrKey) else None)
    return mask_name(document.full_name) if document is not None else None


def insurance_summary(answer: LookupAnswer | None) -> InsuranceSummary:
    """Insurance as it is told; without an answer it is not checked."""
    if answer is None:
        return InsuranceSummary(Eligibility.NOT_CHECKED, None, None, None, None)
    coverage = answer.coverage
    return InsuranceSummary(
        answer.eligibility,
        mask_number(coverage.card_number) if coverage else None,
        coverage.valid_to if coverage else None,
        coverage.share_percent if coverage else None,
        answer.failure,
        coverage.valid_from if coverage else None,
        answer.notices,
    )
