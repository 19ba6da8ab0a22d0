"""The folder of trust anchors."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from asn1crypto import pem
from cryptography.hazmat.primitives.asymmetric import ec

from cardreader.access.curves import STANDARDIZED_CURVES
from cardreader.authenticity.trust import TrustStore, TrustStoreError

from .issuing import certificate, with_explicit_parameters

KEY = ec.generate_private_key(ec.SECP256R1())
CSCA = certificate("CSCA", KEY, "CSCA", KEY, authority=True)
SIGNER = certificate("Signer", KEY, "CSCA", KEY, authority=False)


def test_pem_der_and_bundles_are_read_and_anything_else_is_left(tmp_path: Path) -> None:
    other = certificate("Other", KEY, "Other", KEY, authority=True)
    (tmp_path / "a.der").write_bytes(CSCA)
    (tmp_path / "b.PEM").write_bytes(pem.armor("CERTIFICATE", CSCA) + pem.armor("CERTIFICATE", other))
    (tmp_path / "readme.txt").write_text("not a certificate")
    store = TrustStore.load(tmp_path)
    assert len(store.anchors) == 2
    assert store.rejected == ()


def test_an_expired_csca_is_still_an_anchor(tmp_path: Path) -> None:
    old = certificate(
        "CSCA", KEY, "CSCA", KEY, authority=True, not_after=datetime.datetime(2021, 1, 1, tzinfo=datetime.UTC)
    )
    (tmp_path / "old.crt").write_bytes(old)
    assert len(TrustStore.load(tmp_path).anchors) == 1


def test_explicit_curve_parameters(tmp_path: Path) -> None:
    (tmp_path / "explicit.cer").write_bytes(with_explicit_parameters(CSCA, STANDARDIZED_CURVES[12], KEY))
    assert len(TrustStore.load(tmp_path).anchors) == 1


def test_what_is_no_anchor_is_rejected_with_the_reason(tmp_path: Path) -> None:
    other = ec.generate_private_key(ec.SECP256R1())
    (tmp_path / "garbage.der").write_bytes(b"\x30\x03\x02\x01\x00")
    (tmp_path / "garbage.pem").write_bytes(b"-----BEGIN CERTIFICATE-----\n????\n-----END CERTIFICATE-----\n")
    (tmp_path / "empty.cer").write_bytes(b"")
    (tmp_path / "signer.der").write_bytes(SIGNER)
    (tmp_path / "forged.der").write_bytes(certificate("CSCA", KEY, "CSCA", other, authority=True))
    store = TrustStore.load(tmp_path)
    assert store.anchors == ()
    assert sorted((item.subject.split(",")[0], item.reason) for item in store.rejected) == [
        ("Common Name: CSCA", "its own signature: the signature does not verify"),
        ("Common Name: Signer", "not a certification authority"),
        ("empty.cer", "not a certificate that can be parsed"),
        ("garbage.der", "not a certificate that can be parsed"),
        ("garbage.pem", "not a certificate that can be parsed"),
    ]


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(TrustStoreError):
        TrustStore.load(tmp_path / "missing")
