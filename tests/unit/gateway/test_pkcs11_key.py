"""A key on a token: what it signs verifies, and whatever is wrong with the token is told without a PIN.

The token is SoftHSM 2, a real PKCS#11 module, with its slots in a folder of the test.
"""

from __future__ import annotations

import logging
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pkcs11
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from lxml import etree
from pydantic import SecretStr
from signxml.verifier import SignatureConfiguration, VerifyResult, XMLVerifier

from kiosk.domain.checkin import SendKind
from kiosk.domain.failures import FailureCode
from kiosk.gateway.client import GatewayClient
from kiosk.gateway.pkcs11_key import TokenKey
from kiosk.gateway.signature import CheckInSigner, SigningKey
from kiosk.gateway.signing_key import SigningKeyError, TokenPlace
from tests.unit.gateway.support import ManualClock, http, make_check_in, make_gateway, make_settings

MODULE = Path("/usr/lib/softhsm/libsofthsm2.so")
PIN, WRONG_PIN = "47110815", "99998888"
RSA_KEY = rsa.generate_private_key(65537, 2048)
EC_KEYS = (ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP384R1()))


def certificate(key: SigningKey) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Bệnh viện Mẫu")])
    now, day = datetime.now(UTC), timedelta(days=1)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(now - day).not_valid_after(now + day)
    return builder.sign(key, hashes.SHA256())


@dataclass
class Cabinet:
    """The tokens of this test."""

    folder: Path

    def token(self, label: str, key: SigningKey, *, with_certificate: bool = True) -> TokenPlace:
        self.run("softhsm2-util", "--init-token", "--free", "--label", label, "--so-pin", "00000000", "--pin", PIN)
        self.put(label, key)
        place = TokenPlace(MODULE, label, "facility", None, SecretStr(PIN))
        if with_certificate:
            der = certificate(key).public_bytes(Encoding.DER)
            kind = {pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE, pkcs11.Attribute.CERTIFICATE_TYPE: 0}
            with pkcs11.lib(str(MODULE)).get_token(token_label=label).open(rw=True, user_pin=PIN) as session:
                body = {pkcs11.Attribute.VALUE: der, pkcs11.Attribute.ID: b"\xa1", pkcs11.Attribute.SUBJECT: b"0\0"}
                session.create_object({**kind, **body, pkcs11.Attribute.TOKEN: True})
            self.plugged_anew()
        return place

    def put(self, label: str, key: SigningKey) -> None:
        file = self.folder / "key.pem"
        file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        arguments = [
            "--import",
            str(file),
            "--token",
            label,
            "--label",
            "facility",
            "--id",
            "A1",
            "--pin",
            PIN,
            "--force",
        ]
        self.run("softhsm2-util", *arguments)
        file.unlink()
        self.plugged_anew()

    def pull_out(self) -> None:
        (self.folder / "tokens").rename(self.folder / "drawer")
        (self.folder / "tokens").mkdir()
        self.plugged_anew()

    def put_back(self) -> None:
        shutil.rmtree(self.folder / "tokens")
        (self.folder / "drawer").rename(self.folder / "tokens")
        self.plugged_anew()

    @staticmethod
    def plugged_anew() -> None:
        """The module looks at its slots again; every session with a token is over, as after pulling it out."""
        pkcs11.lib(str(MODULE)).reinitialize()

    @staticmethod
    def run(*command: str) -> None:
        subprocess.run(command, check=True, capture_output=True)


@pytest.fixture
def cabinet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cabinet]:
    (tmp_path / "tokens").mkdir()
    settings = tmp_path / "softhsm2.conf"
    settings.write_text(
        f"directories.tokendir = {tmp_path / 'tokens'}\nobjectstore.backend = file\nlog.level = ERROR\n"
    )
    monkeypatch.setenv("SOFTHSM2_CONF", str(settings))
    yield Cabinet(tmp_path)
    pkcs11.lib(str(MODULE)).finalize()


@pytest.mark.parametrize(
    ("key", "method"),
    [(RSA_KEY, "rsa-sha256"), (EC_KEYS[0], "ecdsa-sha256"), (EC_KEYS[1], "ecdsa-sha256")],
    ids=["RSA", "P-256", "P-384"],
)
def test_the_gateway_takes_what_a_token_signed(cabinet: Cabinet, key: SigningKey, method: str) -> None:
    signer = CheckInSigner.from_token(cabinet.token("BV Mẫu", key))
    clock = ManualClock()
    with make_gateway(clock) as gateway:
        client = GatewayClient(make_settings(gateway.base_url), http(gateway.base_url), clock, signer)
        assert client.check_in(make_check_in()).kind is SendKind.ACCEPTED
        (received,) = gateway.received_check_ins
    expected = SignatureConfiguration(require_x509=True, expect_references=1)
    root = etree.fromstring(received.xml)
    result = XMLVerifier().verify(root, x509_cert=certificate(key), expect_config=expected)
    assert isinstance(result, VerifyResult)
    assert method.encode() in received.xml


