"""From installed certificates to trust anchors: self-signed CSCAs, and link certificates that an anchor signed.

A link certificate carries a CSCA's new key, signed with its old one (Doc 9303-12 §3, §7.1). Chains of any length are
followed; a link extends trust only once its signature has verified under a key that is trusted already, so links that
sign each other lead nowhere. The path length of CSCAs is 0 by profile and therefore not counted between links.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from cardreader.authenticity.certificates import Certificate
from cardreader.authenticity.public_keys import UnsupportedKeyError, load_public_key
from cardreader.authenticity.signatures import verify_signature
from cardreader.authenticity.verdict import Verdict, VerdictResult


class Issued(Protocol):
    """What an authority signs: a certificate or a CRL."""

    @property
    def issuer_key(self) -> str: ...
    @property
    def country(self) -> str | None: ...
    @property
    def authority_key_identifier(self) -> bytes | None: ...
    @property
    def signature_algorithm(self) -> bytes: ...
    @property
    def signed_part(self) -> bytes: ...
    @property
    def signature(self) -> bytes: ...


def names_as_issuer(issued: Issued, authority: Certificate) -> bool:
    """Whether `issued` says that `authority` signed it: by key identifiers where both have them, else by name."""
    wanted, offered = issued.authority_key_identifier, authority.key_identifier
    if wanted is not None and offered is not None:
        return wanted == offered
    return authority.subject_key == issued.issuer_key


@dataclass(frozen=True, slots=True)
class IssuerSearch:
    """What came of looking for the issuer of a certificate or CRL."""

    issuers: tuple[Certificate, ...]
    """Every authority under whose key the signature verifies."""
    verdict: Verdict
    is_named: bool
    """Whether an authority is there that is named as the issuer; without one nothing can be told."""


def find_issuers(issued: Issued, authorities: Iterable[Certificate]) -> IssuerSearch:
    """Tries all authorities that `issued` names, then those of the same name or country, since names and key
    identifiers are not always what they should be. FAILED needs an authority that is named and whose key did not sign.
    """
    named: list[Certificate] = []
    others: list[Certificate] = []
    for authority in authorities:
        if names_as_issuer(issued, authority):
            named.append(authority)
        elif authority.subject_key == issued.issuer_key or (
            authority.country is not None and authority.country == issued.country
        ):
            others.append(authority)
    checks = [(authority, _verify(issued, authority)) for authority in named]
    if not any(check.result is VerdictResult.VERIFIED for _, check in checks):
        checks += [
            (authority, check)
            for authority in others
            if (check := _verify(issued, authority)).result is VerdictResult.VERIFIED
        ]
    issuers = tuple(authority for authority, check in checks if check.result is VerdictResult.VERIFIED)
    if issuers:
        return IssuerSearch(issuers, Verdict(VerdictResult.VERIFIED, "the signature verifies"), bool(named))
    for _, check in checks:
        if check.result is VerdictResult.CANNOT_TELL:
            return IssuerSearch((), check, is_named=True)
    if named:
        failed = Verdict(VerdictResult.FAILED, "the signature does not verify under the key it names")
        return IssuerSearch((), failed, is_named=True)
    return IssuerSearch((), Verdict(VerdictResult.CANNOT_TELL, "its CSCA is not installed"), is_named=False)


def _verify(issued: Issued, authority: Certificate) -> Verdict:
    return verify_signature(authority.key_info, issued.signature_algorithm, issued.signed_part, issued.signature)


class Refusal(Enum):
    """Why a certificate is no anchor."""

    UNFIT = "unfit"
    """It is no CSCA certificate, or a signature on it is wrong or by nobody who is trusted."""
    UNUSABLE = "unusable"
    """Key or algorithm are not supported, which says nothing against the certificate."""
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class RefusedCertificate:
    """A certificate that is no anchor, with the reason."""

    certificate: Certificate
    why: Refusal
    reason: str


@dataclass(slots=True)
class AnchorSet:
    """Grows as certificates are offered; what is not (yet) reached from a self-signed one waits for its issuer."""

    revoked_keys: frozenset[bytes] = field(default=frozenset(), repr=False)
    """`Certificate.key_bits` that are trusted no more: a key is revoked with all its certificates."""
    _anchors: dict[bytes, Certificate] = field(default_factory=dict, repr=False)
    _waiting: dict[bytes, tuple[Certificate, RefusedCertificate]] = field(default_factory=dict, repr=False)
    _refused: dict[bytes, RefusedCertificate] = field(default_factory=dict, repr=False)

    @property
    def anchors(self) -> tuple[Certificate, ...]:
        """All anchors, in the order in which they became trusted."""
        return tuple(self._anchors.values())

    @property
    def refused(self) -> tuple[RefusedCertificate, ...]:
        """Everything offered that is no anchor."""
        return (*self._refused.values(), *(refusal for _, refusal in self._waiting.values()))

    def offer(self, certificates: Iterable[Certificate]) -> None:
        """Takes the self-signed CSCAs, then every link certificate that leads on from an anchor."""
        fresh: list[Certificate] = []
        arrived: list[Certificate] = []
        for certificate in certificates:
            if any(certificate.raw in known for known in (self._anchors, self._waiting, self._refused)):
                continue
            refusal = self._judge_alone(certificate)
            if refusal is None:
                self._anchors[certificate.raw] = certificate
                fresh.append(certificate)
            elif refusal.why is Refusal.REVOKED or not _is_certificate_authority(certificate):
                self._refused[certificate.raw] = refusal
            else:
                self._waiting[certificate.raw] = (certificate, refusal)
                arrived.append(certificate)
        fresh += self._admit(arrived, self.anchors)
        while fresh:
            fresh = self._admit([certificate for certificate, _ in self._waiting.values()], fresh)

    def _judge_alone(self, certificate: Certificate) -> RefusedCertificate | None:
        """None for a self-signed CSCA whose signature verifies."""
        if not certificate.is_authority:
            return RefusedCertificate(certificate, Refusal.UNFIT, "not a certification authority")
        if not certificate.may_sign_certificates:
            return RefusedCertificate(certificate, Refusal.UNFIT, "its key is not for signing certificates")
        if certificate.key_bits in self.revoked_keys:
            return RefusedCertificate(certificate, Refusal.REVOKED, "revoked by a CRL of its CSCA")
        if not certificate.self_issued:
            reason = "a link certificate, and the CSCA that signed it is not trusted here"
            return RefusedCertificate(certificate, Refusal.UNFIT, reason)
        own = _verify(certificate, certificate)
        match own.result:
            case VerdictResult.VERIFIED:
                return None
            case VerdictResult.FAILED if _signed_by_another_key(certificate):
                reason = "neither signed with its own key nor by a CSCA that is trusted here"
                return RefusedCertificate(certificate, Refusal.UNFIT, reason)
            case VerdictResult.FAILED:
                return RefusedCertificate(certificate, Refusal.UNFIT, f"its own signature: {own.reason}")
            case VerdictResult.CANNOT_TELL | VerdictResult.ABSENT:
                return RefusedCertificate(certificate, Refusal.UNUSABLE, f"cannot verify its signature: {own.reason}")

    def _admit(self, waiting: list[Certificate], authorities: Iterable[Certificate]) -> list[Certificate]:
        """Makes anchors of those that one of the authorities signed, and returns them."""
        issuers = list(authorities)
        admitted: list[Certificate] = []
        for certificate in waiting:
            named = [issuer for issuer in issuers if names_as_issuer(certificate, issuer)]
            refusal = _judge_link(certificate, named) if named else self._waiting[certificate.raw][1]
            if refusal is None:
                del self._waiting[certificate.raw]
                self._anchors[certificate.raw] = certificate
                admitted.append(certificate)
            else:
                self._waiting[certificate.raw] = (certificate, refusal)
        return admitted


def _is_certificate_authority(certificate: Certificate) -> bool:
    return certificate.is_authority and certificate.may_sign_certificates


def _signed_by_another_key(certificate: Certificate) -> bool:
    """Whether the key identifiers say so."""
    identifiers = (certificate.authority_key_identifier, certificate.key_identifier)
    return None not in identifiers and identifiers[0] != identifiers[1]


def _judge_link(link: Certificate, named: list[Certificate]) -> RefusedCertificate | None:
    """None where one of the anchors named by the link certificate signed it, and was entitled to."""
    found = find_issuers(link, named)
    issuers, verdict = found.issuers, found.verdict
    match verdict.result:
        case VerdictResult.VERIFIED:
            pass
        case VerdictResult.FAILED:
            return RefusedCertificate(link, Refusal.UNFIT, f"a link certificate: {verdict.reason}")
        case VerdictResult.CANNOT_TELL | VerdictResult.ABSENT:
            reason = f"a link certificate, cannot verify its signature: {verdict.reason}"
            return RefusedCertificate(link, Refusal.UNUSABLE, reason)
    if not any(issuer.country == link.country for issuer in issuers):
        return RefusedCertificate(link, Refusal.UNFIT, "a link certificate for another country than its issuer's")
    if not any(issuer.country == link.country and issuer.is_valid_at(link.not_before) for issuer in issuers):
        return RefusedCertificate(link, Refusal.UNFIT, "a link certificate issued when its issuer was not valid")
    try:
        load_public_key(link.key_info)
    except UnsupportedKeyError as error:
        return RefusedCertificate(link, Refusal.UNUSABLE, f"cannot verify what its key signs: {error}")
    return None
