"""Quirks of selecting: the master file, EF.CardAccess, short identifiers."""

from __future__ import annotations

import dataclasses

from cardreader.iso7816.apdu import ResponseApdu
from cardreader.iso7816.status import StatusWord
from simulators.chip.image import Directory
from simulators.chip.pace_settings import PaceSettings
from simulators.chip.personalisation import EF_CARD_ACCESS, EF_DIR
from simulators.chip.quirks.quirk import Inner, Quirk
from simulators.chip.quirks.support import (
    MANAGE_SECURITY_ENVIRONMENT,
    SELECT,
    always,
    refused,
    selects_file,
    selects_master_file,
    short_identifier,
    without_file,
)
from simulators.chip.recipe import Recipe
from simulators.chip.state import CardState, Handler, Request, answer

_CARD_ACCESS_SFI = 0x1C


def _master_file_refused(status: int) -> Quirk:
    return Quirk(
        row=2,
        name=f"mf-refused-{status:04x}",
        behaviour=f"SELECT of the master file is refused with {status:04X}",
        inner=refused(status, selects_master_file),
    )


def _empty_select_does_nothing(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
    if selects_master_file(request) and not request.command.data:
        return answer(StatusWord.SUCCESS)
    return handler(request, state)


def _select_does_nothing(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
    return answer(StatusWord.SUCCESS) if selects_master_file(request) else handler(request, state)


def _select_works(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
    if not selects_master_file(request):
        return handler(request, state)
    state.directory, state.file = Directory.MASTER_FILE, None
    return answer(StatusWord.SUCCESS)


def _preselected() -> Inner:
    """The application is current as soon as the chip has power."""
    fresh = True

    def hook(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
        nonlocal fresh
        if fresh:
            fresh, state.directory = False, Directory.APPLICATION
        return handler(request, state)

    return hook


def _refused_but_selected() -> Inner:
    """The application is preselected; SELECT of the master file is refused, and done."""
    start = _preselected()

    def hook(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
        answered = start(request, state, handler)
        if selects_master_file(request):
            state.directory, state.file = Directory.MASTER_FILE, None
            return answer(StatusWord.INS_NOT_SUPPORTED)
        return answered

    return hook


def _card_access_refused_in_application(status: int) -> Quirk:
    def make() -> Inner:
        start = _preselected()

        def hook(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
            answered = start(request, state, handler)
            wanted = selects_file(request, EF_CARD_ACCESS) or short_identifier(request) == _CARD_ACCESS_SFI
            return answer(status) if wanted and state.directory is Directory.APPLICATION else answered

        return hook

    return Quirk(
        row=4,
        name=f"preselected-card-access-{status:04x}",
        behaviour=f"the application is preselected and EF.CardAccess answered {status:04X}",
        inner=make,
    )


def _without_pace(recipe: Recipe) -> Recipe:
    return dataclasses.replace(recipe, pace=PaceSettings(variants=()))


def _length_not_wanted(ins: int) -> Inner:
    def hook(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
        if request.command.ins == ins and request.command.le is not None:
            return answer(StatusWord.WRONG_LENGTH)
        return handler(request, state)

    return hook


def _no_short_identifiers(status: int) -> Quirk:
    return Quirk(
        row=7,
        name=f"no-sfi-{status:04x}",
        behaviour=f"no file has a short identifier: reading by one is answered {status:04X}",
        inner=refused(status, lambda request: short_identifier(request) is not None),
    )


QUIRKS: tuple[Quirk, ...] = (
    Quirk(
        row=1,
        name="mf-empty-selects-nothing",
        behaviour="SELECT of the master file with empty data is answered 9000 but selects nothing",
        inner=always(_empty_select_does_nothing),
    ),
    Quirk(
        row=1,
        name="mf-selects-nothing",
        behaviour="SELECT of the master file in any form is answered 9000 but selects nothing",
        inner=always(_select_does_nothing),
    ),
    Quirk(
        row=1,
        name="mf-selected",
        behaviour="SELECT of the master file works, as the standard has it and Vietnamese cards do not",
        inner=always(_select_works),
    ),
    *(_master_file_refused(status) for status in (0x6A86, 0x6A87, 0x6985, 0x6D00, 0x6982)),
    Quirk(
        row=3,
        name="mf-6d00-card-access-after",
        behaviour="SELECT of the master file is answered 6D00, and EF.CardAccess is there only afterwards",
        inner=_refused_but_selected,
    ),
    Quirk(
        row=4,
        name="card-access-absent",
        behaviour="a chip from before PACE: no EF.CardAccess (6A82) and none announced in DG14",
        recipe=_without_pace,
        image=lambda image: without_file(image, EF_CARD_ACCESS),
    ),
    Quirk(
        row=4,
        name="preselected",
        behaviour="the application is preselected, where EF.CardAccess is not found (6A82)",
        inner=_preselected,
    ),
    *(_card_access_refused_in_application(status) for status in (0x6283, 0x6982)),
    Quirk(
        row=5,
        name="ef-dir-refused",
        behaviour="EF.DIR is refused with 6982 before access control",
        inner=refused(
            StatusWord.SECURITY_STATUS_NOT_SATISFIED,
            lambda request: not request.secured and selects_file(request, EF_DIR),
        ),
    ),
    Quirk(
        row=6,
        name="le-on-select-refused",
        behaviour="Le on SELECT is answered 6700",
        inner=always(_length_not_wanted(SELECT)),
    ),
    Quirk(
        row=6,
        name="le-on-mse-refused",
        behaviour="Le on MSE:Set AT is answered 6700",
        inner=always(_length_not_wanted(MANAGE_SECURITY_ENVIRONMENT)),
    ),
    Quirk(
        row=7,
        name="no-sfi-card-access",
        behaviour="EF.CardAccess has no short identifier (6A82)",
        inner=refused(StatusWord.FILE_NOT_FOUND, lambda request: short_identifier(request) == _CARD_ACCESS_SFI),
    ),
    _no_short_identifiers(0x6A82),
    _no_short_identifiers(0x6A86),
)
