"""Quirks of what issuers sign and how (rows 38 to 43)."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from cardreader.iso7816.tlv import encode, iterate, unwrap
from simulators.chip.active_keys import EcdsaKind
from simulators.chip.quirks.quirk import Quirk
from simulators.chip.recipe import Recipe
from simulators.chip.security_object import ID_DATA, SecurityObjectStyle, SignatureName, SignerName
from simulators.chip.signers import EcSigner, RareCurveSigner, RsaSigner

_BEFORE_ICAO = "1.2.528.1.1006.1.20.1"
"""LDS security object of SDU, a maker of passports."""
_OLD_ICAO = "1.3.27.1.1.1"
"""LDS security object in drafts of Doc 9303."""
_KEYS = 14


def _signed(style: SecurityObjectStyle) -> Callable[[Recipe], Recipe]:
    return lambda recipe: dataclasses.replace(recipe, security_object=style)


def _explicit_active_key(recipe: Recipe) -> Recipe:
    return dataclasses.replace(recipe, active_authentication=EcdsaKind(explicit=True))


def out_of_order(content: bytes) -> bytes:
    """DG14 with its entries in the reverse of the order that DER gives a set (ISO/IEC 8825-1 §11.6)."""
    entries = sorted((item.raw for item in iterate(unwrap(unwrap(content, 0x6E), 0x31))), reverse=True)
    return encode(0x6E, encode(0x31, b"".join(entries)))


def long_lengths(content: bytes) -> bytes:
    """DG14 with lengths in one byte more than they need, which BER allows and DER does not."""
    inner = unwrap(unwrap(content, 0x6E), 0x31)
    return encode(0x6E, b"\x31\x83" + len(inner).to_bytes(3, "big") + inner)


def _edited(edit: Callable[[bytes], bytes]) -> Callable[[Recipe], Recipe]:
    return lambda recipe: dataclasses.replace(recipe, edits=recipe.with_edit(_KEYS, edit))


QUIRKS: tuple[Quirk, ...] = (
    Quirk(
        row=38,
        name="sod-id-data",
        behaviour="EF.SOD: the content type is id-data",
        recipe=_signed(SecurityObjectStyle(content_type=ID_DATA)),
    ),
    Quirk(
        row=38,
        name="sod-old-icao-oid",
        behaviour=f"EF.SOD: the content type is {_OLD_ICAO}, from before ICAO had an identifier of its own",
        recipe=_signed(SecurityObjectStyle(content_type=_OLD_ICAO)),
    ),
    Quirk(
        row=38,
        name="sod-old-maker-oid",
        behaviour=f"EF.SOD: the content type is {_BEFORE_ICAO}, of a maker of documents",
        recipe=_signed(SecurityObjectStyle(content_type=_BEFORE_ICAO)),
    ),
    Quirk(
        row=39,
        name="signer-explicit-brainpool",
        behaviour="the signer's certificate spells brainpoolP256r1 out in numbers",
        recipe=_signed(SecurityObjectStyle(signer=EcSigner(explicit=True))),
    ),
    Quirk(
        row=39,
        name="signer-explicit-nist",
        behaviour="the signer's certificate spells secp256r1 out in numbers",
        recipe=_signed(SecurityObjectStyle(signer=EcSigner("secp256r1", explicit=True))),
    ),
    Quirk(
        row=39,
        name="signer-rare-curve",
        behaviour="the signer's key lies on brainpoolP320r1, spelt out, which cannot be verified here",
        recipe=_signed(SecurityObjectStyle(signer=RareCurveSigner("brainpoolP320r1"))),
    ),
    Quirk(
        row=39,
        name="aa-explicit-curve",
        behaviour="DG15 spells its curve out in numbers",
        recipe=_explicit_active_key,
    ),
    Quirk(
        row=40,
        name="sod-other-algorithm",
        behaviour="EF.SOD is signed with SHA-256, its signer's certificate with SHA-512",
        recipe=_signed(SecurityObjectStyle(certificate_digest="sha512")),
    ),
    Quirk(
        row=40,
        name="sod-algorithm-key-only",
        behaviour="the SignerInfo names the key's algorithm in place of the signature's",
        recipe=_signed(SecurityObjectStyle(signature_name=SignatureName.KEY, digest="sha384")),
    ),
    Quirk(
        row=40,
        name="sod-algorithm-wrong-hash",
        behaviour="the SignerInfo names ECDSA with SHA-1, while digest and signature are of SHA-256",
        recipe=_signed(SecurityObjectStyle(signature_name=SignatureName.SHA1)),
    ),
    Quirk(
        row=40,
        name="sod-pss-key",
        behaviour="the signer's key is for PSS, the signature is one of PKCS#1 v1.5 and is named so",
        recipe=_signed(SecurityObjectStyle(signer=RsaSigner(pss_only=True))),
    ),
    Quirk(
        row=40,
        name="sod-pss-named",
        behaviour="the SignerInfo names PSS, and so does the key, while the signature is one of PKCS#1 v1.5",
        recipe=_signed(SecurityObjectStyle(signer=RsaSigner(pss_only=True), signature_name=SignatureName.PSS)),
    ),
    Quirk(
        row=41,
        name="sod-by-key-id",
        behaviour="the SignerInfo names its certificate by the subject key identifier; the CSCA's comes along, first",
        recipe=_signed(SecurityObjectStyle(signer_name=SignerName.KEY_IDENTIFIER, with_authority=True)),
    ),
    Quirk(
        row=41,
        name="sod-issuer-rewritten",
        behaviour="the SignerInfo writes the issuer in other letters; the CSCA's certificate comes along, first",
        recipe=_signed(SecurityObjectStyle(signer_name=SignerName.REWRITTEN_ISSUER, with_authority=True)),
    ),
    Quirk(
        row=42,
        name="sod-two-hashes",
        behaviour="the data groups are hashed with SHA-512, EF.SOD is signed with SHA-256",
        recipe=_signed(SecurityObjectStyle(group_digest="sha512")),
    ),
    Quirk(
        row=42,
        name="sod-sha1",
        behaviour="data groups and EF.SOD by SHA-1",
        recipe=_signed(SecurityObjectStyle(group_digest="sha1", digest="sha1")),
    ),
    Quirk(
        row=43,
        name="dg14-out-of-order",
        behaviour="DG14: the set is not in the order of DER, so that encoding it anew breaks its hash",
        recipe=_edited(out_of_order),
    ),
    Quirk(
        row=43,
        name="dg14-long-lengths",
        behaviour="DG14: a length in more bytes than DER allows, so that encoding it anew breaks its hash",
        recipe=_edited(long_lengths),
    ),
)
"""In the order of their rows."""
