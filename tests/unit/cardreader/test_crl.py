"""CRLs: what is revoked fails; a CRL that is missing or out of date is named and fails nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from asn1crypto import crl as asn1_crl
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from cardreader.authenticity.certificates import Certificate, parse_certificate
from cardreader.authenticity.crl import parse_crl
from cardreader.authenticity.trust import TrustStore
from cardreader.authenticity.verdict import Verdict, VerdictResult
from cardreader.errors import MalformedData
from cardreader.iso7816.tlv import encode

from .trust_pki import Csca, MasterList, day, issue, name, new_key, pem

CSCA = Csca.create()
OTHER = Csca.create("Other", "XX")
SIGNER = parse_certificate(CSCA.signer(serial=77))
NOW = day(2026, 6)
VERIFIED, FAILED, CANNOT_TELL = VerdictResult.VERIFIED, VerdictResult.FAILED, VerdictResult.CANNOT_TELL
REVOKED = Verdict(FAILED, "the signer's certificate is revoked")
SIGNED = "signed under Common Name: CSCA, Country: UT; "


def _load(folder: Path, *files: tuple[str, bytes]) -> TrustStore:
    (folder / "csca.der").write_bytes(CSCA.der)
    for file_name, content in files:
        (folder / file_name).write_bytes(content)
    return TrustStore.load(folder)


def _judge(store: TrustStore, signer: Certificate = SIGNER) -> Verdict:
    return store.judge_chain(signer, day(2024), now=NOW)


@pytest.mark.parametrize("suffix", ["crl", "der", "pem"])
def test_a_current_crl(suffix: str, tmp_path: Path) -> None:
    der = CSCA.crl([77, 2**150])
    store = _load(tmp_path, (f"a.{suffix}", pem("X509 CRL", der) if suffix == "pem" else der))
    assert store.rejected == ()
    report = store.crls[0]
    assert report.verdict == Verdict(VERIFIED, "signed under Common Name: CSCA, Country: UT")
    assert (len(report.content.serial_numbers), report.content.is_current_at(NOW)) == (2, True)
    assert _judge(store) == REVOKED
    other = parse_certificate(CSCA.signer(serial=78))
    assert _judge(store, other) == Verdict(VERIFIED, SIGNED + "not revoked by the CRL of 2026-01-01")


@pytest.mark.parametrize(
    ("crls", "reason"),
    [
        ([], "revocation not checked: no CRL of its CSCA"),
        ([OTHER.crl([77])], "revocation not checked: no CRL of its CSCA"),
        (
            [CSCA.crl(start=day(2020), end=day(2021))],
            "the CRL of 2020-01-01 is out of date and cannot be relied on",
        ),
        (
            [CSCA.crl(start=day(2028), end=day(2029))],
            "the CRL of 2028-01-01 is out of date and cannot be relied on",
        ),
        ([CSCA.crl(start=day(2020), end=day(2021)), CSCA.crl()], "not revoked by the CRL of 2026-01-01"),
    ],
    ids=["none", "other country's", "expired", "not yet", "expired and current"],
)
def test_a_crl_that_is_missing_or_out_of_date_fails_nothing(crls: list[bytes], reason: str, tmp_path: Path) -> None:
    store = _load(tmp_path, *((f"{number}.crl", der) for number, der in enumerate(crls)))
    assert _judge(store) == Verdict(VERIFIED, SIGNED + reason)


def test_what_an_expired_crl_names_stays_revoked(tmp_path: Path) -> None:
    store = _load(tmp_path, ("a.crl", CSCA.crl([77], start=day(2020), end=day(2021))), ("b.crl", CSCA.crl()))
    assert _judge(store) == REVOKED


def test_the_moment_of_signing_saves_no_revoked_signer(tmp_path: Path) -> None:
    """Who holds a stolen key writes the signing time."""
    store = _load(tmp_path, ("a.crl", CSCA.crl([77])))
    assert store.judge_chain(SIGNER, day(2021), now=NOW) == REVOKED
    assert store.judge_chain(SIGNER, day(2021)) == REVOKED


@pytest.mark.parametrize(
    ("make", "verdict"),
    [
        (lambda: CSCA.crl([77])[:-1] + b"\x00", "failed"),
        (lambda: CSCA.crl([77], key=new_key(), key_identifier=False), "failed"),
        (lambda: CSCA.crl([77], key=new_key()), "cannot_tell"),
        (lambda: OTHER.crl([77], issuer=CSCA.subject), "cannot_tell"),
        (lambda: CSCA.crl([77], issuer=OTHER.subject), "cannot_tell"),
        (lambda: CSCA.crl([77], extra=x509.DeltaCRLIndicator(1)), "cannot_tell"),
        (
            lambda: CSCA.crl(
                [77], extra=x509.IssuingDistributionPoint(None, None, False, False, None, True, False)
            ),
            "cannot_tell",
        ),
        (lambda: CSCA.crl([77], key=new_key(ec.SECP256K1())), "cannot_tell"),
    ],
    ids=["signature", "key", "key identifier", "other CSCA", "other name", "delta", "indirect", "unknown curve"],
)  # fmt: skip
def test_a_crl_that_cannot_be_verified_revokes_nothing(make: Callable[[], bytes], verdict: str, tmp_path: Path) -> None:
    store = _load(tmp_path, ("a.crl", make()))
    assert store.crls[0].verdict.result.value == verdict, store.crls[0].verdict.reason
    assert _judge(store) == Verdict(VERIFIED, SIGNED + "revocation not checked: no CRL of its CSCA")


def test_a_csca_that_may_not_sign_crls(tmp_path: Path) -> None:
    (tmp_path / "csca.der").write_bytes(issue(CSCA.subject, CSCA.key, CSCA.subject, CSCA.key, signs_crls=False))
    (tmp_path / "a.crl").write_bytes(CSCA.crl([77]))
    store = TrustStore.load(tmp_path)
    assert store.crls[0].verdict == Verdict(FAILED, "the key of its CSCA is not for signing CRLs")
    assert _judge(store).result is VERIFIED


def test_the_new_key_revokes_what_the_old_one_signed(tmp_path: Path) -> None:
    new = CSCA.renewed()
    store = _load(tmp_path, ("link.der", CSCA.link_to(new)), ("a.crl", new.crl([77])))
    assert store.crls[0].verdict.result is VERIFIED
    assert _judge(store) == REVOKED


def test_a_revoked_csca_fails_the_chain_and_its_links(tmp_path: Path) -> None:
    new, newer = CSCA.renewed(), Csca.create("CSCA of the new ministry")
    files = [("link.der", CSCA.link_to(newer, serial=2)), ("new.der", new.der), ("a.crl", new.crl([1]))]
    (tmp_path / "csca.der").write_bytes(CSCA.der)
    new_root = issue(new.subject, new.key, new.subject, new.key, serial=9)
    files[1] = ("new.der", new_root)
    store = _load(tmp_path, *files)
    assert [anchor.raw for anchor in store.anchors] == [new_root]
    assert _judge(store) == Verdict(FAILED, "the signer's CSCA is revoked")
    assert _judge(store, parse_certificate(newer.signer())).result is CANNOT_TELL
    assert _judge(store, parse_certificate(new.signer())).result is VERIFIED
    assert sorted(item.reason for item in store.rejected) == [
        "a link certificate, and the CSCA that signed it is not trusted here",
        "revoked by a CRL of its CSCA",
    ]


def test_a_key_is_revoked_with_all_its_certificates(tmp_path: Path) -> None:
    again = issue(CSCA.subject, CSCA.key, CSCA.subject, CSCA.key, serial=5)
    store = _load(tmp_path, ("again.der", again), ("a.crl", CSCA.crl([1])))
    assert store.anchors == ()
    assert [item.reason for item in store.rejected] == ["revoked by a CRL of its CSCA"] * 2
    assert _judge(store) == Verdict(FAILED, "the signer's CSCA is revoked")


def test_a_forged_certificate_cannot_have_a_csca_revoked(tmp_path: Path) -> None:
    """One that names the CSCA's own key under a serial number that is revoked, signed by nobody."""
    forged = issue(CSCA.subject, CSCA.key, CSCA.subject, new_key(), serial=77)
    store = _load(tmp_path, ("forged.der", forged), ("a.crl", CSCA.crl([77])))
    assert [anchor.raw for anchor in store.anchors] == [CSCA.der]


