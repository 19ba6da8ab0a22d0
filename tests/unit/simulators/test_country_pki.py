"""The test PKI in a folder: what a kiosk that trusts it makes of cards signed by each of its signers."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from cryptography import x509

from cardreader.authenticity.certificates import parse_certificate
from cardreader.authenticity.trust import TrustStore
from cardreader.authenticity.verdict import VerdictResult
from kiosk.cli import main
from simulators.chip.country_pki import CountryPki, PkiFolderError, SignedBy
from simulators.chip.pki import State
from simulators.chip.signers import EcSigner, RsaSigner

NOW = datetime.datetime(2026, 11, 22, 8, 0, tzinfo=datetime.UTC)
SIGNED = datetime.datetime(2023, 5, 1, 12, 0, tzinfo=datetime.UTC)
VERIFIED, FAILED, CANNOT_TELL = VerdictResult.VERIFIED, VerdictResult.FAILED, VerdictResult.CANNOT_TELL
EXPECTED = {
    ("trust", SignedBy.FIRST): VERIFIED,
    ("trust", SignedBy.RENEWED): VERIFIED,
    ("trust", SignedBy.REVOKED): FAILED,
    ("trust", SignedBy.EXPIRED): FAILED,
    ("trust-first", SignedBy.FIRST): VERIFIED,
    ("trust-first", SignedBy.RENEWED): CANNOT_TELL,
    ("trust-first", SignedBy.REVOKED): VERIFIED,
    ("trust-first", SignedBy.EXPIRED): FAILED,
    ("trust-list", SignedBy.FIRST): VERIFIED,
    ("trust-list", SignedBy.RENEWED): VERIFIED,
    ("trust-list", SignedBy.REVOKED): VERIFIED,
    ("trust-list", SignedBy.EXPIRED): FAILED,
}
"""The chain's verdict by what is trusted and who signed; a CRL that is not there revokes nothing."""


@cache
def usual() -> CountryPki:
    return CountryPki.create()


@pytest.mark.parametrize(
    ("kind", "pss"),
    [(EcSigner(), False), (EcSigner("secp521r1"), False), (RsaSigner(2048), True), (RsaSigner(2048), False)],
    ids=["brainpool", "secp521r1", "rsa-pss", "rsa"],
)
def test_each_signer_under_each_trust(kind: EcSigner | RsaSigner, pss: bool, tmp_path: Path) -> None:
    CountryPki.create(kind=kind, pss=pss).write(tmp_path, NOW)
    pki = CountryPki.load(tmp_path)
    assert pki.first.pss is pss
    for name, anchors in (("trust", 2), ("trust-first", 1), ("trust-list", 3)):
        store = TrustStore.load(tmp_path / name)
        assert (len(store.anchors), store.rejected) == (anchors, ()), name
        for by in SignedBy:
            signer = parse_certificate(pki.issue(by).certificate_der)
            verdict = store.judge_chain(signer, SIGNED, now=NOW, issuing_state="VNM")
            assert verdict.result is EXPECTED[name, by], (name, by, verdict)
    store = TrustStore.load(tmp_path / "trust")
    assert [(report.verdict.result, len(store.crls)) for report in store.crls] == [(VERIFIED, 2)] * 2
    (listed,) = TrustStore.load(tmp_path / "trust-list").lists
    assert (listed.certificates, listed.verdict.result) == (3, VERIFIED)
    signer = x509.load_pem_x509_certificate((tmp_path / "keys" / "document-signer.pem").read_bytes())
    assert "Test" in signer.subject.rfc4514_string()


def test_an_authority_of_another_state(tmp_path: Path) -> None:
    CountryPki.create(state=State("DE", "D")).write(tmp_path, NOW)
    pki = CountryPki.load(tmp_path)
    assert pki.first.state == State("DE", "D")
    store = TrustStore.load(tmp_path / "trust")
    signer = parse_certificate(pki.issue(SignedBy.FIRST).certificate_der)
    assert store.judge_chain(signer, SIGNED, issuing_state="D").result is VERIFIED
    assert store.judge_chain(signer, SIGNED, issuing_state="VNM").result is CANNOT_TELL


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("csca-1.pem", None, "keys/csca-1: certificate or key cannot be read"),
        ("csca-2.key.pem", None, "keys/csca-2: certificate or key cannot be read"),
        ("csca-1.crl", None, r"keys/csca-1\.crl: cannot be read"),
        ("csca-1.crl", b"x", r"keys/csca-1\.crl: no CRL"),
        ("csca-2.pem", b"x", "keys/csca-2: no certificate of a test CSCA with its key"),
        ("csca-2.key.pem", b"x", "keys/csca-2: no certificate of a test CSCA with its key"),
    ],
)
def test_a_folder_that_is_none(name: str, content: bytes | None, complaint: str, tmp_path: Path) -> None:
    usual().write(tmp_path, NOW)
    path = tmp_path / "keys" / name
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(PkiFolderError, match=complaint):
        CountryPki.load(tmp_path)


