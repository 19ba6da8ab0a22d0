"""A collection like the public master lists: 588 certificates of 112 countries, every kind of key, and some broken.

Odd ones are in the proportions that were found in a public list: about 100 keys with explicit curve parameters, a few
that cannot be parsed. Keys are taken from a small pool, since what costs time on loading is verifying, not variety.
"""

from __future__ import annotations

import itertools
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from cardreader.access.curves import STANDARDIZED_CURVES
from cardreader.iso7816.tlv import encode, unwrap

from .issuing import with_explicit_parameters
from .trust_pki import Csca, PrivateKey, day, issue, name, new_key

CERTIFICATES = 588
COUNTRIES = 112
_BRAINPOOL: Mapping[int, ec.EllipticCurve] = {
    13: ec.BrainpoolP256R1(),
    16: ec.BrainpoolP384R1(),
    17: ec.BrainpoolP512R1(),
}


@dataclass(frozen=True)
class Collection:
    """Encodings, and by the part of the reason that names it how many must be rejected."""

    certificates: tuple[bytes, ...]
    rejected: Mapping[str, int]

    @property
    def anchors(self) -> int:
        return len(self.certificates) - sum(self.rejected.values())


def _self_signed(country: str, number: int, key: PrivateKey, **changes: object) -> bytes:
    subject = name(f"CSCA {number}", country)
    return issue(subject, key, subject, key, start=day(2010 + number % 10), **changes)  # type: ignore[arg-type]


def _explicit(country: str, number: int, parameter_id: int, key: ec.EllipticCurvePrivateKey) -> bytes:
    return with_explicit_parameters(_self_signed(country, number, key), STANDARDIZED_CURVES[parameter_id], key)


def _broken(country: str) -> list[tuple[str, bytes]]:
    """Reason and certificate."""
    key, other = new_key(), new_key()
    subject = name("Broken", country)
    good = issue(subject, key, subject, key)
    cut = encode(0x30, unwrap(good, 0x30)[:-40])
    no_date = good.replace(b"200101120000Z", b"209901120000Z")
    return [
        ("that can be parsed", cut),
        ("that can be parsed", no_date),
        ("that can be parsed", b"\x30\x03\x02\x01\x00"),
        ("neither signed with its own key", issue(subject, key, subject, other)),
        ("its own signature", issue(subject, key, subject, other, key_identifiers=False)),
        ("not a certification authority", Csca(subject, key).signer(other)),
        ("not for signing certificates", issue(subject, key, subject, key, signs_certificates=False)),
        ("cannot verify its signature", _self_signed(country, 900, ec.generate_private_key(ec.SECP256K1()))),
        ("cannot verify its signature", _explicit(country, 901, 14, new_key())),
        ("the CSCA that signed it is not trusted", Csca(name("Gone"), other).link_to(Csca(subject, key))),
    ]


def make_collection() -> Collection:
    """Takes some seconds: RSA keys of up to 4096 bits are made."""
    countries = ["".join(pair) for pair in itertools.product(string.ascii_uppercase, repeat=2)][:COUNTRIES]
    rsa_keys = [rsa.generate_private_key(65_537, size) for size in (2_048, 3_072, 4_096)]
    p256, p384, p521 = new_key(), new_key(ec.SECP384R1()), new_key(ec.SECP521R1())
    brainpool = {parameter_id: new_key(curve) for parameter_id, curve in _BRAINPOOL.items()}
    kinds: list[Callable[[str, int], bytes]] = [
        *(lambda country, number, key=key: _self_signed(country, number, key) for key in rsa_keys),
        *(lambda country, number, key=key: _self_signed(country, number, key, pss=True) for key in rsa_keys),
        lambda country, number: _self_signed(country, number, rsa_keys[1], digest=hashes.SHA512()),
        lambda country, number: _self_signed(country, number, p256),
        lambda country, number: _self_signed(country, number, p384, digest=hashes.SHA384()),
        lambda country, number: _self_signed(country, number, p521, digest=hashes.SHA512()),
        lambda country, number: _self_signed(country, number, p384, key_identifiers=False),
        *(lambda country, number, key=key: _self_signed(country, number, key) for key in brainpool.values()),
        *(
            lambda country, number, key=key, parameter_id=parameter_id: _explicit(country, number, parameter_id, key)
            for parameter_id, key in brainpool.items()
        ),
    ]
    broken = _broken(countries[0])
    found = [der for _, der in broken]
    number = 0
    while len(found) < CERTIFICATES:
        country = countries[number % COUNTRIES]
        if number % 12 == 11 and len(found) <= CERTIFICATES - 3:
            old = Csca(name(f"Renewed {number}", country), new_key())
            new = Csca(old.subject, new_key(ec.SECP384R1()))
            found += [old.link_to(new), new.der, old.der]
        else:
            found.append(kinds[number % len(kinds)](country, number))
        number += 1
    reasons = [reason for reason, _ in broken]
    return Collection(tuple(found), {reason: reasons.count(reason) for reason in dict.fromkeys(reasons)})
