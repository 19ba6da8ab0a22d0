"""The gateway's three services as the real one checks them, free of HTTP: fields in, a reply out."""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
import threading
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from kiosk.ports import Clock
from simulators.gateway.records import Ledger
from simulators.gateway.xml_rules import Defect, check
from simulators.personas.lookup import ANSWER_FIELDS

Reply = dict[str, object]

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
        officer: GatewayOfficer,
        clock: Clock,
        token_seconds: float,
    ) -> None:
        self._people = people
        self._account = account
        self._hash = hashlib.md5(account.password.encode(), usedforsecurity=False).hexdigest().upper()
        self._officer = officer
        self._clock = clock
        self._token_life = timedelta(seconds=token_seconds)
        self._lock = threading.Lock()
        self._tokens: dict[str, tuple[str, datetime]] = {}
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
        values = {name: fields.get(name) for name in ("maThe", "hoTen", "ngaySinh", "hoTenCb", "cccdCb")}
        texts = {name: value for name, value in values.items() if isinstance(value, str) and value.strip()}
        if len(texts) != len(values):
            return _reply("205")
        if texts["cccdCb"] != self._officer.personal_id:
            return _reply("054")
        if _folded(texts["hoTenCb"]) != _folded(self._officer.name):
            return _reply("055")
        answer = self._people.get(texts["maThe"])
        if answer is None:
            return _reply("050")
        name, birth = answer.get("hoTen"), answer.get("ngaySinh")
        if isinstance(name, str) and _folded(name) != _folded(texts["hoTen"]):
            return _reply("061" if _folded(name)[0] == _folded(texts["hoTen"])[:1] else "060")
        if isinstance(birth, str) and not _dates_agree(birth, texts["ngaySinh"]):
            return _reply("070")
        return {**_reply("000"), **answer}

    def check_in(self, form: Mapping[str, str], *, keep: bool) -> Reply:
        """The check-in, its token checked before. Kept only if it is right, and if `keep`."""
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
        return {**self._check_in_reply("200", "Tiếp nhận thành công"), "maGiaoDich": kept.receipt}

    def _check_in_reply(self, code: str, message: str) -> Reply:
        received = f"{self._clock.now():%Y%m%d%H%M%S}"
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
