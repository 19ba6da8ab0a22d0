"""Distinguished names as issuers really write them (RFC 5280 §7.1).

A document signer's issuer and its CSCA's subject are often not equal byte for byte: case, PrintableString against
UTF8String, and spaces differ.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from asn1crypto import x509

from cardreader.asn1 import ASN1_ERRORS

_COUNTRY_NAME = "2.5.4.6"
_MAX_TEXT = 200


def name_key(name: Any) -> str:  # noqa: ANN401 - a value of the untyped ASN.1 library
    """A parsed Name in a normal form: equal for names that mean the same. Raises one of ASN1_ERRORS."""
    return "\x1e".join(
        "\x1f".join(sorted(f"{item['type'].dotted}={_value(item)}" for item in relative)) for relative in name.chosen
    )


def encoded_name_key(der: bytes) -> str | None:
    """`name_key` of a DER Name; None where it is none."""
    try:
        return name_key(x509.Name.load(der))
    except ASN1_ERRORS:
        return None


def name_text(name: Any) -> str:  # noqa: ANN401
    """A parsed Name for people: one line without control characters, of bounded length."""
    try:
        text = str(name.human_friendly)
    except ASN1_ERRORS:
        return "a name that cannot be shown"
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text[:_MAX_TEXT])


def country_of(name: Any) -> str | None:  # noqa: ANN401
    """The first countryName, in capitals (ISO 3166-1 alpha-2, Doc 9303-12 §7.1.1). Raises one of ASN1_ERRORS."""
    for relative in name.chosen:
        for item in relative:
            if item["type"].dotted == _COUNTRY_NAME:
                country = _value(item).upper()
                return country if country.isalpha() and len(country) <= 3 else None
    return None


def _value(item: Any) -> str:  # noqa: ANN401
    """An attribute's text, or its encoding where it is of a type that names do not have."""
    try:
        return _fold(str(item["value"].native))
    except ASN1_ERRORS:
        return str(item.dump().hex())


def _fold(text: str) -> str:
    """Compatibility form, no case, single spaces; the separators of `name_key` count as spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
