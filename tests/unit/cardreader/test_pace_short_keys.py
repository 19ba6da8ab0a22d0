"""Diffie-Hellman keys that begin with a zero byte: one in 256, and enough to lock a person out now and then."""

from __future__ import annotations

from collections.abc import Iterator

from cardreader.access.dh_groups import STANDARDIZED_GROUPS
from cardreader.access.pace import perform_pace
from cardreader.iso7816 import commands
from cardreader.iso7816.apdu import CommandApdu
from cardreader.iso7816.channel import PlainChannel
from cardreader.iso7816.tlv import children, unwrap
from simulators.chip.card import SoftwareCard
from simulators.chip.connection import SoftwareCardConnection
from simulators.chip.image import ChipImage
from simulators.chip.pace_settings import PaceSettings, PaceVariant

from .pace_examples import H2
from .sample_card import Intercepted
from .support import VECTORS

GROUP = STANDARDIZED_GROUPS[0]
GENERATOR = int(VECTORS["pace_im_dh_H2"]["mapped_generator"], 16)
"""With the nonces of Appendix H.2."""


def _scalar_of_a_short_key() -> int:
    """The first private key whose public key does not fill the prime's length."""
    scalar, element = 1, GENERATOR
    while element.bit_length() > 8 * (GROUP.field_size - 1):
        scalar, element = scalar + 1, element * GENERATOR % GROUP.p
    return scalar


class _Random:
    """The terminal's nonce of Appendix H.2 and these private keys."""

    def __init__(self, *scalars: int) -> None:
        self._scalars: Iterator[int] = iter(scalars)

    def octets(self, count: int) -> bytes:
        """The nonce t."""
        return bytes.fromhex(H2.terminal_nonce)[:count]

    def scalar(self, order: int) -> int:
        """The next one."""
        return next(self._scalars) % order


def _lengths_of_keys(chip_scalar: int, *terminal_scalars: int) -> list[int]:
    """Runs PACE, reads under the session keys, and tells the length of terminal's and chip's ephemeral key."""
    draws = iter((bytes.fromhex(H2.chip_draws[0]), chip_scalar.to_bytes(20, "big")))
    info = H2.mechanism.info
    assert info.parameter_id is not None
    image = ChipImage(
        files=(),
        mrz_information="T22000129364081251010318",
        can="",
        pace=PaceSettings(variants=(PaceVariant(info.mapping, info.session_keys, info.parameter_id),)),
    )
    lengths: list[int] = []

    def listen(number: int, command: bytes, ask: object) -> bytes:
        assert callable(ask)
        answer: bytes = ask(command)
        if number == 4:
            sent = CommandApdu.parse(command).data
            lengths.extend((len(children(unwrap(sent, 0x7C))[0x83]), len(children(unwrap(answer, 0x7C))[0x84])))
        return answer

    card = SoftwareCard(image, random=lambda _: next(draws))
    channel = PlainChannel(Intercepted(SoftwareCardConnection(card), listen))
    session = perform_pace(channel, H2.mechanism, H2.key, random=_Random(*terminal_scalars))
    assert session.channel.exchange(commands.select_file(0x011E)).sw == 0x6A82
    return lengths


def test_a_short_key_of_the_chip() -> None:
    assert _lengths_of_keys(_scalar_of_a_short_key(), 2) == [128, 127]


def test_a_short_key_of_the_terminal_is_never_sent() -> None:
    assert _lengths_of_keys(2, _scalar_of_a_short_key(), 3) == [128, 128]
