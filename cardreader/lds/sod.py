"""EF.SOD: a CMS SignedData over the hashes of the data groups (Doc 9303-10 §4.6.2, RFC 5652).

Everything needed is taken out and typed here, so nothing of the ASN.1 library, which decodes lazily, goes further.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any, TypeVar

from asn1crypto import cms, core

from cardreader.asn1 import ASN1_ERRORS, aware_time
from cardreader.errors import MalformedData
from cardreader.iso7816 import tlv
from cardreader.iso7816.tlv import TlvError
from cardreader.lds import elementary_files

_LDS_SECURITY_OBJECT = ("2.23.136.1.1.1", "1.3.27.1.1.1", "1.2.528.1.1006.1.20.1", "1.2.840.113549.1.7.1")
"""The LDS security object, its OIDs before ICAO had its own (of drafts, and of a maker), and id-data as some issuers
wrote."""
_MAX_CERTIFICATES = 16

_Value = TypeVar("_Value")


class _DataGroupHash(core.Sequence):  # type: ignore[misc]  # asn1crypto has no types
    _fields = [("number", core.Integer), ("value", core.OctetString)]  # noqa: RUF012 - asn1crypto's way


class _DataGroupHashes(core.SequenceOf):  # type: ignore[misc]
    _child_spec = _DataGroupHash


class _LdsVersionInfo(core.Sequence):  # type: ignore[misc]
    _fields = [("lds_version", core.PrintableString), ("unicode_version", core.PrintableString)]  # noqa: RUF012


class _HashAlgorithm(core.Sequence):  # type: ignore[misc]
    _fields = [("algorithm", core.ObjectIdentifier), ("parameters", core.Any, {"optional": True})]  # noqa: RUF012


class _LdsSecurityObject(core.Sequence):  # type: ignore[misc]
    _fields = [  # noqa: RUF012
        ("version", core.Integer),
        ("hash_algorithm", _HashAlgorithm),
        ("hashes", _DataGroupHashes),
        ("version_info", _LdsVersionInfo, {"optional": True}),
    ]


@dataclass(frozen=True, slots=True)
class SignerIdentity:
    """Who the SignerInfo says has signed: a key identifier, or issuer and serial number."""

    key_identifier: bytes | None
    issuer: bytes | None
    """DER of the issuer's Name."""
    serial_number: int | None


@dataclass(frozen=True, slots=True)
class SecurityObject:
    """What passive authentication needs of EF.SOD."""

    version: int
    hash_oid: str
    hashes: Mapping[int, bytes] = field(repr=False, hash=False)
    """Hash of each data group's whole file, by its number."""
    content: bytes = field(repr=False)
    """The LDSSecurityObject that the signature covers."""
    content_type: str
    signer: SignerIdentity
    digest_oid: str
    signature_algorithm: bytes = field(repr=False)
    """DER of the AlgorithmIdentifier."""
    signature: bytes = field(repr=False)
    signed_attributes: bytes | None = field(repr=False)
    """DER of the attributes as the SET OF that is signed (RFC 5652 §5.4); None where the content itself is."""
    attribute_digest: bytes | None = field(repr=False)
    attribute_content_type: str | None
    signing_time: datetime | None
    certificates: tuple[bytes, ...] = field(repr=False)
    """DER of the certificates that came along."""


def parse_sod(data: bytes) -> SecurityObject:
    """Raises MalformedData."""
    try:
        content_info = tlv.unwrap(data, elementary_files.EF_SOD.tag)
        return _parse(content_info)
    except TlvError as error:
        raise MalformedData(f"EF.SOD: {error}") from error
    except ASN1_ERRORS:
        # The library's message quotes what it read.
        raise MalformedData("EF.SOD: no CMS SignedData over an LDS security object") from None


def _parse(content_info: bytes) -> SecurityObject:
    outer = cms.ContentInfo.load(content_info)
    if outer["content_type"].native != "signed_data":
        raise MalformedData("EF.SOD: the content is not SignedData")
    signed_data = outer["content"]
    encapsulated = signed_data["encap_content_info"]
    content_type: str = encapsulated["content_type"].dotted
    if content_type not in _LDS_SECURITY_OBJECT:
        raise MalformedData("EF.SOD: what is signed is no LDS security object")
    content = bytes(encapsulated["content"])
    lds = _LdsSecurityObject.load(content)
    hashes = {int(item["number"]): bytes(item["value"]) for item in lds["hashes"]}
    if len(hashes) != len(lds["hashes"]):
        raise MalformedData("EF.SOD: a data group is listed twice")
    signers = signed_data["signer_infos"]
    if len(signers) != 1:
        raise MalformedData("EF.SOD: exactly one signer expected")
    signer = signers[0]
    attributes = _attributes(signer)
    return SecurityObject(
        version=int(lds["version"]),
        hash_oid=lds["hash_algorithm"]["algorithm"].dotted,
        hashes=MappingProxyType(hashes),
        content=content,
        content_type=content_type,
        signer=_signer_identity(signer["sid"]),
        digest_oid=signer["digest_algorithm"]["algorithm"].dotted,
        signature_algorithm=signer["signature_algorithm"].dump(),
        signature=bytes(signer["signature"]),
        signed_attributes=_signed_attributes(signer),
        attribute_digest=_single(attributes, "message_digest", bytes),
        attribute_content_type=_single(attributes, "content_type", _dotted),
        signing_time=_single(attributes, "signing_time", _time),
        certificates=_certificates(signed_data),
    )


def _dotted(value: Any) -> str:  # noqa: ANN401 - a value of the untyped ASN.1 library
    dotted: str = value.dotted
    return dotted


def _time(value: Any) -> datetime:  # noqa: ANN401
    return aware_time(value.native)


def _attributes(signer: Any) -> dict[str, Any]:  # noqa: ANN401
    if not _has(signer, "signed_attrs"):
        return {}
    found: dict[str, Any] = {}
    for attribute in signer["signed_attrs"]:
        name = attribute["type"].native
        if name in found:
            raise MalformedData("EF.SOD: a signed attribute comes twice")
        found[name] = attribute["values"]
    return found


def _has(sequence: Any, name: str) -> bool:  # noqa: ANN401
    return not isinstance(sequence[name], core.Void)


def _single(attributes: dict[str, Any], name: str, convert: Callable[[Any], _Value]) -> _Value | None:
    values = attributes.get(name)
    if values is None:
        return None
    if len(values) != 1:
        raise MalformedData("EF.SOD: a signed attribute has exactly one value")
    return convert(values[0])


def _signed_attributes(signer: Any) -> bytes | None:  # noqa: ANN401
    """The attributes as they came, under the tag of a SET OF in place of the implicit [0]."""
    if not _has(signer, "signed_attrs"):
        return None
    raw: bytes = signer["signed_attrs"].dump()
    return b"\x31" + raw[1:]


def _signer_identity(identifier: Any) -> SignerIdentity:  # noqa: ANN401
    if identifier.name == "subject_key_identifier":
        return SignerIdentity(bytes(identifier.chosen), None, None)
    chosen = identifier.chosen
    return SignerIdentity(None, chosen["issuer"].dump(), int(chosen["serial_number"]))


def _certificates(signed_data: Any) -> tuple[bytes, ...]:  # noqa: ANN401
    if not _has(signed_data, "certificates"):
        return ()
    choices = list(signed_data["certificates"])
    if len(choices) > _MAX_CERTIFICATES:
        raise MalformedData("EF.SOD: too many certificates")
    return tuple(choice.chosen.dump() for choice in choices if choice.name == "certificate")
