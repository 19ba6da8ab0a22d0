"""Key derivation against the worked examples of Doc 9303-11, Appendices D and G."""

from __future__ import annotations

from cardreader.access.key_derivation import KeyKind, KeyPurpose, derive_key, mrz_key_seed
from cardreader.access.keys import MrzKey
from cardreader.access.pace_password import password_key

from .support import VECTORS

D = VECTORS["bac_and_secure_messaging_D"]
EXAMPLE_KEY = MrzKey("T22000129", "640812", "101031")
"""Appendix G: document number, birth and expiry date of the example."""


def test_3des_keys_of_appendix_d() -> None:
    seed = bytes.fromhex(D["key_seed"])
    assert derive_key(seed, KeyPurpose.ENCRYPTION, KeyKind.TRIPLE_DES).hex().upper() == D["kenc"]
    assert derive_key(seed, KeyPurpose.MAC, KeyKind.TRIPLE_DES).hex().upper() == D["kmac"]


def test_seed_of_appendix_d_from_the_document_number_shorter_than_nine() -> None:
    key = MrzKey("L898902C", "690806", "940623")
    assert key.information == "L898902C<369080619406236"
    assert mrz_key_seed(key.information)[:16].hex().upper() == D["key_seed"]


def test_session_keys_of_appendix_g1() -> None:
    vector = VECTORS["pace_gm_ecdh_G1"]
    secret = bytes.fromhex(vector["ephemeral_key_pair_shared_secret"])
    assert derive_key(secret, KeyPurpose.ENCRYPTION, KeyKind.AES_128).hex().upper() == vector["ks_enc"]
    assert derive_key(secret, KeyPurpose.MAC, KeyKind.AES_128).hex().upper() == vector["ks_mac"]


def test_password_key_of_appendices_g1_and_g2() -> None:
    for name in ("pace_gm_ecdh_G1", "pace_gm_dh_G2"):
        assert mrz_key_seed(EXAMPLE_KEY.information).hex().upper() == VECTORS[name]["key_seed"]
        assert password_key(EXAMPLE_KEY, KeyKind.AES_128).hex().upper() == VECTORS[name]["k_pi"]


def test_every_kind_has_its_length_and_3des_odd_parity() -> None:
    lengths = {kind: len(derive_key(b"secret", KeyPurpose.MAC, kind)) for kind in KeyKind}
    assert lengths == {KeyKind.TRIPLE_DES: 16, KeyKind.AES_128: 16, KeyKind.AES_192: 24, KeyKind.AES_256: 32}
    assert all(byte.bit_count() % 2 for byte in derive_key(b"secret", KeyPurpose.MAC, KeyKind.TRIPLE_DES))
