"""The folder of trust anchors, and what a document signer's chain to it is worth."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.name import _ASN1Type as StringType
from cryptography.x509.oid import NameOID
from hypothesis import given, settings
from hypothesis import strategies as st

from cardreader.access.curves import STANDARDIZED_CURVES
from cardreader.authenticity.certificates import Certificate, parse_certificate
from cardreader.authenticity.trust import TrustStore, TrustStoreError
from cardreader.authenticity.verdict import Verdict, VerdictResult
from cardreader.iso7816.tlv import encode

from .issuing import with_explicit_parameters
from .trust_collection import CERTIFICATES, COUNTRIES, make_collection
from .trust_pki import Csca, PrivateKey, day, issue, name, new_key, pem

CSCA = Csca.create()
OTHER = Csca.create("Other", "XX")
VERIFIED, FAILED, CANNOT_TELL = VerdictResult.VERIFIED, VerdictResult.FAILED, VerdictResult.CANNOT_TELL


def _load(folder: Path, **files: bytes) -> TrustStore:
    for file_name, content in files.items():
        (folder / file_name.replace("_", ".")).write_bytes(content)
    return TrustStore.load(folder)


def _judge(store: TrustStore, signer: bytes) -> Verdict:
    return store.judge_chain(parse_certificate(signer), day(2024))


def test_pem_der_and_bundles_are_read_and_other_files_are_left(tmp_path: Path) -> None:
    (tmp_path / "sub.pem").mkdir()
    os.mkfifo(tmp_path / "pipe.der")
    text = b"Subject: a comment\r\n"
    store = _load(
        tmp_path,
        a_der=CSCA.der,
        b_PEM=text + pem("CERTIFICATE", CSCA.der, OTHER.der).replace(b"\n", b"\r\n"),
        readme_txt=b"not a certificate",
    )
    assert [anchor.raw for anchor in store.anchors] == [CSCA.der, OTHER.der]
    assert (store.rejected, store.certificates) == ((), 2)
    assert {code: count.anchors for code, count in store.countries.items()} == {"UT": 1, "XX": 1}


def test_a_broken_block_costs_no_other_block(tmp_path: Path) -> None:
    broken = b"-----BEGIN CERTIFICATE-----\n????\n-----END CERTIFICATE-----\n"
    key = b"-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----\n"
    open_ended = pem("CERTIFICATE", OTHER.der).partition(b"-----END")[0]
    store = _load(tmp_path, a_pem=broken + pem("CERTIFICATE", CSCA.der) + key + open_ended)
    assert [anchor.raw for anchor in store.anchors] == [CSCA.der, OTHER.der]
    assert [item.subject for item in store.rejected] == ["a.pem, block 1", "a.pem, block 3"]


def test_what_is_no_certificate_is_named_by_its_file(tmp_path: Path) -> None:
    store = _load(
        tmp_path,
        cut_der=CSCA.der[:-1],
        empty_cer=b"",
        garbage_der=b"\x30\x03\x02\x01\x00",
        large_pem=bytes(16 * 2**20 + 1),
        list_ml=b"\x30\x03\x02\x01\x00",
        revoked_crl=b"\x30\x03\x02\x01\x00",
        trailing_crt=CSCA.der + b"\x00",
    )
    assert store.anchors == ()
    assert [(item.subject, item.reason) for item in store.rejected] == [
        ("cut.der", "not a certificate that can be parsed"),
        ("empty.cer", "not a certificate that can be parsed"),
        ("garbage.der", "not a certificate that can be parsed"),
        ("large.pem", "not a certificate that can be parsed"),
        ("list.ml", "no CMS SignedData over a CSCA master list"),
        ("revoked.crl", "the CRL cannot be parsed"),
        ("trailing.crt", "not a certificate that can be parsed"),
    ]


def _signed_by(key: PrivateKey, **changes: object) -> bytes:
    return issue(CSCA.subject, CSCA.key, CSCA.subject, key, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (CSCA.signer, "not a certification authority"),
        (lambda: _signed_by(CSCA.key, constraints=False), "not a certification authority"),
        (lambda: _signed_by(CSCA.key, signs_certificates=False), "its key is not for signing certificates"),
        (lambda: _signed_by(new_key()), "neither signed with its own key nor by a CSCA that is trusted here"),
        (lambda: _signed_by(new_key(), key_identifiers=False), "its own signature: the signature does not verify"),
        (
            lambda: CSCA.der[:-1] + bytes((CSCA.der[-1] ^ 1,)),
            "its own signature: the signature does not verify",
        ),
        (
            lambda: Csca.create(key=new_key(ec.SECP256K1())).der,
            "cannot verify its signature: an unknown named curve",
        ),
        (
            lambda: with_explicit_parameters(CSCA.der, STANDARDIZED_CURVES[12], CSCA.key, base=b"\x04" + bytes(64)),
            "cannot verify its signature: explicit parameters of no standard curve",
        ),
    ],
)  # fmt: skip
def test_a_certificate_that_is_no_anchor_is_named_with_the_reason(
    make: Callable[[], bytes], reason: str, tmp_path: Path
) -> None:
    store = _load(tmp_path, a_der=make())
    assert store.anchors == ()
    assert [item.reason for item in store.rejected] == [reason]
    assert store.rejected[0].subject.startswith("Common Name: ")
    assert store.countries["UT"].rejected == 1


def test_keys_of_every_kind(tmp_path: Path) -> None:
    rsa_key = rsa.generate_private_key(65_537, 2_048)
    keys = [new_key(curve) for curve in (ec.SECP224R1(), ec.SECP521R1(), ec.BrainpoolP256R1(), ec.BrainpoolP512R1())]
    spelled = Csca.create(key=keys[2])
    subject = name("PSS")
    every: list[PrivateKey] = [*keys, rsa_key]
    found = [Csca.create(f"CSCA {number}", key=key).der for number, key in enumerate(every)]
    found.append(issue(subject, rsa_key, subject, rsa_key, pss=True))
    found.append(with_explicit_parameters(spelled.der, STANDARDIZED_CURVES[13], keys[2]))
    store = _load(tmp_path, a_pem=pem("CERTIFICATE", *found))
    assert (len(store.anchors), store.rejected) == (len(found), ())
    assert _judge(store, spelled.signer()).result is VERIFIED


def _signed(to_be_signed: bytes, algorithm: bytes) -> bytes:
    """A certificate with the CSCA's signature."""
    assert isinstance(CSCA.key, ec.EllipticCurvePrivateKey)
    signature = CSCA.key.sign(to_be_signed, ec.ECDSA(hashes.SHA256()))
    return encode(0x30, to_be_signed + algorithm + encode(0x03, b"\x00" + signature))


