"""Files of any content in the trust folder: nothing but TrustStoreError ever escapes, and nothing gains trust that no
trusted key signed."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from asn1crypto import cms, core
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cardreader.authenticity.certificates import parse_certificate
from cardreader.authenticity.trust import TrustStore
from cardreader.authenticity.verdict import VerdictResult
from cardreader.iso7816.tlv import encode

from .trust_pki import Csca, MasterList, day, new_key, pem

ROOT = Csca.create()
NEXT = ROOT.renewed()
LISTED = Csca.create("Listed", "XX")
ATTACKER = Csca.create("Attacker", "XX")
LIST = MasterList.create(ROOT, [ROOT.der, LISTED.der, ROOT.link_to(NEXT, key_identifiers=False)])
FILES = {
    "root.der": ROOT.der,
    "link.der": ROOT.link_to(NEXT),
    "list.ml": LIST.build(),
    "revoked.crl": ROOT.crl([77]),
    "text.pem": pem("CERTIFICATE", ROOT.der, LISTED.der) + pem("CMS", LIST.build()) + pem("X509 CRL", ROOT.crl([78])),
}
SUFFIXES = (".pem", ".der", ".crt", ".cer", ".ml", ".mls", ".crl")


def _load(*files: tuple[str, bytes]) -> TrustStore:
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files:
            (Path(folder) / name).write_bytes(content)
        return TrustStore.load(Path(folder))


def _signed_parts(store: TrustStore) -> set[bytes]:
    return {anchor.signed_part for anchor in store.anchors}


GENUINE = _signed_parts(_load(*FILES.items()))


def test_the_files_are_good_before_they_are_changed() -> None:
    store = _load(*FILES.items())
    assert (len(store.anchors), store.rejected) == (4, ())
    assert [report.verdict.result for report in store.lists] == [VerdictResult.VERIFIED] * 2
    assert [report.verdict.result for report in store.crls] == [VerdictResult.VERIFIED] * 2


@given(st.binary(max_size=200), st.sampled_from(SUFFIXES))
@settings(max_examples=200)
@example(b"-----BEGIN CERTIFICATE-----", ".pem")
@example(b"-----BEGIN " * 5_000, ".pem")
@example(b"\x30\x80" * 5_000, ".der")
@example(b"\x30\x84\xff\xff\xff\xff\x06", ".ml")
def test_any_bytes(noise: bytes, suffix: str) -> None:
    for content in (noise, encode(0x30, noise), pem("CERTIFICATE", noise), pem("CMS", noise), pem("X509 CRL", noise)):
        store = _load((f"noise{suffix}", content))
        assert store.anchors == ()
        assert len(store.rejected) >= 1


@given(st.sampled_from(sorted(FILES)), st.data())
@settings(max_examples=200)
def test_any_change_of_a_good_file(which: str, data: st.DataObject) -> None:
    """Bytes overwritten, taken out or put in: no anchor appears that was not there in the file as it was signed."""
    content = bytearray(FILES[which])
    for _ in range(data.draw(st.integers(1, 3))):
        position = data.draw(st.integers(0, len(content) - 1))
        match data.draw(st.sampled_from(("set", "cut", "put", "drop"))):
            case "set":
                content[position] = data.draw(st.integers(0, 255))
            case "cut":
                del content[max(1, position) :]
            case "put":
                content[position:position] = data.draw(st.binary(min_size=1, max_size=8))
            case _:
                del content[position : position + 1]
        if not content:
            break
    store = _load(*{**FILES, which: bytes(content)}.items())
    assert _signed_parts(store) <= GENUINE
    alone = _load((which, bytes(content)))
    assert _signed_parts(alone) <= GENUINE
    stranger = parse_certificate(ATTACKER.signer())
    assert store.judge_chain(stranger, day(2024)).result is not VerdictResult.VERIFIED


def _swapped(with_digest: bool) -> bytes:
    """The list with the attacker's certificate in it, under the publisher's signature."""
    info = cms.ContentInfo.load(LIST.build())
    forged = dataclasses.replace(LIST, certificates=[ROOT.der, ATTACKER.der], key=new_key()).build()
    other = cms.ContentInfo.load(forged)
    encapsulated = other["content"]["encap_content_info"]
    info["content"]["encap_content_info"]["content"] = core.ParsableOctetString(bytes(encapsulated["content"]))
    if with_digest:
        info["content"]["signer_infos"][0]["signed_attrs"] = other["content"]["signer_infos"][0]["signed_attrs"]
    return bytes(info.dump(force=True))


def _stripped() -> bytes:
    """The list's signed attributes presented as the content that was signed."""
    info = cms.ContentInfo.load(LIST.build())
    signer = info["content"]["signer_infos"][0]
    attributes = b"\x31" + signer["signed_attrs"].dump()[1:]
    info["content"]["encap_content_info"]["content"] = core.ParsableOctetString(attributes)
    del signer["signed_attrs"]
    return bytes(info.dump(force=True))


@pytest.mark.parametrize("forge", [lambda: _swapped(False), lambda: _swapped(True), _stripped])
def test_a_list_with_other_content_gives_nothing(forge: Callable[[], bytes]) -> None:
    store = _load(("root.der", ROOT.der), ("list.ml", forge()))
    assert [anchor.raw for anchor in store.anchors] == [ROOT.der]


@given(st.binary(max_size=40), st.sampled_from((b"BEGIN", b"END", b"CERTIFICATE", b"-----", b"\n", b"\x00")))
@settings(max_examples=200)
def test_a_pem_file_with_noise_before_a_block_keeps_the_block(noise: bytes, word: bytes) -> None:
    store = _load(("a.pem", noise.replace(b"-----BEGIN", b"") + word + b"\n" + pem("CERTIFICATE", ROOT.der)))
    assert [anchor.raw for anchor in store.anchors] == [ROOT.der]
