"""How opening a chip fails: a wrong key is told from everything else."""

from __future__ import annotations

from cardreader.errors import CardCommunicationError, CardError, CardFault, StatusError
from cardreader.iso7816.apdu import CommandApdu, ResponseApdu
from cardreader.iso7816.channel import Channel
from cardreader.iso7816.status import StatusWord


class WrongKey(CardError):  # noqa: N818 - what the card said
    """The card refused the proof of the key. `sw` is None where it fell silent or its own proof was wrong."""

    def __init__(self, message: str, sw: int | None, *, blocked: bool = False) -> None:
        super().__init__(CardFault.KEY_BLOCKED if blocked else CardFault.WRONG_KEY, message)
        self.sw = sw


def is_blocked(sw: int) -> bool:
    """Whether the status word says that no try is left."""
    return sw in (StatusWord.AUTHENTICATION_METHOD_BLOCKED, 0x63C0)


def prove_key(channel: Channel, command: CommandApdu, what: str) -> ResponseApdu:
    """Sends the command by which the terminal proves that it knows the key; returns the answer where it is 9000.

    Raises WrongKey for the answers that cards give to a wrong key, silence included: a card pulled away raises
    CardRemoved in the connection and is no matter of the key. Any other status word raises StatusError.
    """
    try:
        response = channel.exchange(command)
    except CardCommunicationError as error:
        raise WrongKey(f"{what}: the card fell silent on the proof of the key", None) from error
    sw = response.sw
    if sw == StatusWord.SUCCESS:
        return response
    if is_blocked(sw):
        raise WrongKey(f"{what}: the key is blocked ({sw:04X})", sw, blocked=True)
    refused = (StatusWord.AUTHENTICATION_FAILED, StatusWord.SECURITY_STATUS_NOT_SATISFIED, StatusWord.INCORRECT_DATA)
    if sw in refused or sw >> 4 == 0x63C or sw == StatusWord.SM_DATA_OBJECTS_INCORRECT:
        raise WrongKey(f"{what}: the key was refused ({sw:04X})", sw)
    raise StatusError(CardFault.PROTOCOL_VIOLATION, what, sw)
