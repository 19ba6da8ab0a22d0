"""Link certificates: trust goes on from key to key, and never to a key that no trusted key signed."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given, settings
from hypothesis import strategies as st

from cardreader.authenticity.certificates import parse_certificate
from cardreader.authenticity.links import AnchorSet
from cardreader.authenticity.trust import TrustStore
from cardreader.authenticity.verdict import VerdictResult

from .trust_pki import Csca, day, issue, name, new_key

OLD = Csca.create("CSCA")
NEW = OLD.renewed()
RENAMED = Csca.create("CSCA of the new ministry")
VERIFIED, FAILED, CANNOT_TELL = VerdictResult.VERIFIED, VerdictResult.FAILED, VerdictResult.CANNOT_TELL
OUTSIDER_KEYS = new_key(), new_key()


def _load(folder: Path, *certificates: bytes) -> TrustStore:
    for number, der in enumerate(certificates):
        (folder / f"{number:02}.der").write_bytes(der)
    return TrustStore.load(folder)


def _only_reason(store: TrustStore) -> str:
    assert len(store.rejected) == 1
    return store.rejected[0].reason


@pytest.mark.parametrize("successor", [NEW, RENAMED], ids=["same name", "other name"])
@pytest.mark.parametrize("identifiers", [True, False])
def test_a_link_makes_the_new_key_an_anchor(successor: Csca, identifiers: bool, tmp_path: Path) -> None:
    store = _load(tmp_path, OLD.link_to(successor, key_identifiers=identifiers), OLD.der)
    assert store.rejected == ()
    chain = store.judge_chain(parse_certificate(successor.signer()), day(2024))
    assert chain.result is VERIFIED, chain.reason


def test_without_the_link_the_new_key_is_no_anchor(tmp_path: Path) -> None:
    assert _load(tmp_path, OLD.der).judge_chain(parse_certificate(NEW.signer()), day(2024)).result is CANNOT_TELL


def test_a_link_alone_is_no_anchor(tmp_path: Path) -> None:
    store = _load(tmp_path, OLD.link_to(NEW), OLD.link_to(RENAMED))
    assert store.anchors == ()
    assert [item.reason for item in store.rejected] == [
        "neither signed with its own key nor by a CSCA that is trusted here",
        "a link certificate, and the CSCA that signed it is not trusted here",
    ]


def test_a_chain_of_twenty_links_in_any_order(tmp_path: Path) -> None:
    chain = [Csca.create(f"CSCA {number}") for number in range(21)]
    links = [before.link_to(after) for before, after in itertools.pairwise(chain)]
    store = _load(tmp_path, *reversed(links), chain[0].der)
    assert len(store.anchors) == 21
    assert store.judge_chain(parse_certificate(chain[-1].signer()), day(2024)).result is VERIFIED


def test_links_that_sign_each_other_lead_nowhere(tmp_path: Path) -> None:
    store = _load(tmp_path, OLD.link_to(RENAMED), RENAMED.link_to(OLD))
    assert (len(store.anchors), len(store.rejected)) == (0, 2)


def _forge_signature(link: bytes) -> bytes:
    return link[:-1] + bytes((link[-1] ^ 1,))


def _swap_key(link: bytes) -> bytes:
    """The link's own key replaced by another, under the old signature."""
    parsed = asn1_x509.Certificate.load(link)
    other = asn1_x509.Certificate.load(Csca.create("Outsider", key=OUTSIDER_KEYS[0]).der)
    before = parsed["tbs_certificate"]["subject_public_key_info"].dump()
    return link.replace(before, other["tbs_certificate"]["subject_public_key_info"].dump())


OUTSIDER = Csca(OLD.subject, OUTSIDER_KEYS[0])
OLD_KEY_IDENTIFIER = x509.SubjectKeyIdentifier.from_public_key(OLD.key.public_key()).digest


@pytest.mark.parametrize(
    ("forge", "reason"),
    [
        (lambda: _forge_signature(OLD.link_to(NEW)), "a link certificate: the signature does not verify"),
        (lambda: _swap_key(OLD.link_to(NEW)), "a link certificate: the signature does not verify"),
        (lambda: OUTSIDER.link_to(NEW), "nor by a CSCA that is trusted here"),
        (lambda: OUTSIDER.link_to(NEW, authority_key=OLD_KEY_IDENTIFIER), "the signature does not verify"),
        (lambda: OUTSIDER.link_to(RENAMED), "the CSCA that signed it is not trusted here"),
        (lambda: OUTSIDER.link_to(NEW, key_identifiers=False), "the signature does not verify"),
        (lambda: OLD.link_to(NEW, constraints=False), "not a certification authority"),
        (lambda: OLD.link_to(NEW, signs_certificates=False), "not for signing certificates"),
        (lambda: OLD.signer(NEW.key), "not a certification authority"),
        (lambda: OLD.link_to(Csca.create("CSCA", "XX")), "for another country"),
        (lambda: OLD.link_to(NEW, start=day(2041), end=day(2050)), "when its issuer was not valid"),
        (lambda: OLD.link_to(NEW, start=day(2019)), "when its issuer was not valid"),
        (lambda: OLD.link_to(Csca(OLD.subject, new_key(ec.SECP256K1()))), "cannot verify what its key signs"),
    ],
    ids=[
        "signature", "key", "signer", "key identifier", "renamed", "no identifiers", "no basic constraints",
        "key usage", "document signer", "country", "issued late", "issued early", "unknown curve",
    ],
)  # fmt: skip
def test_a_link_that_is_not_right_extends_nothing(forge: Callable[[], bytes], reason: str, tmp_path: Path) -> None:
    store = _load(tmp_path, OLD.der, forge())
    assert [anchor.raw for anchor in store.anchors] == [OLD.der]
    assert reason in _only_reason(store)


def test_a_document_signer_cannot_link(tmp_path: Path) -> None:
    key = new_key()
    signer = OLD.signer(key)
    forged = issue(RENAMED.subject, RENAMED.key, name("Signer"), key)
    store = _load(tmp_path, OLD.der, signer, forged)
    assert [anchor.raw for anchor in store.anchors] == [OLD.der]
    assert len(store.rejected) == 2


@given(st.data())
@settings(max_examples=60)
def test_trust_is_what_can_be_reached(data: st.DataObject) -> None:
    """Random graphs of links, some forged: an anchor is exactly what good links reach from the installed root."""
    count = data.draw(st.integers(2, len(POOL)))
    edges = data.draw(
        st.lists(
            st.tuples(st.integers(0, count - 1), st.integers(1, count - 1), st.booleans()), max_size=8, unique=True
        )
    )
    certificates = [POOL[0].der]
    for start, end, good in edges:
        certificates.append(LINKS[start, end] if good else _forge_signature(LINKS[start, end]))
    reached = {0}
    for _ in range(count):
        reached |= {end for start, end, good in edges if good and start in reached and start != end}
        # A link of a key to itself is a self-signed certificate.
        reached |= {end for start, end, good in edges if good and start == end}
    trusted = AnchorSet()
    for certificate in data.draw(st.permutations(certificates)):
        trusted.offer([parse_certificate(certificate)])
    assert {anchor.subject for anchor in trusted.anchors} == {parse_certificate(POOL[i].der).subject for i in reached}
    assert len(trusted.anchors) + len(trusted.refused) == len(set(certificates))


POOL = [Csca.create(f"CSCA {number}") for number in range(5)]
LINKS = {
    (start, end): POOL[start].link_to(POOL[end]) for start, end in itertools.product(range(len(POOL)), range(len(POOL)))
}
