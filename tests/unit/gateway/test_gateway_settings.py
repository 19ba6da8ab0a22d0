"""Settings: what they refuse, and that they show no secret."""

import hashlib
from typing import Any

import pytest
from pydantic import SecretStr

from tests.unit.gateway.support import ACCOUNT, OFFICER, make_settings


def test_the_password_hash_is_md5_in_upper_case_hex() -> None:
    settings = make_settings(password=SecretStr("abc"))
    assert settings.password_hash == "900150983CD24FB0D6963F7D28E17F72"


def test_repr_shows_no_secret_and_no_person() -> None:
    shown = repr(make_settings())
    digest = hashlib.md5(ACCOUNT.password.encode(), usedforsecurity=False).hexdigest()
    for secret in (ACCOUNT.password, digest, digest.upper(), OFFICER.name, OFFICER.personal_id):
        assert secret not in shown


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("facility_code", "0123"),
        ("facility_code", "01a34"),
        ("officer_id", "12345"),
        ("officer_name", " "),
        ("username", ""),
        ("password", SecretStr("")),
        ("lookup_path", "api/egw"),
        ("check_in_path", ""),
        ("token_path", "x"),
        ("connect_timeout", 0.0),
        ("read_timeout", -1.0),
        ("total_timeout", 1e9),
        ("default_category", "1.2.3"),
        ("visit_kind", "1"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: Any) -> None:  # noqa: ANN401 - any field
    with pytest.raises(ValueError, match=f"^{name}: "):
        make_settings(**{name: value})
