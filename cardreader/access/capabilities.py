"""What the chip says of itself before anybody opened it."""

from __future__ import annotations

from cardreader.errors import MalformedData
from cardreader.iso7816 import commands
from cardreader.iso7816.apdu import SHORT_LE_MAX
from cardreader.iso7816.channel import Channel
from cardreader.iso7816.status import StatusWord
from cardreader.lds.ef_atr_info import AtrInfo, parse_ef_atr_info

_SHORT_IDENTIFIER = 0x01
"""Of EF.ATR/INFO in the master file (Doc 9303-10 Table 38)."""


def read_atr_info(channel: Channel) -> AtrInfo | None:
    """EF.ATR/INFO, where the master file is the current one; None where it is not to be had in one command, since it is
    only an advice. Raises what the channel raises."""
    response = channel.exchange(commands.read_binary_by_short_identifier(_SHORT_IDENTIFIER, SHORT_LE_MAX))
    if response.sw not in (StatusWord.SUCCESS, StatusWord.END_OF_FILE) or not response.data:
        return None
    try:
        return parse_ef_atr_info(response.data)
    except MalformedData:
        return None