def test_a_key_by_its_id_and_a_certificate_from_a_file(cabinet: Cabinet) -> None:
    place = cabinet.token("T", EC_KEYS[0], with_certificate=False)
    file = cabinet.folder / "chain.pem"
    file.write_bytes(certificate(EC_KEYS[0]).public_bytes(Encoding.PEM))
    CheckInSigner.from_token(replace(place, label=None, key_id=b"\xa1"), file)
    with pytest.raises(SigningKeyError, match="certificate_file"):
        CheckInSigner.from_token(place)
    file.write_bytes(certificate(EC_KEYS[1]).public_bytes(Encoding.PEM))
    with pytest.raises(SigningKeyError, match="not that of the key"):
        CheckInSigner.from_token(place, file)
    file.write_text("nothing")
    with pytest.raises(SigningKeyError, match="form"):
        CheckInSigner.from_token(place, file)
    with pytest.raises(SigningKeyError, match="No such file"):
        CheckInSigner.from_token(place, cabinet.folder / "none.pem")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda place: replace(place, pin=SecretStr(WRONG_PIN)), "refuses the PIN"),
        (lambda place: replace(place, pin=SecretStr("1")), "refuses the PIN"),
        (lambda place: replace(place, token="elsewhere"), "token is not there"),
        (lambda place: replace(place, label="other"), "no private key"),
        (lambda place: replace(place, key_id=b"\x01"), "no private key"),
        (lambda place: replace(place, module=Path("/nowhere/module.so")), "module cannot be loaded"),
    ],
)
def test_what_is_wrong_is_told_without_the_pin(
    cabinet: Cabinet, caplog: pytest.LogCaptureFixture, spoil: Callable[[TokenPlace], TokenPlace], said: str
) -> None:
    caplog.set_level(logging.DEBUG)
    place = spoil(cabinet.token("T", EC_KEYS[0]))
    with pytest.raises(SigningKeyError, match=said) as caught:
        CheckInSigner.from_token(place)
    assert caught.value.__cause__ is None
    for text in (str(caught.value), repr(place), caplog.text):
        assert PIN not in text
        assert WRONG_PIN not in text


def test_a_token_pulled_out_delays_a_check_in_and_refuses_none(cabinet: Cabinet) -> None:
    signer = CheckInSigner.from_token(cabinet.token("T", EC_KEYS[0]))
    clock = ManualClock()
    with make_gateway(clock) as gateway:
        client = GatewayClient(make_settings(gateway.base_url), http(gateway.base_url), clock, signer)
        cabinet.pull_out()
        outcome = client.check_in(make_check_in())
        assert outcome.kind is SendKind.NOT_DONE
        assert outcome.failure is FailureCode.CONFIGURATION_INVALID
        assert outcome.message == "the token is not there"
        assert not gateway.received_check_ins
        cabinet.put_back()
        assert client.check_in(make_check_in()).kind is SendKind.ACCEPTED


def test_a_refused_pin_is_never_tried_again(cabinet: Cabinet) -> None:
    """Three wrong PINs lock a token, and the outbox would try every few minutes."""
    place = cabinet.token("T", EC_KEYS[0])
    key = TokenKey(place)
    anew = ["--init-token", "--token", "T", "--label", "T", "--so-pin", "00000000"]
    cabinet.run("softhsm2-util", *anew, "--pin", WRONG_PIN)
    cabinet.plugged_anew()
    with pytest.raises(SigningKeyError, match="refuses the PIN"):
        key.sign(b"x")
    cabinet.run("softhsm2-util", *anew, "--pin", PIN)
    cabinet.put("T", EC_KEYS[0])
    with pytest.raises(SigningKeyError, match="refuses the PIN"):
        key.sign(b"x")
    TokenKey(place, (certificate(EC_KEYS[0]),))


def test_without_the_optional_package_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pkcs11", None)
    monkeypatch.delitem(sys.modules, "kiosk.gateway.pkcs11_key")
    with pytest.raises(SigningKeyError, match="extra pkcs11"):
        CheckInSigner.from_token(TokenPlace(MODULE, "T", "facility", None, SecretStr(PIN)))
