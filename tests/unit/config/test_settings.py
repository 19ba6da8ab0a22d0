"""The settings file: what is right loads, what is wrong is named, and no value is quoted."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.config.pins import hash_pin, verify_pin
from kiosk.config.settings import SettingsError, load_settings
from kiosk.session.policy import QrOnly

GOOD = """
[facility]
code = "79024"
name = "Bệnh viện Mẫu"

[officer]
name = "Cán Bộ Mẫu"
id = "079099000001"

[gateway]
base_url = "https://gateway.example"
username = "79024_BV"
password_file = "{password}"

[store]
directory = "{store}"

[devices]
printer = "/dev/usb/lp0"

[policy]
qr_only = "allow"
idle_seconds = 60

[[services]]
code = "02.1896"
name = "Khám Nội"
room = "12"
fee = 45000
prefix = "A"

[[staff]]
name = "Lê Thị Trực"
pin_hash = "{pin}"
"""


@pytest.fixture
def good(tmp_path: Path) -> str:
    password = tmp_path / "password"
    password.write_text("synthetic-password\n", encoding="utf-8")
    return GOOD.format(password=password, store=tmp_path / "store", pin=hash_pin("2468"))


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "kiosk.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_file_gives_gateway_and_policy(tmp_path: Path, good: str) -> None:
    settings = load_settings(write(tmp_path, good))
    gateway = settings.gateway_settings()
    assert gateway.username == "79024_BV"
    assert gateway.password.get_secret_value() == "synthetic-password"
    policy = settings.session_policy()
    assert policy.qr_only is QrOnly.ALLOW
    assert policy.deadlines.idle == 60
    assert policy.services[0].name == "Khám Nội"
    assert verify_pin("2468", settings.staff[0].pin_hash)
    assert not verify_pin("2469", settings.staff[0].pin_hash)


def test_the_documented_example_loads(tmp_path: Path) -> None:
    page = (Path(__file__).parents[3] / "docs" / "settings.md").read_text(encoding="utf-8")
    example = page.split("```toml\n")[1].split("```")[0]
    settings = load_settings(write(tmp_path, example))
    assert settings.facility.code == "79024"
    assert set(type(settings).model_fields) - {"profile"} == settings.model_fields_set


def test_no_secret_and_no_person_in_the_repr(tmp_path: Path, good: str) -> None:
    settings = load_settings(write(tmp_path, good))
    shown = repr(settings) + repr(settings.gateway_settings())
    assert "079099000001" not in shown
    assert "synthetic-password" not in shown
    assert "scrypt" not in shown


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('code = "79024"', 'code = "secret-7"', "facility.code"),
        ('id = "079099000001"', 'id = "secret-7"', "officer.id"),
        ('base_url = "https://', 'base_url = "ftp://secret-7', "gateway.base_url"),
        ("idle_seconds = 60", "idle_seconds = 5", "policy.idle_seconds"),
        ('qr_only = "allow"', 'qr_only = "secret-7"', "policy.qr_only"),
        ("fee = 45000", "fee = -1", "services.0.fee"),
        ('prefix = "A"', 'prefix = "secret-7"', "services.0.prefix"),
        ("[policy]", "[polices]", "polices"),
        ("[facility]", "[facility", "TOML"),
    ],
)
def test_a_wrong_setting_is_named_and_its_value_is_not_quoted(
    tmp_path: Path, good: str, old: str, new: str, named: str
) -> None:
    assert old in good
    with pytest.raises(SettingsError) as raised:
        load_settings(write(tmp_path, good.replace(old, new, 1)))
    assert named in str(raised.value)
    assert "secret-7" not in str(raised.value)


def test_a_missing_file_and_a_missing_password_are_clear(tmp_path: Path, good: str) -> None:
    with pytest.raises(SettingsError, match="No such file"):
        load_settings(tmp_path / "none.toml")
    settings = load_settings(write(tmp_path, good))
    settings.gateway.password_file.unlink()
    with pytest.raises(SettingsError, match="password_file"):
        settings.gateway_settings()
