"""Reads the chip of an identity card: the list of steps, to be read top to bottom."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime

from cardreader.access.capabilities import read_atr_info
from cardreader.access.keys import ChipKeys
from cardreader.access.opening import ChipOpener, ProtocolChoice, select_application
from cardreader.authenticity.key_proofs import KeyProofs, NewSessionNeeded
from cardreader.authenticity.passive import authenticate_passively, verify_data_group
from cardreader.authenticity.trust import TrustStore
from cardreader.authenticity.verdict import NO_COPY, Verdict, VerdictResult, Verdicts, judge_genuine
from cardreader.connection import CardConnection
from cardreader.counting import CancellableConnection, CountingConnection
from cardreader.document import IdentityDocument
from cardreader.errors import CardError, CardFault, MalformedData, StatusError
from cardreader.evidence import AccessProtocol, Evidence, Step, StepTime
from cardreader.file_store import FileStore
from cardreader.further import FURTHER_FILES, FurtherDataGroup
from cardreader.iso7816.apdu import LONGEST_ANSWER, SHORT_ANSWER_MAX
from cardreader.iso7816.channel import PlainChannel
from cardreader.iso7816.files import ElementaryFile, FileReader, LengthRefused
from cardreader.iso7816.read_limits import ReadLimits
from cardreader.iso7816.secure_messaging import SecureChannel
from cardreader.lds.dg1 import parse_dg1
from cardreader.lds.dg2 import parse_dg2
from cardreader.lds.dg13 import Dg13, parse_dg13
from cardreader.lds.ef_com import parse_ef_com
from cardreader.lds.elementary_files import DG1, DG2, DG13, DG14, DG15, EF_COM, EF_SOD
from cardreader.lds.identity import identity_of
from cardreader.lds.sod import SecurityObject, parse_sod
from cardreader.outcome import ChipReadFailure, ChipReadResult
from cardreader.resume import ReadSoFar

__all__ = [
    "ChipReadFailure",
    "ChipReadResult",
    "ChipReader",
    "ProtocolChoice",
    "Step",
]


@dataclass(slots=True)
class _Session:
    """The channel in use and the file reader on it; Chip Authentication puts others in their place."""

    channel: SecureChannel
    reader: FileReader

    def move_to(self, channel: SecureChannel) -> None:
        """Goes on over another channel to the same chip."""
        self.channel = channel
        self.reader.move_to(channel)


_MAY_GO_ON = (
    CardFault.CARD_REMOVED,
    CardFault.COMMUNICATION,
    CardFault.TIMEOUT,
    CardFault.NO_READER,
    CardFault.SERVICE_UNAVAILABLE,
)
"""Faults after which the same card may be read to the end."""


def _ignore_step(step: Step) -> None:
    """Nobody wants to know."""


def _ignore_identity(document: IdentityDocument) -> None:
    """Nobody wants to know."""


def _never() -> bool:
    return False


def machine_today() -> date:
    """The day by the machine's clock and zone."""
    return datetime.now(UTC).astimezone().date()


