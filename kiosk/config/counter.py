"""What the settings file says of a one-stop-shop counter."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from kiosk.domain.dossier import NumberRange, Paper, Procedure
from kiosk.domain.working_days import WorkCalendar
from kiosk.session.policy import CounterPolicy


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Weekday(StrEnum):
    """The days of a week, in their order."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def place(self) -> int:
        """From 0, Monday."""
        return list(Weekday).index(self)


class PaperSection(_Section):
    """One paper that a procedure asks for."""

    name: Annotated[str, Field(min_length=1, max_length=255)]
    copies: Annotated[int, Field(ge=1, le=99)] = 1
    required: bool = True


class ProcedureSection(_Section):
    """One row of the catalogue of procedures."""

    code: Annotated[str, Field(min_length=1, max_length=50)]
    name: Annotated[str, Field(min_length=1, max_length=500)]
    field: Annotated[str, Field(min_length=1, max_length=255)]
    working_days: Annotated[int, Field(ge=0, le=1000)]
    fee: Annotated[int, Field(ge=0)] = 0
    papers: Annotated[tuple[PaperSection, ...], Field(max_length=40)] = ()

    def procedure(self) -> Procedure:
        """The row as the session knows it."""
        papers = tuple(Paper(paper.name, paper.copies, paper.required) for paper in self.papers)
        return Procedure(self.code, self.name, self.field, papers, self.working_days, self.fee)


class CounterSection(_Section):
    """The counter, its numbers, its calendar and its catalogue."""

    agency: Annotated[str, Field(pattern=r"^[0-9A-Z]+(\.[0-9A-Z]+)*$", max_length=40)]
    """The agency's identifier in electronic documents (Decision 20/2020/QĐ-TTg), such as H26.19."""
    first_number: Annotated[int, Field(ge=1, le=9999)] = 1
    last_number: Annotated[int, Field(ge=1, le=9999)] = 9999
    """Two counters of one agency each need a range of their own."""
    lock_minutes: Annotated[float, Field(ge=1, le=120)] = 10.0
    """A desk without a touch, before the officer signs in again."""
    idle_minutes: Annotated[float, Field(ge=1, le=30)] = 5.0
    """A person's visit without a touch, before it is warned of and cleared."""
    weekend: tuple[Weekday, ...] = (Weekday.SATURDAY, Weekday.SUNDAY)
    holidays: tuple[date, ...] = ()
    made_up: tuple[date, ...] = ()
    """Days of a weekend that are worked in exchange for another."""
    procedures: Annotated[tuple[ProcedureSection, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.first_number > self.last_number:
            raise ValueError("first_number is above last_number")
        if len({row.code for row in self.procedures}) != len(self.procedures):
            raise ValueError("two procedures have the same code")
        self.policy()  # raises ValueError where the calendar has no working day
        return self

    def policy(self) -> CounterPolicy:
        """What the session goes by."""
        return CounterPolicy(
            procedures=tuple(row.procedure() for row in self.procedures),
            numbers=NumberRange(self.agency, self.first_number, self.last_number),
            calendar=WorkCalendar(
                frozenset(day.place for day in self.weekend), frozenset(self.holidays), frozenset(self.made_up)
            ),
            lock_seconds=self.lock_minutes * 60,
        )
