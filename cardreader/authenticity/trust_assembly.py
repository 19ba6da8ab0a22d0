"""From the files of a trust folder to what is trusted: certificates, then master lists, then what CRLs take back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from cardreader.authenticity.certificates import Certificate, parse_certificate
from cardreader.authenticity.crl import RevocationList, Revocations, parse_crl, verify_crl
from cardreader.authenticity.links import AnchorSet, RefusedCertificate
from cardreader.authenticity.master_list import MasterList, parse_master_list, verify_master_list
from cardreader.authenticity.trust_files import TrustItem, TrustItemKind
from cardreader.authenticity.verdict import Verdict, VerdictResult
from cardreader.errors import MalformedData


@dataclass(frozen=True, slots=True)
class RejectedCertificate:
    """A certificate, or a file that should hold one, that is no trust anchor, and why.

    `subject` is the file's name where the certificate has none.
    """

    subject: str
    reason: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class MasterListReport:
    """What became of a master list. Its certificates count only where the verdict is VERIFIED."""

    name: str
    signer: str | None
    signed: datetime | None
    certificates: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class CrlReport:
    """What became of a CRL. It counts only where the verdict is VERIFIED."""

    name: str
    content: RevocationList
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Assembly:
    """Everything known of a folder."""

    anchors: tuple[Certificate, ...]
    refused: tuple[RefusedCertificate, ...]
    """Parsed, of a source that counts, and no anchors."""
    rejected: tuple[RejectedCertificate, ...]
    """All that is no anchor, for people."""
    revocations: Revocations
    lists: tuple[MasterListReport, ...]
    crls: tuple[CrlReport, ...]


@dataclass(frozen=True, slots=True)
class _ListFile:
    name: str
    content: MasterList
    entries: tuple[Certificate, ...]


@dataclass(slots=True)
class _Parsed:
    """The folder's content by kind; each certificate's encoding is parsed once, in however many files it is."""

    certificates: list[Certificate] = field(default_factory=list)
    lists: list[_ListFile] = field(default_factory=list)
    crls: list[tuple[str, RevocationList]] = field(default_factory=list)
    rejected: list[RejectedCertificate] = field(default_factory=list)
    _known: dict[bytes, Certificate | None] = field(default_factory=dict)
    _unparsed: set[bytes] = field(default_factory=set)

    def add_file(self, name: str, der: bytes) -> None:
        """A file or PEM block that says no more of itself: a certificate, or else a CRL."""
        certificate = self._certificate(der)
        if certificate is not None:
            self.certificates.append(certificate)
            return
        try:
            self.crls.append((name, parse_crl(der)))
        except MalformedData:
            self._reject(name, der)

    def entries(self, name: str, content: MasterList) -> tuple[Certificate, ...]:
        """The list's certificates that can be parsed."""
        found = []
        for number, der in enumerate(content.certificates, 1):
            certificate = self._certificate(der)
            if certificate is not None:
                found.append(certificate)
            else:
                self._reject(f"{name}, certificate {number}", der)
        return tuple(found)

    def _certificate(self, der: bytes) -> Certificate | None:
        if der not in self._known:
            try:
                self._known[der] = parse_certificate(der)
            except MalformedData:
                self._known[der] = None
        return self._known[der]

    def _reject(self, name: str, der: bytes) -> None:
        if der not in self._unparsed:
            self._unparsed.add(der)
            self.rejected.append(RejectedCertificate(name, "not a certificate that can be parsed"))


def assemble(items: Iterable[TrustItem]) -> Assembly:
    """What a folder's items amount to. Never raises: what cannot be used is named with its reason."""
    parsed = _parse(items)
    trusted, lists, signers = _establish(parsed, frozenset())
    crls = tuple(CrlReport(name, known, verify_crl(known, trusted.anchors)) for name, known in parsed.crls)
    revocations = Revocations(tuple(crl.content for crl in crls if crl.verdict.result is VerdictResult.VERIFIED))
    in_use = (*trusted.anchors, *signers)
    revoked_keys = frozenset(known.key_bits for known in in_use if revocations.revokes(known))
    if revoked_keys:
        # The CRLs of a CSCA that they revoke stay in force: whoever signed them, more is revoked than not.
        trusted, lists, _ = _establish(parsed, revoked_keys)
    return Assembly(
        anchors=trusted.anchors,
        refused=trusted.refused,
        rejected=(*parsed.rejected, *_rejections(parsed, trusted, lists)),
        revocations=revocations,
        lists=lists,
        crls=crls,
    )


def _parse(items: Iterable[TrustItem]) -> _Parsed:
    parsed = _Parsed()
    for item in items:
        try:
            if item.der is None:
                raise MalformedData(f"not {item.kind.value} that can be parsed")  # noqa: TRY301 - as for any other
            match item.kind:
                case TrustItemKind.CERTIFICATE:
                    parsed.add_file(item.name, item.der)
                case TrustItemKind.MASTER_LIST:
                    content = parse_master_list(item.der)
                    parsed.lists.append(_ListFile(item.name, content, parsed.entries(item.name, content)))
                case TrustItemKind.CRL:
                    parsed.crls.append((item.name, parse_crl(item.der)))
        except MalformedData as error:
            parsed.rejected.append(RejectedCertificate(item.name, str(error)))
    return parsed


def _establish(
    parsed: _Parsed, revoked_keys: frozenset[bytes]
) -> tuple[AnchorSet, tuple[MasterListReport, ...], list[Certificate]]:
    """Anchors, what became of the lists, and the signers of those lists that are used."""
    trusted = AnchorSet(revoked_keys)
    trusted.offer(parsed.certificates)
    reports: list[MasterListReport] = []
    signers: list[Certificate] = []
    for known in parsed.lists:
        found = verify_master_list(known.content, known.entries, trusted.anchors, revoked_keys)
        if found.verdict.result is VerdictResult.VERIFIED and found.signer is not None:
            trusted.offer(known.entries)
            signers.append(found.signer)
        else:
            # Only to be refused, so that what such a CSCA signed is known to be revoked rather than unknown.
            trusted.offer(entry for entry in known.entries if entry.key_bits in revoked_keys)
        signer = found.signer.subject if found.signer is not None else None
        count = len(known.content.certificates)
        reports.append(MasterListReport(known.name, signer, known.content.signing_time, count, found.verdict))
    return trusted, tuple(reports), signers


def _rejections(
    parsed: _Parsed, trusted: AnchorSet, lists: tuple[MasterListReport, ...]
) -> Iterable[RejectedCertificate]:
    """Each refused certificate, then each that only master lists hold which cannot be used."""
    named = {known.raw for known in trusted.anchors}
    for refusal in trusted.refused:
        named.add(refusal.certificate.raw)
        yield RejectedCertificate(refusal.certificate.subject, refusal.reason, refusal.certificate.country)
    for known, report in zip(parsed.lists, lists, strict=True):
        for entry in known.entries:
            if entry.raw not in named:
                named.add(entry.raw)
                reason = f"only in the master list {report.name}, which is not used: {report.verdict.reason}"
                yield RejectedCertificate(entry.subject, reason, entry.country)
