"""Readers with quirks: what they refuse, what they say of themselves, and what happens from one connection to the next.

A person's card is read through them to its end, however many tries that takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from cardreader.access.keys import Can, ChipKeys, MrzKey
from cardreader.authenticity.verdict import VerdictResult
from cardreader.chip import ChipReader, ChipReadFailure, ChipReadResult, ProtocolChoice
from cardreader.errors import CardCommunicationError, CardError, CardFault
from cardreader.evidence import Step
from simulators.chip.active_keys import EcdsaKind, RsaKind
from simulators.chip.agreement_keys import CaKind
from simulators.chip.card import SoftwareCard
from simulators.chip.image import ChipImage
from simulators.chip.personalisation import make_chip
from simulators.chip.pki import CountrySigningAuthority
from simulators.chip.quirks import readers
from simulators.chip.quirks.quirk import Quirk
from simulators.chip.recipe import Recipe
from simulators.reader.inprocess import READER_NAME, SimulatedReader
from simulators.reader.quirky import QuirkyReaders

from .chip_terminal import portrait, sample_data

QUIRKS = {quirk.name: quirk for quirk in readers.QUIRKS}
PROTOCOLS = pytest.mark.parametrize("protocol", [ProtocolChoice.PACE, ProtocolChoice.BAC])
ACTIVE = pytest.mark.parametrize("active", [EcdsaKind(), RsaKind(2_048)], ids=["ECDSA", "RSA"])
EXTENDED_SELECT = bytes.fromhex("00A4040C000007A0000002471001")


@cache
def chip(active: EcdsaKind | RsaKind = EcdsaKind()) -> ChipImage:  # noqa: B008 - frozen
    data = sample_data(portrait=portrait(240, 320))
    recipe = Recipe(data=data, active_authentication=active, chip_authentication=CaKind())
    return make_chip(recipe, CountrySigningAuthority.create())


def through(*quirks: Quirk, active: EcdsaKind | RsaKind = EcdsaKind()) -> QuirkyReaders:  # noqa: B008
    reader = SimulatedReader()
    reader.insert(SoftwareCard(chip(active)))
    return QuirkyReaders(reader, quirks)


def read(reader: QuirkyReaders, protocol: ProtocolChoice) -> ChipReadResult | ChipReadFailure | CardError:
    """One try: the reader's error where it does not connect."""
    information = chip().mrz_information
    keys = ChipKeys(Can(chip().can), (MrzKey(information[:9], information[10:16], information[17:23]),))
    try:
        connection = reader.connect(READER_NAME)
    except CardError as error:
        return error
    return ChipReader(connection, keys, protocol=protocol).read()


def whole(outcome: ChipReadResult | ChipReadFailure | CardError) -> ChipReadResult:
    assert isinstance(outcome, ChipReadResult), outcome
    assert outcome.verdicts.intact.result is VerdictResult.VERIFIED
    assert outcome.verdicts.active_authentication.result is VerdictResult.VERIFIED
    assert outcome.verdicts.chip_authentication.result is VerdictResult.VERIFIED
    return outcome


def faults(name: str, protocol: ProtocolChoice) -> Iterator[tuple[CardFault, Step | None]]:
    """What goes wrong until the card is read."""
    reader = through(QUIRKS[name])
    for _ in range(4):
        match read(reader, protocol):
            case ChipReadFailure() as failure:
                assert failure.document is not None, "the person is known before the photo is read"
                yield failure.fault, failure.step
            case CardError() as error:
                yield error.fault, None
            case ChipReadResult() as found:
                whole(found)
                return
    pytest.fail("never read")


@PROTOCOLS
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("card-pulled-in-dg2", [(CardFault.CARD_REMOVED, Step.PHOTO)]),
        ("power-up-fails", [(CardFault.COMMUNICATION, None)]),
        ("reader-unplugged", [(CardFault.NO_READER, Step.PHOTO), (CardFault.NO_READER, None)]),
        (
            "service-restarted",
            [(CardFault.SERVICE_UNAVAILABLE, Step.PHOTO), (CardFault.SERVICE_UNAVAILABLE, None)],
        ),
    ],
)
def test_after_what_happens_at_the_reader_the_card_is_read(
    name: str, expected: list[tuple[CardFault, Step | None]], protocol: ProtocolChoice
) -> None:
    assert list(faults(name, protocol)) == expected


