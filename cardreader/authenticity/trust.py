"""The trust store: the CSCA certificates that the operator installed (Doc 9303-12 §3, §5), and what they vouch for.

A folder is loaded anew at every start: several hundred certificates take about half a second, so there is no cache to
go stale or to be tampered with. Nothing is ever taken from a card.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from cardreader.authenticity.certificates import Certificate
from cardreader.authenticity.countries import may_have_issued
from cardreader.authenticity.crl import Revocations
from cardreader.authenticity.links import IssuerSearch, Refusal, RefusedCertificate, find_issuers, names_as_issuer
from cardreader.authenticity.trust_assembly import CrlReport, MasterListReport, RejectedCertificate, assemble
from cardreader.authenticity.trust_files import TrustStoreError, read_items
from cardreader.authenticity.verdict import Verdict, VerdictResult

__all__ = [
    "CountryCount",
    "CrlReport",
    "MasterListReport",
    "RejectedCertificate",
    "TrustStore",
    "TrustStoreError",
]


@dataclass(frozen=True, slots=True)
class CountryCount:
    """Certificates of one country."""

    anchors: int
    rejected: int


@dataclass(frozen=True, slots=True)
class TrustStore:
    """Anchors to which a document signer's certificate may chain."""

    anchors: tuple[Certificate, ...] = ()
    rejected: tuple[RejectedCertificate, ...] = ()
    refused: tuple[RefusedCertificate, ...] = ()
    """Those of `rejected` that may explain a verdict: CSCAs that are revoked, unusable or not linked to an anchor."""
    revocations: Revocations = field(default_factory=Revocations)
    lists: tuple[MasterListReport, ...] = ()
    crls: tuple[CrlReport, ...] = ()

    @classmethod
    def load(cls, folder: Path) -> TrustStore:
        """All certificates, master lists and CRLs of the folder's PEM and DER files; each certificate that is no
        anchor goes to `rejected` with the reason.

        Raises TrustStoreError where the folder cannot be read.
        """
        found = assemble(read_items(folder))
        return cls(found.anchors, found.rejected, found.refused, found.revocations, found.lists, found.crls)

    @property
    def certificates(self) -> int:
        """How many different certificates the folder holds: anchors and rejected ones."""
        return len(self.anchors) + len(self.rejected)

    @property
    def countries(self) -> Mapping[str, CountryCount]:
        """Counts by country code, in order; a certificate that names no country is in none."""
        anchors = [anchor.country for anchor in self.anchors]
        rejected = [item.country for item in self.rejected]
        names = sorted({name for name in (*anchors, *rejected) if name is not None})
        return MappingProxyType({name: CountryCount(anchors.count(name), rejected.count(name)) for name in names})

    def judge_chain(
        self,
        signer: Certificate,
        moment: datetime,
        *,
        now: datetime | None = None,
        issuing_state: str | None = None,
    ) -> Verdict:
        """Whether a document signer's certificate was issued by an anchor, both valid at `moment`, and is not revoked.

        Both moments are aware; `now`, by default `moment`, is when a CRL has to be current. One that is missing or out
        of date is named in the reason and fails nothing. `issuing_state`, where given, is the MRZ's: CANNOT_TELL where
        signer or anchor are of another country, since no CSCA vouches for another state's documents.
        """
        found = find_issuers(signer, self.anchors)
        if not found.issuers:
            return self._explain_missing(signer, found)
        if not signer.may_sign_data or signer.is_authority:
            return Verdict(VerdictResult.FAILED, "the signer's certificate is not for signing documents")
        if not signer.is_valid_at(moment):
            return Verdict(VerdictResult.FAILED, "the signer's certificate was not valid when the chip was signed")
        valid = [issuer for issuer in found.issuers if issuer.is_valid_at(moment)]
        if not valid:
            return Verdict(VerdictResult.FAILED, "the CSCA's certificate was not valid when the chip was signed")
        if self.revocations.revokes(signer, found.issuers):
            return Verdict(VerdictResult.FAILED, "the signer's certificate is revoked")
        if issuing_state is not None:
            of_the_state = [issuer for issuer in valid if may_have_issued(issuer.country, issuing_state)]
            if not of_the_state or not may_have_issued(signer.country, issuing_state):
                reason = f"signed under {valid[0].subject}, not of the state that the document names as its issuer"
                return Verdict(VerdictResult.CANNOT_TELL, reason)
            valid = of_the_state
        cover = self.revocations.describe_cover(signer, found.issuers, now or moment)
        return Verdict(VerdictResult.VERIFIED, f"signed under {valid[0].subject}; {cover}")

    def _explain_missing(self, signer: Certificate, found: IssuerSearch) -> Verdict:
        """FAILED for a CSCA that is revoked or did not sign; CANNOT_TELL where it is not there or cannot be used."""
        revoked = [item.certificate for item in self.refused if item.why is Refusal.REVOKED]
        if find_issuers(signer, revoked).issuers:
            return Verdict(VerdictResult.FAILED, "the signer's CSCA is revoked")
        for item in self.refused:
            if item.why is Refusal.UNUSABLE and names_as_issuer(signer, item.certificate):
                return Verdict(VerdictResult.CANNOT_TELL, f"the signer's CSCA is installed: {item.reason}")
        if not self.anchors:
            return Verdict(VerdictResult.CANNOT_TELL, "no anchor: no CSCA installed")
        if not found.is_named:
            return Verdict(VerdictResult.CANNOT_TELL, "no anchor: the signer's CSCA is not installed")
        if found.verdict.result is VerdictResult.FAILED:
            return Verdict(VerdictResult.FAILED, "the signer's certificate is not signed by the CSCA it names")
        reason = f"the CSCA's signature cannot be verified: {found.verdict.reason}"
        return Verdict(VerdictResult.CANNOT_TELL, reason)