def test_an_oddity_that_matters_to_nobody_costs_no_anchor(tmp_path: Path) -> None:
    """A subject alternative name that is no SEQUENCE, and a negative serial number."""
    builder = (
        x509.CertificateBuilder()
        .subject_name(CSCA.subject)
        .issuer_name(CSCA.subject)
        .public_key(CSCA.key.public_key())
        .serial_number(0x7F)
        .not_valid_before(day(2020))
        .not_valid_after(day(2040))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.UnrecognizedExtension(x509.ObjectIdentifier("2.5.29.17"), b"\x0c\x01?"), critical=False)
    )
    assert isinstance(CSCA.key, ec.EllipticCurvePrivateKey)
    der = builder.sign(CSCA.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)
    parsed = asn1_x509.Certificate.load(der)
    to_be_signed = parsed["tbs_certificate"].dump().replace(b"\x02\x01\x7f", b"\x02\x01\xff", 1)
    store = _load(tmp_path, a_der=_signed(to_be_signed, parsed["signature_algorithm"].dump()))
    assert [anchor.serial_number for anchor in store.anchors] == [-1], store.rejected


def test_an_extension_that_comes_twice_is_malformed(tmp_path: Path) -> None:
    """Basic constraints of a signer beside those of an authority would mean one thing here and another there."""
    parsed = asn1_x509.Certificate.load(CSCA.der)
    extensions = parsed["tbs_certificate"]["extensions"]
    doubled = [*extensions, next(item for item in extensions if item["extn_id"].native == "basic_constraints")]
    for several, anchors in ((list(extensions), 1), (doubled, 0)):
        changed = parsed["tbs_certificate"].copy()
        changed["extensions"] = asn1_x509.Extensions(several)
        store = _load(tmp_path, a_der=_signed(changed.dump(force=True), parsed["signature_algorithm"].dump()))
        assert len(store.anchors) == anchors


def test_a_name_that_cannot_be_shown_costs_no_anchor(tmp_path: Path) -> None:
    """Its common name is of a type that names do not have."""
    odd = name("CSCA@UTOPIA")
    parsed = asn1_x509.Certificate.load(issue(odd, CSCA.key, odd, CSCA.key))
    to_be_signed = parsed["tbs_certificate"].dump().replace(b"\x55\x04\x03\x0c", b"\x55\x04\x03\x18")
    store = _load(tmp_path, a_der=_signed(to_be_signed, parsed["signature_algorithm"].dump()))
    assert [anchor.subject for anchor in store.anchors] == ["a name that cannot be shown"]
    signer = issue(name("Signer"), new_key(), odd, CSCA.key, authority=False)
    assert _judge(store, signer).result is VERIFIED


