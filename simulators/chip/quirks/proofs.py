"""Quirks of the proofs: Chip Authentication and Active Authentication (rows 32 to 37)."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from cardreader.access.key_derivation import KeyKind
from cardreader.iso7816.apdu import EXTENDED_MAX, ResponseApdu
from cardreader.iso7816.status import StatusWord
from cardreader.iso7816.tlv import TlvError, children
from cardreader.lds.dg14 import KeyAgreement
from simulators.chip.active_keys import AaKind, EcdsaKind, RsaKind
from simulators.chip.agreement_keys import CaKind
from simulators.chip.chip_authentication import COMPUTE
from simulators.chip.quirks.quirk import Quirk
from simulators.chip.quirks.support import GENERAL_AUTHENTICATE, MANAGE_SECURITY_ENVIRONMENT, always, naked
from simulators.chip.recipe import Recipe
from simulators.chip.state import CardState, Handler, Request, answer

_INTERNAL_AUTHENTICATE = 0x88
_KEY_REFERENCE = 0x84
_CUT = 256


def _agreement(kind: CaKind, *further: CaKind) -> Callable[[Recipe], Recipe]:
    def change(recipe: Recipe) -> Recipe:
        return dataclasses.replace(recipe, chip_authentication=kind, further_chip_authentication=further)

    return change


def _active(kind: AaKind) -> Callable[[Recipe], Recipe]:
    def change(recipe: Recipe) -> Recipe:
        return dataclasses.replace(recipe, active_authentication=kind)

    return change


def _chooses_chip_authentication(request: Request) -> bool:
    command = request.command
    return request.secured and command.ins == MANAGE_SECURITY_ENVIRONMENT and command.p1 == COMPUTE


def _refuses_key_reference(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
    if _chooses_chip_authentication(request):
        try:
            named = _KEY_REFERENCE in children(request.command.data)
        except TlvError:
            return answer(StatusWord.INCORRECT_DATA)
        if named:
            return answer(StatusWord.REFERENCED_DATA_NOT_FOUND)
    return handler(request, state)


def _gives_up(state: CardState) -> ResponseApdu:
    """6F00 in plain; the session is gone."""
    state.abort_session()
    return naked(StatusWord.UNKNOWN_ERROR)


def _breaks_at_the_choice(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
    return _gives_up(state) if _chooses_chip_authentication(request) else handler(request, state)


def _breaks_at_the_agreement(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
    agrees = request.command.ins == GENERAL_AUTHENTICATE and state.chip_authentication_chosen
    return _gives_up(state) if agrees else handler(request, state)


def _signature(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
    """The whole of it, whether or not it fits the answer that was asked for."""
    return handler(dataclasses.replace(request, room=EXTENDED_MAX), state)


def _cut_at_256(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
    if request.command.ins != _INTERNAL_AUTHENTICATE:
        return handler(request, state)
    whole = _signature(request, state, handler)
    return answer(whole.sw, whole.data[: min(_CUT, request.room)])


def _nothing_at_the_largest_le(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
    """With Le 256 it sends the signature, and does not mind that the envelope makes it longer than that."""
    if request.command.ins != _INTERNAL_AUTHENTICATE:
        return handler(request, state)
    if request.command.le == EXTENDED_MAX:
        return answer(StatusWord.SUCCESS)
    return _signature(request, state, handler)


def _zeros_in_front(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
    found = handler(request, state)
    if request.command.ins != _INTERNAL_AUTHENTICATE or not found.data:
        return found
    return answer(found.sw, bytes(2) + found.data)


QUIRKS: tuple[Quirk, ...] = (
    Quirk(
        row=32,
        name="ca-key-id-single",
        behaviour="Chip Authentication: the only key bears an identifier",
        recipe=_agreement(CaKind(key_id=1)),
    ),
    Quirk(
        row=32,
        name="ca-key-id-refused",
        behaviour="Chip Authentication: the only key bears an identifier, and naming it is refused with 6A88",
        recipe=_agreement(CaKind(key_id=1)),
        inner=always(_refuses_key_reference),
    ),
    Quirk(
        row=32,
        name="ca-several-keys",
        behaviour="Chip Authentication: three keys, each with its identifier",
        recipe=_agreement(
            CaKind(key_id=1), CaKind(cipher=KeyKind.AES_256, parameter_id=17, key_id=2), CaKind(key_id=300)
        ),
    ),
    Quirk(
        row=32,
        name="ca-several-keys-no-id",
        behaviour="Chip Authentication: two keys without identifiers, of which the last listed is meant",
        recipe=_agreement(CaKind(), CaKind(parameter_id=15)),
    ),
    Quirk(
        row=33,
        name="ca-not-announced",
        behaviour="Chip Authentication: a key without ChipAuthenticationInfo, which means 3DES",
        recipe=_agreement(CaKind(cipher=KeyKind.TRIPLE_DES, announced=False)),
    ),
    Quirk(
        row=34,
        name="ca-3des",
        behaviour="Chip Authentication with 3DES, by MSE:Set KAT (41A6)",
        recipe=_agreement(CaKind(cipher=KeyKind.TRIPLE_DES)),
    ),
    Quirk(
        row=34,
        name="ca-3des-dh",
        behaviour="Chip Authentication with 3DES over a group of 2048 bits, by MSE:Set KAT (41A6) of over 255 bytes",
        recipe=_agreement(CaKind(KeyAgreement.DH, KeyKind.TRIPLE_DES, 1)),
    ),
    Quirk(
        row=34,
        name="ca-aes-256",
        behaviour="Chip Authentication with AES-256, by MSE:Set AT (41A4) and GENERAL AUTHENTICATE",
        recipe=_agreement(CaKind(cipher=KeyKind.AES_256, parameter_id=17)),
    ),
    Quirk(
        row=35,
        name="ca-6f00",
        behaviour="Chip Authentication is answered 6F00 at MSE:Set, and the channel is gone",
        inner=always(_breaks_at_the_choice),
    ),
    Quirk(
        row=35,
        name="ca-6f00-at-agreement",
        behaviour="Chip Authentication is answered 6F00 at GENERAL AUTHENTICATE, and the channel is gone",
        inner=always(_breaks_at_the_agreement),
    ),
    Quirk(
        row=36,
        name="aa-cut-at-256",
        behaviour="Active Authentication: a signature of 384 bytes is cut at 256 and answered 9000",
        recipe=_active(RsaKind(3_072)),
        inner=always(_cut_at_256),
    ),
    Quirk(
        row=36,
        name="aa-nothing-at-le-65536",
        behaviour="Active Authentication: with Le 65,536 no bytes and 9000, with Le 256 the signature",
        recipe=_active(RsaKind(2_048)),
        inner=always(_nothing_at_the_largest_le),
    ),
    Quirk(
        row=37,
        name="aa-ecdsa-der",
        behaviour="Active Authentication: ECDSA in DER instead of r and s side by side",
        recipe=_active(EcdsaKind(der=True)),
    ),
    Quirk(
        row=37,
        name="aa-rsa-leading-zeros",
        behaviour="Active Authentication: an RSA signature with two zeros in front",
        recipe=_active(RsaKind(1_024)),
        inner=always(_zeros_in_front),
    ),
    Quirk(
        row=37,
        name="aa-rsa-tiny",
        behaviour="Active Authentication: an RSA key of 512 bits, which proves nothing",
        recipe=_active(RsaKind(512, "sha1")),
    ),
)
"""In the order of their rows."""
