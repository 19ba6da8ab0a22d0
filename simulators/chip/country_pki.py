"""A country's whole test PKI: an authority, its successor with the link, signers of every fate, CRLs and a master list.

In a folder it is made of folders that a kiosk can be given to trust, and of one with all private keys: whoever trusts
it trusts simulated cards. Nothing of it belongs on a kiosk in use.
"""

from __future__ import annotations

import datetime
import secrets
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, assert_never

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from simulators.chip.master_list import MASTER_LIST_SIGNING, master_list
from simulators.chip.pki import (
    BEFORE_ANY_CARD,
    VIETNAM,
    AuthorityKey,
    CountrySigningAuthority,
    DocumentSigner,
    State,
)
from simulators.chip.signers import USUAL_SIGNER, EcSigner, RsaSigner, SignerKind

_PEM: Final = serialization.Encoding.PEM
_DER: Final = serialization.Encoding.DER
_ALREADY_IN_FORCE: Final = datetime.timedelta(days=1)
"""CRLs are issued so long ago: a reader looks at noon, whatever the time is."""
_README: Final = """SIMULATED. A test PKI for simulated cards, made by `kiosk simulate pki`.
Never install it on a kiosk in use.

trust/        for --trust: the first CSCA, the link to its successor, the CRLs of both
trust-first/  for --trust: the first CSCA alone
trust-list/   for --trust: a master list with all of them
keys/         all private keys, unencrypted; for --pki of `kiosk simulate card`
"""


class SignedBy(StrEnum):
    """Whose signature a card gets."""

    FIRST = "first"
    """A signer of the first CSCA."""
    RENEWED = "renewed"
    """A signer of the successor, which is trusted by the link."""
    REVOKED = "revoked"
    """A signer of the first CSCA that its CRL names."""
    EXPIRED = "expired"
    """A signer of the first CSCA whose certificate had run out when it signed."""


class PkiFolderError(ValueError):
    """A folder holds no test PKI that can be used. The text names the file."""


@dataclass(frozen=True, slots=True)
class CountryPki:
    """Two generations of one authority. `revoked`: the serial number that the first one's CRL names."""

    first: CountrySigningAuthority
    renewed: CountrySigningAuthority
    revoked: int

    @classmethod
    def create(
        cls, *, kind: EcSigner | RsaSigner = USUAL_SIGNER, pss: bool = False, state: State = VIETNAM
    ) -> CountryPki:
        """New keys for everybody."""
        name = f"Test CSCA {state.letters} simulator"
        first, renewed = (
            CountrySigningAuthority.create(name, kind=kind, state=state, pss=pss) for _ in ("first", "renewed")
        )
        return cls(first, renewed, secrets.randbits(63) | 1)

    def issue(self, by: SignedBy, *, kind: SignerKind = USUAL_SIGNER, digest: str = "sha256") -> DocumentSigner:
        """A new signer of that fate, with a key of that kind."""
        match by:
            case SignedBy.FIRST:
                return self.first.issue_document_signer(kind=kind, digest=digest)
            case SignedBy.RENEWED:
                return self.renewed.issue_document_signer(kind=kind, digest=digest)
            case SignedBy.REVOKED:
                return self.first.issue_document_signer(kind=kind, digest=digest, serial=self.revoked)
            case SignedBy.EXPIRED:
                return self.first.issue_document_signer(kind=kind, digest=digest, validity=BEFORE_ANY_CARD)
            case unknown:
                assert_never(unknown)

    def write(self, folder: Path, now: datetime.datetime) -> None:
        """Everything, with CRLs and master list as of `now` (aware). Raises OSError."""
        link = self.first.link_to(self.renewed)
        since = now - _ALREADY_IN_FORCE
        crl = self.first.revoke([self.revoked], since).public_bytes(_DER)
        of_renewed = self.renewed.revoke([], since).public_bytes(_DER)
        first, renewed = (authority.certificate for authority in (self.first, self.renewed))
        lister = self.first.issue_document_signer("Test Master List Signer", purpose=MASTER_LIST_SIGNING)
        signer = self.issue(SignedBy.FIRST)
        contents = {
            "README.txt": _README.encode(),
            "trust/csca-1.pem": first.public_bytes(_PEM),
            "trust/csca-2-link.pem": link.public_bytes(_PEM),
            "trust/csca-1.crl": crl,
            "trust/csca-2.crl": of_renewed,
            "trust-first/csca-1.pem": first.public_bytes(_PEM),
            "trust-list/master-list.ml": master_list([first, renewed, link], lister, since),
            "keys/csca-1.pem": first.public_bytes(_PEM),
            "keys/csca-1.key.pem": _key_pem(self.first.private_key),
            "keys/csca-1.crl": crl,
            "keys/csca-2.pem": renewed.public_bytes(_PEM),
            "keys/csca-2.key.pem": _key_pem(self.renewed.private_key),
            "keys/document-signer.pem": signer.certificate.public_bytes(_PEM),
        }
        if not isinstance(signer.private_key, ec.EllipticCurvePrivateKey):
            raise TypeError("the usual signer has an elliptic curve")
        contents["keys/document-signer.key.pem"] = _key_pem(signer.private_key)
        for name, content in contents.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    @classmethod
    def load(cls, folder: Path) -> CountryPki:
        """What `write` has written. Raises PkiFolderError."""
        first, renewed = (_load_authority(folder / "keys", f"csca-{number}") for number in (1, 2))
        path = folder / "keys" / "csca-1.crl"
        try:
            entries = list(x509.load_der_x509_crl(path.read_bytes()))
        except OSError:
            raise PkiFolderError("keys/csca-1.crl: cannot be read") from None
        except ValueError:
            raise PkiFolderError("keys/csca-1.crl: no CRL") from None
        if len(entries) != 1:
            raise PkiFolderError("keys/csca-1.crl: exactly one revoked certificate expected")
        return cls(first, renewed, entries[0].serial_number)


def _key_pem(key: AuthorityKey) -> bytes:
    return key.private_bytes(_PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


def _load_authority(folder: Path, name: str) -> CountrySigningAuthority:
    try:
        certificate = x509.load_pem_x509_certificate((folder / f"{name}.pem").read_bytes())
        key = serialization.load_pem_private_key((folder / f"{name}.key.pem").read_bytes(), password=None)
        letters = _letters(certificate)
        country = certificate.subject.get_attributes_for_oid(NameOID.COUNTRY_NAME)[0].value
    except OSError:
        raise PkiFolderError(f"keys/{name}: certificate or key cannot be read") from None
    except (ValueError, TypeError, IndexError, x509.ExtensionNotFound):
        raise PkiFolderError(f"keys/{name}: no certificate of a test CSCA with its key") from None
    if (
        not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey)
        or key.public_key() != certificate.public_key()
    ):
        raise PkiFolderError(f"keys/{name}: the key is not that of the certificate")
    pss = certificate.signature_algorithm_oid == x509.SignatureAlgorithmOID.RSASSA_PSS
    return CountrySigningAuthority(certificate, key, State(str(country), letters), pss)


def _letters(certificate: x509.Certificate) -> str:
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    (directory,) = names.get_values_for_type(x509.DirectoryName)
    return str(directory.get_attributes_for_oid(NameOID.LOCALITY_NAME)[0].value)
