"""One read of one chip: from what was asked for to the event that answers it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from cardreader.access.keys import ChipKeys
from cardreader.authenticity.trust import TrustStore
from cardreader.authenticity.verdict import Verdicts
from cardreader.chip import ChipReader, ChipReadFailure, ChipReadResult, ProtocolChoice, Step, machine_today
from cardreader.connection import CardConnection
from cardreader.document import IdentityDocument
from cardreader.resume import ReadSoFar
from kiosk.devices.card_codes import card_stage, verdict_code
from kiosk.domain.chip_verdicts import CheckResult, ChipCheck, ChipVerdict
from kiosk.domain.failures import FailureCode
from kiosk.domain.secret import WipeableBytes
from kiosk.ports import Post
from kiosk.session.events import CardFailed, CardIdentified, CardProgressed, CardRead
from kiosk.session.state import CardResult, CardStage, KeySource, Ref
from kiosk.threads import SYSTEM_THREADS, Event

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """What the session asked for, until it is cancelled."""

    ref: Ref
    key: KeySource
    cancelled: Event = field(default_factory=SYSTEM_THREADS.event)


@dataclass(frozen=True, slots=True)
class Reading:
    """How chips are read: against which trust store, by which protocols, on which day."""

    trust: TrustStore | None
    protocol: ProtocolChoice
    today: Callable[[], date] = machine_today

    def read(
        self, connection: CardConnection, keys: ChipKeys, request: ReadRequest, resume: ReadSoFar | None, post: Post
    ) -> ChipReadResult | ChipReadFailure:
        """Reads; posts the person as soon as known and each stage as it begins."""
        last: list[CardStage] = [CardStage.ACCESS]

        def progress(step: Step) -> None:
            stage = card_stage(step)
            if stage is not last[0]:
                last[0] = stage
                post(CardProgressed(request.ref, stage))

        def identified(document: IdentityDocument) -> None:
            post(CardIdentified(request.ref, document))

        return ChipReader(
            connection,
            keys,
            trust=self.trust,
            protocol=self.protocol,
            progress=progress,
            on_identity=identified,
            cancelled=request.cancelled.is_set,
            resume=resume,
            today=self.today,
        ).read()


def answer_to(ref: Ref, result: ChipReadResult) -> CardRead | CardFailed:
    """The answer to a read that came to its end: the card, or why it must not be relied on."""
    evidence = result.evidence
    protocol = evidence.protocol.value if evidence.protocol is not None else ""
    _log.info("chip read: %s, %d APDUs, %d bytes, %d ms", protocol, evidence.apdus, evidence.bytes, evidence.ms)
    code = verdict_code(result.verdicts)
    if code is not None or result.assurance is None:
        return CardFailed(ref, code or FailureCode.CARD_NOT_INTACT)
    photo = WipeableBytes(b"" if result.photo is None else result.photo.data)
    return CardRead(ref, CardResult(result.document, photo, result.assurance, protocol, _told(result.verdicts)))


def _told(verdicts: Verdicts) -> tuple[ChipVerdict, ...]:
    results = (
        (ChipCheck.INTACT, verdicts.intact),
        (ChipCheck.GENUINE, verdicts.genuine),
        (ChipCheck.ACTIVE_AUTHENTICATION, verdicts.active_authentication),
        (ChipCheck.CHIP_AUTHENTICATION, verdicts.chip_authentication),
    )
    return tuple(ChipVerdict(check, CheckResult(verdict.result.value)) for check, verdict in results)
