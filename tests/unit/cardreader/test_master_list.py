"""Master lists: what counts of them, and everything that can be wrong with one."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from asn1crypto import cms, core

from cardreader.authenticity.certificates import parse_certificate
from cardreader.authenticity.master_list import parse_master_list
from cardreader.authenticity.trust import TrustStore
from cardreader.authenticity.verdict import Verdict, VerdictResult
from cardreader.errors import MalformedData
from cardreader.iso7816 import tlv
from cardreader.iso7816.tlv import encode

from .trust_pki import MASTER_LIST_SIGNING, Csca, MasterList, day, new_key, pem

PUBLISHER = Csca.create("Publisher", "XP")
LISTED = [Csca.create(f"CSCA {country}", country) for country in ("XA", "XB", "XC")]
CERTIFICATES = [PUBLISHER.der, *(csca.der for csca in LISTED)]
GOOD = MasterList.create(PUBLISHER, CERTIFICATES)
VERIFIED, FAILED, CANNOT_TELL = VerdictResult.VERIFIED, VerdictResult.FAILED, VerdictResult.CANNOT_TELL


def _load(folder: Path, *files: tuple[str, bytes]) -> TrustStore:
    for file_name, content in files:
        (folder / file_name).write_bytes(content)
    return TrustStore.load(folder)


@pytest.mark.parametrize(
    "listed",
    [
        GOOD,
        dataclasses.replace(GOOD, by_key_identifier=True),
        dataclasses.replace(GOOD, attributes=False),
        dataclasses.replace(GOOD, signing_time=None),
        dataclasses.replace(GOOD, bundled=[GOOD.signer]),
        dataclasses.replace(GOOD, bundled=[LISTED[0].der, PUBLISHER.der, GOOD.signer]),
    ],
    ids=["plain", "by key", "no attributes", "no time", "CSCA only in the list", "signer last"],
)
@pytest.mark.parametrize("suffix", ["ml", "mls", "der", "pem"])
def test_the_certificates_of_a_list_that_verifies_are_anchors(listed: MasterList, suffix: str, tmp_path: Path) -> None:
    content = listed.build() if suffix != "pem" else pem("CMS", listed.build())
    store = _load(tmp_path, (f"a.{suffix}", content))
    assert [anchor.raw for anchor in store.anchors] == sorted(CERTIFICATES, key=_place(store))
    assert (len(store.anchors), store.rejected, len(store.lists)) == (4, (), 1)
    report = store.lists[0]
    assert (report.name, report.certificates, report.signer) == (f"a.{suffix}", 4, "Common Name: Signer, Country: XP")
    reason = "signed under Common Name: Publisher, Country: XP, which only the list itself brings"
    assert report.verdict == Verdict(VERIFIED, reason)
    signer = parse_certificate(LISTED[1].signer())
    assert store.judge_chain(signer, day(2024)).result is VERIFIED


def _place(store: TrustStore) -> Callable[[bytes], int]:
    return [anchor.raw for anchor in store.anchors].index


def _with_indefinite_lengths(der: bytes) -> bytes:
    """BER as some publishers write it, with the content in two pieces."""
    kind, explicit = tlv.iterate(tlv.unwrap(der, 0x30))
    version, digests, encapsulated, *rest = tlv.iterate(tlv.unwrap(explicit.value, 0x30))
    content_type, content = tlv.iterate(encapsulated.value)
    octets = tlv.unwrap(content.value, 0x04)
    end = bytes(2)
    pieces = b"\x24\x80" + encode(0x04, octets[:1_000]) + encode(0x04, octets[1_000:]) + end
    inner = b"\x30\x80" + content_type.raw + b"\xa0\x80" + pieces + end + end
    signed_data = b"\x30\x80" + version.raw + digests.raw + inner + b"".join(item.raw for item in rest) + end
    return b"\x30\x80" + kind.raw + b"\xa0\x80" + signed_data + end + end


def test_a_list_in_ber(tmp_path: Path) -> None:
    store = _load(tmp_path, ("a.ml", _with_indefinite_lengths(GOOD.build())))
    assert (len(store.anchors), store.rejected) == (4, ())
    assert store.lists[0].verdict.result is VERIFIED


def test_a_publisher_that_is_installed_is_said_so(tmp_path: Path) -> None:
    listed = dataclasses.replace(MasterList.create(PUBLISHER, CERTIFICATES[1:]), bundled=[GOOD.signer])
    listed = dataclasses.replace(listed, key=GOOD.key, signer=GOOD.signer)
    store = _load(tmp_path, ("a.ml", listed.build()), ("z.der", PUBLISHER.der))
    reason = "signed under Common Name: Publisher, Country: XP, which is installed beside it"
    assert store.lists[0].verdict == Verdict(VERIFIED, reason)
    assert len(store.anchors) == 4


def test_each_certificate_of_a_list_is_judged_for_itself(tmp_path: Path) -> None:
    forged = LISTED[0].der[:-1] + bytes((LISTED[0].der[-1] ^ 1,))
    listed = MasterList.create(PUBLISHER, [PUBLISHER.der, forged, b"\x30\x00", LISTED[1].signer()])
    store = _load(tmp_path, ("a.ml", listed.build()))
    assert [anchor.raw for anchor in store.anchors] == [PUBLISHER.der]
    assert sorted((item.subject.split(",")[0], item.reason) for item in store.rejected) == [
        ("Common Name: CSCA XA", "its own signature: the signature does not verify"),
        ("Common Name: Signer", "not a certification authority"),
        ("a.ml", "not a certificate that can be parsed"),
    ]


def _by(publisher: Csca, /, **changes: object) -> MasterList:
    return MasterList.create(publisher, CERTIFICATES, **changes)


STRANGER = Csca.create("Stranger", "XS")
FAKE_PUBLISHER = Csca(PUBLISHER.subject, new_key())


@pytest.mark.parametrize(
    ("listed", "verdict"),
    [
        (dataclasses.replace(GOOD, key=new_key()), Verdict(FAILED, "the signature does not verify")),
        (dataclasses.replace(GOOD, digest=bytes(32)), Verdict(FAILED, "the signed digest is not that of the list")),
        (
            dataclasses.replace(GOOD, attribute_content_type="1.2.840.113549.1.7.1"),
            Verdict(FAILED, "the signed content type is not that of a master list"),
        ),
        (dataclasses.replace(GOOD, bundled=[]), Verdict(CANNOT_TELL, "the signer's certificate is not in the list")),
        (_by(PUBLISHER, extended=[]), Verdict(FAILED, "the signer's certificate is not for signing master lists")),
        (
            _by(PUBLISHER, extended=["1.3.6.1.5.5.7.3.1"]),
            Verdict(FAILED, "the signer's certificate is not for signing master lists"),
        ),
        (
            _by(PUBLISHER, authority=True, signs_data=True),
            Verdict(FAILED, "the signer's certificate is not for signing master lists"),
        ),
        (
            _by(PUBLISHER, authority=True),
            Verdict(FAILED, "the signer's certificate is not for signing master lists"),
        ),
        (
            _by(PUBLISHER, end=day(2023)),
            Verdict(FAILED, "the signer's certificate was not valid when the list was signed"),
        ),
        (
            _by(PUBLISHER, start=day(2025)),
            Verdict(FAILED, "the signer's certificate was not valid when the list was signed"),
        ),
        (
            dataclasses.replace(_by(STRANGER), bundled=[_by(STRANGER).signer]),
            Verdict(FAILED, "the signature does not verify"),
        ),
        (
            _by(FAKE_PUBLISHER, key_identifiers=False),
            Verdict(VERIFIED, "signed under Common Name: Publisher, Country: XP, which only the list itself brings"),
        ),
    ],
    ids=[
        "signature", "digest", "content type", "no signer", "no purpose", "other purpose", "an authority", "a CSCA",
        "expired", "not yet valid", "other signer", "a CSCA of its own",
    ],
)  # fmt: skip
def test_what_can_be_wrong_with_a_list(listed: MasterList, verdict: Verdict, tmp_path: Path) -> None:
    store = _load(tmp_path, ("a.ml", listed.build()))
    assert store.lists[0].verdict == verdict
    if verdict.result is VERIFIED:
        return
    assert store.anchors == ()
    assert len(store.rejected) == len(CERTIFICATES)
    assert {item.reason for item in store.rejected} == {
        f"only in the master list a.ml, which is not used: {verdict.reason}"
    }


OTHER_ATTRIBUTE = {"type": "1.2.3.4", "values": [core.Null()]}


def test_attributes_that_nobody_asked_for_are_left(tmp_path: Path) -> None:
    store = _load(tmp_path, ("a.ml", dataclasses.replace(GOOD, more_attributes=[OTHER_ATTRIBUTE]).build()))
    assert (store.lists[0].verdict.result, len(store.anchors)) == (VERIFIED, 4)


def test_an_attribute_that_comes_twice_is_malformed() -> None:
    twice = [{"type": "message_digest", "values": [bytes(32)]}]
    with pytest.raises(MalformedData, match="exactly one value"):
        parse_master_list(dataclasses.replace(GOOD, more_attributes=twice).build())


def test_attributes_without_a_digest_sign_nothing() -> None:
    """Signed attributes that name neither content nor digest would let one signature stand for any list."""
    info = cms.ContentInfo.load(GOOD.build())
    info["content"]["signer_infos"][0]["signed_attrs"] = cms.CMSAttributes([cms.CMSAttribute(OTHER_ATTRIBUTE)])
    with pytest.raises(MalformedData, match="lack content type and digest"):
        parse_master_list(info.dump(force=True))


def test_a_digest_that_is_not_known_cannot_be_told(tmp_path: Path) -> None:
    store = _load(tmp_path, ("a.ml", dataclasses.replace(GOOD, digest_name="md5").build()))
    assert store.lists[0].verdict == Verdict(CANNOT_TELL, "the list is digested with an unknown algorithm")
    assert store.anchors == ()


def test_what_comes_along_need_not_all_be_readable(tmp_path: Path) -> None:
    broken = PUBLISHER.der.replace(b"200101120000Z", b"209901120000Z")
    store = _load(tmp_path, ("a.ml", dataclasses.replace(GOOD, bundled=[broken, GOOD.signer]).build()))
    assert store.lists[0].verdict.result is VERIFIED


def test_a_list_without_certificates_beside_it(tmp_path: Path) -> None:
    info = cms.ContentInfo.load(GOOD.build())
    del info["content"]["certificates"]
    store = _load(tmp_path, ("a.ml", info.dump(force=True)))
    assert store.lists[0].verdict == Verdict(CANNOT_TELL, "the signer's certificate is not in the list")


def test_a_signer_whose_csca_is_nowhere_cannot_be_told(tmp_path: Path) -> None:
    listed = _by(STRANGER)
    store = _load(tmp_path, ("a.ml", dataclasses.replace(listed, bundled=[listed.signer]).build()))
    missing = Verdict(CANNOT_TELL, "its signer's CSCA is neither trusted here nor in the list")
    assert (store.lists[0].verdict, store.anchors) == (missing, ())


def test_a_document_signer_makes_no_master_list(tmp_path: Path) -> None:
    """Its key is in every embassy's machine; the extended key usage keeps it from speaking for CSCAs."""
    key = new_key()
    listed = dataclasses.replace(GOOD, key=key, signer=PUBLISHER.signer(key))
    listed = dataclasses.replace(listed, bundled=[listed.signer, PUBLISHER.der])
    store = _load(tmp_path, ("a.ml", listed.build()), ("p.der", PUBLISHER.der))
    assert (store.lists[0].verdict.result, len(store.anchors)) == (FAILED, 1)


