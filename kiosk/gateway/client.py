"""The gateway as the kiosk sees it: two questions, each answered with a value whatever the network does."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.domain.checkin import CheckIn, Person, SendKind, SendOutcome
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import LookupAnswer
from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.gateway.checkin import check_in_request, classify, without_answer
from kiosk.gateway.checkin_xml import CheckInXml, CheckInXmlError
from kiosk.gateway.lookup import lookup_query, lookup_request, not_checked, parse_lookup
from kiosk.gateway.replies import FAULT_CODES, unauthorised
from kiosk.gateway.settings import GatewaySettings
from kiosk.gateway.token import Token, TokenSource
from kiosk.gateway.transport import Answer, HttpTransport, Transport, TransportFault
from kiosk.ports import Clock


class GatewayClient:
    """Implements `kiosk.ports.Gateway`. Thread-safe: one client serves lookup and outbox at the same time.

    A 401 takes a new token once; a second is the account's fault. Nothing else is repeated here.
    """

    def __init__(self, settings: GatewaySettings, transport: Transport, clock: Clock) -> None:
        self._settings = settings
        self._transport = transport
        self._clock = clock
        self._tokens = TokenSource(settings, transport, clock)
        self._xml = CheckInXml(settings)

    @classmethod
    def over_http(cls, settings: GatewaySettings, clock: Clock, *, production_allowed: bool) -> GatewayClient:
        """The client over HTTP. Raises AddressRefusedError where the settings' address is not allowed in this mode."""
        transport = HttpTransport(
            settings.base_url,
            production_allowed=production_allowed,
            connect_timeout=settings.connect_timeout,
            read_timeout=settings.read_timeout,
            total_timeout=settings.total_timeout,
        )
        return cls(settings, transport, clock)

    def look_up(self, person: Person) -> LookupAnswer:
        """Asks for the person's insurance."""
        headers, body = lookup_request(self._settings, person)
        answer = self._with_token(
            lambda token: self._transport.post(
                self._settings.lookup_path, query=lookup_query(self._settings, token), headers=headers, body=body
            )
        )
        match answer:
            case Answer():
                return parse_lookup(answer, person, self._clock.now().astimezone(VIETNAM_TIME).date())
            case TransportFault():
                return not_checked(FAULT_CODES[answer])
            case FailureCode():
                return not_checked(answer)

    def check_in(self, check_in: CheckIn) -> SendOutcome:
        """Delivers one check-in under its key."""
        try:
            xml = self._xml.write(check_in)
        except CheckInXmlError as error:
            return SendOutcome(SendKind.REFUSED, failure=FailureCode.REQUEST_MALFORMED, message=str(error))

        def send(token: Token) -> Answer | TransportFault:
            headers, body = check_in_request(self._settings, token, xml)
            return self._transport.post(self._settings.check_in_path, query={}, headers=headers, body=body)

        answer = self._with_token(send)
        match answer:
            case Answer():
                return classify(answer, check_in, self._settings, self._clock.now())
            case TransportFault():
                return without_answer(answer)
            case FailureCode():
                return SendOutcome(SendKind.NOT_DONE, failure=answer)

    def _with_token(self, request: Callable[[Token], Answer | TransportFault]) -> Answer | TransportFault | FailureCode:
        """One request with a token, repeated once under a new one where the gateway does not know it."""
        token = self._tokens.current()
        if isinstance(token, FailureCode):
            return token
        answer = request(token)
        if isinstance(answer, TransportFault) or not unauthorised(answer):
            return answer
        renewed = self._tokens.current(refused=token)
        return renewed if isinstance(renewed, FailureCode) else request(renewed)
