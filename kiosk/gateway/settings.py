"""What the client must be told about gateway, account, officer and facility."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from pydantic import SecretStr

_FACILITY = re.compile(r"[0-9]{2}[0-9A-Z]{3}")
_PERSONAL_ID = re.compile(r"[0-9]{12}")
_CATEGORY = re.compile(r"[0-9]{1,2}(\.[0-9]{1,2})?")
_VISIT_KIND = re.compile(r"[0-9]{2}")


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
    lookup_as_form: bool = False
    """The official annex says JSON; some clients post a form."""
    connect_timeout: float = 15.0
    read_timeout: float = 60.0
    """Longest silence between two pieces of an answer."""
    total_timeout: float = 90.0
    """Longest time for one request as a whole, however steadily an answer drips."""
    default_category: str = "1.2"
    """MA_DOITUONG_KCB of an insured person who is registered elsewhere: provisional, staff may correct it."""
    visit_kind: str = "01"
    """MA_LOAI_KCB; 01 is an examination (Decision 1804/2026)."""
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
        for name in ("lookup_path", "check_in_path", "token_path"):
            if not str(getattr(self, name)).startswith("/"):
                raise ValueError(f"{name}: must begin with a slash")
        for name in ("connect_timeout", "read_timeout", "total_timeout"):
            if not 0 < float(getattr(self, name)) <= 600:
                raise ValueError(f"{name}: must be above 0 and at most 600 seconds")
        if not _CATEGORY.fullmatch(self.default_category):
            raise ValueError("default_category: must be a code like 1.2")
        if not _VISIT_KIND.fullmatch(self.visit_kind):
            raise ValueError("visit_kind: two digits are needed")

    @property
    def password_hash(self) -> str:
        """MD5 of the password in upper-case hex, as the token endpoint wants it. As secret as the password itself."""
        text = self.password.get_secret_value().encode()
        return hashlib.md5(text, usedforsecurity=False).hexdigest().upper()