@PROTOCOLS
def test_the_card_pulled_where_only_short_commands_pass(protocol: ProtocolChoice) -> None:
    reader = through(QUIRKS["card-pulled-in-dg2"], QUIRKS["reader-never-extended"])
    first = read(reader, protocol)
    assert isinstance(first, ChipReadFailure)
    assert (first.fault, first.step) == (CardFault.CARD_REMOVED, Step.PHOTO)
    whole(read(reader, protocol))


@PROTOCOLS
@ACTIVE
@pytest.mark.parametrize("name", ["reader-small-buffer"])
def test_readers_that_cannot_carry_or_do_not_tell_what_they_carry(
    name: str, active: EcdsaKind | RsaKind, protocol: ProtocolChoice
) -> None:
    found = read(through(QUIRKS[name], active=active), protocol)
    assert isinstance(found, ChipReadResult), found
    assert found.verdicts.intact.result is VerdictResult.VERIFIED
    assert found.verdicts.chip_authentication.result is VerdictResult.VERIFIED
    proof = found.verdicts.active_authentication.result
    assert proof is (VerdictResult.VERIFIED if isinstance(active, EcdsaKind) else VerdictResult.CANNOT_TELL)


@PROTOCOLS
@ACTIVE
@pytest.mark.parametrize("name", ["reader-never-extended", "reader-says-65536"])
def test_readers_that_pass_short_commands_alone(
    name: str, active: EcdsaKind | RsaKind, protocol: ProtocolChoice
) -> None:
    """256 bytes of signature fit no short answer, which is not held against the chip."""
    found = read(through(QUIRKS[name], active=active), protocol)
    assert isinstance(found, ChipReadResult), found
    assert found.verdicts.intact.result is VerdictResult.VERIFIED
    assert found.verdicts.chip_authentication.result is VerdictResult.VERIFIED
    proof = found.verdicts.active_authentication.result
    assert proof is (VerdictResult.VERIFIED if isinstance(active, EcdsaKind) else VerdictResult.CANNOT_TELL)


@PROTOCOLS
@ACTIVE
def test_a_reader_that_says_nothing_of_what_it_carries(active: EcdsaKind | RsaKind, protocol: ProtocolChoice) -> None:
    found = read(through(QUIRKS["reader-says-0"], active=active), protocol)
    assert isinstance(found, ChipReadResult), found
    assert found.verdicts.active_authentication.result is VerdictResult.VERIFIED


def test_what_readers_say_and_do() -> None:
    said = {
        name: through(QUIRKS[name]).connect(READER_NAME).max_apdu for name in ("reader-says-0", "reader-says-65536")
    }
    assert said == {"reader-says-0": 0, "reader-says-65536": 0x10000}
    assert through(QUIRKS["reader-says-0"]).connect(READER_NAME).transmit(EXTENDED_SELECT) == b"\x90\x00"
    for name, code in (("reader-never-extended", "80100016"), ("reader-small-buffer", "80100008")):
        connection = through(QUIRKS[name]).connect(READER_NAME)
        with pytest.raises(CardCommunicationError, match=code):
            connection.transmit(EXTENDED_SELECT)
        # READ BINARY by short identifier needs the application: only the second reader let the card hear of it.
        answer = connection.transmit(bytes.fromhex("00B09E0004"))
        assert answer[-2:] == (b"\x69\x82" if name == "reader-small-buffer" else b"\x90\x00"), name


def test_all_else_is_left_to_the_reader() -> None:
    reader = through(*readers.QUIRKS)
    assert reader.wait_for_change(0.0)
    assert [state.name for state in reader.states()] == [READER_NAME]
    reader.close()
