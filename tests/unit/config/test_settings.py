"""The settings file: what is right loads, what is wrong is named, and no value is quoted."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.config.pins import hash_pin, verify_pin
from kiosk.config.settings import SettingsError, load_settings
from kiosk.domain.eligibility import Routes
from kiosk.domain.insurance import Officer
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


GATEWAY = """
visit_history = true
accepted_facilities = ["79001"]
accepted_category = "1.3"
visit_kind = "13"
duplicate_codes = ["409"]
total_timeout = 30
"""


def with_gateway(good: str, lines: str) -> str:
    return good.replace("[store]", lines + "\n[store]", 1)


def test_what_the_gateway_is_told_comes_from_the_file(tmp_path: Path, good: str) -> None:
    gateway = load_settings(write(tmp_path, with_gateway(good, GATEWAY))).gateway_settings()
    assert gateway.visit_history
    assert gateway.routes == Routes("79024", frozenset({"79001"}))
    assert (gateway.category_rules.accepted, gateway.visit_kind) == ("1.3", "13")
    assert (gateway.duplicate_codes, gateway.total_timeout) == (("409",), 30.0)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ('visit_kind = "17"', "visit_kind"),
        ('default_category = "9"', "default_category"),
        ('accepted_category = "x"', "accepted_category"),
        ('accepted_facilities = ["secret-7"]', "accepted_facilities"),
        ('issuer_pins = ["secret-7"]', "issuer_pins"),
        ("total_timeout = 0", "total_timeout"),
    ],
)
def test_a_wrong_setting_of_the_gateway_is_named(tmp_path: Path, good: str, line: str, named: str) -> None:
    settings = load_settings(write(tmp_path, with_gateway(good, line)))
    with pytest.raises(SettingsError, match=named) as raised:
        settings.gateway_settings()
    assert "secret-7" not in str(raised.value)


def test_staff_may_be_registered_officers(tmp_path: Path, good: str) -> None:
    assert load_settings(write(tmp_path, good)).officers() == {}
    settings = load_settings(write(tmp_path, good + 'id = "079099000002"\n'))
    assert settings.officers() == {"Lê Thị Trực": Officer("Lê Thị Trực", "079099000002")}
    assert "079099000002" not in repr(settings)


def test_the_signing_key_is_optional_and_a_wrong_one_is_clear(tmp_path: Path, good: str) -> None:
    assert load_settings(write(tmp_path, good)).check_in_signer() is None
    key = tmp_path / "key.pem"
    key.write_text("secret-7")
    section = f'[signature]\nkey_file = "{key}"\ncertificate_file = "{key}"\n'
    settings = load_settings(write(tmp_path, good.replace("[store]", section + "[store]", 1)))
    with pytest.raises(SettingsError, match="signature") as raised:
        settings.check_in_signer()
    assert "secret-7" not in str(raised.value)
    missing = section + f'passphrase_file = "{tmp_path / "none"}"\n'
    settings = load_settings(write(tmp_path, good.replace("[store]", missing + "[store]", 1)))
    with pytest.raises(SettingsError, match="passphrase_file"):
        settings.check_in_signer()


TOKEN = 'module = "/nowhere/module.so"\ntoken = "BV"\nkey_label = "facility"\n'


def with_signature(good: str, lines: str) -> str:
    return good.replace("[store]", f"[signature]\n{lines}[store]", 1)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("", "either key_file or module"),
        ('key_file = "k.p12"\n' + TOKEN, "either key_file or module"),
        ('key_file = "k.p12"\ntoken = "BV"\n', "belong to a module"),
        ('key_file = "k.p12"\npin_file = "p"\n', "belong to a module"),
        ('module = "m.so"\ntoken = "BV"\n', "one of key_label and key_id"),
        ('module = "m.so"\nkey_id = "a1"\n', "token and one of"),
        (TOKEN + 'key_id = "secret-7"\n', "signature.key_id"),
        (TOKEN + 'passphrase_file = "p"\n', "a token has a PIN"),
    ],
)
def test_a_key_lies_in_a_file_or_on_a_token(tmp_path: Path, good: str, lines: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said) as raised:
        load_settings(write(tmp_path, with_signature(good, lines)))
    assert "secret-7" not in str(raised.value)


def test_the_pin_comes_from_a_file_or_a_credential_and_is_not_told(
    tmp_path: Path, good: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    settings = load_settings(write(tmp_path, with_signature(good, TOKEN)))
    with pytest.raises(SettingsError, match="pin_file"):
        settings.check_in_signer()
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    with pytest.raises(SettingsError, match="kiosk-token-pin cannot be read"):
        settings.check_in_signer()
    (tmp_path / "kiosk-token-pin").write_text("47110815\n", encoding="utf-8")
    in_file = f'pin_file = "{tmp_path / "kiosk-token-pin"}"\n'
    for lines in (TOKEN, TOKEN + in_file, TOKEN.replace("key_label", "key_id").replace("facility", "A1")):
        with pytest.raises(SettingsError, match="module cannot be loaded") as raised:
            load_settings(write(tmp_path, with_signature(good, lines))).check_in_signer()
        assert "47110815" not in str(raised.value)
