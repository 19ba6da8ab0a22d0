"""Has a chip prove its keys, over as many sessions as one read takes, and keeps the verdicts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from cardreader.access.pace_cam import ChipAuthenticationData, verify_chip_authentication_mapping
from cardreader.access.security_infos import SecurityInfos
from cardreader.authenticity.active import authenticate_actively, needs_long_answer
from cardreader.authenticity.agreement_keys import EcAgreementKey, load_agreement_key
from cardreader.authenticity.card_access import judge_card_access
from cardreader.authenticity.chip_authentication import (
    ChipAuthenticationNotProven,
    ChipAuthenticationOption,
    chip_authentication_options,
    perform_chip_authentication,
    proven,
)
from cardreader.authenticity.public_keys import UnsupportedKeyError
from cardreader.authenticity.verdict import NO_COPY, Verdict, VerdictResult
from cardreader.errors import CardCommunicationError, CardError, CardFault, MalformedData
from cardreader.iso7816.apdu import SHORT_ANSWER_MAX
from cardreader.iso7816.channel import Channel
from cardreader.iso7816.secure_messaging import SecureChannel, SecureMessagingAborted
from cardreader.lds.dg14 import Dg14, parse_dg14
from cardreader.lds.dg15 import parse_dg15

_Parsed = TypeVar("_Parsed")
_NO_CHIP_KEY = Verdict(VerdictResult.ABSENT, "the chip has no key for Chip Authentication")
_NO_ACTIVE_KEY = Verdict(VerdictResult.ABSENT, "the chip has no key for Active Authentication")


class NewSessionNeeded(CardError):  # noqa: N818 - what has to follow
    """A proof cost the channel. Reading goes on after a new opening; the same proof is not asked for in the same way,
    so that this comes a few times at most."""

    def __init__(self, why: str) -> None:
        super().__init__(CardFault.SECURE_MESSAGING_BROKEN, why)


class KeyProofs:
    """The proofs of one chip. `chip` and `active` are the verdicts so far."""

    def __init__(self, plain: Channel) -> None:
        """`plain` is the channel below secure messaging."""
        self._plain = plain
        self._options: list[ChipAuthenticationOption] | None = None
        self._not_proven: list[tuple[ChipAuthenticationOption, Verdict]] = []
        self._long_answers = True
        self._dg14: Dg14 | Verdict | None = None
        self.chip = _NO_CHIP_KEY
        self.active = _NO_ACTIVE_KEY

    def prove_chip_key(
        self, channel: SecureChannel, content: bytes | Verdict, mapped: ChipAuthenticationData | None
    ) -> SecureChannel:
        """Judges the proof that PACE brought along with `mapped`, else asks for Chip Authentication in the strongest
        way not tried yet. Once that was proven, a later session renews its channel in the same way.

        `content` is DG14 as signed, or the verdict that its lack means. Returns the renewed channel, or the same one
        where nothing renews it. Raises NewSessionNeeded, or what the channel raises.
        """
        self._dg14 = _parsed(content, parse_dg14)
        if isinstance(self._dg14, Verdict):
            self.chip = self._dg14
            return channel
        if mapped is not None:
            self.chip = _judge_mapping(mapped, self._dg14)
            if self.chip.result is not VerdictResult.CANNOT_TELL:
                return channel
        if self._options is None:
            found = chip_authentication_options(self._dg14)
            if isinstance(found, Verdict):
                self.chip = found if mapped is None else self.chip
                return channel
            self._options = list(found)
        return self._renew(channel, self._options, len(self._dg14.public_keys)) if self._options else channel

    def _renew(self, channel: SecureChannel, options: list[ChipAuthenticationOption], keys: int) -> SecureChannel:
        option = options[0]
        try:
            renewed = perform_chip_authentication(self._plain, channel, option)
        except ChipAuthenticationNotProven as error:
            options.pop(0)
            self._not_proven.append((option, error.verdict))
            self.chip = _judge_not_proven(self._not_proven, keys)
            raise NewSessionNeeded(error.verdict.reason) from error
        self.chip = proven(option)
        return renewed

    def prove_actively(self, channel: SecureChannel, content: bytes | Verdict, *, long_answers: bool) -> None:
        """Active Authentication. `content` is DG15 as signed, or the verdict that its lack means; `long_answers`:
        extended length has not been found wanting.

        Raises NewSessionNeeded where asking for a long answer cost the channel, or what the channel raises.
        """
        dg15 = _parsed(content, parse_dg15)
        if isinstance(dg15, Verdict):
            self.active = dg15
            return
        algorithm = self._dg14.active_authentication_algorithm if isinstance(self._dg14, Dg14) else None
        long = long_answers and self._long_answers and needs_long_answer(dg15.key_info, channel.room(SHORT_ANSWER_MAX))
        try:
            self.active = authenticate_actively(channel, dg15.key_info, algorithm, long_answers=long)
        except (SecureMessagingAborted, CardCommunicationError) as error:
            if long:
                self._long_answers = False
                raise NewSessionNeeded(f"the signature's length was refused ({error})") from error
            if isinstance(error, CardCommunicationError):
                raise
            self.active = Verdict(VerdictResult.CANNOT_TELL, f"the chip refused INTERNAL AUTHENTICATE: {error}")

    def judge_card_access(self, shown: SecurityInfos | None) -> Verdict:
        """EF.CardAccess as `shown` before there was a channel, against the copy in DG14."""
        if self._dg14 is None:
            return NO_COPY
        if isinstance(self._dg14, Verdict):
            return Verdict(VerdictResult.CANNOT_TELL, f"EF.CardAccess cannot be compared: {self._dg14.reason}")
        return judge_card_access(None if shown is None else shown.pace, self._dg14.pace)


def _parsed(content: bytes | Verdict, parse: Callable[[bytes], _Parsed]) -> _Parsed | Verdict:
    if isinstance(content, Verdict):
        return content
    try:
        return parse(content)
    except MalformedData as error:
        return Verdict(VerdictResult.CANNOT_TELL, str(error))


def _judge_mapping(data: ChipAuthenticationData, dg14: Dg14) -> Verdict:
    """PACE with chip authentication mapping (Doc 9303-11 §4.4.3.5) over the key that DG14 names, else any on its
    curve."""
    verdict = Verdict(VerdictResult.CANNOT_TELL, "DG14 has no key for PACE's chip authentication mapping")
    named = [key for key in dg14.public_keys if key.key_id == data.key_id]
    for public_key in named or dg14.public_keys:
        try:
            key = load_agreement_key(public_key.key_info)
        except UnsupportedKeyError as error:
            verdict = Verdict(VerdictResult.CANNOT_TELL, f"PACE's chip authentication mapping: {error}")
            continue
        if not isinstance(key, EcAgreementKey) or key.curve != data.curve:
            continue
        if verify_chip_authentication_mapping(data, key.curve.encode(key.point), key.curve):
            return Verdict(VerdictResult.VERIFIED, "the chip proved the key of DG14 as PACE opened it")
        verdict = Verdict(VerdictResult.FAILED, "the chip that PACE opened does not hold the private key to DG14")
    return verdict


def _judge_not_proven(tried: list[tuple[ChipAuthenticationOption, Verdict]], keys: int) -> Verdict:
    """FAILED where each of the `keys` of DG14 was tried and found not to be the chip's. As long as there is one more, a
    chip that nobody told which one is meant may have taken that, which is no fault of it."""
    failed = [(option, verdict) for option, verdict in tried if verdict.result is VerdictResult.FAILED]
    if len({option.key for option, _ in failed}) == keys:
        return failed[0][1]
    refused = [verdict for _, verdict in tried if verdict.result is not VerdictResult.FAILED]
    if refused:
        return refused[-1]
    return Verdict(VerdictResult.CANNOT_TELL, "DG14 has several keys, of which not all could be tried")