def test_keys_of_somebody_else(tmp_path: Path) -> None:
    usual().write(tmp_path, NOW)
    keys = tmp_path / "keys"
    (keys / "csca-1.key.pem").write_bytes((keys / "csca-2.key.pem").read_bytes())
    with pytest.raises(PkiFolderError, match="keys/csca-1: the key is not that of the certificate"):
        CountryPki.load(tmp_path)
    (keys / "csca-1.pem").write_bytes((keys / "document-signer.pem").read_bytes())
    (keys / "csca-1.key.pem").write_bytes((keys / "document-signer.key.pem").read_bytes())
    (keys / "csca-1.crl").write_bytes((tmp_path / "trust" / "csca-2.crl").read_bytes())
    with pytest.raises(PkiFolderError, match="exactly one revoked certificate"):
        CountryPki.load(tmp_path)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["simulate", *words])


class TestCommands:
    def test_pki_then_card_then_trust(self, tmp_path: Path) -> None:
        folder = tmp_path / "pki"
        result = run("pki", "--out", str(folder), "--key", "rsa-2048", "--pss", "--country", "DE", "--state", "D")
        assert result.exit_code == 0, result.output
        assert "simulated: True" in result.stdout
        assert (folder / "README.txt").read_text(encoding="utf-8").startswith("SIMULATED")
        assert CountryPki.load(folder).first.state == State("DE", "D")
        for by in SignedBy:
            target = tmp_path / by.value
            done = run("card", "--pki", str(folder), "--signed-by", by.value, "--export", str(target))
            assert done.exit_code == 0, done.output
            assert "with its private keys" in done.stdout
            assert {"EF.SOD.bin", "EF.DG1.bin", "keys.toml"} <= {path.name for path in target.iterdir()}

    @pytest.mark.parametrize(
        ("words", "complaint"),
        [
            (("pki", "--out", "{there}"), "is not empty"),
            (("pki", "--out", "{new}", "--pss"), "--pss goes with an RSA key"),
            (("pki", "--out", "{new}", "--country", "vn"), "two capital letters"),
            (("pki", "--out", "{new}", "--state", "VIET"), "one to three capital letters"),
            (("card", "--signed-by", "renewed", "--export", "{new}"), "--signed-by needs --pki"),
            (("card", "--pki", "{there}", "--export", "{new}"), "keys/csca-1: certificate or key cannot be read"),
            (("card", "--pki", "{there}", "--export-trust", "{new}"), "is in the folder of --pki already"),
            (("card", "--recipe", "none", "--export", "{new}"), "there are: all-data-groups"),
            (("card", "--liar", "none", "--export", "{new}"), "there are: clone, "),
            (("card", "--recipe", "no-proofs", "--liar", "clone", "--export", "{new}"), "clone: the card has neither"),
            (("card", "--export", "{there}"), "the folder is not empty"),
            (("card", "--can", "123456"), "--mrz and --can are for --import"),
            (("card", "--import", "{there}", "--liar", "clone"), "--import: not with --liar"),
            (("card", "--import", "{there}", "--persona", "mau"), "--import: not with --persona"),
            (("card", "--import", "{there}", "--can", "12"), "the CAN has six digits"),
            (("card", "--import", "{there}", "--mrz", "x"), "the MRZ has"),
            (("card", "--import", "{there}", "--quirk", "sod-sha1"), "sod-sha1: changes how a card is made"),
            (("card", "--import", "{there}", "--export", "{new}"), "none of EF.COM, EF.SOD and EF.DG1"),
        ],
    )
    def test_wrong_use_is_one_line(self, words: tuple[str, ...], complaint: str, tmp_path: Path) -> None:
        there = tmp_path / "there"
        there.mkdir()
        (there / "note.txt").write_text("", encoding="utf-8")
        result = run(*(word.format(there=there, new=tmp_path / "new") for word in words))
        assert result.exit_code == 2, result.output
        assert complaint in " ".join(result.stderr.split())
        assert "Traceback" not in result.output
        assert not (tmp_path / "new").exists()

    def test_an_imported_card_can_be_exported_again_with_a_quirk_of_its_files(self, tmp_path: Path) -> None:
        assert run("card", "--export", str(tmp_path / "one"), "--export-trust", str(tmp_path / "t")).exit_code == 0
        assert list((tmp_path / "t").iterdir())
        (tmp_path / "one" / "keys.toml").unlink()
        result = run("card", "--import", str(tmp_path / "one"), "--export", str(tmp_path / "two"))
        assert result.exit_code == 0, result.output
        assert "EF.DG15 without its private key: Active Authentication will be refused" in result.stdout
        for path in (tmp_path / "one").iterdir():
            assert (tmp_path / "two" / path.name).read_bytes() == path.read_bytes()

    def test_what_there_is_is_listed(self) -> None:
        assert "passport" in run("card", "--list-recipes").stdout
        liars = run("card", "--list-liars").stdout
        for name in ("clone", "forger", "tamperer", "downgrader"):
            assert f"{name} " in liars
