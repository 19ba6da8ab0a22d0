"""PC/SC return codes that a real service gives only now and then, played by a scripted service.

Reading through the real service is tested beside the virtual reader.
"""

from __future__ import annotations

from typing import Any

import pytest
from smartcard import scard

from cardreader import pcsc
from cardreader.errors import CardError, CardFault
from cardreader.pcsc import PcscContext

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


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (scard.SCARD_E_NO_SMARTCARD, CardFault.NO_CARD),
        (scard.SCARD_W_REMOVED_CARD, CardFault.NO_CARD),
        (scard.SCARD_E_UNKNOWN_READER, CardFault.NO_READER),
        (scard.SCARD_E_READER_UNAVAILABLE, CardFault.NO_READER),
        (scard.SCARD_E_NO_SERVICE, CardFault.SERVICE_UNAVAILABLE),
        (scard.SCARD_E_SERVICE_STOPPED, CardFault.SERVICE_UNAVAILABLE),
        (scard.SCARD_E_TIMEOUT, CardFault.TIMEOUT),
        (scard.SCARD_E_PROTO_MISMATCH, CardFault.COMMUNICATION),
    ],
)
def test_codes_on_connecting(monkeypatch: pytest.MonkeyPatch, code: int, fault: CardFault) -> None:
    _install(monkeypatch, SCardConnect=[_refused(code)])
    with pytest.raises(CardError) as stopped:
        PcscContext().connect(READER)
    assert stopped.value.fault is fault


@pytest.mark.parametrize("present", [True, False])
def test_a_failed_transmission_is_a_removal_only_where_the_card_is_gone(
    monkeypatch: pytest.MonkeyPatch, present: bool
) -> None:
    state = scard.SCARD_STATE_PRESENT if present else scard.SCARD_STATE_EMPTY
    waits: list[Any] = [
        (scard.SCARD_S_SUCCESS, [(READER, state, [])]),
        (scard.SCARD_E_TIMEOUT, []),
        (scard.SCARD_E_TIMEOUT, []),
    ]
    _install(monkeypatch, SCardTransmit=[(scard.SCARD_E_NOT_TRANSACTED, [])], SCardGetStatusChange=waits)
    with pytest.raises(CardError) as stopped:
        PcscContext().connect(READER).transmit(b"\x00\x84\x00\x00\x08")
    assert stopped.value.fault is (CardFault.COMMUNICATION if present else CardFault.CARD_REMOVED)


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
