"""Chip Authentication version 1 (Doc 9303-11 §6.2): only the holder of the private key to DG14 can follow the terminal
to the new session keys.

Where a chip offers both proofs, both are asked for, this one first. It renews the channel with keys that no MRZ leads
to, so all that is read afterwards is out of reach of whoever listened to BAC, and it leaves no signature behind that a
third party could keep. Active Authentication comes as well: the two keys are apart, and an issuer that signed for both
has a chip that holds both.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from cardreader.access.key_derivation import KeyKind, KeyPurpose, derive_key
from cardreader.authenticity.agreement_keys import AgreementKey, EcAgreementKey, RandomBelow, load_agreement_key
from cardreader.authenticity.public_keys import UnsupportedKeyError
from cardreader.authenticity.verdict import Verdict, VerdictResult
from cardreader.errors import CardCommunicationError, CardError, CardFault, SecureMessagingError
from cardreader.iso7816 import commands, tlv
from cardreader.iso7816.apdu import SHORT_LE_MAX, CommandApdu
from cardreader.iso7816.channel import Channel
from cardreader.iso7816.ciphers import AesCipher, TripleDesCipher
from cardreader.iso7816.secure_messaging import SecureChannel, SecureMessagingAborted
from cardreader.iso7816.status import StatusWord, describe
from cardreader.lds.dg14 import ChipAuthenticationInfo, ChipAuthenticationPublicKey, Dg14, KeyAgreement
from cardreader.lds.elementary_files import DG1

MAX_OPTIONS = 3
"""Ways that are tried on one chip, each after a new opening."""
_WITHOUT_KEY_ID = (StatusWord.INCORRECT_DATA, StatusWord.LC_INCONSISTENT, StatusWord.REFERENCED_DATA_NOT_FOUND)


@dataclass(frozen=True, slots=True)
class ChipAuthenticationOption:
    """One key with one cipher."""

    key: AgreementKey
    cipher: KeyKind
    protocol: bytes = field(repr=False)
    """Value of the protocol's OID; empty where the chip did not tell and 3DES is inferred."""
    key_id: int | None


class ChipAuthenticationNotProven(CardError):  # noqa: N818 - what the chip did
    """The chip did not follow to the new keys, or refused to. The old channel is gone either way.

    `verdict` says which: FAILED where the chip took part and has other keys, CANNOT_TELL where it refused.
    """

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(CardFault.SECURE_MESSAGING_BROKEN, verdict.reason)
        self.verdict = verdict


def chip_authentication_options(dg14: Dg14) -> tuple[ChipAuthenticationOption, ...] | Verdict:
    """What DG14 offers, strongest cipher first; or the verdict where that is nothing, or nothing that can be used.

    A key and an info belong together by key identifier where both have one, else by the kind of group. A key without
    any info is used with 3DES, as chips did before there were infos.
    """
    options: list[ChipAuthenticationOption] = []
    unusable = "no key that goes with the protocol"
    for public_key in dg14.public_keys:
        try:
            key = load_agreement_key(public_key.key_info)
        except UnsupportedKeyError as error:
            unusable = str(error)
            continue
        infos = [info for info in dg14.chip_authentication if _belong_together(info, public_key)]
        key_id = public_key.key_id
        options += [
            ChipAuthenticationOption(key, info.cipher, info.oid_value, info.key_id if key_id is None else key_id)
            for info in infos
        ]
        if not any(info.agreement is public_key.agreement for info in dg14.chip_authentication):
            options.append(ChipAuthenticationOption(key, KeyKind.TRIPLE_DES, b"", key_id))
    if options:
        # An info that comes once for each key of a kind would make the same option as often.
        different = dict.fromkeys(options)
        return tuple(sorted(different, key=lambda option: -option.cipher)[:MAX_OPTIONS])
    if dg14.public_keys or dg14.chip_authentication:
        return Verdict(VerdictResult.CANNOT_TELL, f"Chip Authentication: {unusable}")
    return Verdict(VerdictResult.ABSENT, "the chip has no key for Chip Authentication")


def _belong_together(info: ChipAuthenticationInfo, key: ChipAuthenticationPublicKey) -> bool:
    if info.agreement is not key.agreement:
        return False
    return info.key_id is None or key.key_id is None or info.key_id == key.key_id