def test_the_list_of_a_revoked_signer_is_not_used(tmp_path: Path) -> None:
    listed = MasterList.create(CSCA, [OTHER.der], serial=500)
    store = _load(tmp_path, ("a.ml", listed.build()))
    assert (store.lists[0].verdict.result, len(store.anchors)) == (VERIFIED, 2)
    store = _load(tmp_path, ("a.crl", CSCA.crl([500])))
    assert store.lists[0].verdict == Verdict(FAILED, "its signer's certificate is revoked")
    assert [anchor.raw for anchor in store.anchors] == [CSCA.der]


def test_a_revoked_csca_publishes_no_list(tmp_path: Path) -> None:
    (tmp_path / "a.ml").write_bytes(MasterList.create(OTHER, [OTHER.der, CSCA.der]).build())
    (tmp_path / "a.crl").write_bytes(OTHER.crl([1]))
    store = TrustStore.load(tmp_path)
    assert store.lists[0].verdict == Verdict(FAILED, "its signer's CSCA is revoked")
    assert (store.anchors, len(store.rejected)) == ((), 2)
    assert _judge(store, parse_certificate(OTHER.signer())) == Verdict(FAILED, "the signer's CSCA is revoked")
    assert _judge(store) == Verdict(CANNOT_TELL, "no anchor: no CSCA installed")


