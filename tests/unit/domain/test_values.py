"""Small rules of the domain's values."""

from __future__ import annotations

import pytest

from cardreader.document import IdentityDocument, PartialDate, Sex, Source
from kiosk.domain.checkin import Person
from kiosk.domain.devices import Device, Health
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import Coverage
from kiosk.domain.secret import WipeableBytes


@pytest.mark.parametrize(
    ("card", "share"),
    [
        ("DN4790123456789", 80),
        ("HT3790123456789", 95),
        ("TE1790123456789", 100),
        ("CK2790123456789", 100),
        ("QN5790123456789", 100),
        ("0123456789", None),
    ],
)
def test_the_third_character_tells_the_share(card: str, share: int | None) -> None:
    assert Coverage(card, None, None, None).share_percent == share


def test_health_keeps_one_fault_a_device_and_only_the_store_stops_everything() -> None:
    health = Health().with_fault(Device.READER, FailureCode.READER_MISSING)
    assert health.can_receive
    health = health.with_fault(Device.READER, FailureCode.PCSC_UNAVAILABLE)
    assert health.faults == ((Device.READER, FailureCode.PCSC_UNAVAILABLE),)
    assert not health.with_fault(Device.STORE, FailureCode.STORE_FAILED).can_receive
    assert health.with_fault(Device.READER, None).faults == ()


def test_a_person_needs_a_birth_date_and_a_number() -> None:
    def doc(personal_id: str | None, birth: PartialDate | None, insurance: str | None = None) -> IdentityDocument:
        return IdentityDocument(
            source=Source.QR_BHYT,
            full_name="Nguyễn Văn Mẫu",
            birth_date=birth,
            sex=None,
            personal_id=personal_id,
            insurance_number=insurance,
        )

    born = PartialDate(1999)
    assert Person.of(doc("001099012345", None)) is None
    assert Person.of(doc(None, born)) is None
    by_id = Person.of(doc("001099012345", born))
    by_card = Person.of(doc("001099012345", born, "DN4790123456789"))
    assert by_id is not None
    assert by_card is not None
    assert by_id.lookup_number == "001099012345"
    assert by_card.lookup_number == "DN4790123456789"
    assert by_id.sex is Sex.UNDETERMINED
    assert "001099012345" not in repr(by_id)


def test_wiped_bytes_are_gone_and_may_be_wiped_again() -> None:
    secret = WipeableBytes(b"face")
    assert secret.reveal() == b"face"
    assert "face" not in repr(secret)
    secret.wipe()
    assert secret.reveal() == b""
    assert len(secret) == 0
    secret.wipe()
