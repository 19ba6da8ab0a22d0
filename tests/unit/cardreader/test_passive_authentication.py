"""Passive authentication: every signature scheme a document may carry, and every way it can be broken."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from asn1crypto import algos, cms, core
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from hypothesis import given, settings
from hypothesis import strategies as st

from cardreader.access.curves import STANDARDIZED_CURVES
from cardreader.authenticity.certificates import parse_certificate
from cardreader.authenticity.passive import PassiveAuthentication, authenticate_passively
from cardreader.authenticity.trust import TrustStore
from cardreader.authenticity.verdict import Verdict, VerdictResult, Verdicts, judge_genuine
from cardreader.document import Assurance
from cardreader.errors import MalformedData
from cardreader.iso7816 import tlv
from cardreader.lds.sod import parse_sod

from .issuing import PrivateKey, Sod, certificate, pss_algorithm, with_explicit_parameters

TODAY = date(2026, 1, 1)
FAR = datetime.datetime(2040, 1, 1, tzinfo=datetime.UTC)
GROUPS = {1: b"\x61\x01\x00", 2: b"\x75\x01\x00", 13: b"\x6d\x01\x00"}
CSCA_KEY = ec.generate_private_key(ec.SECP384R1())
RSA_KEY = rsa.generate_private_key(65_537, 2_048)
EC_KEY = ec.generate_private_key(ec.SECP256R1())
CSCA = certificate("CSCA", CSCA_KEY, "CSCA", CSCA_KEY, authority=True)
VERIFIED, FAILED, CANNOT_TELL = VerdictResult.VERIFIED, VerdictResult.FAILED, VerdictResult.CANNOT_TELL


def _named(algorithm: str) -> algos.SignedDigestAlgorithm:
    return algos.SignedDigestAlgorithm({"algorithm": algorithm})


def _signer(key: PrivateKey = EC_KEY, not_after: datetime.datetime = FAR) -> bytes:
    return certificate("Signer", key, "CSCA", CSCA_KEY, authority=False, not_after=not_after)


SIGNER = _signer()
SOD = Sod(SIGNER, EC_KEY, GROUPS)


@pytest.fixture
def trust(tmp_path: Path) -> TrustStore:
    (tmp_path / "csca.der").write_bytes(CSCA)
    return TrustStore.load(tmp_path)


def _judge(sod: Sod, trust: TrustStore | None = None, groups: dict[int, bytes] | None = None) -> PassiveAuthentication:
    return authenticate_passively(parse_sod(sod.build()), GROUPS if groups is None else groups, trust, TODAY)


@pytest.mark.parametrize(
    "sod",
    [
        SOD,
        dataclasses.replace(SOD, version=1),
        dataclasses.replace(SOD, hash_name="sha512"),
        dataclasses.replace(SOD, hash_name="sha1"),
        dataclasses.replace(SOD, digest_name="sha512", algorithm=_named("sha512_ecdsa")),
        dataclasses.replace(SOD, digest_name="sha1", algorithm=_named("sha1_ecdsa")),
        dataclasses.replace(SOD, attributes=False),
        dataclasses.replace(SOD, by_key_identifier=True),
        dataclasses.replace(SOD, content_type="1.3.27.1.1.1"),
        dataclasses.replace(SOD, content_type="1.2.528.1.1006.1.20.1"),
        dataclasses.replace(SOD, content_type="1.2.840.113549.1.7.1"),
        Sod(_signer(RSA_KEY), RSA_KEY, GROUPS, algorithm=_named("sha256_rsa")),
        Sod(_signer(RSA_KEY), RSA_KEY, GROUPS, algorithm=_named("rsassa_pkcs1v15")),
        Sod(_signer(RSA_KEY), RSA_KEY, GROUPS, algorithm=pss_algorithm("sha256", 32)),
        Sod(_signer(RSA_KEY), RSA_KEY, GROUPS, digest_name="sha512", algorithm=pss_algorithm("sha512", 20)),
    ],
    ids=lambda sod: f"{sod.algorithm['algorithm'].native}-{sod.digest_name}-{sod.hash_name}-{sod.content_type[-5:]}",
)
def test_what_was_signed_is_intact_and_chains(sod: Sod, trust: TrustStore) -> None:
    found = _judge(sod, trust)
    assert found.intact.result is VERIFIED, found.intact.reason
    assert found.chain.result is VERIFIED, found.chain.reason


@pytest.mark.parametrize(
    ("curve", "parameter_id"),
    [(ec.SECP256R1(), 12), (ec.BrainpoolP256R1(), 13), (ec.BrainpoolP384R1(), 16), (ec.BrainpoolP512R1(), 17),
     (ec.SECP521R1(), 18), (ec.SECP224R1(), 10)],
)  # fmt: skip
@pytest.mark.parametrize("explicit", [False, True])
def test_every_curve_named_or_spelled_out(
    curve: ec.EllipticCurve, parameter_id: int, explicit: bool, trust: TrustStore
) -> None:
    key = ec.generate_private_key(curve)
    signer = _signer(key)
    if explicit:
        signer = with_explicit_parameters(signer, STANDARDIZED_CURVES[parameter_id], CSCA_KEY)
    found = _judge(Sod(signer, key, GROUPS), trust)
    assert (found.intact.result, found.chain.result) == (VERIFIED, VERIFIED)


def test_a_generator_of_the_signers_own_is_never_accepted(trust: TrustStore) -> None:
    """With G = Q and the private key 1, anybody could sign for the public key Q."""
    curve = STANDARDIZED_CURVES[12]
    base = curve.encode(curve.multiply(7, curve.generator))
    signer = with_explicit_parameters(SIGNER, curve, CSCA_KEY, base=base)
    found = _judge(Sod(signer, EC_KEY, GROUPS), trust)
    assert found.intact == Verdict(CANNOT_TELL, "explicit parameters of no standard curve")


def test_a_curve_the_library_lacks_cannot_be_told(trust: TrustStore) -> None:
    curve = STANDARDIZED_CURVES[14]
    signer = with_explicit_parameters(SIGNER, curve, CSCA_KEY)
    found = _judge(Sod(signer, EC_KEY, GROUPS), trust)
    assert found.intact.result is CANNOT_TELL
    assert found.chain.result is VERIFIED


@pytest.mark.parametrize("number", [1, 2, 13])
def test_a_changed_data_group_fails(number: int, trust: TrustStore) -> None:
    found = _judge(SOD, trust, {**GROUPS, number: b"changed"})
    assert found.intact == Verdict(FAILED, f"DG{number} is not what was signed")


def test_a_data_group_that_is_not_covered_fails() -> None:
    found = _judge(dataclasses.replace(SOD, groups={1: GROUPS[1], 2: GROUPS[2]}))
    assert found.intact == Verdict(FAILED, "DG13 is not covered by the signature")
    assert _judge(dataclasses.replace(SOD, groups={2: GROUPS[2]}), None, {2: GROUPS[2]}).intact.result is FAILED
    without_photo = dataclasses.replace(SOD, groups={1: GROUPS[1]})
    assert _judge(without_photo, None, {1: GROUPS[1]}).intact.result is VERIFIED
    assert _judge(without_photo, None, {1: GROUPS[1], 2: GROUPS[2]}).intact.result is FAILED


@pytest.mark.parametrize(
    "sod",
    [
        dataclasses.replace(SOD, key=ec.generate_private_key(ec.SECP256R1())),
        dataclasses.replace(SOD, key=ec.generate_private_key(ec.SECP256R1()), attributes=False),
        dataclasses.replace(SOD, digest=bytes(32)),
        dataclasses.replace(SOD, attribute_content_type="1.2.840.113549.1.7.1"),
        Sod(_signer(RSA_KEY), rsa.generate_private_key(65_537, 2_048), GROUPS, algorithm=_named("sha256_rsa")),
    ],
    ids=["other key", "other key, no attributes", "other digest", "other content type", "other RSA key"],
)
def test_a_broken_signature_fails(sod: Sod, trust: TrustStore) -> None:
    assert _judge(sod, trust).intact.result is FAILED


@pytest.mark.parametrize(
    ("key", "algorithm", "digest_name"),
    [
        (EC_KEY, _named("sha1_ecdsa"), "sha256"),
        (EC_KEY, _named("sha512_ecdsa"), "sha256"),
        (EC_KEY, _named("sha256_ecdsa"), "sha512"),
        (RSA_KEY, _named("sha1_rsa"), "sha256"),
    ],
)
def test_a_signature_named_by_another_hash_than_it_is_made_with(
    key: PrivateKey, algorithm: algos.SignedDigestAlgorithm, digest_name: str, trust: TrustStore
) -> None:
    """Quirk 40: the digest algorithm beside it tells the hash."""
    sod = Sod(_signer(key), key, GROUPS, digest_name=digest_name, algorithm=algorithm)
    assert _judge(sod, trust).intact.result is VERIFIED
    other = ec.generate_private_key(ec.SECP256R1()) if key is EC_KEY else rsa.generate_private_key(65_537, 2_048)
    assert _judge(dataclasses.replace(sod, key=other), trust).intact.result is FAILED


@pytest.mark.parametrize("state", ["VNM", "UTO", "XXA", "", "<<<"])
def test_a_chain_of_the_issuing_state_or_of_one_that_is_not_known(state: str, trust: TrustStore) -> None:
    found = authenticate_passively(parse_sod(SOD.build()), GROUPS, trust, TODAY, issuing_state=state)
    assert (found.intact.result, found.chain.result) == (VERIFIED, VERIFIED)


@pytest.mark.parametrize("state", ["D", "D<<", "DEU", "LAO", "GBR", "RKS"])
def test_a_csca_vouches_for_no_other_states_documents(state: str, trust: TrustStore) -> None:
    found = authenticate_passively(parse_sod(SOD.build()), GROUPS, trust, TODAY, issuing_state=state)
    assert found.intact.result is VERIFIED
    assert found.chain.result is CANNOT_TELL
    assert "not of the state that the document names as its issuer" in found.chain.reason


def test_what_is_wrong_with_a_chain_is_said_before_whose_it_is(trust: TrustStore) -> None:
    signer = certificate("Signer", EC_KEY, "CSCA", CSCA_KEY, authority=True)
    sod = parse_sod(Sod(signer, EC_KEY, GROUPS).build())
    assert authenticate_passively(sod, GROUPS, trust, TODAY, issuing_state="DEU").chain.result is FAILED


def test_an_algorithm_that_does_not_fit_the_key_cannot_be_told() -> None:
    assert _judge(dataclasses.replace(SOD, algorithm=_named("sha256_rsa"))).intact.result is CANNOT_TELL
    assert _judge(dataclasses.replace(SOD, algorithm=_named("sha256_dsa"))).intact.result is CANNOT_TELL


def test_without_the_signers_certificate_nothing_can_be_told_but_a_broken_hash() -> None:
    bare = dataclasses.replace(SOD, with_certificate=False)
    assert _judge(bare).intact.result is CANNOT_TELL
    assert _judge(bare, None, {**GROUPS, 1: b"changed"}).intact.result is FAILED


def test_without_an_anchor_the_chain_cannot_be_told(tmp_path: Path) -> None:
    other = ec.generate_private_key(ec.SECP256R1())
    (tmp_path / "other.der").write_bytes(certificate("Other", other, "Other", other, authority=True))
    for store in (None, TrustStore(), TrustStore.load(tmp_path)):
        found = _judge(SOD, store)
        assert found.intact.result is VERIFIED
        assert found.chain.result is CANNOT_TELL
        assert found.chain.reason.startswith("no anchor")


def test_a_newer_key_of_the_same_csca_that_is_not_installed_is_no_anchor(tmp_path: Path) -> None:
    other = ec.generate_private_key(ec.SECP256R1())
    (tmp_path / "old.der").write_bytes(certificate("CSCA", other, "CSCA", other, authority=True))
    assert _judge(SOD, TrustStore.load(tmp_path)).chain.result is CANNOT_TELL


def test_a_signer_that_only_claims_the_csca_fails(trust: TrustStore) -> None:
    forger = ec.generate_private_key(ec.SECP384R1())
    signer = certificate("Signer", EC_KEY, "CSCA", forger, authority=False, key_identifiers=False)
    found = _judge(Sod(signer, EC_KEY, GROUPS), trust)
    assert (found.intact.result, found.chain.result) == (VERIFIED, FAILED)


def test_a_certification_authority_is_no_document_signer(trust: TrustStore) -> None:
    signer = certificate("Signer", EC_KEY, "CSCA", CSCA_KEY, authority=True)
    assert _judge(Sod(signer, EC_KEY, GROUPS), trust).chain.result is FAILED


def test_validity_is_judged_at_the_signing_time_else_today(trust: TrustStore) -> None:
    expired = _signer(not_after=datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC))
    sod = Sod(expired, EC_KEY, GROUPS)
    assert _judge(sod, trust).chain.result is VERIFIED
    assert _judge(dataclasses.replace(sod, signing_time=None), trust).chain.result is FAILED
    late = dataclasses.replace(sod, signing_time=datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC))
    assert _judge(late, trust).chain.result is FAILED


def _verdict(result: VerdictResult) -> Verdict:
    return Verdict(result, result.value)


@pytest.mark.parametrize(
    ("intact", "chain", "active", "chip", "genuine"),
    [
        ("verified", "verified", "absent", "absent", "cannot_tell"),
        ("verified", "verified", "cannot_tell", "cannot_tell", "cannot_tell"),
        ("verified", "verified", "verified", "absent", "verified"),
        ("verified", "verified", "absent", "verified", "verified"),
        ("verified", "verified", "failed", "verified", "failed"),
        ("verified", "cannot_tell", "verified", "verified", "cannot_tell"),
        ("verified", "cannot_tell", "failed", "absent", "failed"),
        ("verified", "cannot_tell", "absent", "failed", "failed"),
        ("verified", "verified", "cannot_tell", "verified", "verified"),
        ("verified", "verified", "verified", "cannot_tell", "verified"),
        ("verified", "failed", "verified", "verified", "failed"),
        ("failed", "verified", "verified", "verified", "failed"),
        ("absent", "cannot_tell", "absent", "absent", "absent"),
    ],
)
def test_genuine_needs_chain_and_proof(intact: str, chain: str, active: str, chip: str, genuine: str) -> None:
    found = judge_genuine(*(_verdict(VerdictResult(value)) for value in (intact, chain, active, chip)))
    assert found.result.value == genuine


def test_assurance_follows_the_verdicts() -> None:
    absent = _verdict(VerdictResult.ABSENT)
    assert Verdicts(_verdict(VERIFIED), _verdict(VERIFIED), absent, absent).assurance is Assurance.CHIP_GENUINE
    assert Verdicts(_verdict(VERIFIED), _verdict(CANNOT_TELL), absent, absent).assurance is Assurance.CHIP_INTACT
    assert Verdicts(_verdict(FAILED), _verdict(FAILED), absent, absent).assurance is None


BUILT = SOD.build()
ANCHORED = TrustStore((parse_certificate(CSCA),))


@given(st.binary(max_size=60), st.integers(0, len(BUILT) - 1), st.integers(0, 255), st.integers(0, len(BUILT)))
@settings(max_examples=300)
def test_any_bytes_and_any_change(noise: bytes, position: int, value: int, cut: int) -> None:
    """A changed SOD is never intact unless the change touched nothing that counts, and nothing else ever escapes."""
    changed = bytearray(BUILT)
    changed[position] = value
    for data in (
        noise,
        tlv.encode(0x77, noise),
        BUILT[:cut],
        tlv.encode(0x77, tlv.encode(0x30, noise)),
        bytes(changed),
    ):
        with contextlib.suppress(MalformedData):
            parsed = parse_sod(data)
            authenticate_passively(parsed, GROUPS, ANCHORED, TODAY)


@given(st.integers(0, 2), st.integers(0, 7), st.integers(0, 2**16))
def test_no_changed_hash_list_is_intact(which: int, bit: int, seed: int) -> None:
    parsed = parse_sod(BUILT)
    number = sorted(GROUPS)[which]
    digest = bytearray(parsed.hashes[number])
    digest[seed % len(digest)] ^= 1 << bit
    forged = dataclasses.replace(parsed, hashes={**parsed.hashes, number: bytes(digest)})
    assert authenticate_passively(forged, GROUPS, None, TODAY).intact.result is FAILED


def test_exactly_one_signer_is_expected() -> None:
    """A second SignerInfo could carry a signature that the first one's certificate does not vouch for."""
    info = cms.ContentInfo.load(tlv.unwrap(BUILT, 0x77))
    signers = info["content"]["signer_infos"]
    for several in ([], [signers[0], signers[0].copy()]):
        info["content"]["signer_infos"] = cms.SignerInfos(several)
        with pytest.raises(MalformedData):
            parse_sod(tlv.encode(0x77, info.dump(force=True)))


def test_a_data_group_listed_twice_is_malformed() -> None:
    info = cms.ContentInfo.load(tlv.unwrap(BUILT, 0x77))
    encapsulated = info["content"]["encap_content_info"]
    version, algorithm, hashes = tlv.iterate(tlv.unwrap(bytes(encapsulated["content"]), 0x30))
    doubled = tlv.encode(0x30, version.raw + algorithm.raw + tlv.encode(0x30, hashes.value * 2))
    encapsulated["content"] = core.ParsableOctetString(doubled)
    with pytest.raises(MalformedData):
        parse_sod(tlv.encode(0x77, info.dump(force=True)))


def _edited(edit: Callable[[bytes], bytes]) -> bytes:
    return tlv.encode(0x77, edit(tlv.unwrap(BUILT, 0x77)))


def test_other_cms_content_is_malformed() -> None:
    """A ContentInfo of type data; a SignedData over something else; no signer."""
    with pytest.raises(MalformedData):
        parse_sod(
            _edited(lambda cms: cms.replace(bytes.fromhex("2A864886F70D010702"), bytes.fromhex("2A864886F70D010701")))
        )
    with pytest.raises(MalformedData):
        parse_sod(dataclasses.replace(SOD, content_type="1.2.3.4").build())
