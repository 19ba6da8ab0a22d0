"""A chip without Vietnamese text: the letters of the name come from the code that opened it, and from nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cardreader.document import IdentityDocument, Source
from kiosk.domain.names import spelt_out
from kiosk.session import events as ev
from kiosk.session.effects import LookUp
from kiosk.session.state import QrKey
from tests.unit.session.drive import Drive, document

CODE = document(source=Source.QR_CARD)
BARE = replace(document(), full_name="NGUYEN VAN MAU")


def name_asked_by(code: IdentityDocument, chip: IdentityDocument) -> str:
    """The name by which the insurance is asked for."""
    drive = Drive().need_key()
    drive.send(ev.QrRead(drive.ref("scan"), QrKey(code)))
    drive.send(ev.CardIdentified(drive.ref("card"), chip))
    (asked,) = drive.asked(LookUp)
    assert isinstance(asked, LookUp)
    return asked.person.full_name


def test_the_codes_letters_are_used_where_the_chip_has_none() -> None:
    assert name_asked_by(CODE, BARE) == "Nguyễn Văn Mẫu"


def test_the_chips_own_letters_come_first() -> None:
    assert name_asked_by(replace(CODE, full_name="Nguyên Vân Mậu"), document()) == "Nguyễn Văn Mẫu"


def test_a_code_of_another_name_changes_nothing() -> None:
    assert name_asked_by(replace(CODE, full_name="Nguyễn Văn Mẫn"), BARE) == "NGUYEN VAN MAU"


def test_typed_digits_tell_no_letters() -> None:
    drive = Drive().reading_card()
    drive.send(ev.CardIdentified(drive.ref("card"), BARE))
    (asked,) = drive.asked(LookUp)
    assert isinstance(asked, LookUp)
    assert asked.person.full_name == "NGUYEN VAN MAU"


@pytest.mark.parametrize(
    ("name", "fuller", "spelt"),
    [
        ("DANG LE MINH THU", "Đặng Lê Minh Thư", "Đặng Lê Minh Thư"),
        ("Đặng Lê Minh Thư", "DANG LE MINH THU", "Đặng Lê Minh Thư"),
        ("NGUYEN VAN A", "Nguyễn Văn Á B", "NGUYEN VAN A"),
        ("Y NUK", "Y Nŭk", "Y Nŭk"),
    ],
)
def test_a_fuller_spelling_is_of_the_same_name(name: str, fuller: str, spelt: str) -> None:
    assert spelt_out(name, fuller) == spelt