@pytest.mark.parametrize("country", ["1X", "--"])
def test_what_is_no_country_is_counted_in_none(country: str, tmp_path: Path) -> None:
    store = _load(tmp_path, a_der=Csca.create(country=country).der)
    assert (len(store.anchors), dict(store.countries)) == (1, {})


def test_a_name_without_a_country(tmp_path: Path) -> None:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "CSCA")])
    store = _load(tmp_path, a_der=Csca(subject, CSCA.key).der)
    assert (len(store.anchors), dict(store.countries)) == (1, {})


def test_a_subject_cannot_write_to_the_terminal(tmp_path: Path) -> None:
    many = [x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, "x" * 64) for _ in range(50)]
    subject = x509.Name([*name("\x1b[2J\u202e\nCSCA"), *many])
    store = _load(tmp_path, a_der=Csca(subject, CSCA.key).der)
    shown = store.anchors[0].subject
    assert shown.isprintable()
    assert len(shown) <= 200


def test_an_expired_csca_is_still_an_anchor_for_what_it_signed_in_time(tmp_path: Path) -> None:
    old = issue(CSCA.subject, CSCA.key, CSCA.subject, CSCA.key, end=day(2021))
    store = _load(tmp_path, a_der=old)
    signer = parse_certificate(CSCA.signer())
    assert store.judge_chain(signer, day(2020, 6)).result is VERIFIED
    late = Verdict(FAILED, "the CSCA's certificate was not valid when the chip was signed")
    assert store.judge_chain(signer, day(2024)) == late


def test_any_certificate_of_the_key_that_was_valid_is_enough(tmp_path: Path) -> None:
    old = issue(CSCA.subject, CSCA.key, CSCA.subject, CSCA.key, end=day(2021))
    assert _judge(_load(tmp_path, a_der=old, b_der=CSCA.der), CSCA.signer()).result is VERIFIED


def test_several_keys_of_one_name_are_told_apart(tmp_path: Path) -> None:
    keys = [CSCA, CSCA.renewed(), CSCA.renewed()]
    store = _load(tmp_path, a_pem=pem("CERTIFICATE", *(key.der for key in keys)))
    for key in keys:
        assert _judge(store, key.signer()).result is VERIFIED
        assert _judge(store, key.signer(key_identifiers=False)).result is VERIFIED
        assert _judge(store, key.signer(authority_key=bytes(20))).result is VERIFIED
    assert _judge(store, CSCA.renewed().signer()).result is CANNOT_TELL
    assert _judge(store, CSCA.renewed().signer(key_identifiers=False)).result is FAILED


@pytest.mark.parametrize(
    "issuer",
    [
        name("csca OF  Utopia"),
        name(" CSCA of Utopia "),
        name("CSCA of Utopia", kind=StringType.PrintableString),
        name("CSCA of Utopia", kind=StringType.T61String),
        name("CSCA of Utopia", country="ut"),
        name("CSCA OF UTOPIA"),
        name("ＣＳＣＡ of Utopia"),
        x509.Name(reversed(list(name("CSCA of Utopia")))),
    ],
)  # fmt: skip
@pytest.mark.parametrize("identifiers", [True, False])
def test_names_need_not_match_byte_for_byte(issuer: x509.Name, identifiers: bool, tmp_path: Path) -> None:
    csca = Csca.create("CSCA of Utopia")
    signer = issue(name("Signer"), new_key(), issuer, csca.key, authority=False, key_identifiers=identifiers)
    assert _judge(_load(tmp_path, a_der=csca.der), signer).result is VERIFIED


def test_a_name_alone_proves_nothing(tmp_path: Path) -> None:
    store = _load(tmp_path, a_der=CSCA.der)
    forger = Csca(CSCA.subject, new_key())
    genuine = x509.SubjectKeyIdentifier.from_public_key(CSCA.key.public_key()).digest
    fails = Verdict(FAILED, "the signer's certificate is not signed by the CSCA it names")
    assert _judge(store, forger.signer(authority_key=genuine)) == fails
    assert _judge(store, forger.signer(key_identifiers=False)) == fails
    assert _judge(store, forger.signer()).result is CANNOT_TELL
    assert _judge(store, forger.der).result is CANNOT_TELL


