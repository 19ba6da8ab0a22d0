"""Opening the chip: PACE where it is offered, else BAC, with each key in its turn (Doc 9303-11 §4.2)."""

from __future__ import annotations

from enum import Enum
from typing import assert_never

from cardreader.access.bac import perform_basic_access_control
from cardreader.access.errors import WrongKey
from cardreader.access.keys import AccessKey, Can, ChipKeys, MrzKey, Pin, Puk
from cardreader.access.pace import perform_pace
from cardreader.access.pace_cam import ChipAuthenticationData
from cardreader.access.pace_choice import PaceMechanism, choose_pace
from cardreader.access.security_infos import SecurityInfos, parse_security_infos
from cardreader.errors import CardError, CardFault, MalformedData, StatusError
from cardreader.evidence import AccessProtocol, Attempt, PasswordKind
from cardreader.iso7816 import commands
from cardreader.iso7816.channel import Channel
from cardreader.iso7816.files import FileReader
from cardreader.iso7816.read_limits import ReadLimits
from cardreader.iso7816.secure_messaging import SecureChannel
from cardreader.iso7816.status import StatusWord
from cardreader.lds.elementary_files import EF_CARD_ACCESS, EMRTD_APPLICATION

_TRY_ANOTHER_WAY = (CardFault.WRONG_KEY, CardFault.KEY_BLOCKED, CardFault.PROTOCOL_VIOLATION, CardFault.UNSUPPORTED)
"""Faults after which another key or protocol may still do; after any other the connection is of no use."""


_MAX_MECHANISMS = 3
"""No chip offers more in earnest, and each that fails costs the person time."""


class ProtocolChoice(Enum):
    """Which access protocols may be tried."""

    AUTO = "auto"
    """PACE, and BAC where the chip offers no PACE or PACE fails."""
    NO_FALLBACK = "no-fallback"
    """PACE, and BAC only where the chip offers no PACE: never after PACE failed or could not be run."""
    PACE = "pace"
    BAC = "bac"


