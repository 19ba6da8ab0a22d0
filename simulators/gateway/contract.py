"""The gateway's three services as the real one checks them, free of HTTP: fields in, a reply out."""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
import threading
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.ports import Clock
from simulators.gateway.records import Ledger
from simulators.gateway.xml_rules import Defect, check
from simulators.personas.lookup import ANSWER_FIELDS

Reply = dict[str, object]

HISTORY = "dsLichSuKCB2025"
_ABOUT_A_CARD = frozenset({"000", "001", "002", "003", "004", "010", "110", "120", "121", "122", "123", "124"})
WRONG_FORM = "300"
"""The simulator's own code for a check-in form whose fields are wrong."""


@dataclass(frozen=True, slots=True)
class GatewayAccount:
    """The facility's account."""

    username: str
    password: str = field(repr=False)
    facility_code: str


@dataclass(frozen=True, slots=True)
class GatewayOfficer:
    """The registered officer who may ask."""

    name: str = field(repr=False)
    personal_id: str = field(repr=False)


class Contract:
    """Token, lookup and check-in. Thread-safe."""

    def __init__(
        self,
        people: Mapping[str, Mapping[str, object]],
        account: GatewayAccount,
        officers: Sequence[GatewayOfficer],
        clock: Clock,
        token_seconds: float,
    ) -> None:
        self._people = people
        self._account = account
        self._hash = hashlib.md5(account.password.encode(), usedforsecurity=False).hexdigest().upper()
        self._officers = {officer.personal_id: officer.name for officer in officers}
        self._clock = clock
        self._token_life = timedelta(seconds=token_seconds)
        self._lock = threading.Lock()
        self._tokens: dict[str, tuple[str, datetime]] = {}
        self._codes: Mapping[str, str] = {}
        self.ledger = Ledger()

    def token(self, form: Mapping[str, str]) -> Reply:
        """`POST /api/token/take`."""
        if not self._account_fits(form.get("username"), form.get("password")):
            return {"maKetQua": "401", "APIKey": None}
        access, identity = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
        expiry = self._clock.now().astimezone(UTC) + self._token_life
        with self._lock:
            self._tokens[access] = (identity, expiry)
        key = {
            "access_token": access,
            "id_token": identity,
            "token_type": "Bearer",
            "username": self._account.username,
            "expires_in": expiry.isoformat(timespec="microseconds").replace("+00:00", "Z"),
        }
        return {"maKetQua": "200", "APIKey": key}

    def revoke_tokens(self) -> None:
        """No token given so far is valid any more."""
        with self._lock:
            self._tokens.clear()

    def answer_with(self, codes: Mapping[str, str]) -> None:
        """From now on lookups of these numbers are answered with these codes, and no others with a code of their own.

        A code other than 000 to 004 comes without anything about the person, but for 010, 110 and 120 to 124.
        """
        with self._lock:
            self._codes = dict(codes)

    def now(self) -> datetime:
        """The gateway's time."""
        return self._clock.now()

    @property
    def live_tokens(self) -> int:
        """How many tokens admit somebody now."""
        now = self._clock.now()
        with self._lock:
            return sum(now < expiry for _, expiry in self._tokens.values())

    @property
    def account_name(self) -> str:
        """The facility's account, without its password."""
        return self._account.username

    @property
    def codes(self) -> Mapping[str, str]:
        """The codes that are set, by lookup number."""
        with self._lock:
            return self._codes

    @property
    def people(self) -> Mapping[str, Mapping[str, object]]:
        """The register: what each lookup number is answered with."""
        return self._people

    def admits(self, username: str | None, password_hash: str | None, access: str | None, identity: str | None) -> bool:
        """Whether account and token are those of a session that lasts."""
        with self._lock:
            known = self._tokens.get(access or "")
        return (
            known is not None
            and known[0] == identity
            and self._clock.now() < known[1]
            and self._account_fits(username, password_hash)
        )

    def look_up(self, fields: Mapping[str, object]) -> Reply:
        """The lookup, its token checked before. Name and birth date are compared where the answer tells them."""
        texts = self._question(fields)
        if isinstance(texts, str):
            return _reply(texts)
        with self._lock:
            code = self._codes.get(texts["maThe"])
        if code is not None and code not in _ABOUT_A_CARD:
            return _reply(code)
        answer = self._people.get(texts["maThe"])
        if answer is None:
            return _reply(code or "050")
        name, birth = answer.get("hoTen"), answer.get("ngaySinh")
        if isinstance(name, str) and _folded(name) != _folded(texts["hoTen"]):
            return _reply("061" if _folded(name)[0] == _folded(texts["hoTen"])[:1] else "060")
        if isinstance(birth, str) and not _dates_agree(birth, texts["ngaySinh"]):
            return _reply("070")
        told = {name: value for name, value in answer.items() if name in ANSWER_FIELDS}
        return {**_reply("000"), **told, **({} if code is None else {"maKetQua": code})}

    def history(self, fields: Mapping[str, str]) -> Reply:
        """The visit history, its token checked before. Visits lie in a person's answer as `dsLichSuKCB2025`."""
        texts = self._question(fields)
        if isinstance(texts, str):
            return {"maKetQua": texts, "ghiChu": None, HISTORY: None}
        answer = self._people.get(texts["maThe"], {})
        return {"maKetQua": "000", "ghiChu": None, HISTORY: answer.get(HISTORY)}

    def _question(self, fields: Mapping[str, object]) -> dict[str, str] | str:
        """The five fields of a question, or the code that turns it away."""
        values = {name: fields.get(name) for name in ("maThe", "hoTen", "ngaySinh", "hoTenCb", "cccdCb")}
        texts = {name: value for name, value in values.items() if isinstance(value, str) and value.strip()}
        if len(texts) != len(values):
            return "205"
        name = self._officers.get(texts["cccdCb"])
        if name is None:
            return "054"
        return texts if _folded(texts["hoTenCb"]) == _folded(name) else "055"

    def check_in(self, form: Mapping[str, str], *, keep: bool, duplicate_code: str | None = None) -> Reply:
        """The check-in, its token checked before. Kept only if it is right, and if `keep`.

        The same MA_LK again is answered as at first, or with `duplicate_code` where one is given.
        """
        facility = self._account.facility_code
        for name, expected in (("loaiHoSo", "0"), ("maTinh", facility[:2]), ("maCSKCB", facility)):
            if form.get(name) != expected:
                return self._check_in_reply(WRONG_FORM, f"{name}: wrong")
        try:
            xml = base64.b64decode(form.get("fileHSBase64", ""), validate=True)
        except (binascii.Error, ValueError):
            return self._check_in_reply(WRONG_FORM, "fileHSBase64: no base64")
        found = check(xml, facility)
        if isinstance(found, Defect):
            return self._check_in_reply(found.code, found.message)
        if not keep:
            return self._check_in_reply("200", "Tiếp nhận thành công")
        kept = self.ledger.keep(found, xml, self._clock.now())
        if duplicate_code is not None and kept.times > 1:
            return self._check_in_reply(duplicate_code, "Hồ sơ đã tồn tại")
        return {**self._check_in_reply("200", "Tiếp nhận thành công"), "maGiaoDich": kept.receipt}

    def _check_in_reply(self, code: str, message: str) -> Reply:
        received = f"{self._clock.now().astimezone(VIETNAM_TIME):%Y%m%d%H%M%S}"
        return {"maKetQua": code, "maGiaoDich": None, "thoiGianTiepNhan": received, "thongDiep": message}

    def _account_fits(self, username: str | None, password_hash: str | None) -> bool:
        return username == self._account.username and password_hash == self._hash


def _reply(code: str) -> Reply:
    return {**dict.fromkeys(ANSWER_FIELDS), "maKetQua": code}


def _folded(name: str) -> str:
    """Case and spaces ignored, accents not."""
    return "".join(unicodedata.normalize("NFC", name).casefold().split())


def _dates_agree(known: str, asked: str) -> bool:
    """Whether the parts that both dates tell (dd/MM/yyyy, MM/yyyy, yyyy) are equal."""
    pairs = zip(reversed(known.split("/")), reversed(asked.split("/")), strict=False)
    return all(mine == theirs for mine, theirs in pairs)