def test_a_csca_whose_key_cannot_be_used_is_no_accusation(tmp_path: Path) -> None:
    unknown = Csca.create(key=new_key(ec.SECP256K1()))
    for store in (_load(tmp_path, a_der=unknown.der), _load(tmp_path, b_der=CSCA.der)):
        chain = _judge(store, unknown.signer())
        reason = "the signer's CSCA is installed: cannot verify its signature: an unknown named curve"
        assert chain == Verdict(CANNOT_TELL, reason)


def test_an_unknown_signature_algorithm_is_no_accusation(tmp_path: Path) -> None:
    known, unknown = bytes.fromhex("06082A8648CE3D040302"), bytes.fromhex("06082A8648CE3D040309")
    chain = _judge(_load(tmp_path, a_der=CSCA.der), CSCA.signer().replace(known, unknown))
    assert chain.result is CANNOT_TELL
    assert chain.reason.startswith("the CSCA's signature cannot be verified: ")
    link = CSCA.link_to(CSCA.renewed()).replace(known, unknown)
    store = _load(tmp_path, b_der=link)
    assert [anchor.raw for anchor in store.anchors] == [CSCA.der]
    assert store.rejected[0].reason.startswith("a link certificate, cannot verify its signature: ")
    only = _load(tmp_path, a_der=CSCA.der.replace(known, unknown))
    assert only.rejected[0].reason.startswith("cannot verify its signature: ")


def test_a_signer_is_valid_for_its_time_alone(tmp_path: Path) -> None:
    store = _load(tmp_path, a_der=CSCA.der)
    signer = parse_certificate(CSCA.signer(start=day(2022), end=day(2025)))
    late = Verdict(FAILED, "the signer's certificate was not valid when the chip was signed")
    assert [store.judge_chain(signer, day(year)) for year in (2021, 2026)] == [late, late]
    assert store.judge_chain(signer, day(2022)).result is store.judge_chain(signer, day(2025)).result is VERIFIED


def test_what_signs_documents_must_be_a_document_signer(tmp_path: Path) -> None:
    store = _load(tmp_path, a_der=CSCA.der)
    for signer in (CSCA.der, CSCA.link_to(CSCA.renewed()), CSCA.signer(authority=True, signs_data=True)):
        assert _judge(store, signer) == Verdict(FAILED, "the signer's certificate is not for signing documents")


def test_duplicates_count_once(tmp_path: Path) -> None:
    store = _load(tmp_path, a_der=CSCA.der, b_pem=pem("CERTIFICATE", CSCA.der, CSCA.der), c_der=b"?", d_der=b"?")
    assert (len(store.anchors), len(store.rejected), store.certificates) == (1, 1, 2)


def test_an_empty_store_and_no_folder(tmp_path: Path) -> None:
    empty = TrustStore.load(tmp_path)
    assert (empty.certificates, dict(empty.countries)) == (0, {})
    assert _judge(empty, CSCA.signer()) == Verdict(CANNOT_TELL, "no anchor: no CSCA installed")
    with pytest.raises(TrustStoreError):
        TrustStore.load(tmp_path / "missing")
    (tmp_path / "file.der").write_bytes(CSCA.der)
    with pytest.raises(TrustStoreError):
        TrustStore.load(tmp_path / "file.der")


def test_a_collection_of_112_countries(tmp_path: Path) -> None:
    """Each of 588 certificates becomes an anchor, or is named with the reason that is the true one."""
    collection = make_collection()
    store = _load(tmp_path, all_pem=pem("CERTIFICATE", *collection.certificates))
    assert store.certificates == CERTIFICATES
    assert len(store.anchors) == collection.anchors
    assert len(store.countries) == COUNTRIES
    for part, count in collection.rejected.items():
        assert sum(part in item.reason for item in store.rejected) == count, part


def _signer_with(**changes: object) -> Certificate:
    return dataclasses.replace(parse_certificate(CSCA.signer()), **changes)  # type: ignore[arg-type]


@given(st.binary(min_size=1, max_size=80), st.binary(max_size=80))
@settings(max_examples=100)
def test_no_made_up_signature_chains(signature: bytes, signed_part: bytes) -> None:
    store = TrustStore((parse_certificate(CSCA.der),))
    assert store.judge_chain(_signer_with(signature=signature), day(2024)).result is not VERIFIED
    assert store.judge_chain(_signer_with(signed_part=signed_part), day(2024)).result is not VERIFIED
