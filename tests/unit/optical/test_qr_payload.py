"""The text of QR codes: every layout, what is warned of, and what is rejected."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardreader.document import PartialDate, Sex, Source
from cardreader.optical.qr_payload import (
    InsuranceText,
    QrDocument,
    QrKind,
    QrRejected,
    QrRejection,
    QrWarning,
    parse_qr,
)

SAMPLE = "001099012345||Nguyễn Văn Mẫu|15011999|Nam|Phường Bến Nghé, TP Hồ Chí Minh|01022022"
BHYT = (
    "DN4790099012345|{name}|15/01/1999|1|{address}|79 - 024|01/01/2026|31/12/2026|20/12/2025|0099012345|-|4"
    "|01/06/2028|0123456789abcdef-7102|4|{place}|$"
).format(
    name="Nguyễn Văn Mẫu".encode().hex(),
    address="Phường Bến Nghé, TP Hồ Chí Minh".encode().hex().upper(),
    place="Bảo hiểm xã hội cơ sở".encode().hex(),
)


def parsed(text: str | bytes) -> QrDocument:
    result = parse_qr(text)
    assert isinstance(result, QrDocument), result
    return result


def rejected(text: str | bytes) -> QrRejection:
    result = parse_qr(text)
    assert isinstance(result, QrRejected)
    return result.reason


class TestCard:
    def test_sample_of_2021(self) -> None:
        result = parsed(SAMPLE)
        document = result.document
        assert result.kind is QrKind.CARD_2021
        assert result.warnings == ()
        assert result.insurance is None
        assert document.source is Source.QR_CARD
        assert document.full_name == "Nguyễn Văn Mẫu"
        assert document.sex is Sex.MALE
        assert document.residence == "Phường Bến Nghé, TP Hồ Chí Minh"
        assert document.old_id is None
        assert dict(document.extras) == {}
        assert result.personal_id == "001099012345"
        assert result.birth_date == PartialDate(1999, 1, 15)
        assert result.issue_date == date(2022, 2, 1)

    def test_old_number(self) -> None:
        assert parsed(SAMPLE.replace("||", "|012345678|")).document.old_id == "012345678"

    @pytest.mark.parametrize(
        "scanned",
        [
            "\ufeff" + SAMPLE + "\r\n",
            SAMPLE.encode() + b"\r",
            b"\xef\xbb\xbf" + SAMPLE.encode(),
            unicodedata.normalize("NFD", SAMPLE),
            SAMPLE.replace("|", " | "),
        ],
    )
    def test_scanners_habits_change_nothing(self, scanned: str | bytes) -> None:
        assert parsed(scanned) == parsed(SAMPLE)

    def test_eth_becomes_d_with_stroke(self) -> None:
        assert parsed(SAMPLE.replace("Nguyễn Văn", "Ðặng Ɖình")).document.full_name == "Đặng Đình Mẫu"

    @pytest.mark.parametrize("name", ["Y Ñuk Kbŏ", "H'Bĭa Êban", "Kpă Sĭu-Ŭt", "K'Čĕ", "A Ma B. Lơm"])
    def test_minority_names(self, name: str) -> None:
        result = parsed(SAMPLE.replace("Nguyễn Văn Mẫu", name))
        assert result.document.full_name == name
        assert QrWarning.NAME_DAMAGED not in result.warnings

    def test_issued_under_the_new_law(self) -> None:
        assert parsed(SAMPLE.replace("01022022", "30062024")).kind is QrKind.CARD_2021
        assert parsed(SAMPLE.replace("01022022", "01072024")).kind is QrKind.CARD_2024

    def test_eleven_fields_of_2024(self) -> None:
        result = parsed(f"{SAMPLE[:-8]}15082025|012345678901|Nguyễn Văn Bố|Trần Thị Mẹ|")
        assert result.kind is QrKind.CARD_2024
        assert result.warnings == ()
        assert result.document.full_name == "Nguyễn Văn Mẫu"
        assert result.issue_date == date(2025, 8, 15)
        assert dict(result.document.extras) == {"7": "012345678901", "8": "Nguyễn Văn Bố", "9": "Trần Thị Mẹ"}

    @pytest.mark.parametrize(
        "order",
        [
            "001099012345|Nguyễn Văn Mẫu|15011999|Nam|Số 1, Phường Bến Nghé|012345678|15082025",
            "001099012345|012345678|15011999|Nam|Nguyễn Văn Mẫu|15082025|Số 1, Phường Bến Nghé",
            "001099012345|15082025|Số 1, Phường Bến Nghé|Nam|Nguyễn Văn Mẫu|15/01/1999|012345678",
        ],
    )
    def test_another_order_is_told_apart_by_shape(self, order: str) -> None:
        result = parsed(order)
        assert result.kind is QrKind.CARD_2024
        assert result.warnings == (QrWarning.ORDER_GUESSED,)
        assert result.document.full_name == "Nguyễn Văn Mẫu"
        assert result.birth_date == PartialDate(1999, 1, 15)
        assert result.document.sex is Sex.MALE
        assert result.issue_date == date(2025, 8, 15)
        assert result.document.old_id == "012345678"
        assert "Số 1, Phường Bến Nghé" in result.document.extras.values()

    @pytest.mark.parametrize("written", ["1999", "00001999"])
    def test_birth_year_alone(self, written: str) -> None:
        assert parsed(SAMPLE.replace("15011999", written)).birth_date == PartialDate(1999)

    @pytest.mark.parametrize(
        "changed",
        [
            SAMPLE.replace("|Nam|", "|Nữ|"),
            SAMPLE.replace("15011999", "15011989"),
            SAMPLE.replace("001099", "001299"),
        ],
    )
    def test_prefix_rule_only_warns(self, changed: str) -> None:
        assert parsed(changed).warnings == (QrWarning.PREFIX_MISMATCH,)

    @pytest.mark.parametrize(
        ("personal_id", "birth", "sex"),
        [("001199012345", "15011999", "Nữ"), ("001203012345", "15012003", "Nam"), ("001303012345", "15012003", "Nữ")],
    )
    def test_prefix_rule_of_every_sex_and_century(self, personal_id: str, birth: str, sex: str) -> None:
        assert parsed(f"{personal_id}||Nguyễn Mẫu|{birth}|{sex}|Hà Nội|01022022").warnings == ()

    @pytest.mark.parametrize("name", ["Nguy?n V?n M?u", "Nguy\ufffdn Văn Mẫu", "Nguyá»…n VÄƒn", "Nguy7877n Văn Mẫu"])
    def test_broken_diacritics_keep_the_numbers(self, name: str) -> None:
        result = parsed(SAMPLE.replace("Nguyễn Văn Mẫu", name))
        assert result.warnings == (QrWarning.NAME_DAMAGED,)
        assert result.personal_id == "001099012345"
        assert result.birth_date == PartialDate(1999, 1, 15)

    def test_broken_sex_is_unknown_and_kept(self) -> None:
        result = parsed(SAMPLE.replace("|Nam|", "|N?|"))
        assert result.document.sex is None
        assert result.document.extras["4"] == "N?"

    def test_no_personal_data_in_repr(self) -> None:
        shown = repr(parsed(SAMPLE))
        assert not any(secret in shown for secret in ("0010", "Mẫu", "1999", "Nghé", "2022"))


class TestInsurance:
    def test_paper_card(self) -> None:
        result = parsed(BHYT)
        assert result.kind is QrKind.BHYT
        assert result.warnings == ()
        assert result.document.source is Source.QR_BHYT
        assert result.document.full_name == "Nguyễn Văn Mẫu"
        assert result.document.sex is Sex.MALE
        assert result.document.residence == "Phường Bến Nghé, TP Hồ Chí Minh"
        assert result.document.insurance_number == "DN4790099012345"
        assert result.personal_id is None
        assert result.issue_date is None
        assert result.birth_date == PartialDate(1999, 1, 15)
        assert result.insurance == InsuranceText(
            card_number="DN4790099012345",
            first_facility="79024",
            valid_from=date(2026, 1, 1),
            valid_to=date(2026, 12, 31),
            issued_on=date(2025, 12, 20),
            five_years_from=date(2028, 6, 1),
            benefit_level=4,
        )
        assert set(result.document.extras) == {"9", "10", "11", "13", "15"}

    @pytest.mark.parametrize(("written", "sex"), [("2", Sex.FEMALE), ("3", Sex.UNDETERMINED), ("-", None)])
    def test_sex(self, written: str, sex: Sex | None) -> None:
        assert parsed(BHYT.replace("/1999|1|", f"/1999|{written}|")).document.sex is sex

    def test_ten_digit_number_birth_year_and_no_end(self) -> None:
        result = parsed(
            BHYT.replace("DN4790099012345", "0099012345").replace("15/01/1999", "1999").replace("31/12/2026", "-")
        )
        assert result.document.insurance_number == "0099012345"
        assert result.birth_date == PartialDate(1999)
        assert result.insurance is not None
        assert result.insurance.valid_to is None

    def test_personal_id_in_place_of_the_number(self) -> None:
        result = parsed(BHYT.replace("DN4790099012345", "001099012345"))
        assert result.kind is QrKind.BHYT
        assert result.personal_id == "001099012345"
        assert result.document.insurance_number is None

    def test_only_confirmed_fields(self) -> None:
        result = parsed(f"DN4790099012345|{'Mẫu'.encode().hex()}|1999|1|$")
        assert result.document.full_name == "Mẫu"
        assert result.document.residence is None

    def test_unconfirmed_fields_that_do_not_fit_are_kept_raw(self) -> None:
        result = parsed(f"DN4790099012345|{'Mẫu'.encode().hex()}|1999|1|Hà Nội|?|soon|31/02/2026|$")
        assert dict(result.document.extras) == {"4": "Hà Nội", "5": "?", "6": "soon", "7": "31/02/2026"}

    @pytest.mark.parametrize("number", ["0099012345", "DN4790099012345", "001099012345", "dn4790099012345"])
    def test_new_vssid(self, number: str) -> None:
        result = parsed(f"{number}|H'Bĭa Êban\r\n")
        assert result.kind is QrKind.VSSID
        assert result.document.full_name == "H'Bĭa Êban"
        assert result.birth_date is None
        assert number.upper() in (result.document.insurance_number, result.personal_id)

    def test_no_personal_data_in_repr(self) -> None:
        shown = repr(parsed(BHYT))
        assert not any(secret in shown for secret in ("DN47", "Mẫu", "1999", "Nghé"))


class TestRejection:
    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("", QrRejection.EMPTY),
            (b"", QrRejection.EMPTY),
            ("\ufeff \r\n", QrRejection.EMPTY),
            ("0" * 4097, QrRejection.TOO_LONG),
            ("ễ" * 1366, QrRejection.TOO_LONG),
            (b"0" * 4097, QrRejection.TOO_LONG),
            (SAMPLE.encode("utf-16"), QrRejection.NOT_UTF8),
            (SAMPLE.encode("cp1258", "replace") + b"\xff", QrRejection.NOT_UTF8),
            (SAMPLE.replace(" ", "\x00"), QrRejection.CONTROL_CHARACTERS),
            (SAMPLE.replace("|Nam", "\r\n|Nam"), QrRejection.CONTROL_CHARACTERS),
            (SAMPLE.replace("Mẫu", "\u202euẫM"), QrRejection.CONTROL_CHARACTERS),
            ("\ud800", QrRejection.CONTROL_CHARACTERS),
            ("https://example.org/001099012345", QrRejection.URL),
            ("HTTP://EXAMPLE.ORG", QrRejection.URL),
            ("www.example.org", QrRejection.URL),
            ("mailto:a@example.org", QrRejection.URL),
            ("00020101021138540010A00000072701240006970436", QrRejection.FOREIGN),
            ("WIFI:T:WPA;S:clinic;P:secret;;", QrRejection.FOREIGN),
            ("001099012345", QrRejection.FOREIGN),
            ("hello|world", QrRejection.FOREIGN),
            ("00109901234|" + SAMPLE[13:], QrRejection.FOREIGN),
            ("00109901234X" + SAMPLE[12:], QrRejection.FOREIGN),
            ("００１０９９０１２３４５" + SAMPLE[12:], QrRejection.FOREIGN),
            ("001099012345|", QrRejection.INCOMPLETE),
            ("001099012345||||||", QrRejection.INCOMPLETE),
            ("001099012345||Nguyễn Văn Mẫu||Nam|Hà Nội|", QrRejection.INCOMPLETE),
            ("001099012345||Nguyễn Văn Mẫu|31021999|Nam|Số 1|", QrRejection.INCOMPLETE),
            ("001099012345|||15011999|Nam|Số 1|01022022", QrRejection.INCOMPLETE),
            (BHYT[:-2], QrRejection.INCOMPLETE),
            (BHYT[:-1], QrRejection.INCOMPLETE),
            ("DN4790099012345|4d|$", QrRejection.INCOMPLETE),
            (BHYT.replace("DN4", "DN9"), QrRejection.MALFORMED),
            (BHYT.replace("|15/01/1999|", "|15/13/1999|"), QrRejection.MALFORMED),
            ("DN4790099012345|zz|1999|1|$", QrRejection.MALFORMED),
            ("DN4790099012345|ff|1999|1|$", QrRejection.MALFORMED),
            ("DN4790099012345|4d00|1999|1|$", QrRejection.MALFORMED),
            ("DN4790099012345|-|1999|1|$", QrRejection.MALFORMED),
            ("DN9790099012345|Mẫu", QrRejection.MALFORMED),
            ("0099012345|12", QrRejection.INCOMPLETE),
        ],
    )
    def test_reason(self, text: str | bytes, reason: QrRejection) -> None:
        assert rejected(text) is reason

    def test_message_quotes_nothing(self) -> None:
        result = parse_qr("DN9790099012345|Mẫu")
        assert isinstance(result, QrRejected)
        assert "0099" not in result.message
        assert "Mẫu" not in result.message


PIECES = st.sampled_from(
    [
        "001099012345",
        "DN4790099012345",
        "0099012345",
        "",
        "$",
        "Nam",
        "15011999",
        "1999",
        "012345678",
        "Mẫu",
        "4d",
        "-",
        "N?",
    ]
)


@given(st.text() | st.binary() | st.lists(PIECES | st.text(max_size=12), max_size=18).map("|".join))
def test_any_text_is_an_identity_or_a_reason(text: str | bytes) -> None:
    result = parse_qr(text)
    assert isinstance(result, QrDocument | QrRejected)
    if isinstance(result, QrDocument):
        assert result.document.full_name.strip()
        assert result.personal_id or result.document.insurance_number


LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắềổữựĐỳñŏŭčĕĭ"
WORDS = st.text(LETTERS, min_size=1, max_size=7).map(str.capitalize)
NAMES = st.lists(WORDS, min_size=2, max_size=5).flatmap(
    lambda words: st.sampled_from([" ", "-", "'"]).map(lambda gap: words[0] + gap + " ".join(words[1:]))
)
DATES = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(
    number=st.from_regex(r"[0-9]{12}", fullmatch=True),
    old=st.from_regex(r"([0-9]{9})?", fullmatch=True),
    name=NAMES,
    days=st.lists(DATES, min_size=2, max_size=2).map(sorted),
    sex=st.sampled_from([Sex.MALE, Sex.FEMALE]),
    extra=st.lists(st.from_regex(r"[0-9]{12}", fullmatch=True), max_size=3),
)
def test_card_text_round_trip(
    *, number: str, old: str, name: str, days: list[date], sex: Sex, extra: list[str]
) -> None:
    birth, issue = days
    word = "Nam" if sex is Sex.MALE else "Nữ"
    fields = [number, old, name, f"{birth:%d%m%Y}", word, "Xã 1, Tỉnh Mẫu", f"{issue:%d%m%Y}", *extra]
    result = parsed("|".join(fields).encode())
    document = result.document
    assert (result.personal_id, document.old_id or "", document.full_name) == (number, old, name)
    assert (result.birth_date, document.sex, result.issue_date) == (PartialDate.of(birth), sex, issue)
    assert list(document.extras.values()) == extra


@given(
    number=st.from_regex(r"[A-Z]{2}[1-5][0-9]{12}|[0-9]{10}", fullmatch=True),
    name=NAMES,
    birth=DATES,
    sex=st.sampled_from([("1", Sex.MALE), ("2", Sex.FEMALE)]),
    facility=st.from_regex(r"[0-9]{2} - [0-9A-Z]{3}", fullmatch=True),
    start=DATES,
)
def test_insurance_text_round_trip(
    *, number: str, name: str, birth: date, sex: tuple[str, Sex], facility: str, start: date
) -> None:
    text = f"{number}|{name.encode().hex()}|{birth:%d/%m/%Y}|{sex[0]}|-|{facility}|{start:%d/%m/%Y}|-|-|-|-|-|-|-|$"
    result = parsed(text)
    assert result.document.insurance_number == number
    assert result.document.full_name == name
    assert (result.birth_date, result.document.sex) == (PartialDate.of(birth), sex[1])
    assert result.insurance is not None
    assert result.insurance.first_facility == facility.replace(" - ", "")
    assert result.insurance.valid_from == start
