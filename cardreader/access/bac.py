"""Basic Access Control (Doc 9303-11 §4.3, worked example in Appendix D)."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable

from cardreader.access.errors import WrongKey, prove_key
from cardreader.access.key_derivation import KeyKind, KeyPurpose, derive_key, mrz_key_seed
from cardreader.access.keys import MrzKey
from cardreader.errors import CardError, CardFault, StatusError
from cardreader.iso7816 import commands
from cardreader.iso7816.apdu import SHORT_LE_MAX
from cardreader.iso7816.channel import Channel
from cardreader.iso7816.ciphers import TripleDesCipher, pad, retail_mac, triple_des_cbc
from cardreader.iso7816.secure_messaging import SecureChannel
from cardreader.iso7816.status import StatusWord

_CRYPTOGRAM = 32
_ANSWER = 40
_NOT_THERE = (StatusWord.REFERENCED_DATA_NOT_FOUND, StatusWord.INS_NOT_SUPPORTED, StatusWord.FUNCTION_NOT_SUPPORTED)
"""What chips answer from which Basic Access Control was taken away in favour of PACE."""


def perform_basic_access_control(
    channel: Channel, key: MrzKey, random: Callable[[int], bytes] = secrets.token_bytes
) -> SecureChannel:
    """Mutual authentication with the selected eMRTD application; returns the secure channel.

    Raises WrongKey where the card refuses the key or its answer is not made with it; StatusError with fault UNSUPPORTED
    where the chip has no BAC, else with PROTOCOL_VIOLATION.
    """
    try:
        return _authenticate(channel, key, random, _ANSWER)
    except StatusError as error:
        if error.sw != StatusWord.WRONG_LENGTH:
            raise
    # Some chips want "all there is" in place of the length that the standard names; the challenge is spent by now.
    return _authenticate(channel, key, random, SHORT_LE_MAX)


def _authenticate(channel: Channel, key: MrzKey, random: Callable[[int], bytes], le: int) -> SecureChannel:
    seed = mrz_key_seed(key.information)[:16]
    k_enc = derive_key(seed, KeyPurpose.ENCRYPTION, KeyKind.TRIPLE_DES)
    k_mac = derive_key(seed, KeyPurpose.MAC, KeyKind.TRIPLE_DES)
    rnd_ic = _challenge(channel)
    rnd_ifd, k_ifd = random(8), random(16)
    e_ifd = triple_des_cbc(k_enc, rnd_ifd + rnd_ic + k_ifd, encrypt=True)
    command = commands.external_authenticate(e_ifd + retail_mac(k_mac, pad(e_ifd, 8)), le)
    try:
        answer = prove_key(channel, command, "MUTUAL AUTHENTICATE").data
    except StatusError as error:
        if error.sw in _NOT_THERE:
            raise StatusError(CardFault.UNSUPPORTED, "MUTUAL AUTHENTICATE: no BAC on this chip", error.sw) from error
        raise
    if len(answer) != _ANSWER:
        raise CardError(CardFault.PROTOCOL_VIOLATION, "MUTUAL AUTHENTICATE: 40 bytes expected")
    e_ic, m_ic = answer[:_CRYPTOGRAM], answer[_CRYPTOGRAM:]
    if not hmac.compare_digest(retail_mac(k_mac, pad(e_ic, 8)), m_ic):
        raise WrongKey("MUTUAL AUTHENTICATE: the card's proof is not made with this key", None)
    r = triple_des_cbc(k_enc, e_ic, encrypt=False)
    if not hmac.compare_digest(r[:16], rnd_ic + rnd_ifd):
        raise CardError(CardFault.PROTOCOL_VIOLATION, "MUTUAL AUTHENTICATE: the nonces do not come back")
    session_seed = bytes(mine ^ theirs for mine, theirs in zip(k_ifd, r[16:], strict=True))
    cipher = TripleDesCipher(
        derive_key(session_seed, KeyPurpose.ENCRYPTION, KeyKind.TRIPLE_DES),
        derive_key(session_seed, KeyPurpose.MAC, KeyKind.TRIPLE_DES),
    )
    return SecureChannel(channel, cipher, int.from_bytes(rnd_ic[4:] + rnd_ifd[4:], "big"))


def _challenge(channel: Channel) -> bytes:
    response = channel.exchange(commands.get_challenge())
    if response.sw != StatusWord.SUCCESS or len(response.data) != 8:
        fault = CardFault.UNSUPPORTED if response.sw in _NOT_THERE else CardFault.PROTOCOL_VIOLATION
        raise StatusError(fault, "GET CHALLENGE", response.sw)
    return response.data
