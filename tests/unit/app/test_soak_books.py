"""The books of a soak: whatever is wrong in them is found, and nothing where nothing is."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.app.soak.books import Kept, balance, read_kept
from kiosk.app.soak.plan import Faults
from kiosk.app.soak.report import Problem, SoakReport
from kiosk.app.soak.vitals import Trend, Trends, Vitals, take_vitals, trends
from kiosk.domain.checkin import DeliveryStatus
from kiosk.store.sql_store import SqlStore, StoreMode
from simulators.gateway.records import ReceivedCheckIn
from tests.unit.gateway.support import make_check_in

CONFIRMED, QUEUED, REFUSED = DeliveryStatus.CONFIRMED, DeliveryStatus.QUEUED, DeliveryStatus.REFUSED


def held(*keys: str, times: int = 1) -> list[ReceivedCheckIn]:
    return [ReceivedCheckIn(key, {}, b"", "R", datetime(2026, 11, 22, tzinfo=UTC), times) for key in keys]


def kept(**statuses: DeliveryStatus) -> Kept:
    keys = tuple(statuses)
    return Kept(keys, keys, tuple((1, "A", place) for place in range(1, len(keys) + 1)), dict(statuses))


@given(st.dictionaries(st.from_regex("[a-z]{1,4}", fullmatch=True), st.sampled_from(DeliveryStatus)), st.data())
def test_books_that_agree_have_no_problems(statuses: dict[str, DeliveryStatus], data: st.DataObject) -> None:
    given_out = data.draw(st.sets(st.sampled_from(sorted(statuses)))) if statuses else set()
    # What waits or was refused may have arrived all the same: the answer may have been lost.
    arrived = [key for key, status in statuses.items() if status is CONFIRMED or data.draw(st.booleans())]
    found = balance(given_out, kept(**statuses), held(*arrived, times=data.draw(st.integers(1, 3))))
    assert found.problems == ()
    assert (found.committed, found.held) == (len(statuses), len(arrived))
    assert found.waiting + found.refused + list(statuses.values()).count(CONFIRMED) == len(statuses)


def test_a_number_without_a_check_in_is_a_loss() -> None:
    assert balance({"a", "b"}, kept(a=CONFIRMED), held("a")).lost == ("b",)


def test_confirmed_and_not_at_the_gateway_is_a_loss() -> None:
    assert balance(set(), kept(a=CONFIRMED, b=QUEUED, c=REFUSED), held()).lost == ("a",)


def test_a_check_in_that_nobody_sends_is_a_loss() -> None:
    books = kept(a=CONFIRMED, b=QUEUED)
    assert balance(set(), replace(books, outbox={"a": CONFIRMED}), held("a")).lost == ("b",)


def test_what_is_there_twice_or_was_never_committed_is_doubled() -> None:
    assert balance(set(), kept(a=CONFIRMED), held("a", "a")).doubled == ("a",)
    assert balance(set(), kept(a=CONFIRMED), held("a", "z")).doubled == ("z",)
    assert balance(set(), kept(a=CONFIRMED), held("a", times=5)).doubled == ()


def test_a_number_drawn_twice_is_told() -> None:
    books = replace(kept(a=CONFIRMED, b=CONFIRMED), numbers=((1, "A", 7), (1, "A", 7)))
    assert balance(set(), books, held("a", "b")).problems == ("a number was drawn twice: [(1, 'A', 7)]",)


def test_half_a_check_in_is_told() -> None:
    books = kept(a=CONFIRMED, b=CONFIRMED)
    assert balance(set(), replace(books, tickets=("a",)), held("a", "b")).wrong == ("check-ins and tickets differ",)


def test_the_books_are_read_past_the_store(tmp_path: Path) -> None:
    store = SqlStore(tmp_path / "kiosk.db", tmp_path / "kiosk.key", StoreMode.SIMULATED)
    ticket = store.commit(make_check_in())
    found = read_kept(tmp_path / "kiosk.db")
    store.close()
    assert found.check_ins == found.tickets == (ticket.key,)
    assert found.outbox == {ticket.key: QUEUED}
    assert len(found.numbers) == 1


def samples(*resident: int, handles: int = 9, threads: int = 1) -> list[Vitals]:
    return [Vitals(10 * place, value, handles, threads) for place, value in enumerate(resident)]


def test_memory_that_only_fills_its_caches_is_flat() -> None:
    found = trends(samples(*range(100_000, 400_000, 30_000), *[400_000, 400_100] * 30))
    assert (found.memory, found.handles, found.threads) == (Trend.FLAT, Trend.FLAT, Trend.FLAT)
    assert found.problems == ()


def test_memory_that_grows_is_told() -> None:
    found = trends(samples(*range(100_000, 200_000, 1000)))
    assert found.memory is Trend.GROWS
    assert found.kib_a_visit == pytest.approx(100)
    assert found.problems == ("memory grows",)


def test_handles_and_threads_that_grow_are_told() -> None:
    growing = [Vitals(10 * place, 1000, 9 + place, 1 + place // 2) for place in range(60)]
    assert trends(growing).problems == ("the number of file handles grows", "the number of threads grows")


def test_a_short_run_tells_no_trend() -> None:
    assert trends(samples(1, 2, 3)).memory is Trend.TOO_SHORT
    assert take_vitals(0).handles > 0


def report(*problems: Problem) -> SoakReport:
    return SoakReport(
        seed=5,
        faults=Faults.RANDOM,
        check_ins=12,
        visits=20,
        problems=problems,
        balance=balance({"b"}, kept(a=CONFIRMED), held("a")),
        outcomes={"checked_in": 12, "abandoned": 8},
        happenings={"gateway": 3},
        staff={},
        deliveries={"accepted": 12},
        virtual=7200.0,
        wall=60.0,
        cpu=30.0,
        trace="ab" * 32,
        first=Vitals(0, 102_400, 9, 1),
        last=Vitals(20, 204_800, 9, 1),
        trends=Trends(Trend.TOO_SHORT, None, Trend.TOO_SHORT, Trend.TOO_SHORT),
    )


def test_a_report_says_how_to_see_a_failure_again() -> None:
    failed = report(Problem(7, "b is lost"), Problem(7, "memory grows"))
    assert failed.reproduce == "kiosk simulate soak --faults random --seed 5 --visits 7"
    assert failed.as_table().splitlines()[-3:] == [
        "FAILED at visit 7: b is lost",
        "FAILED at visit 7: memory grows",
        "again, as far as the first failure: kiosk simulate soak --faults random --seed 5 --visits 7",
    ]
    told = failed.as_json()
    assert (told["held"], told["lost"], told["doubled"], told["reproduce"]) == (False, 1, 0, failed.reproduce)


def test_a_report_says_that_all_was_well() -> None:
    table = report().as_table()
    assert table.endswith("all invariants held")
    assert "2.0 h, played in 60 s" in table
    assert "checked_in 12, abandoned 8" in table
    assert "too short: 100 to 200 MiB" in table
    assert report().as_json()["reproduce"] is None