class ChipReader:
    """Reads one chip once. Expected happenings come back as results; only a defect of this package raises."""

    def __init__(
        self,
        connection: CardConnection,
        keys: ChipKeys,
        *,
        trust: TrustStore | None = None,
        protocol: ProtocolChoice = ProtocolChoice.AUTO,
        progress: Callable[[Step], None] = _ignore_step,
        on_identity: Callable[[IdentityDocument], None] = _ignore_identity,
        cancelled: Callable[[], bool] = _never,
        clock: Callable[[], float] = time.monotonic,
        today: Callable[[], date] = machine_today,
        further: Collection[int] = (),
        resume: ReadSoFar | None = None,
    ) -> None:
        """`connection` stays the caller's to close. `progress` hears of each step as it starts; `on_identity` gets the
        person as soon as the name is known, before anything is verified. `clock` counts seconds. `further`: which of
        DG7, DG11, DG12 and DG16 to read where the chip has them. `resume`: what the last read left, if it may have been
        of this card; whether it was, the chip must show."""
        self._counted = CountingConnection(connection)
        channel = PlainChannel(CancellableConnection(self._counted, cancelled))
        self._plain = channel
        self._opener = ChipOpener(channel, keys, protocol, None if resume is None else resume.key)
        self._limits: ReadLimits | None = None if resume is None else resume.limits
        self._store = FileStore(resume)
        self._further = further
        self._bac_only = protocol is ProtocolChoice.BAC
        self._proofs = KeyProofs(channel)
        self._trust = trust
        self._progress = progress
        self._on_identity = on_identity
        self._clock = clock
        self._today = today
        self._step = Step.ACCESS
        self._seconds: dict[Step, float] = {}
        self._remarks: list[str] = []
        self._document: IdentityDocument | None = None

    def read(self) -> ChipReadResult | ChipReadFailure:
        """Runs the steps. A card put back after it was pulled is read by a new ChipReader with the same keys and what
        this one leaves as `so_far`."""
        while True:
            try:
                return self._read()
            except LengthRefused as refused:
                # Limits only ever shrink, so this ends.
                self._remark(f"a new session was needed: {refused}")
                self._limits = refused.limits
            except NewSessionNeeded as needed:
                # A proof costs the channel a few times at most, so this ends.
                self._remark(f"a new session was needed: {needed}")
            except CardError as error:
                return ChipReadFailure(
                    error.fault, self._step, str(error), self._evidence(), self._document, self._so_far(error.fault)
                )

    def _so_far(self, fault: CardFault) -> ReadSoFar | None:
        if fault not in _MAY_GO_ON:
            return None
        return self._store.so_far(self._opener.key, self._limits or ReadLimits())

    def _read(self) -> ChipReadResult:
        with self._timed(Step.ACCESS):
            if self._limits is None:
                self._limits = self._announced_limits()
            opened = self._opener.open()
        session = _Session(opened, self._store.reader(opened, self._limits))
        try:
            return self._read_files(session)
        finally:
            self._limits = session.reader.limits
            session.channel.close()

    def _announced_limits(self) -> ReadLimits:
        """The longest answer that both reader and chip announce, where they do."""
        passed = self._counted.max_apdu or LONGEST_ANSWER
        if passed <= SHORT_ANSWER_MAX:
            return ReadLimits(answer=passed)
        info = read_atr_info(self._plain)
        if info is None:
            return ReadLimits(answer=passed)
        if info.extended_length is False:
            passed = SHORT_ANSWER_MAX
        return ReadLimits(answer=min(passed, info.max_response_length or LONGEST_ANSWER))

    def _read_files(self, session: _Session) -> ChipReadResult:
        with self._timed(Step.APPLICATION):
            if self._opener.protocol is AccessProtocol.PACE:
                select_application(session.channel)
        with self._timed(Step.DIRECTORY):
            security_object = self._read_security_object(session.reader)
            if isinstance(security_object, SecurityObject):
                listed = set(security_object.hashes)
            else:
                listed = self._read_directory(session.reader)
        if 14 in listed:
            # Before any personal file, so that these go over the channel that the chip's key renews.
            with self._timed(Step.AUTHENTICITY, announced=False):
                content = self._read_signed(session.reader, 14, DG14, security_object)
                session.move_to(self._proofs.prove_chip_key(session.channel, content, self._opener.chip_authentication))
        reader = session.reader
        with self._timed(Step.MRZ):
            mrz = parse_dg1(self._read_file(reader, DG1), self._today())
            for failed in mrz.failed_checks:
                self._remark(f"DG1: the check digit of the {failed.value} is wrong")
        with self._timed(Step.TEXT):
            text = self._read_text(reader) if not listed or 13 in listed else None
        document = identity_of(mrz, text)
        if self._document is None:
            self._document = document
            self._on_identity(document)
        with self._timed(Step.PHOTO):
            photo = parse_dg2(self._read_file(reader, DG2)) if not listed or 2 in listed else None
            further = self._read_further(reader, listed)
        with self._timed(Step.AUTHENTICITY):
            if 15 in listed:
                content = self._read_signed(reader, 15, DG15, security_object)
                self._proofs.prove_actively(session.channel, content, long_answers=reader.limits.extended)
            verdicts = self._judge(security_object, mrz.issuing_state)
        return ChipReadResult(document, photo, verdicts, self._evidence(), further)

    def _read_signed(
        self, reader: FileReader, number: int, file: ElementaryFile, security_object: SecurityObject | Verdict
    ) -> bytes | Verdict:
        """A data group that holds keys; the verdict where it is not there or not what was signed, when no proof made
        with its keys would mean anything."""
        try:
            content = self._read_file(reader, file)
        except (StatusError, MalformedData) as error:
            return Verdict(VerdictResult.CANNOT_TELL, str(error))
        if isinstance(security_object, Verdict):
            return Verdict(VerdictResult.CANNOT_TELL, f"no signature over {file.name}: {security_object.reason}")
        signed = verify_data_group(security_object, number, content)
        return content if signed.result is VerdictResult.VERIFIED else signed

    def _read_directory(self, reader: FileReader) -> set[int]:
        """Numbers of the data groups that EF.COM lists, which nobody signed; none where it cannot be read."""
        try:
            return set(parse_ef_com(self._read_file(reader, EF_COM)).data_groups)
        except (StatusError, MalformedData) as error:
            self._remark(str(error))
            return set()

    def _read_security_object(self, reader: FileReader) -> SecurityObject | Verdict:
        """The parsed EF.SOD, or the verdict that its lack means."""
        try:
            return parse_sod(self._read_file(reader, EF_SOD))
        except StatusError as error:
            return Verdict(VerdictResult.ABSENT, f"the chip shows no security object ({error})")
        except MalformedData as error:
            return Verdict(VerdictResult.CANNOT_TELL, str(error))

    def _read_text(self, reader: FileReader) -> Dg13 | None:
        """DG13; None where there is none or it is not understood: cards of 2024 may do without."""
        try:
            return parse_dg13(self._read_file(reader, DG13))
        except (StatusError, MalformedData) as error:
            self._remark(f"name as in the MRZ: {error}")
            return None

    def _read_further(self, reader: FileReader, listed: set[int]) -> dict[int, FurtherDataGroup]:
        """What the caller asked for besides. That a chip has less of it stops nothing."""
        found: dict[int, FurtherDataGroup] = {}
        for number in sorted(listed & set(self._further)):
            file, parse = FURTHER_FILES[number]
            try:
                found[number] = parse(self._read_file(reader, file))
            except (StatusError, MalformedData) as error:
                self._remark(str(error))
        return found

    def _judge(self, security_object: SecurityObject | Verdict, issuing_state: str) -> Verdicts:
        chip, active = self._proofs.chip, self._proofs.active
        if isinstance(security_object, Verdict):
            return Verdicts(security_object, security_object, active, chip)
        passive = authenticate_passively(
            security_object, self._store.data_groups(), self._trust, self._today(), issuing_state=issuing_state
        )
        # Where the caller asked for BAC alone, EF.CardAccess decided nothing.
        card_access = NO_COPY if self._bac_only else self._proofs.judge_card_access(self._opener.security_infos)
        if card_access.result in (VerdictResult.FAILED, VerdictResult.CANNOT_TELL):
            self._remark(card_access.reason)
        genuine = judge_genuine(passive.intact, passive.chain, active, chip, card_access)
        return Verdicts(passive.intact, genuine, active, chip)

    def _read_file(self, reader: FileReader, file: ElementaryFile) -> bytes:
        """The file's bytes. What an earlier session brought is not read again."""
        return self._store.read(reader, file)

    @contextmanager
    def _timed(self, step: Step, *, announced: bool = True) -> Iterator[None]:
        """Counts the step's time. What comes out of the order that callers show is not announced."""
        self._step = step
        if announced:
            self._progress(step)
        started = self._clock()
        try:
            yield
        finally:
            self._seconds[step] = self._seconds.get(step, 0.0) + self._clock() - started

    def _remark(self, text: str) -> None:
        if text not in self._remarks:
            self._remarks.append(text)

    def _evidence(self) -> Evidence:
        return Evidence(
            reader=self._counted.name,
            protocol=self._opener.protocol,
            attempts=tuple(self._opener.attempts),
            apdus=self._counted.apdus,
            bytes=self._counted.bytes,
            steps=tuple(StepTime(step, round(seconds * 1_000)) for step, seconds in self._seconds.items()),
            remarks=(*self._opener.remarks, *self._remarks),
        )
