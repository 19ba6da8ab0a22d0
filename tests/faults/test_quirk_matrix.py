"""Every quirk of the catalogue by every protocol: the reader reads through it, or stops with the one right code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from cardreader.access.keys import ChipKeys
from cardreader.chip import ChipReader, ChipReadFailure, ProtocolChoice
from cardreader.document import Assurance
from cardreader.errors import CardFault
from cardreader.evidence import AccessProtocol
from kiosk.domain.failures import FailureCode
from simulators.chip.connection import SoftwareCardConnection
from simulators.chip.quirks.access import SLOW_S
from simulators.chip.quirks.catalogue import ALL, UnknownQuirkError, card_of, find
from simulators.chip.quirks.quirk import Quirk
from tools.chip_quirks import (
    HEAD,
    KEYS,
    PROTOCOLS,
    WRONG_KEY_ROW,
    WRONG_KEYS,
    Outcome,
    image_with,
    outcome,
    read,
    row,
)

ROWS = range(1, 55)
PAGE = (Path(__file__).parents[2] / "docs" / "chip-quirks.md").read_text(encoding="utf-8")
PACE, BAC = AccessProtocol.PACE, AccessProtocol.BAC
GENUINE, INTACT = Assurance.CHIP_GENUINE, Assurance.CHIP_INTACT


@dataclass(frozen=True, slots=True)
class Expected:
    """A level of assurance and by what protocol, or a code. `remark` is a part of the only remark."""

    result: Assurance | FailureCode
    protocol: AccessProtocol | None = None
    remark: str = ""
    broken_off: tuple[FailureCode, ...] = ()


def reads(protocol: AccessProtocol, remark: str = "", *, level: Assurance = GENUINE) -> Expected:
    return Expected(level, protocol, remark)


def stops(code: FailureCode, remark: str = "") -> Expected:
    return Expected(code, None, remark)


def throughout(remark: str) -> tuple[Expected, ...]:
    """Read by any protocol, with a remark."""
    return reads(PACE, remark), reads(PACE, remark), reads(BAC, remark)


def never(code: FailureCode) -> tuple[Expected, ...]:
    return (stops(code),) * 3


def after(*codes: FailureCode) -> tuple[Expected, ...]:
    """Read by any protocol in the end."""
    return tuple(Expected(GENUINE, protocol, broken_off=codes) for protocol in (PACE, PACE, BAC))


USUAL = throughout("")
UNSUPPORTED, MALFORMED = FailureCode.CARD_UNSUPPORTED, FailureCode.CARD_DATA_MALFORMED
BROKEN, WRONG_KEY = FailureCode.CHANNEL_BROKEN, FailureCode.WRONG_KEY
NO_PACE = (reads(BAC), stops(UNSUPPORTED), reads(BAC))
HIDDEN = (
    reads(BAC, "EF.CardAccess is not shown, and its copy in DG14 offers PACE", level=INTACT),
    stops(UNSUPPORTED),
    reads(BAC),
)
DOWNGRADED = stops(FailureCode.CARD_NOT_GENUINE, "EF.CardAccess is weaker than its signed copy")
UNTOLD = "names no domain parameters"
ANEW = "a new session was needed: the length asked for was refused"

TABLE: dict[str, tuple[Expected, ...]] = {
    "mf-empty-selects-nothing": USUAL,
    "mf-selects-nothing": USUAL,
    "mf-selected": USUAL,
    "mf-refused-6a86": USUAL,
    "mf-refused-6a87": USUAL,
    "mf-refused-6985": USUAL,
    "mf-refused-6d00": USUAL,
    "mf-refused-6982": USUAL,
    "mf-6d00-card-access-after": USUAL,
    "card-access-absent": NO_PACE,
    "preselected": HIDDEN,
    "preselected-card-access-6283": HIDDEN,
    "preselected-card-access-6982": HIDDEN,
    "ef-dir-refused": USUAL,
    "le-on-select-refused": USUAL,
    "le-on-mse-refused": USUAL,
    "no-sfi-card-access": USUAL,
    "no-sfi-6a82": USUAL,
    "no-sfi-6a86": USUAL,
    "dg3-listed-locked": USUAL,
    "dg11-listed-absent": USUAL,
    "le-00-refused": USUAL,
    "le-00-exact-length": USUAL,
    "past-end-6282-data": USUAL,
    "past-end-6282-empty": USUAL,
    "past-end-6282-bad-padding": USUAL,
    "past-end-6b00-dead": throughout(ANEW),
    "le-192-at-most": USUAL,
    "le-160-at-most": USUAL,
    "le-under-100": USUAL,
    "extended-6700-uncounted": USUAL,
    "extended-6700-counted": throughout(ANEW),
    "extended-6700-dead": throughout(ANEW),
    "large-le-empty-9000": USUAL,
    "fewer-bytes-than-asked": USUAL,
    "file-shorter-than-read-ahead": NO_PACE,
    "bytes-after-object": USUAL,
    "long-file": USUAL,
    "length-of-4-gb": never(MALFORMED),
    "deep-nesting": never(UNSUPPORTED),
    "deep-nesting-photo": never(MALFORMED),
    "indefinite-length": never(MALFORMED),
    "long-answer-61xx": USUAL,
    "long-answer-61xx-begun": USUAL,
    "bac-removed": (reads(PACE), reads(PACE), stops(UNSUPPORTED)),
    "mutual-authenticate-le-28": USUAL,
    "mutual-authenticate-le-00": USUAL,
    "document-number-with-filler": USUAL,
    "wrong-key-6300": never(WRONG_KEY),
    "wrong-key-63cx": never(WRONG_KEY),
    "wrong-key-6982": never(WRONG_KEY),
    "wrong-key-silence": never(WRONG_KEY),
    "wrong-key-mute": never(WRONG_KEY),
    "pace-wants-parameter-id": USUAL,
    "pace-no-parameter-id": USUAL,
    "pace-parameters-untold": (reads(BAC, UNTOLD), stops(UNSUPPORTED, UNTOLD), reads(BAC)),
    "pace-gm-and-im": USUAL,
    "pace-gm-and-cam": USUAL,
    "pace-im-only": USUAL,
    "pace-dh-2048": USUAL,
    "pace-dh-2048-chained": USUAL,
    "pace-3des": USUAL,
    "pace-aes-256": USUAL,
    "pace-fails": (reads(BAC), stops(MALFORMED), reads(BAC)),
    "pace-fails-at-token": (reads(BAC), stops(MALFORMED), reads(BAC)),
    "card-access-weaker": (DOWNGRADED, DOWNGRADED, reads(BAC)),
    "ca-key-id-single": USUAL,
    "ca-key-id-refused": USUAL,
    "ca-several-keys": USUAL,
    "ca-several-keys-no-id": throughout("a new session was needed: Chip Authentication: the chip refused"),
    "ca-not-announced": USUAL,
    "ca-3des": USUAL,
    "ca-3des-dh": USUAL,
    "ca-aes-256": USUAL,
    "ca-6f00": throughout("a new session was needed: Chip Authentication: the chip refused to go on: 6F00"),
    "ca-6f00-at-agreement": throughout(
        "a new session was needed: Chip Authentication: the chip refused to go on: 6F00"
    ),
    "aa-cut-at-256": USUAL,
    "aa-nothing-at-le-65536": USUAL,
    "aa-ecdsa-der": USUAL,
    "aa-rsa-leading-zeros": USUAL,
    "aa-rsa-tiny": USUAL,
    "sod-id-data": USUAL,
    "sod-old-icao-oid": USUAL,
    "sod-old-maker-oid": USUAL,
    "signer-explicit-brainpool": USUAL,
    "signer-explicit-nist": USUAL,
    "signer-rare-curve": never(UNSUPPORTED),
    "aa-explicit-curve": USUAL,
    "sod-other-algorithm": USUAL,
    "sod-algorithm-key-only": USUAL,
    "sod-algorithm-wrong-hash": USUAL,
    "sod-pss-key": USUAL,
    "sod-pss-named": USUAL,
    "sod-by-key-id": USUAL,
    "sod-issuer-rewritten": USUAL,
    "sod-two-hashes": USUAL,
    "sod-sha1": USUAL,
    "dg14-out-of-order": USUAL,
    "dg14-long-lengths": USUAL,
    "dates-in-bcd": USUAL,
    "dates-as-text": USUAL,
    "texts-empty": USUAL,
    "fields-missing": USUAL,
    "dg2-feature-points": USUAL,
    "dg2-several-images": USUAL,
    "dg2-iso-19794-5-2011": USUAL,
    "dg2-iso-39794-5": USUAL,
    "dg2-constructed-block": USUAL,
    "dg2-second-template": USUAL,
    "dg2-no-cbeff": USUAL,
    "dg2-bare-image": USUAL,
    "dg2-zero-lengths": USUAL,
    "dg2-huge-lengths": USUAL,
    "dg2-wrong-point-count": USUAL,
    "dg2-grey-jpeg": USUAL,
    "dg2-exif-jpeg": USUAL,
    "dg2-jp2": USUAL,
    "dg2-padded-jp2": USUAL,
    "dg2-grey-jp2": USUAL,
    "dg2-grey-16-bit-jp2": USUAL,
    "dg2-codestream": USUAL,
    "dg2-padded-codestream": USUAL,
    "dg2-grey-codestream": USUAL,
    "sm-without-do99": never(BROKEN),
    "sm-too-short": never(BROKEN),
    "sm-plain-9000": never(BROKEN),
    "sm-plain-data": never(BROKEN),
    "card-pulled-in-dg2": after(FailureCode.CARD_REMOVED),
    "slow-answer": USUAL,
    "reader-never-extended": USUAL,
    "reader-small-buffer": throughout(ANEW),
    "reader-says-0": USUAL,
    "reader-says-65536": USUAL,
    "power-up-fails": after(FailureCode.CARD_UNREADABLE),
    "reader-unplugged": after(FailureCode.READER_MISSING, FailureCode.READER_MISSING),
    "service-restarted": after(FailureCode.PCSC_UNAVAILABLE, FailureCode.PCSC_UNAVAILABLE),
    "wrong-can-slows": USUAL,
    "pace-can-only": USUAL,
    "pace-mrz-only": USUAL,
    "uid-asked-first": USUAL,
}

SEVERAL: dict[tuple[str, ...], tuple[Expected, ...]] = {
    ("mf-6d00-card-access-after", "mf-refused-6d00", "ef-dir-refused"): USUAL,
    ("mf-refused-6d00", "le-192-at-most", "past-end-6282-empty", "ef-dir-refused"): USUAL,
    ("preselected-card-access-6982", "mf-selects-nothing", "le-under-100"): HIDDEN,
    ("preselected", "mf-selected", "le-under-100"): USUAL,
    ("preselected", "mf-refused-6985", "card-access-absent"): NO_PACE,
    ("mutual-authenticate-le-00", "document-number-with-filler", "card-access-absent"): NO_PACE,
    ("no-sfi-6a82", "le-00-refused", "fewer-bytes-than-asked", "bytes-after-object"): USUAL,
    ("no-sfi-6a86", "le-160-at-most", "long-file"): USUAL,
    ("extended-6700-uncounted", "le-00-exact-length", "past-end-6282-bad-padding"): USUAL,
    ("extended-6700-counted", "le-160-at-most"): throughout(ANEW),
    ("large-le-empty-9000", "long-answer-61xx", "uid-asked-first"): USUAL,
    ("pace-dh-2048-chained", "long-answer-61xx-begun", "reader-never-extended"): USUAL,
    ("pace-im-only", "pace-wants-parameter-id", "slow-answer"): USUAL,
    ("bac-removed", "pace-can-only", "le-192-at-most"): (reads(PACE), reads(PACE), stops(UNSUPPORTED)),
    ("power-up-fails", "card-pulled-in-dg2", "le-under-100"): after(
        FailureCode.CARD_UNREADABLE, FailureCode.CARD_REMOVED, FailureCode.CARD_UNREADABLE
    ),
    ("sm-plain-9000", "le-160-at-most", "extended-6700-uncounted"): (stops(BROKEN, ANEW),) * 3,
    ("wrong-key-mute", "bac-removed"): (stops(WRONG_KEY), stops(WRONG_KEY), stops(UNSUPPORTED)),
}


def agree(found: Outcome, expected: Expected) -> None:
    assert (found.code or found.assurance) is expected.result, found
    if isinstance(expected.result, Assurance):
        assert found.protocol is expected.protocol
    assert found.broken_off == expected.broken_off
    if expected.remark:
        assert len(found.remarks) == 1, found
        assert expected.remark in found.remarks[0]
    else:
        assert found.remarks == ()


def test_every_reported_behaviour_is_played_and_every_quirk_expected() -> None:
    assert {quirk.row for quirk in ALL} == set(ROWS)
    assert [quirk.name for quirk in ALL if quirk.name not in TABLE] == []
    assert TABLE.keys() == {quirk.name for quirk in ALL}
    assert len({quirk.name for quirk in ALL}) == len(ALL)
    for quirk in ALL:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", quirk.name)
        assert "\n" not in quirk.behaviour


@pytest.mark.parametrize("quirk", ALL, ids=lambda quirk: quirk.name)
def test_a_quirk_is_read_through_or_stops_with_its_code(quirk: Quirk) -> None:
    for protocol, expected in zip(PROTOCOLS, TABLE[quirk.name], strict=True):
        agree(outcome(quirk, protocol), expected)
    assert row(quirk) in PAGE.splitlines(), "docs/chip-quirks.md is old: run make docs"


@pytest.mark.parametrize("names", SEVERAL, ids="+".join)
def test_several_at_once(names: tuple[str, ...]) -> None:
    quirks = tuple(find(name) for name in names)
    for protocol, expected in zip(PROTOCOLS, SEVERAL[names], strict=True):
        agree(read(quirks, protocol), expected)


@pytest.mark.parametrize("quirk", [quirk for quirk in ALL if quirk.row == WRONG_KEY_ROW], ids=lambda quirk: quirk.name)
def test_the_right_key_opens_what_answers_a_wrong_one_oddly(quirk: Quirk) -> None:
    for protocol, expected in zip(PROTOCOLS, USUAL, strict=True):
        agree(read((quirk,), protocol, KEYS), expected)


@pytest.mark.parametrize("name", ["wrong-key-silence", "wrong-key-mute"])
@pytest.mark.parametrize("protocol", [ProtocolChoice.PACE, ProtocolChoice.BAC])
def test_silence_on_a_wrong_key_is_told_from_a_card_pulled_away(name: str, protocol: ProtocolChoice) -> None:
    quirk = find(name)

    def fault(keys: ChipKeys, pulled_at: int) -> tuple[CardFault | None, int]:
        def pull(number: int) -> None:
            if number == pulled_at:
                connection.remove()

        connection = SoftwareCardConnection(card_of(image_with((quirk,)), (quirk,)), before_transmit=pull)
        found = ChipReader(connection, keys, protocol=protocol).read()
        return found.fault if isinstance(found, ChipReadFailure) else None, connection.count

    silent, commands = fault(WRONG_KEYS, 0)
    assert silent is CardFault.WRONG_KEY
    for number in range(1, commands + 1):
        removed, _ = fault(KEYS, number)
        assert removed is CardFault.CARD_REMOVED, number


def test_a_pace_that_failed_stands_in_the_evidence_of_what_bac_read() -> None:
    for name in ("pace-fails", "pace-fails-at-token"):
        found = outcome(find(name), ProtocolChoice.AUTO)
        assert found.protocol is BAC
        assert any("6FFF" in attempt for attempt in found.failed), found


def test_a_slow_answer_is_waited_for_and_slept_by_nobody_here() -> None:
    for protocol in PROTOCOLS:
        assert outcome(find("slow-answer"), protocol).naps == (SLOW_S,)


def test_the_third_wrong_can_slows_the_chip_until_the_right_one() -> None:
    quirk = find("wrong-can-slows")
    naps: list[float] = []
    card = card_of(image_with((quirk,)), (quirk,), sleep=naps.append)
    can = ChipKeys(WRONG_KEYS.can)
    for wrong in (True, True, True, True, False, False):
        before = len(naps)
        found = ChipReader(
            SoftwareCardConnection(card), can if wrong else ChipKeys(KEYS.can), protocol=ProtocolChoice.PACE
        ).read()
        assert isinstance(found, ChipReadFailure) is wrong
        naps += [-1.0] * (len(naps) == before)
    assert naps == [-1.0, -1.0, -1.0, SLOW_S, SLOW_S, -1.0]


def test_an_unknown_name_is_answered_with_those_there_are() -> None:
    with pytest.raises(
        UnknownQuirkError, match=r"no quirk 'mf'; there are: mf-empty-selects-nothing, .*uid-asked-first"
    ):
        find("mf")


def test_the_page_in_docs_lists_all_in_their_order() -> None:
    assert PAGE.startswith(HEAD)
    names = [line.split("`")[1] for line in PAGE.removeprefix(HEAD).splitlines()]
    assert names == [quirk.name for quirk in ALL]
