"""Every way a check-in can stop short, with what each means and what to do about it.

A code is shown to the patient as nothing but its number; staff read cause and cure. `docs/failure-codes.md` is
generated from this table, so that the paper on the counter and the program never disagree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class FailureCode(StrEnum):
    """1xx this machine · 2xx card · 3xx QR · 4xx face, consent · 5xx gateway, insurance · 6xx person · 7xx printer."""

    STORE_FAILED = "F-101"
    START_TIMED_OUT = "F-102"
    READER_MISSING = "F-103"
    PCSC_UNAVAILABLE = "F-104"
    CAMERA_MISSING = "F-105"
    CAMERA_LOST = "F-106"
    CONFIGURATION_INVALID = "F-107"
    MODEL_FILE_INVALID = "F-108"
    INTERNAL = "F-109"
    WRONG_USE = "F-110"
    STORE_FULL = "F-111"
    STORE_READ_ONLY = "F-112"
    STORE_DAMAGED = "F-113"
    STORE_KEY_WRONG = "F-114"
    STORE_UNSUITED = "F-115"
    FONT_MISSING = "F-116"
    NUMBERS_USED_UP = "F-117"
    CAMERA_BUSY = "F-121"
    CAMERA_DENIED = "F-122"
    CAMERA_BLACK = "F-123"
    CAMERA_FROZEN = "F-124"
    CAMERA_SLOW = "F-125"

    WRONG_KEY = "F-201"
    CARD_REMOVED = "F-202"
    CARD_UNREADABLE = "F-203"
    NOT_AN_ID_CARD = "F-204"
    CARD_TIMED_OUT = "F-205"
    CARD_NOT_INTACT = "F-206"
    CARD_DATA_MALFORMED = "F-207"
    CHANNEL_BROKEN = "F-208"
    CARD_UNSUPPORTED = "F-209"
    CARD_NOT_GENUINE = "F-210"
    PHOTO_UNUSABLE = "F-211"
    OTHER_CARD = "F-212"
    NO_CARD = "F-213"
    PHOTO_MISSING = "F-214"
    PHOTO_WITHOUT_FACE = "F-215"
    PHOTO_SEVERAL_FACES = "F-216"

    QR_UNKNOWN = "F-301"
    QR_ONLY = "F-302"
    QR_INCOMPLETE = "F-303"

    FACE_NOT_RECOGNISED = "F-401"
    FACE_NOT_CAPTURED = "F-402"
    CONSENT_REFUSED = "F-403"
    FACE_CONSENT_REFUSED = "F-404"
    FACE_TIMED_OUT = "F-405"
    LIVENESS_UNCLEAR = "F-406"
    FACE_NEEDS_STAFF = "F-407"

    GATEWAY_UNREACHABLE = "F-501"
    GATEWAY_TIMED_OUT = "F-502"
    GATEWAY_ANSWER_INVALID = "F-503"
    GATEWAY_ACCOUNT_REFUSED = "F-504"
    OFFICER_NOT_REGISTERED = "F-505"
    OFFICER_NAME_DIFFERS = "F-506"
    GATEWAY_FAULT = "F-507"
    GATEWAY_CODE_UNKNOWN = "F-508"
    CHECK_IN_REFUSED = "F-509"
    REQUEST_MALFORMED = "F-510"
    INSURANCE_NOT_FOUND = "F-511"
    INSURANCE_NUMBER_WRONG = "F-512"
    INSURANCE_NAME_DIFFERS = "F-513"
    INSURANCE_BIRTH_DATE_DIFFERS = "F-514"
    INSURANCE_EXPIRED = "F-515"
    INSURANCE_REVOKED = "F-516"
    INSURANCE_STOPPED = "F-517"
    INSURANCE_CHILD_WITHOUT_CARD = "F-518"
    INSURANCE_STAFF_CHECK = "F-519"
    GATEWAY_NOT_TRUSTED = "F-520"

    HELP_REQUESTED = "F-601"
    CARD_LEFT = "F-603"
    DOSSIER_NOT_OPEN = "F-604"

    PRINTER_FAILED = "F-701"
    PRINTER_SILENT = "F-702"
    PRINTER_NO_PAPER = "F-703"
    PRINTER_COVER_OPEN = "F-704"


@dataclass(frozen=True, slots=True)
class FailureText:
    """What one code means. The sentence for the patient never accuses and names no technical word."""

    cause: str
    patient: str
    cure: str


_COUNTER = "Mời quý khách đến quầy, nhân viên sẽ giúp ngay."
_CARD_NOT_READ = "Thẻ chưa đọc được. Mời quý khách đến quầy, nhân viên sẽ giúp ngay."
_STILL_RECEIVED = "Chưa tra cứu được bảo hiểm. Quý khách vẫn được tiếp nhận, nhân viên sẽ kiểm tra lại."
_FACE = "Chưa nhận ra khuôn mặt. Mời quý khách đến quầy, nhân viên sẽ giúp ngay."
_INSURANCE = "Thông tin bảo hiểm cần nhân viên xem lại. Mời quý khách đến quầy."
_ON_SCREEN = "Xin ghi lại số trên màn hình."

FAILURES: Mapping[FailureCode, FailureText] = MappingProxyType(
    {
        FailureCode.STORE_FAILED: FailureText(
            "The check-in could not be written to the local database.",
            _COUNTER,
            "Check free disk space and the rights of the data folder; run `kiosk doctor`.",
        ),
        FailureCode.START_TIMED_OUT: FailureText(
            "The self-test did not finish within 20 seconds.",
            _COUNTER,
            "Run `kiosk doctor`; a device driver usually hangs: unplug and replug the named device.",
        ),
        FailureCode.READER_MISSING: FailureText(
            "No card reader is connected.",
            _COUNTER,
            "Plug the reader in; `kiosk card readers` must list it. QR check-in goes on meanwhile.",
        ),
        FailureCode.PCSC_UNAVAILABLE: FailureText(
            "The PC/SC service does not answer.",
            _COUNTER,
            "Start pcscd (`systemctl start pcscd.socket`); the kiosk reconnects by itself.",
        ),
        FailureCode.CAMERA_MISSING: FailureText(
            "The configured camera was not found.",
            _COUNTER,
            "Check the cable and the device number in the settings; another program may hold the camera.",
        ),
        FailureCode.CAMERA_LOST: FailureText(
            "The camera stopped delivering pictures.",
            _COUNTER,
            "Replug the camera; verify this person by hand in the staff screen.",
        ),
        FailureCode.CONFIGURATION_INVALID: FailureText(
            "A setting is missing or wrong.",
            _COUNTER,
            "The message names file, line and setting; correct it and start again.",
        ),
        FailureCode.MODEL_FILE_INVALID: FailureText(
            "A model file is missing, damaged, or its SHA-256 differs.",
            _COUNTER,
            "Install the package again; never replace model files by hand.",
        ),
        FailureCode.INTERNAL: FailureText(
            "A fault in this program.",
            _COUNTER,
            "Send the log of the day (it holds no personal data) to the maintainers.",
        ),
        FailureCode.WRONG_USE: FailureText(
            "The command was given wrong or missing arguments.",
            _COUNTER,
            "Run the command with --help.",
        ),
        FailureCode.STORE_FULL: FailureText(
            "The disk that holds the database has no room left.",
            _COUNTER,
            "Make room on the disk of the data folder; the kiosk goes on by itself. Nothing kept so far is lost.",
        ),
        FailureCode.STORE_READ_ONLY: FailureText(
            "The database cannot be written: read-only medium or missing rights.",
            _COUNTER,
            "Give the kiosk's account the data folder; a disk that turned read-only is usually failing: save it first.",
        ),
        FailureCode.STORE_DAMAGED: FailureText(
            "The database file is damaged.",
            _COUNTER,
            "Move the data folder away and keep it: what was not delivered can be saved. Restore the last backup.",
        ),
        FailureCode.STORE_KEY_WRONG: FailureText(
            "The key that seals personal data is missing or belongs to another database.",
            _COUNTER,
            "Restore the key from the backup; a new key opens none of the old data.",
        ),
        FailureCode.STORE_UNSUITED: FailureText(
            "The database belongs to the other mode (simulated or in service) or to a newer version of this program.",
            _COUNTER,
            "Name another data folder in the settings, or install the newer version again.",
        ),
        FailureCode.FONT_MISSING: FailureText(
            "A font is missing or damaged, so that a language of the screen cannot be written.",
            _COUNTER,
            "Install the system package fonts-noto-cjk; until then the kiosk offers the other languages alone.",
        ),
        FailureCode.NUMBERS_USED_UP: FailureText(
            "The receipt numbers that this counter may give out today are used up.",
            _COUNTER,
            "Give the counter a wider range in the settings (counter.last_number), then start it again.",
        ),
        FailureCode.CAMERA_BUSY: FailureText(
            "The camera is there and cannot be opened: another program may be using it.",
            _COUNTER,
            "Close the other program, or unplug the camera and plug it in again; the kiosk tries again by itself.",
        ),
        FailureCode.CAMERA_DENIED: FailureText(
            "This account may not use the camera.",
            _COUNTER,
            "Add the kiosk's account to the group `video` and start it again.",
        ),
        FailureCode.CAMERA_BLACK: FailureText(
            "The camera's pictures are black.",
            _COUNTER,
            "Open the lens cover and switch the light on; the kiosk goes on by itself.",
        ),
        FailureCode.CAMERA_FROZEN: FailureText(
            "The camera delivers the same picture over and over.",
            _COUNTER,
            "The kiosk opens the camera anew by itself; if it lasts, unplug the camera and plug it in again.",
        ),
        FailureCode.CAMERA_SLOW: FailureText(
            "The camera delivers fewer than five pictures a second.",
            _COUNTER,
            "Plug the camera straight into the machine, not into a hub; more light helps too.",
        ),
        FailureCode.WRONG_KEY: FailureText(
            "The chip refused the access key: the digits, the QR or the MRZ are not of this card.",
            _CARD_NOT_READ,
            "Compare the digits with the card in hand; type the last six digits of its number.",
        ),
        FailureCode.CARD_REMOVED: FailureText(
            "The card was lifted before the chip had been read.",
            "Thẻ bị nhấc lên sớm. Xin đặt thẻ lại như cũ, hoặc đến quầy để được giúp.",
            "Ask the person to let the card lie until the screen asks to take it.",
        ),
        FailureCode.CARD_UNREADABLE: FailureText(
            "The chip or the reader broke off the communication.",
            _CARD_NOT_READ,
            "Try once more without holder or other cards near; then check in by QR or by hand.",
        ),
        FailureCode.NOT_AN_ID_CARD: FailureText(
            "The card on the reader is no citizen ID card with an ICAO chip.",
            _CARD_NOT_READ,
            "Ask for the citizen ID card; bank and transport cards are not read.",
        ),
        FailureCode.CARD_TIMED_OUT: FailureText(
            "The chip did not finish within the time limit, three times.",
            _CARD_NOT_READ,
            "Move the card to the middle of the reader; an old chip may need the counter's reader.",
        ),
        FailureCode.CARD_NOT_INTACT: FailureText(
            "The chip's data do not agree with their signature.",
            _CARD_NOT_READ,
            "Treat the chip's data as unproved; check person and card by hand and report the card.",
        ),
        FailureCode.CARD_DATA_MALFORMED: FailureText(
            "The chip holds data that do not follow Doc 9303.",
            _CARD_NOT_READ,
            "Check in by QR or by hand; keep the evidence shown by `kiosk card read` for the maintainers.",
        ),
        FailureCode.CHANNEL_BROKEN: FailureText(
            "The secure channel to the chip was broken or downgraded.",
            _CARD_NOT_READ,
            "Read once more; if it happens again with this card only, check the person by hand and report it.",
        ),
        FailureCode.CARD_UNSUPPORTED: FailureText(
            "The chip offers no access protocol that this program knows.",
            _CARD_NOT_READ,
            "Check in by QR or by hand; report the kind of card.",
        ),
        FailureCode.CARD_NOT_GENUINE: FailureText(
            "The signer fails against the installed country certificate, or the chip could not prove its key.",
            _CARD_NOT_READ,
            "Check person and card by hand; report the card to the security officer.",
        ),
        FailureCode.PHOTO_UNUSABLE: FailureText(
            "The photo in the chip is damaged or too large and cannot be decoded.",
            _COUNTER,
            "Compare the person with the printed photo by eye.",
        ),
        FailureCode.OTHER_CARD: FailureText(
            "Another person's card was put back in the middle of a check-in.",
            _COUNTER,
            "Start again with one card only.",
        ),
        FailureCode.NO_CARD: FailureText(
            "No card lies on the reader.",
            _COUNTER,
            "Lay the card flat on the reader.",
        ),
        FailureCode.PHOTO_MISSING: FailureText(
            "The chip holds no photo, as the cards of children under six.",
            _COUNTER,
            "Compare child and companion with the papers by eye, then confirm in the staff screen.",
        ),
        FailureCode.PHOTO_WITHOUT_FACE: FailureText(
            "No face was found in the chip's photo.",
            _COUNTER,
            "Compare the person with the printed photo by eye.",
        ),
        FailureCode.PHOTO_SEVERAL_FACES: FailureText(
            "The chip's photo shows more than one face.",
            _COUNTER,
            "Compare the person with the printed photo by eye; keep the evidence for the maintainers.",
        ),
        FailureCode.QR_UNKNOWN: FailureText(
            "The QR code is of no known citizen ID, VNeID or insurance card.",
            "Mã QR chưa đọc được. Xin thử lại hoặc đến quầy.",
            "Show the QR of the ID card, of VNeID or of the insurance card.",
        ),
        FailureCode.QR_ONLY: FailureText(
            "Only a QR code was shown; the settings ask staff to look at such a person.",
            _COUNTER,
            "Compare the person with the photo on the paper or in VNeID, then confirm.",
        ),
        FailureCode.QR_INCOMPLETE: FailureText(
            "The QR code names no birth date, so that nobody can be looked up by it.",
            _COUNTER,
            "Ask for the ID card or the insurance card, or type the data by hand.",
        ),
        FailureCode.FACE_NOT_RECOGNISED: FailureText(
            "The live face did not reach the threshold, twice.",
            _FACE,
            "Compare chip photo and person by eye in the staff screen; an old photo is the usual reason.",
        ),
        FailureCode.FACE_NOT_CAPTURED: FailureText(
            "No good picture of the face came within the time limit.",
            _FACE,
            "Check light and camera height; verify the person by eye.",
        ),
        FailureCode.CONSENT_REFUSED: FailureText(
            "The person does not want the chip to be read.",
            _COUNTER,
            "Check in by hand; consent is free and its refusal has no consequence.",
        ),
        FailureCode.FACE_CONSENT_REFUSED: FailureText(
            "The person does not want the face to be compared.",
            _COUNTER,
            "Compare the person with the card's photo by eye.",
        ),
        FailureCode.FACE_TIMED_OUT: FailureText(
            "The comparison of the faces did not answer in time.",
            _FACE,
            "Verify the person by eye; if it repeats, restart the kiosk and run `kiosk doctor`.",
        ),
        FailureCode.LIVENESS_UNCLEAR: FailureText(
            "The motions asked for were not seen, or the face was out of sight meanwhile, in every try.",
            _FACE,
            "Verify the person by eye. Many cannot turn or blink as asked; it says nothing against them.",
        ),
        FailureCode.FACE_NEEDS_STAFF: FailureText(
            "The pictures did not look like one person before the camera.",
            _FACE,
            "Look at person and card by eye. Light or reflections are common reasons: accuse nobody.",
        ),
        FailureCode.GATEWAY_UNREACHABLE: FailureText(
            "The assessment gateway cannot be reached.",
            _STILL_RECEIVED,
            "Check the network; check-ins are kept and sent by themselves when the gateway is back.",
        ),
        FailureCode.GATEWAY_TIMED_OUT: FailureText(
            "The assessment gateway did not answer in time.",
            _STILL_RECEIVED,
            "Nothing to do; what was not answered is asked and sent again by itself.",
        ),
        FailureCode.GATEWAY_ANSWER_INVALID: FailureText(
            "The assessment gateway answered something that is no answer of its contract.",
            _STILL_RECEIVED,
            "Nothing to do; if it lasts, tell social insurance the time of the fault.",
        ),
        FailureCode.GATEWAY_ACCOUNT_REFUSED: FailureText(
            "The gateway refuses the facility's account.",
            _STILL_RECEIVED,
            "Correct user name and password in the settings; the account may be locked or the IP not registered.",
        ),
        FailureCode.OFFICER_NOT_REGISTERED: FailureText(
            "The officer's ID in the settings is not registered at the gateway (054).",
            _STILL_RECEIVED,
            "Correct the officer's ID in the settings. This is never the patient's fault.",
        ),
        FailureCode.OFFICER_NAME_DIFFERS: FailureText(
            "The officer's name in the settings differs from the registered one (055).",
            _STILL_RECEIVED,
            "Write the officer's name in the settings exactly as registered.",
        ),
        FailureCode.GATEWAY_FAULT: FailureText(
            "The gateway reports a fault of its own (100, 101 or HTTP 5xx).",
            _STILL_RECEIVED,
            "Nothing to do; it is asked again by itself.",
        ),
        FailureCode.GATEWAY_CODE_UNKNOWN: FailureText(
            "The gateway answered a code that the contract does not name.",
            _STILL_RECEIVED,
            "Look the person up by hand on the gateway's web page; report the code.",
        ),
        FailureCode.CHECK_IN_REFUSED: FailureText(
            "The gateway refused the check-in.",
            "Số thứ tự của quý khách vẫn có hiệu lực. Nhân viên sẽ xem lại hồ sơ.",
            "Read the reason with `kiosk outbox list`, correct the data and retry.",
        ),
        FailureCode.REQUEST_MALFORMED: FailureText(
            "The gateway calls our request malformed (205).",
            _STILL_RECEIVED,
            "A fault in this program: report it with the log of the day.",
        ),
        FailureCode.INSURANCE_NOT_FOUND: FailureText(
            "The gateway knows no insurance card of this person (050).",
            _INSURANCE,
            "Ask for the insurance card or number; otherwise receive as self-paying.",
        ),
        FailureCode.INSURANCE_NUMBER_WRONG: FailureText(
            "The insurance card number is wrong (051, 052, 053).",
            _INSURANCE,
            "Compare the number with the card and type it anew.",
        ),
        FailureCode.INSURANCE_NAME_DIFFERS: FailureText(
            "The name at social insurance differs from the card's (060, 061).",
            _INSURANCE,
            "Put the person on the data-cleaning list; receive by hand.",
        ),
        FailureCode.INSURANCE_BIRTH_DATE_DIFFERS: FailureText(
            "The birth date at social insurance differs from the card's (070).",
            _INSURANCE,
            "Put the person on the data-cleaning list; receive by hand.",
        ),
        FailureCode.INSURANCE_EXPIRED: FailureText(
            "The insurance card has expired (010).",
            _INSURANCE,
            "Tell how to renew; receive as self-paying meanwhile.",
        ),
        FailureCode.INSURANCE_REVOKED: FailureText(
            "The insurance card was revoked (110).",
            _INSURANCE,
            "Ask social insurance for the reason; receive as self-paying meanwhile.",
        ),
        FailureCode.INSURANCE_STOPPED: FailureText(
            "The insurance card was reported decreased (120 to 124).",
            _INSURANCE,
            "Ask employer or commune about the contribution; receive as self-paying meanwhile.",
        ),
        FailureCode.INSURANCE_CHILD_WITHOUT_CARD: FailureText(
            "A child who has no card yet (130).",
            _INSURANCE,
            "Receive with birth certificate as the rules for children under six say.",
        ),
        FailureCode.INSURANCE_STAFF_CHECK: FailureText(
            "The card is managed by the insurance of Defence or Public Security (001, 002).",
            _INSURANCE,
            "Check insurance card and ID paper by eye.",
        ),
        FailureCode.GATEWAY_NOT_TRUSTED: FailureText(
            "The gateway's certificate is not trusted, or none of its issuers is a pinned one.",
            _STILL_RECEIVED,
            "Check date and time of this machine and its certificate authorities; nothing was sent. If the issuer has "
            "changed, correct gateway.issuer_pins.",
        ),
        FailureCode.HELP_REQUESTED: FailureText(
            "The person asked for help.",
            _COUNTER,
            "Go to the person; the screen shows the step reached.",
        ),
        FailureCode.CARD_LEFT: FailureText(
            "A card was left on the reader.",
            "Xin lấy lại thẻ.",
            "Take the card from the reader and keep it for its holder.",
        ),
        FailureCode.DOSSIER_NOT_OPEN: FailureText(
            "The dossier is not of this person, or was handed out or withdrawn before.",
            _COUNTER,
            "Search for its number: the list shows how far it has come.",
        ),
        FailureCode.PRINTER_FAILED: FailureText(
            "The ticket was not printed: the printer is not connected or reports an error.",
            _ON_SCREEN,
            "Look at cable, cutter and lamp of the printer; the number is valid without paper.",
        ),
        FailureCode.PRINTER_SILENT: FailureText(
            "The printer did not answer in time: whether paper came out is not known.",
            _ON_SCREEN,
            "Switch the printer off and on; the number is valid without paper.",
        ),
        FailureCode.PRINTER_NO_PAPER: FailureText(
            "The ticket was not printed: the paper is used up.",
            _ON_SCREEN,
            "Load paper, then print the last number again on the staff screen.",
        ),
        FailureCode.PRINTER_COVER_OPEN: FailureText(
            "The ticket was not printed: the printer's cover is open.",
            _ON_SCREEN,
            "Close the cover, then print the last number again on the staff screen.",
        ),
    }
)
"""One row for every code; a test holds the table complete."""