def perform_chip_authentication(
    plain: Channel,
    channel: SecureChannel,
    option: ChipAuthenticationOption,
    random_below: RandomBelow = secrets.randbelow,
) -> SecureChannel:
    """Renews the session keys; returns the new channel once the chip has answered in it, over `plain` as the old one.

    3DES goes by MSE:Set KAT, AES by MSE:Set AT and GENERAL AUTHENTICATE (§6.2.4). Raises ChipAuthenticationNotProven,
    or what the channel raises.
    """
    ephemeral = option.key.agree(random_below)
    try:
        if option.cipher is KeyKind.TRIPLE_DES:
            _send(channel, 0xA6, tlv.encode(0x91, ephemeral.public), option.key_id)
        else:
            _send(channel, 0xA4, tlv.encode(0x80, option.protocol), option.key_id)
            _general_authenticate(channel, ephemeral.public)
    except SecureMessagingAborted as error:
        raise _refused("to go on", error.sw) from error
    except CardCommunicationError as error:
        raise _silent(error) from error
    channel.close()
    cipher = TripleDesCipher if option.cipher is KeyKind.TRIPLE_DES else AesCipher
    k_enc = derive_key(ephemeral.secret, KeyPurpose.ENCRYPTION, option.cipher)
    k_mac = derive_key(ephemeral.secret, KeyPurpose.MAC, option.cipher)
    renewed = SecureChannel(plain, cipher(k_enc, k_mac), 0)
    try:
        # Any answer with a right MAC proves the key, whatever its status word.
        renewed.exchange(commands.select_file(DG1.identifier))
    except SecureMessagingError as error:
        reason = f"the chip does not hold the private key to DG14 ({error})"
        raise ChipAuthenticationNotProven(Verdict(VerdictResult.FAILED, reason)) from error
    except CardCommunicationError as error:
        raise _silent(error) from error
    return renewed


def proven(option: ChipAuthenticationOption) -> Verdict:
    """The verdict on a chip that followed."""
    group = KeyAgreement.ECDH if isinstance(option.key, EcAgreementKey) else KeyAgreement.DH
    reason = f"the chip holds the private key to DG14 ({group.name}, {option.cipher.name})"
    return Verdict(VerdictResult.VERIFIED, reason)


def _send(channel: Channel, template: int, data: bytes, key_id: int | None) -> None:
    """MSE:Set KAT (A6) or AT (A4). A key identifier goes along where DG14 has one; a chip that refuses it, having one
    key only, gets the command again without."""
    named = b"" if key_id is None else tlv.encode(0x84, key_id.to_bytes(max(1, (key_id.bit_length() + 7) // 8), "big"))
    sw = channel.exchange(CommandApdu(0x00, 0x22, 0x41, template, data + named)).sw
    if named and sw in _WITHOUT_KEY_ID:
        sw = channel.exchange(CommandApdu(0x00, 0x22, 0x41, template, data)).sw
    if sw != StatusWord.SUCCESS:
        raise _refused("MSE:Set KAT" if template == 0xA6 else "MSE:Set AT", sw)


def _general_authenticate(channel: Channel, public_key: bytes) -> None:
    data = tlv.encode(0x7C, tlv.encode(0x80, public_key))
    sw = channel.exchange(CommandApdu(0x00, 0x86, 0x00, 0x00, data, SHORT_LE_MAX)).sw
    if sw != StatusWord.SUCCESS:
        raise _refused("GENERAL AUTHENTICATE", sw)


def _silent(error: CardCommunicationError) -> ChipAuthenticationNotProven:
    """A chip that fell silent, or a reader that does not carry so long a command: a new opening will tell."""
    reason = f"Chip Authentication: no answer ({error})"
    return ChipAuthenticationNotProven(Verdict(VerdictResult.CANNOT_TELL, reason))


def _refused(what: str, sw: int) -> ChipAuthenticationNotProven:
    reason = f"Chip Authentication: the chip refused {what}: {describe(sw)}"
    return ChipAuthenticationNotProven(Verdict(VerdictResult.CANNOT_TELL, reason))
