"""PC/SC return codes that a real service gives only now and then, played by a scripted service.

Reading through the real service is tested beside the virtual reader.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from smartcard import scard

from cardreader import pcsc
from cardreader.errors import CardError, CardFault
from cardreader.pcsc import PcscContext
from cardreader.pcsc_features import read_max_apdu

READER = "Reader 00"


class _Service:
    """Stands in for the module `smartcard.scard`: its constants, and calls whose results a test lays down."""

    def __init__(self, **results: list[Any]) -> None:
        self._results = results
        self.calls: list[tuple[str, tuple[Any, ...]]] = []

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        if not name.startswith("SCard") or name == "SCardGetErrorMessage":
            return getattr(scard, name)

        def call(*arguments: Any) -> Any:  # noqa: ANN401
            self.calls.append((name, arguments))
            match name:
                case "SCardEstablishContext":
                    default: Any = (scard.SCARD_S_SUCCESS, object())
                case "SCardListReaders":
                    default = (scard.SCARD_S_SUCCESS, [READER])
                case "SCardGetStatusChange":
                    default = (scard.SCARD_E_TIMEOUT, [])
                case "SCardConnect":
                    default = (scard.SCARD_S_SUCCESS, object(), scard.SCARD_PROTOCOL_T1)
                case _:
                    default = scard.SCARD_S_SUCCESS
            laid_down = self._results.get(name)
            return laid_down.pop(0) if laid_down else default

        return call

    def count(self, name: str) -> int:
        return sum(1 for called, _ in self.calls if called == name)


def _install(monkeypatch: pytest.MonkeyPatch, **results: list[Any]) -> _Service:
    service = _Service(**results)
    monkeypatch.setattr(pcsc, "scard", service)
    return service


def _refused(code: int) -> tuple[int, int, int]:
    return code, 0, 0


def test_a_power_up_that_fails_is_tried_again_and_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    failing = _refused(scard.SCARD_W_UNRESPONSIVE_CARD)
    service = _install(monkeypatch, SCardConnect=[failing, failing])
    PcscContext().connect(READER).close()
    assert service.count("SCardConnect") == 3
    service = _install(monkeypatch, SCardConnect=[failing] * 9)
    with pytest.raises(CardError) as stopped:
        PcscContext().connect(READER)
    assert stopped.value.fault is CardFault.COMMUNICATION
    assert service.count("SCardConnect") == 3


def test_a_reader_held_by_another_program_is_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    service = _install(monkeypatch, SCardConnect=[_refused(scard.SCARD_E_SHARING_VIOLATION)])
    PcscContext().connect(READER).close()
    shares = [arguments[2] for name, arguments in service.calls if name == "SCardConnect"]
    assert shares == [scard.SCARD_SHARE_EXCLUSIVE, scard.SCARD_SHARE_SHARED]


def test_a_closed_connection_resets_the_card_once(monkeypatch: pytest.MonkeyPatch) -> None:
    service = _install(monkeypatch)
    connection = PcscContext().connect(READER)
    connection.close()
    connection.close()
    dispositions = [arguments[1] for name, arguments in service.calls if name == "SCardDisconnect"]
    assert dispositions == [scard.SCARD_RESET_CARD]


def _code(name: str) -> int:
    return int(getattr(scard, f"SCARD_{name}"))


SERVICE_CODES = (
    "E_NO_SERVICE",
    "E_SERVICE_STOPPED",
    "E_INVALID_HANDLE",
    "E_SYSTEM_CANCELLED",
    "E_SERVER_TOO_BUSY",
    "F_COMM_ERROR",
    "F_INTERNAL_ERROR",
    "P_SHUTDOWN",
)
OTHER_CODES = ("E_NO_MEMORY", "E_NO_ACCESS", "E_INVALID_PARAMETER", "E_INVALID_VALUE", "F_UNKNOWN_ERROR", "E_CANCELLED")
CONNECT_FAULTS = {
    CardFault.NO_CARD: ("E_NO_SMARTCARD", "W_REMOVED_CARD"),
    CardFault.NO_READER: ("E_UNKNOWN_READER", "E_READER_UNAVAILABLE", "E_NO_READERS_AVAILABLE", "E_READER_UNSUPPORTED"),
    CardFault.SERVICE_UNAVAILABLE: (*SERVICE_CODES, "E_NO_ACCESS", "W_SECURITY_VIOLATION"),
    CardFault.TIMEOUT: ("E_TIMEOUT", "F_WAITED_TOO_LONG"),
    CardFault.UNSUPPORTED: (
        "E_PROTO_MISMATCH",
        "E_CARD_UNSUPPORTED",
        "E_UNSUPPORTED_FEATURE",
        "W_UNSUPPORTED_CARD",
    ),
    CardFault.COMMUNICATION: (
        "W_UNRESPONSIVE_CARD",
        "W_UNPOWERED_CARD",
        "W_RESET_CARD",
        "E_SHARING_VIOLATION",
        "E_NOT_READY",
        "E_NO_MEMORY",
        "E_INVALID_VALUE",
        "F_UNKNOWN_ERROR",
    ),
}
TRANSMIT_FAULTS = {
    CardFault.CARD_REMOVED: ("W_REMOVED_CARD", "E_NO_SMARTCARD"),
    CardFault.NO_READER: ("E_READER_UNAVAILABLE", "E_UNKNOWN_READER", "E_NO_READERS_AVAILABLE"),
    CardFault.SERVICE_UNAVAILABLE: (
        *(name for name in SERVICE_CODES if name != "E_INVALID_HANDLE"),
        "E_NO_ACCESS",
        "W_SECURITY_VIOLATION",
    ),
    CardFault.TIMEOUT: ("E_TIMEOUT", "F_WAITED_TOO_LONG"),
    CardFault.COMMUNICATION: (
        "E_INSUFFICIENT_BUFFER",
        "E_INVALID_PARAMETER",
        "E_NO_MEMORY",
        "E_PCI_TOO_SMALL",
        "W_RESET_CARD",
    ),
}
"""Where the code alone decides."""
DOUBTFUL = (
    "E_NOT_TRANSACTED",
    "E_INVALID_HANDLE",
    "E_INVALID_VALUE",
    "E_COMM_DATA_LOST",
    "E_SHARING_VIOLATION",
    "E_PROTO_MISMATCH",
    "E_UNEXPECTED",
    "E_NOT_READY",
    "F_UNKNOWN_ERROR",
    "W_UNRESPONSIVE_CARD",
    "W_UNPOWERED_CARD",
)
"""Codes of a transmission after which the service is asked what is left."""


def _rows(faults: dict[CardFault, tuple[str, ...]]) -> list[tuple[str, CardFault]]:
    return [(name, fault) for fault, names in faults.items() for name in names]


@pytest.mark.parametrize(("name", "fault"), _rows(CONNECT_FAULTS))
def test_codes_on_connecting(monkeypatch: pytest.MonkeyPatch, name: str, fault: CardFault) -> None:
    _install(monkeypatch, SCardConnect=[_refused(_code(name))] * 99)
    with pytest.raises(CardError) as stopped:
        PcscContext().connect(READER)
    assert stopped.value.fault is fault
    if fault is not CardFault.NO_CARD:
        assert f"{_code(name) & 0xFFFFFFFF:08X}" in str(stopped.value)


def test_a_card_that_another_program_holds_for_itself_is_waited_for_and_then_said_to_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = _refused(scard.SCARD_E_SHARING_VIOLATION)
    service = _install(monkeypatch, SCardConnect=[held] * 99)
    with pytest.raises(CardError, match="another program holds the card"):
        PcscContext().connect(READER)
    waits = [arguments[1] for name, arguments in service.calls if name == "SCardGetStatusChange"]
    assert 1_000 <= sum(waits) < 2_000
    service._results["SCardConnect"] = [held] * 6
    PcscContext().connect(READER).close()
    assert scard.SCARD_SHARE_EXCLUSIVE in [arguments[2] for name, arguments in service.calls if name == "SCardConnect"]


@pytest.mark.parametrize(("name", "fault"), _rows(TRANSMIT_FAULTS))
def test_codes_on_transmitting(monkeypatch: pytest.MonkeyPatch, name: str, fault: CardFault) -> None:
    service = _install(monkeypatch, SCardTransmit=[(_code(name), [])])
    context = PcscContext()
    connection = context.connect(READER)
    with pytest.raises(CardError) as stopped:
        connection.transmit(b"\x00\x84\x00\x00\x08")
    assert stopped.value.fault is fault
    assert service.count("SCardGetStatusChange") == 0
    connection.close()
    context.list_readers()
    assert service.count("SCardEstablishContext") == (2 if name in SERVICE_CODES else 1)


LEFT = {
    CardFault.COMMUNICATION: (scard.SCARD_S_SUCCESS, scard.SCARD_STATE_PRESENT),
    CardFault.CARD_REMOVED: (scard.SCARD_S_SUCCESS, scard.SCARD_STATE_EMPTY),
    CardFault.NO_READER: (scard.SCARD_E_UNKNOWN_READER, 0),
    CardFault.SERVICE_UNAVAILABLE: (scard.SCARD_E_NO_SERVICE, 0),
}


@pytest.mark.parametrize("fault", LEFT)
@pytest.mark.parametrize("name", DOUBTFUL)
def test_a_code_that_says_nothing_of_the_card_is_judged_by_what_is_left(
    monkeypatch: pytest.MonkeyPatch, name: str, fault: CardFault
) -> None:
    code, state = LEFT[fault]
    waits: list[Any] = [(code, [(READER, state, [])]), (scard.SCARD_E_TIMEOUT, []), (scard.SCARD_E_TIMEOUT, [])]
    _install(monkeypatch, SCardTransmit=[(_code(name), [])], SCardGetStatusChange=waits)
    with pytest.raises(CardError) as stopped:
        PcscContext().connect(READER).transmit(b"\x00\x84\x00\x00\x08")
    assert stopped.value.fault is fault


@pytest.mark.parametrize("bits", [scard.SCARD_STATE_UNKNOWN, scard.SCARD_STATE_UNAVAILABLE])
def test_a_reader_that_the_service_no_longer_knows_is_unplugged(monkeypatch: pytest.MonkeyPatch, bits: int) -> None:
    waits: list[Any] = [(scard.SCARD_S_SUCCESS, [(READER, bits | scard.SCARD_STATE_CHANGED, [])])]
    _install(monkeypatch, SCardTransmit=[(scard.SCARD_E_NOT_TRANSACTED, [])], SCardGetStatusChange=waits)
    with pytest.raises(CardError) as stopped:
        PcscContext().connect(READER).transmit(b"\x00\x84\x00\x00\x08")
    assert stopped.value.fault is CardFault.NO_READER


@pytest.mark.parametrize("name", [*SERVICE_CODES, *OTHER_CODES])
@pytest.mark.parametrize("call", ["SCardEstablishContext", "SCardListReaders", "SCardGetStatusChange"])
def test_what_the_service_says_of_itself_is_never_a_fault_of_a_card(
    monkeypatch: pytest.MonkeyPatch, call: str, name: str
) -> None:
    service = _install(monkeypatch, **{call: [(_code(name), [])] * 3})
    context = PcscContext()
    with pytest.raises(CardError) as stopped:
        context.wait_for_change(0.0)
    assert stopped.value.fault is CardFault.SERVICE_UNAVAILABLE
    service._results.clear()
    service._results["SCardGetStatusChange"] = [(scard.SCARD_S_SUCCESS, [(READER, scard.SCARD_STATE_EMPTY, [])])]
    assert context.wait_for_change(0.0)
    assert [state.name for state in context.states()] == [READER]


@pytest.mark.parametrize("name", ["E_NO_READERS_AVAILABLE", "E_UNKNOWN_READER", "E_READER_UNAVAILABLE"])
def test_a_reader_that_goes_between_two_looks_is_a_change(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    _install(monkeypatch, SCardGetStatusChange=[(_code(name), [])])
    context = PcscContext()
    assert context.wait_for_change(0.0)
    assert context.states() == ()


FEATURES = [0x06, 4, 0x42, 0x33, 0x00, 0x06, 0x12, 4, 0x42, 0x33, 0x00, 0x12]
"""FEATURE_VERIFY_PIN_DIRECT and FEATURE_GET_TLV_PROPERTIES with their control codes."""
OK = scard.SCARD_S_SUCCESS


def _size(value: int) -> list[int]:
    return [0x02, 2, 0, 0, 0x0A, 4, *value.to_bytes(4, "little"), 0x0B, 1, 0]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([(OK, FEATURES), (OK, _size(2_048))], 2_048),
        ([(OK, FEATURES), (OK, _size(256))], 256),
        ([(OK, FEATURES), (OK, _size(65_535))], 65_535),
        ([(OK, FEATURES), (OK, _size(0))], None),
        ([(OK, FEATURES), (OK, _size(0x10000))], None),
        ([(OK, FEATURES), (OK, _size(0xFFFFFFFF))], None),
        ([(OK, FEATURES), (OK, _size(64))], None),
        ([(OK, FEATURES), (OK, [0x0A, 2, 0, 8])], None),
        ([(OK, FEATURES), (OK, [0x0A, 4, 0, 8])], None),
        ([(OK, FEATURES), (OK, [])], None),
        ([(OK, FEATURES), (scard.SCARD_E_NOT_TRANSACTED, [])], None),
        ([(OK, FEATURES[:6])], None),
        ([(OK, FEATURES[:-1])], None),
        ([(OK, [])], None),
        ([(scard.SCARD_E_UNSUPPORTED_FEATURE, [])], None),
        ([(scard.SCARD_W_REMOVED_CARD, [])], None),
    ],
)
def test_the_longest_apdu_is_what_the_reader_says_if_it_means_it(
    monkeypatch: pytest.MonkeyPatch, answers: list[Any], expected: int | None
) -> None:
    service = _install(monkeypatch, SCardControl=list(answers))
    connection = PcscContext().connect(READER)
    assert connection.max_apdu == expected
    assert connection.max_apdu == expected
    codes = [arguments[1] for name, arguments in service.calls if name == "SCardControl"]
    assert codes == [scard.SCARD_CTL_CODE(3400), 0x42330012][: len(answers)]


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_whatever_a_reader_says_is_a_size_or_nothing(features: bytes, properties: bytes) -> None:
    size = read_max_apdu(lambda code: features if code == 1 else properties, 1)
    assert size is None or 0x100 <= size < 0x10000


def test_a_removal_noticed_late_is_a_removal(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = scard.SCARD_STATE_CHANGED
    waits: list[Any] = [
        (scard.SCARD_S_SUCCESS, [(READER, scard.SCARD_STATE_PRESENT | changed, [])]),
        (scard.SCARD_S_SUCCESS, [(READER, scard.SCARD_STATE_EMPTY | changed, [])]),
    ]
    _install(monkeypatch, SCardTransmit=[(scard.SCARD_E_NOT_TRANSACTED, [])], SCardGetStatusChange=waits)
    with pytest.raises(CardError) as stopped:
        PcscContext().connect(READER).transmit(b"\x00\x84\x00\x00\x08")
    assert stopped.value.fault is CardFault.CARD_REMOVED


@pytest.mark.parametrize("name", [*SERVICE_CODES, *OTHER_CODES, "W_REMOVED_CARD", "E_NO_SMARTCARD", "W_RESET_CARD"])
def test_letting_go_of_what_is_no_longer_there_is_no_failure(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    service = _install(monkeypatch, SCardDisconnect=[_code(name)], SCardReleaseContext=[_code(name)])
    context = PcscContext()
    context.connect(READER).close()
    context.close()
    context.close()
    assert (service.count("SCardDisconnect"), service.count("SCardReleaseContext")) == (1, 1)


def test_a_dead_context_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    service = _install(monkeypatch, SCardListReaders=[(scard.SCARD_E_SERVICE_STOPPED, [])])
    assert PcscContext().list_readers() == (READER,)
    assert service.count("SCardEstablishContext") == 2


def test_no_service_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    _install(monkeypatch, SCardEstablishContext=[(scard.SCARD_E_NO_SERVICE, 0)] * 3)
    context = PcscContext()
    for use in (context.list_readers, lambda: context.wait_for_change(0.1), lambda: context.connect(READER)):
        with pytest.raises(CardError) as stopped:
            use()
        assert stopped.value.fault is CardFault.SERVICE_UNAVAILABLE


def test_no_readers_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    _install(monkeypatch, SCardListReaders=[(scard.SCARD_E_NO_READERS_AVAILABLE, [])])
    assert PcscContext().list_readers() == ()


def test_changes_and_states(monkeypatch: pytest.MonkeyPatch) -> None:
    changed, present, mute = scard.SCARD_STATE_CHANGED, scard.SCARD_STATE_PRESENT, scard.SCARD_STATE_MUTE
    service = _install(
        monkeypatch,
        SCardGetStatusChange=[
            (scard.SCARD_S_SUCCESS, [(READER, changed | scard.SCARD_STATE_EMPTY, [])]),
            (scard.SCARD_E_TIMEOUT, []),
            (scard.SCARD_S_SUCCESS, [(READER, changed | present | mute, [])]),
        ],
        SCardListReaders=[(scard.SCARD_S_SUCCESS, [READER])] * 3 + [(scard.SCARD_E_NO_READERS_AVAILABLE, [])],
    )
    context = PcscContext()
    assert context.wait_for_change(60.0)
    assert not context.states()[0].card_present
    assert not context.wait_for_change(60.0)
    assert context.wait_for_change(60.0)
    assert (context.states()[0].card_present, context.states()[0].mute) == (True, True)
    waits = [arguments[1] for name, arguments in service.calls if name == "SCardGetStatusChange"]
    assert set(waits) == {500}
    service._results["SCardGetStatusChange"] = [(scard.SCARD_E_TIMEOUT, [])]
    assert context.wait_for_change(0.1)
    assert context.states() == ()
