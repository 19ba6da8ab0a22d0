"""What the client must be told about gateway, account, officer and facility."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from pydantic import SecretStr

from kiosk.domain.category import CATEGORIES_ELSEWHERE, VISIT_KINDS, CategoryRules
from kiosk.domain.eligibility import Routes
from kiosk.domain.insurance import Officer
from kiosk.gateway.tls import IssuerPins

_FACILITY = re.compile(r"[0-9]{2}[0-9A-Z]{3}")
_PERSONAL_ID = re.compile(r"[0-9]{12}")
_FACILITY_ON_CARDS = re.compile(r"[0-9A-Z]{5}")


@dataclass(frozen=True, slots=True)
class GatewaySettings:
    """Address, account and officer, and what the documents leave open. Its repr shows no secret and no person.

    Times are in seconds. Raises ValueError naming the field where a value cannot be right.
    """

    base_url: str
    username: str
    """Five characters of the facility and `_BV`."""
    password: SecretStr
    facility_code: str
    """MA_CSKCB: two digits of the province and three more characters."""
    officer_name: str = field(repr=False)
    """hoTenCb: the registered officer under whom an unattended kiosk asks."""
    officer_id: str = field(repr=False)
    """cccdCb."""
    lookup_path: str = "/api/egw/KQNhanLichSuKCB2024"
    check_in_path: str = "/api/qd130/checkInKcbQd3176"
    token_path: str = "/api/token/take"  # noqa: S105 - a path, no password
    history_path: str = "/api/egw/Lskcb2025"
    visit_history: bool = False
    """Whether the hospital may ask for a person's visits: open ones elsewhere, and one here today."""
    lookup_as_form: bool = False
    """The official annex says JSON; some clients post a form."""
    connect_timeout: float = 15.0
    read_timeout: float = 60.0
    """Longest silence between two pieces of an answer."""
    total_timeout: float = 90.0
    """Longest time for one request as a whole, however steadily an answer drips."""
    issuer_pins: tuple[str, ...] = ()
    """Authorities one of which must have issued the gateway's certificate (`kiosk.gateway.tls`); empty: any trusted."""
    accepted_facilities: tuple[str, ...] = ()
    """Facilities of first registration whose persons come here on the right route."""
    accepted_category: str = "1.2"
    """MA_DOITUONG_KCB of who is registered at one of them."""
    default_category: str = "1.2"
    """MA_DOITUONG_KCB of an insured person who is registered elsewhere: provisional, staff may correct it."""
    visit_kind: str = "01"
    """MA_LOAI_KCB; 01 is an examination (Decision 1804/2026)."""
    duplicate_codes: tuple[str, ...] = ()
    """Codes by which the gateway says that it holds this MA_LK already; none is documented."""
    success_message: str | None = None
    """Where set, a check-in counts as accepted only if thongDiep contains it; one hospital system does so."""

    def __post_init__(self) -> None:
        if not _FACILITY.fullmatch(self.facility_code):
            raise ValueError("facility_code: two digits and three digits or capital letters are needed")
        if not _PERSONAL_ID.fullmatch(self.officer_id):
            raise ValueError("officer_id: 12 digits are needed")
        for name in ("username", "officer_name"):
            if not str(getattr(self, name)).strip():
                raise ValueError(f"{name}: must not be empty")
        if not self.password.get_secret_value():
            raise ValueError("password: must not be empty")
        for name in ("lookup_path", "history_path", "check_in_path", "token_path"):
            if not str(getattr(self, name)).startswith("/"):
                raise ValueError(f"{name}: must begin with a slash")
        for name in ("connect_timeout", "read_timeout", "total_timeout"):
            if not 0 < float(getattr(self, name)) <= 600:
                raise ValueError(f"{name}: must be above 0 and at most 600 seconds")
        for name in ("default_category", "accepted_category"):
            if getattr(self, name) not in CATEGORIES_ELSEWHERE:
                raise ValueError(f"{name}: must be a MA_DOITUONG_KCB of who is insured and registered elsewhere")
        if self.visit_kind not in VISIT_KINDS:
            raise ValueError("visit_kind: a code of MA_LOAI_KCB is needed, 01 to 16")
        if not all(map(_FACILITY_ON_CARDS.fullmatch, self.accepted_facilities)):
            raise ValueError("accepted_facilities: each is five digits or capital letters")
        IssuerPins(self.issuer_pins)

    @property
    def officer(self) -> Officer:
        """Who asks where nobody is signed in."""
        return Officer(self.officer_name, self.officer_id)

    @property
    def routes(self) -> Routes:
        """From where persons come on the right route."""
        return Routes(self.facility_code, frozenset(self.accepted_facilities))

    @property
    def category_rules(self) -> CategoryRules:
        """How MA_DOITUONG_KCB is proposed."""
        return CategoryRules(self.routes, self.accepted_category, self.default_category)

    @property
    def password_hash(self) -> str:
        """MD5 of the password in upper-case hex, as the token endpoint wants it. As secret as the password itself."""
        text = self.password.get_secret_value().encode()
        return hashlib.md5(text, usedforsecurity=False).hexdigest().upper()