class ChipOpener:
    """Opens one chip, again if need be. `attempts` tells every try, failures too; `remarks`, what was not tried."""

    def __init__(
        self, channel: Channel, keys: ChipKeys, choice: ProtocolChoice, first: AccessKey | None = None
    ) -> None:
        """`first`: the one of `keys` that opened the chip before, to be tried before the others."""
        self._channel = channel
        self._in_order = tuple(sorted(keys.in_order, key=lambda key: key != first))
        self._choice = choice
        self._opened_by: tuple[AccessKey, PaceMechanism | None] | None = None
        self._security_infos: SecurityInfos | None = None
        self._chip_authentication: ChipAuthenticationData | None = None
        self._pace_offered = False
        self._refused: set[AccessKey] = set()
        self.attempts: list[Attempt] = []
        self.remarks: list[str] = []

    @property
    def protocol(self) -> AccessProtocol | None:
        """What opened the chip last; None before."""
        if self._opened_by is None:
            return None
        return AccessProtocol.BAC if self._opened_by[1] is None else AccessProtocol.PACE

    @property
    def key(self) -> AccessKey | None:
        """The key that opened the chip last; None before."""
        return None if self._opened_by is None else self._opened_by[0]

    @property
    def mechanism(self) -> PaceMechanism | None:
        """The PACE mechanism that opened the chip last; None before, and after BAC."""
        return None if self._opened_by is None else self._opened_by[1]

    @property
    def security_infos(self) -> SecurityInfos | None:
        """EF.CardAccess as read for PACE. It is unsigned: to be compared with the copy in DG14 (§9.2)."""
        return self._security_infos

    @property
    def chip_authentication(self) -> ChipAuthenticationData | None:
        """What the last opening leaves to verify with `verify_chip_authentication_mapping`; None without PACE-CAM."""
        return self._chip_authentication

    def open(self) -> SecureChannel:
        """A secure channel. After BAC the application is selected, after PACE the master file.

        A second call goes straight for what opened the chip the first time. Raises CardError: WRONG_KEY or KEY_BLOCKED
        where any key was refused, else the fault of the last try; UNSUPPORTED where no key fits what the chip offers;
        NOT_AN_EMRTD.
        """
        self._chip_authentication = None
        failures: list[CardError] = []
        try:
            channel = self._by_pace(failures) or self._by_bac(failures)
            if channel is None and self._security_infos is None and _bac_is_gone(failures):
                # EF.CardAccess was hidden before; with the application selected, some chips show it.
                channel = self._by_pace(failures)
        except CardError as error:
            # A chip that fell silent on a wrong key stays silent: the key is the cause, the silence is not.
            silent = [failure for failure in failures if isinstance(failure, WrongKey) and failure.sw is None]
            if error.fault is CardFault.COMMUNICATION and silent:
                raise silent[-1] from error
            raise
        if channel is None:
            raise _most_telling(failures)
        return channel

    def _by_pace(self, failures: list[CardError]) -> SecureChannel | None:
        """Each mechanism in the order of `choose_pace`, each with every key that was not refused yet."""
        if self._choice is ProtocolChoice.BAC or self.protocol is AccessProtocol.BAC:
            return None
        infos = self._read_card_access(failures)
        if infos is None:
            return None
        choice = choose_pace(infos)
        self._pace_offered = choice.offered
        self.remarks += [remark for remark in choice.passed_over if remark not in self.remarks]
        if not choice.mechanisms:
            failures.append(CardError(CardFault.UNSUPPORTED, "the chip offers no PACE that is supported"))
            return None
        blocked: set[PasswordKind] = set()
        mechanisms = choice.mechanisms if self.mechanism is None else (self.mechanism,)
        for mechanism in mechanisms[:_MAX_MECHANISMS]:
            spent = set(blocked)
            for key in self._candidates():
                if _kind(key) in spent or key in self._refused:
                    continue
                try:
                    session = perform_pace(self._channel, mechanism, key, name_parameters=choice.ambiguous)
                except CardError as error:
                    self._note_failure(mechanism, key, error, failures)
                    if error.fault is CardFault.KEY_BLOCKED:
                        blocked.add(_kind(key))
                    if error.fault is not CardFault.WRONG_KEY:
                        spent.add(_kind(key))
                    continue
                self._chip_authentication = session.chip_authentication
                return self._note_success(mechanism, key, session.channel)
        return None

    def _by_bac(self, failures: list[CardError]) -> SecureChannel | None:
        if self._choice is ProtocolChoice.PACE or self.protocol is AccessProtocol.PACE:
            return None
        if self._choice is ProtocolChoice.NO_FALLBACK and self._pace_offered:
            return None
        # What PACE refused as a key is wrong for BAC as well, and trying it would only slow the chip down.
        keys = [key for key in self._candidates() if isinstance(key, MrzKey) and key not in self._refused]
        if failures and not keys:
            return None
        try:
            select_application(self._channel)
        except StatusError as error:
            failures.append(error)
            return None
        if not keys:
            failures.append(CardError(CardFault.UNSUPPORTED, "the chip wants values of the MRZ, the CAN does not do"))
        for key in keys:
            try:
                channel = perform_basic_access_control(self._channel, key)
            except CardError as error:
                self._note_failure(None, key, error, failures)
                if error.fault is not CardFault.WRONG_KEY:
                    break
                continue
            return self._note_success(None, key, channel)
        return None

    def _candidates(self) -> tuple[AccessKey, ...]:
        return self._in_order if self._opened_by is None else (self._opened_by[0],)

    def _note_failure(
        self, mechanism: PaceMechanism | None, key: AccessKey, error: CardError, failures: list[CardError]
    ) -> None:
        """Records a failed try. Raises the error again where nothing else can be tried."""
        self.attempts.append(_attempt(mechanism, key, succeeded=False, outcome=str(error)))
        failures.append(error)
        if isinstance(error, WrongKey):
            self._refused.add(key)
        if error.fault not in _TRY_ANOTHER_WAY:
            raise error

    def _note_success(self, mechanism: PaceMechanism | None, key: AccessKey, channel: SecureChannel) -> SecureChannel:
        self.attempts.append(_attempt(mechanism, key, succeeded=True, outcome="9000"))
        self._opened_by = key, mechanism
        return channel

    def _read_card_access(self, failures: list[CardError]) -> SecurityInfos | None:
        """EF.CardAccess; None where the chip has none or none that can be parsed.

        It is selected directly, since many chips refuse to select the master file; that comes second. The content is
        kept for a second opening, when a chip may no longer show it.
        """
        reader = FileReader(self._channel, ReadLimits().short_only())
        for select_master_file in (False, True):
            if select_master_file:
                self._channel.exchange(commands.select_master_file())
            try:
                self._security_infos = parse_security_infos(reader.read(EF_CARD_ACCESS))
                break
            except (StatusError, MalformedData) as error:
                failure: CardError = error
        else:
            if self._security_infos is None and not isinstance(failure, StatusError):
                # A file that is there but broken is no proof that the chip offers no PACE.
                self._pace_offered = True
                failures.append(failure)
        return self._security_infos


def select_application(channel: Channel) -> None:
    """Selects the eMRTD application. Raises StatusError with fault NOT_AN_EMRTD."""
    sw = channel.exchange(commands.select_application(EMRTD_APPLICATION)).sw
    if sw != StatusWord.SUCCESS:
        raise StatusError(CardFault.NOT_AN_EMRTD, "SELECT of the eMRTD application", sw)


def _attempt(mechanism: PaceMechanism | None, key: AccessKey, *, succeeded: bool, outcome: str) -> Attempt:
    if mechanism is None:
        return Attempt(AccessProtocol.BAC, _kind(key), succeeded, outcome)
    return Attempt(AccessProtocol.PACE, _kind(key), succeeded, outcome, mechanism.name)


def _kind(key: AccessKey) -> PasswordKind:
    match key:
        case Can():
            return PasswordKind.CAN
        case MrzKey():
            return PasswordKind.MRZ
        case Pin():
            return PasswordKind.PIN
        case Puk():
            return PasswordKind.PUK
        case _:
            assert_never(key)


def _bac_is_gone(failures: list[CardError]) -> bool:
    return any(isinstance(failure, StatusError) and failure.fault is CardFault.UNSUPPORTED for failure in failures)


def _most_telling(failures: list[CardError]) -> CardError:
    """A refused key before anything else, a blocked one first; else the last failure."""
    for fault in (CardFault.KEY_BLOCKED, CardFault.WRONG_KEY):
        for failure in failures:
            if failure.fault is fault:
                return failure
    if failures:
        return failures[-1]
    return CardError(CardFault.UNSUPPORTED, "the chip offers none of the access protocols that may be tried")