def test_a_crl_of_a_list_only_csca_counts_only_with_the_list(tmp_path: Path) -> None:
    store = _load(tmp_path, ("a.crl", OTHER.crl([77])))
    assert store.crls[0].verdict == Verdict(CANNOT_TELL, "its CSCA is not installed")
    store = _load(tmp_path, ("a.ml", MasterList.create(CSCA, [OTHER.der]).build()))
    assert store.crls[0].verdict.result is VERIFIED


def test_names_of_the_crl_need_not_match_byte_for_byte(tmp_path: Path) -> None:
    store = _load(tmp_path, ("a.crl", CSCA.crl([77], issuer=name(" csca"))))
    assert _judge(store) == REVOKED


@pytest.mark.parametrize("data", [b"", b"\x30\x00", CSCA.crl([1])[:-1], CSCA.der, CSCA.crl() + b"\x00"])
def test_what_is_no_crl_is_malformed(data: bytes) -> None:
    with pytest.raises(MalformedData):
        parse_crl(data)


def test_a_crl_longer_than_any_is_malformed() -> None:
    parsed = asn1_crl.CertificateList.load(CSCA.crl([1]))
    entries = parsed["tbs_cert_list"]["revoked_certificates"]
    entry = entries[0].dump()
    to_be_signed = parsed["tbs_cert_list"].contents.replace(entries.dump(), encode(0x30, entry * 100_001))
    rest = parsed["signature_algorithm"].dump() + parsed["signature"].dump()
    with pytest.raises(MalformedData, match="more entries"):
        parse_crl(encode(0x30, encode(0x30, to_be_signed) + rest))


def test_a_crl_without_extensions(tmp_path: Path) -> None:
    """Version 1, as the oldest are."""
    assert isinstance(CSCA.key, ec.EllipticCurvePrivateKey)
    parsed = asn1_crl.CertificateList.load(CSCA.crl([77]))
    for part in ("version", "crl_extensions"):
        del parsed["tbs_cert_list"][part]
    to_be_signed = parsed["tbs_cert_list"].dump(force=True)
    signature = encode(0x03, b"\x00" + CSCA.key.sign(to_be_signed, ec.ECDSA(hashes.SHA256())))
    store = _load(tmp_path, ("a.crl", encode(0x30, to_be_signed + parsed["signature_algorithm"].dump() + signature)))
    assert store.crls[0].verdict.result is VERIFIED
    assert _judge(store) == REVOKED


def test_a_crl_is_current_from_one_update_to_the_next() -> None:
    parsed = parse_crl(CSCA.crl())
    assert parsed.is_current_at(day(2026))
    assert parsed.is_current_at(day(2027))
    assert not parsed.is_current_at(day(2027, 1, 2))
    assert not parsed.is_current_at(day(2025, 12, 31))


def test_a_crl_that_does_not_say_how_long_it_holds_is_never_current(tmp_path: Path) -> None:
    assert isinstance(CSCA.key, ec.EllipticCurvePrivateKey)
    parsed = asn1_crl.CertificateList.load(CSCA.crl([5]))
    del parsed["tbs_cert_list"]["next_update"]
    to_be_signed = parsed["tbs_cert_list"].dump(force=True)
    signature = encode(0x03, b"\x00" + CSCA.key.sign(to_be_signed, ec.ECDSA(hashes.SHA256())))
    store = _load(tmp_path, ("a.crl", encode(0x30, to_be_signed + parsed["signature_algorithm"].dump() + signature)))
    assert store.crls[0].content.next_update is None
    assert _judge(store).reason == SIGNED + "the CRL of 2026-01-01 is out of date and cannot be relied on"
