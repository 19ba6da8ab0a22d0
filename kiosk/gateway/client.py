"""The gateway as the kiosk sees it: two questions, each answered with a value whatever the network does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk.domain.category import propose_category
from kiosk.domain.checkin import CheckIn, Person, SendKind, SendOutcome
from kiosk.domain.eligibility import eligibility_notices
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import Eligibility, LookupAnswer, Officer
from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.gateway.checkin import check_in_request, classify, without_answer
from kiosk.gateway.checkin_xml import CheckInXml, CheckInXmlError, Signer
from kiosk.gateway.history import Beside, Visits, parse_history
from kiosk.gateway.lookup import history_request, lookup_query, lookup_request, not_checked, parse_lookup
from kiosk.gateway.replies import FAULT_CODES, retry_after, unauthorised
from kiosk.gateway.settings import GatewaySettings
from kiosk.gateway.signing_key import SigningKeyError
from kiosk.gateway.token import NoToken, Token, TokenSource
from kiosk.gateway.transport import Answer, HttpTransport, Transport, TransportFault
from kiosk.ports import Clock
from kiosk.threads import SYSTEM_THREADS, Threads

_HISTORY_PATIENCE = 3.0
"""Seconds from the question on that a lookup waits for the visit history beside it: the face step takes longer. One
that took longer itself does not wait at all, since then somebody may be waiting for it."""


class GatewayClient:
    """Implements `kiosk.ports.Gateway`. Thread-safe: one client serves lookup and outbox at the same time.

    A 401 takes a new token once; a second is the account's fault. Nothing else is repeated here.
    """

    def __init__(
        self,
        settings: GatewaySettings,
        transport: Transport,
        clock: Clock,
        signer: Signer | None = None,
        threads: Threads = SYSTEM_THREADS,
    ) -> None:
        self._settings = settings
        self._transport = transport
        self._clock = clock
        self._tokens = TokenSource(settings, transport, clock, threads)
        self._xml = CheckInXml(settings, signer)
        self._beside = Beside(threads)

    @classmethod
    def over_http(
        cls, settings: GatewaySettings, clock: Clock, *, production_allowed: bool, signer: Signer | None = None
    ) -> GatewayClient:
        """The client over HTTP. Raises AddressRefusedError where the settings' address is not allowed in this mode."""
        transport = HttpTransport(
            settings.base_url,
            production_allowed=production_allowed,
            connect_timeout=settings.connect_timeout,
            read_timeout=settings.read_timeout,
            total_timeout=settings.total_timeout,
            issuer_pins=settings.issuer_pins,
        )
        return cls(settings, transport, clock, signer)

    def look_up(self, person: Person, officer: Officer | None = None) -> LookupAnswer:
        """Asks for the person's insurance, and beside it for the visit history where the settings allow that."""
        begun = self._clock.monotonic()
        visits = self._beside.begin(lambda: self._history(person, officer)) if self._settings.visit_history else None
        headers, body = lookup_request(self._settings, person, officer)
        answer = self._with_token(lambda token: self._ask(self._settings.lookup_path, token, headers, body))
        match answer:
            case Answer():
                now = self._clock.now()
                today = now.astimezone(VIETNAM_TIME).date()
                found = parse_lookup(answer, person, today)
                if found.eligibility is Eligibility.NOT_CHECKED:
                    return replace(found, retry_after=retry_after(answer.retry_after, now))
                if visits is not None:
                    left = _HISTORY_PATIENCE - (self._clock.monotonic() - begun)
                    found = replace(found, visits=visits(max(left, 0.0)) or found.visits)
                return replace(found, notices=eligibility_notices(found, today, self._settings.routes))
            case TransportFault():
                return not_checked(FAULT_CODES[answer])
            case NoToken():
                return replace(not_checked(answer.failure), retry_after=answer.retry_after)

    def check_in(self, check_in: CheckIn) -> SendOutcome:
        """Delivers one check-in under its key."""
        outcome = self._deliver(check_in)
        rules = self._settings.category_rules
        return replace(outcome, category=propose_category(check_in.eligibility, check_in.coverage, rules))

    def _deliver(self, check_in: CheckIn) -> SendOutcome:
        try:
            xml = self._xml.write(check_in)
        except CheckInXmlError as error:
            return SendOutcome(SendKind.REFUSED, failure=FailureCode.REQUEST_MALFORMED, message=str(error))
        except SigningKeyError as error:  # a token was pulled out: nothing is wrong with this check-in
            return SendOutcome(SendKind.NOT_DONE, failure=FailureCode.CONFIGURATION_INVALID, message=str(error))

        def send(token: Token) -> Answer | TransportFault:
            headers, body = check_in_request(self._settings, token, xml)
            return self._transport.post(self._settings.check_in_path, query={}, headers=headers, body=body)

        answer = self._with_token(send)
        match answer:
            case Answer():
                return classify(answer, check_in, self._settings, self._clock.now())
            case TransportFault():
                return without_answer(answer)
            case NoToken():
                return SendOutcome(SendKind.NOT_DONE, failure=answer.failure, retry_after=answer.retry_after)

    def _history(self, person: Person, officer: Officer | None) -> Visits:
        headers, body = history_request(self._settings, person, officer)
        answer = self._with_token(lambda token: self._ask(self._settings.history_path, token, headers, body))
        return parse_history(answer) if isinstance(answer, Answer) else None

    def _ask(self, path: str, token: Token, headers: dict[str, str], body: bytes) -> Answer | TransportFault:
        return self._transport.post(path, query=lookup_query(self._settings, token), headers=headers, body=body)

    def _with_token(self, request: Callable[[Token], Answer | TransportFault]) -> Answer | TransportFault | NoToken:
        """One request with a token, repeated once under a new one where the gateway does not know it."""
        token = self._tokens.current()
        if isinstance(token, NoToken):
            return token
        answer = request(token)
        if isinstance(answer, TransportFault) or not unauthorised(answer):
            return answer
        renewed = self._tokens.current(refused=token)
        return renewed if isinstance(renewed, NoToken) else request(renewed)
