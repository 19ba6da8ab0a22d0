"""The facility's signature: one that verifies, over everything that is sent, under a key the settings name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import NameOID
from lxml import etree
from signxml.exceptions import InvalidDigest, InvalidSignature
from signxml.verifier import SignatureConfiguration, VerifyResult, XMLVerifier

from kiosk.domain.checkin import SendKind
from kiosk.gateway.checkin_xml import CheckInXml
from kiosk.gateway.client import GatewayClient
from kiosk.gateway.signature import CheckInSigner, SigningKey
from kiosk.gateway.signing_key import SigningKeyError
from simulators.gateway.xml_rules import Defect, check
from tests.unit.gateway.support import ManualClock, http, make_check_in, make_gateway, make_settings

RSA_KEY = rsa.generate_private_key(65537, 2048)
EC_KEY = ec.generate_private_key(ec.SECP256R1())
PASSPHRASE = "mật khẩu của khóa"


def certificate(key: SigningKey) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Bệnh viện Mẫu")])
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )


RSA_CERTIFICATE, EC_CERTIFICATE = certificate(RSA_KEY), certificate(EC_KEY)


@dataclass
class Files:
    """Key and certificate on disk, as a hospital gets them."""

    folder: Path

    def pem(self, key: SigningKey, passphrase: str | None = None) -> Path:
        encryption = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
        file = self.folder / "key.pem"
        file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption))
        return file

    def certificate(self, *chain: x509.Certificate) -> Path:
        file = self.folder / "certificate.pem"
        file.write_bytes(b"".join(one.public_bytes(Encoding.PEM) for one in chain))
        return file

    def pkcs12(self, key: SigningKey, one: x509.Certificate) -> Path:
        file = self.folder / "key.P12"
        encryption = BestAvailableEncryption(PASSPHRASE.encode())
        file.write_bytes(pkcs12.serialize_key_and_certificates(b"kiosk", key, one, None, encryption))
        return file


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def verify(document: bytes, trusted: x509.Certificate) -> etree._Element:
    root = etree.fromstring(document)
    result = XMLVerifier().verify(
        root, x509_cert=trusted, expect_config=SignatureConfiguration(require_x509=True, expect_references=1)
    )
    assert isinstance(result, VerifyResult)
    found = result.signed_xml
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("key", "one", "method"),
    [(RSA_KEY, RSA_CERTIFICATE, "rsa-sha256"), (EC_KEY, EC_CERTIFICATE, "ecdsa-sha256")],
    ids=["RSA", "EC"],
)
def test_what_is_sent_is_signed_as_a_whole(key: SigningKey, one: x509.Certificate, method: str) -> None:
    document = CheckInXml(make_settings(), CheckInSigner(key, [one])).write(make_check_in())
    signed = verify(document, one)
    assert signed.tag == "CHI_TIEU_TRANG_THAI_KCB"
    assert signed.findtext(".//HO_TEN") == "Nguyễn Văn Mẫu"
    root = etree.fromstring(document)
    (signature,) = root.findall("CHUKYDONVI/{*}Signature")
    algorithms = {element.get("Algorithm", "").rsplit("#", 1)[-1] for element in signature.iter() if element.attrib}
    assert {method, "sha256", "enveloped-signature"} <= algorithms
    assert any(name.endswith("xml-exc-c14n#") for name in [e.get("Algorithm", "") for e in signature.iter()])
    assert signature.find(".//{*}X509Certificate") is not None
    assert signature.get("Id") is None


def resigned(document: bytes) -> bytes:
    """Signed anew by somebody else, under the certificate that was there."""
    root = etree.fromstring(document)
    (signature,) = root[1]
    root[1].remove(signature)
    other = CheckInSigner(RSA_KEY, [RSA_CERTIFICATE]).sign(root)
    (kept,) = other.iterfind(".//{*}X509Certificate")
    (own,) = signature.iterfind(".//{*}X509Certificate")
    kept.text = own.text
    return etree.tostring(other)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda document: document.replace(b"<STT>1</STT>", b"<STT>2</STT>"),
        lambda document: document.replace("Mẫu".encode(), "Mậu".encode()),
        lambda document: re.sub(rb"<ds:X509Data>.*</ds:X509Data>", b"", document, flags=re.DOTALL),
        lambda document: re.sub(rb"<CHUKYDONVI>.*</CHUKYDONVI>", b"<CHUKYDONVI>x</CHUKYDONVI>", document, flags=re.S),
        resigned,
    ],
)
def test_the_simulated_gateway_holds_a_signature_to_what_it_says(spoil: Callable[[bytes], bytes]) -> None:
    document = CheckInXml(make_settings(), CheckInSigner(EC_KEY, [EC_CERTIFICATE])).write(make_check_in())
    assert not isinstance(check(document, "01234"), Defect)
    spoiled = spoil(document)
    assert spoiled != document
    found = check(spoiled, "01234")
    assert isinstance(found, Defect)
    assert found.code == "307"


@pytest.mark.parametrize("tag", ["HO_TEN", "MA_LK", "NGAY_VAO"])
def test_a_change_breaks_it(tag: str) -> None:
    document = CheckInXml(make_settings(), CheckInSigner(EC_KEY, [EC_CERTIFICATE])).write(make_check_in())
    root = etree.fromstring(document)
    element = root.find(f".//{tag}")
    assert element is not None
    element.text = "1"
    with pytest.raises((InvalidDigest, InvalidSignature)):
        verify(etree.tostring(root), EC_CERTIFICATE)


def test_the_gateway_takes_a_signed_check_in() -> None:
    clock = ManualClock()
    with make_gateway(clock) as gateway:
        signer = CheckInSigner(EC_KEY, [EC_CERTIFICATE])
        client = GatewayClient(make_settings(gateway.base_url), http(gateway.base_url), clock, signer)
        assert client.check_in(make_check_in()).kind is SendKind.ACCEPTED
        (received,) = gateway.received_check_ins
    verify(received.xml, EC_CERTIFICATE)


def test_keys_from_files(files: Files) -> None:
    for signer in (
        CheckInSigner.from_files(files.pem(RSA_KEY), files.certificate(RSA_CERTIFICATE)),
        CheckInSigner.from_files(files.pem(RSA_KEY, PASSPHRASE), files.certificate(RSA_CERTIFICATE), PASSPHRASE),
        CheckInSigner.from_files(files.pkcs12(RSA_KEY, RSA_CERTIFICATE), passphrase=PASSPHRASE),
    ):
        verify(CheckInXml(make_settings(), signer).write(make_check_in()), RSA_CERTIFICATE)


def test_what_cannot_be_used_is_told_without_showing_it(files: Files, tmp_path: Path) -> None:
    good = files.certificate(RSA_CERTIFICATE)
    cases: list[tuple[Path, Path | None, str | None]] = [
        (tmp_path / "missing.pem", good, None),
        (files.pem(RSA_KEY), None, None),
        (files.pem(RSA_KEY), good, "unasked"),
        (files.pkcs12(RSA_KEY, RSA_CERTIFICATE), None, "falsch-4711"),
        (good, good, None),
    ]
    for key_file, certificate_file, passphrase in cases:
        with pytest.raises(SigningKeyError) as caught:
            CheckInSigner.from_files(key_file, certificate_file, passphrase)
        assert caught.value.__cause__ is None
        assert "MII" not in str(caught.value)
        assert str(passphrase) not in str(caught.value)
    with pytest.raises(SigningKeyError, match="passphrase"):
        CheckInSigner.from_files(files.pem(RSA_KEY, PASSPHRASE), good)


def test_key_and_certificate_belong_together() -> None:
    for chain in ([], [RSA_CERTIFICATE], [RSA_CERTIFICATE, EC_CERTIFICATE]):
        with pytest.raises(SigningKeyError, match="certificate"):
            CheckInSigner(EC_KEY, chain)


def test_weak_and_other_keys_are_refused(files: Files, tmp_path: Path) -> None:
    weak = rsa.generate_private_key(65537, 1024)  # noqa: S505 - too short on purpose
    with pytest.raises(SigningKeyError, match="2048"):
        CheckInSigner(weak, [certificate(weak)])
    other = tmp_path / "ed.pem"
    key = ed25519.Ed25519PrivateKey.generate()
    other.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    with pytest.raises(SigningKeyError, match="RSA or EC"):
        CheckInSigner.from_files(other, files.certificate(RSA_CERTIFICATE))
