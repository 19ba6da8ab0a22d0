"""Trust anchors: the CSCA certificates that the operator installed (Doc 9303-12 §3, §5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from asn1crypto import pem

from cardreader.authenticity.certificates import Certificate, parse_certificate
from cardreader.authenticity.signatures import verify_signature
from cardreader.authenticity.verdict import Verdict, VerdictResult
from cardreader.errors import MalformedData

_SUFFIXES = (".pem", ".crt", ".cer", ".der")
_MAX_FILE = 1_048_576


class TrustStoreError(ValueError):
    """The folder of trust anchors cannot be read."""


@dataclass(frozen=True, slots=True)
class RejectedCertificate:
    """A certificate of the folder that is no trust anchor, and why. `subject` is the file's name where it has none."""

    subject: str
    reason: str


@dataclass(frozen=True, slots=True)
class TrustStore:
    """Anchors to which a document signer's certificate may chain."""

    anchors: tuple[Certificate, ...] = ()
    rejected: tuple[RejectedCertificate, ...] = ()

    @classmethod
    def load(cls, folder: Path) -> TrustStore:
        """All certificates of the folder's PEM and DER files; what is no CSCA goes to `rejected` with the reason.

        Raises TrustStoreError where the folder cannot be read.
        """
        try:
            files = sorted(path for path in folder.iterdir() if path.suffix.lower() in _SUFFIXES)
            contents = [(path.name, _read(path)) for path in files]
        except OSError as error:
            raise TrustStoreError(f"trust anchors: {error.strerror}") from error
        anchors: dict[bytes, Certificate] = {}
        rejected: list[RejectedCertificate] = []
        for name, content in contents:
            try:
                certificates = [parse_certificate(der) for der in _encodings(content)]
            except (MalformedData, ValueError):
                rejected.append(RejectedCertificate(name, "not a certificate that can be parsed"))
                continue
            for certificate in certificates:
                reason = _why_no_anchor(certificate)
                if reason is None:
                    anchors[certificate.raw] = certificate
                else:
                    rejected.append(RejectedCertificate(certificate.subject, reason))
        return cls(tuple(anchors.values()), tuple(rejected))

    def judge_chain(self, signer: Certificate, moment: datetime) -> Verdict:
        """Whether a document signer's certificate was issued by an anchor, both valid at that (aware) moment."""
        candidates = [anchor for anchor in self.anchors if _may_have_issued(anchor, signer)]
        if not candidates:
            return Verdict(VerdictResult.CANNOT_TELL, "no anchor: the signer's CSCA is not installed")
        checks = [
            (
                anchor,
                verify_signature(anchor.key_info, signer.signature_algorithm, signer.signed_part, signer.signature),
            )
            for anchor in candidates
        ]
        issuer = next((anchor for anchor, check in checks if check.result is VerdictResult.VERIFIED), None)
        if issuer is None:
            return _worst(check for _, check in checks)
        if not signer.may_sign_data or signer.is_authority:
            return Verdict(VerdictResult.FAILED, "the signer's certificate is not for signing documents")
        for role, certificate in (("signer", signer), ("CSCA", issuer)):
            if not certificate.is_valid_at(moment):
                return Verdict(VerdictResult.FAILED, f"the {role}'s certificate was not valid when the chip was signed")
        return Verdict(VerdictResult.VERIFIED, f"signed under {issuer.subject}")


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_MAX_FILE)


def _encodings(content: bytes) -> list[bytes]:
    if pem.detect(content):
        return [der for kind, _, der in pem.unarmor(content, multiple=True) if kind == "CERTIFICATE"]
    return [content]


def _why_no_anchor(certificate: Certificate) -> str | None:
    if not certificate.is_authority:
        return "not a certification authority"
    if not certificate.may_sign_certificates:
        return "its key is not for signing certificates"
    if certificate.self_issued:
        own = verify_signature(
            certificate.key_info, certificate.signature_algorithm, certificate.signed_part, certificate.signature
        )
        if own.result is not VerdictResult.VERIFIED:
            return f"its own signature: {own.reason}"
    return None


def _may_have_issued(anchor: Certificate, signer: Certificate) -> bool:
    """By key identifiers where both certificates have them, else by name."""
    wanted, offered = signer.authority_key_identifier, anchor.key_identifier
    if wanted is not None and offered is not None:
        return wanted == offered
    return anchor.subject_key == signer.issuer_key


def _worst(checks: Iterable[Verdict]) -> Verdict:
    """CANNOT_TELL where any anchor's key could not be used; else the chain is broken."""
    for check in checks:
        if check.result is VerdictResult.CANNOT_TELL:
            return Verdict(VerdictResult.CANNOT_TELL, f"the CSCA's signature cannot be verified: {check.reason}")
    return Verdict(VerdictResult.FAILED, "the signer's certificate is not signed by the CSCA it names")