def test_a_certificate_of_an_unusable_list_counts_where_it_is_installed_itself(tmp_path: Path) -> None:
    bad = dataclasses.replace(GOOD, key=new_key())
    store = _load(tmp_path, ("a.ml", bad.build()), ("b.der", LISTED[0].der))
    assert [anchor.raw for anchor in store.anchors] == [LISTED[0].der]
    assert len(store.rejected) == 3
    assert store.certificates == 4


def test_what_comes_along_with_a_list_is_no_anchor(tmp_path: Path) -> None:
    listed = MasterList.create(PUBLISHER, [LISTED[0].der])
    store = _load(tmp_path, ("a.ml", dataclasses.replace(listed, bundled=[*listed.bundled, LISTED[1].der]).build()))
    assert [anchor.raw for anchor in store.anchors] == [LISTED[0].der]


def test_a_list_lends_its_links(tmp_path: Path) -> None:
    successor = LISTED[0].renewed()
    listed = MasterList.create(PUBLISHER, [LISTED[0].link_to(successor), PUBLISHER.der, LISTED[0].der])
    store = _load(tmp_path, ("a.ml", listed.build()))
    assert store.judge_chain(parse_certificate(successor.signer()), day(2024)).result is VERIFIED


def test_a_second_list_may_rest_on_the_first(tmp_path: Path) -> None:
    second = MasterList.create(LISTED[2], [Csca.create("CSCA XD", "XD").der])
    second = dataclasses.replace(second, bundled=[second.signer])
    store = _load(tmp_path, ("a.ml", GOOD.build()), ("b.ml", second.build()))
    assert [report.verdict.result for report in store.lists] == [VERIFIED, VERIFIED]
    assert len(store.anchors) == 5


@pytest.mark.parametrize(
    "data",
    [
        b"",
        GOOD.build()[:-1],
        GOOD.build() + b"\x00",
        encode(0x30, b""),
        cms.ContentInfo({"content_type": "data", "content": b"text"}).dump(),
        dataclasses.replace(GOOD, content_type="2.23.136.1.1.1").build(),
        dataclasses.replace(GOOD, content_type="1.2.840.113549.1.7.1").build(),
        dataclasses.replace(GOOD, signers=0).build(),
        dataclasses.replace(GOOD, signers=2).build(),
        dataclasses.replace(GOOD, bundled=[PUBLISHER.der] * 65).build(),
    ],
    ids=["empty", "cut", "trailing", "nothing", "data", "a SOD", "id-data", "no signer", "two signers", "too much"],
)
def test_other_content_is_malformed(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(MalformedData):
        parse_master_list(data)
    store = _load(tmp_path, ("a.ml", data))
    assert (store.anchors, store.lists) == ((), ())
    assert [item.subject for item in store.rejected] == ["a.ml"]


def test_the_purpose_of_a_master_list_signer_is_read() -> None:
    assert parse_certificate(GOOD.signer).extended_usages == {MASTER_LIST_SIGNING}
