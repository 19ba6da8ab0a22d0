"""The words that a scenario file uses for what persons, staff and devices do."""

from __future__ import annotations

from enum import StrEnum


class Brings(StrEnum):
    """What a person has come with."""

    CARD = "card"
    """The ID card, which is laid on the reader."""
    CARD_QR = "card_qr"
    """The QR code of the ID card, and no card on the reader."""
    VNEID = "vneid"
    """The same code on a phone."""
    INSURANCE_CARD = "insurance_card"
    """The paper insurance card with its QR code."""
    VSSID = "vssid"
    """The code of the insurance's own phone program, which names no birth date."""
    FOREIGN_QR = "foreign_qr"
    """A QR code of something else."""


class Key(StrEnum):
    """By what the person opens the chip."""

    QR = "qr"
    MRZ = "mrz"
    """The back of the card."""
    DIGITS = "digits"
    """The last six digits, typed."""


class PersonDoes(StrEnum):
    """One thing that a person at the kiosk does."""

    NOTHING = "nothing"
    WALK_AWAY = "walk_away"
    """Leaves everything as it is and does nothing any more."""
    TOUCH = "touch"
    START = "start"
    """Goes on without a card."""
    ACCEPT = "accept"
    """Agrees to chip and face."""
    ACCEPT_CHIP = "accept_chip"
    """Agrees to the chip, not to the face."""
    REFUSE = "refuse"
    LAY_CARD = "lay_card"
    TAKE_CARD = "take_card"
    OTHER_CARD = "other_card"
    """Lays down the card of the next person of the list."""
    SHOW_QR = "show_qr"
    """The QR code of the ID card."""
    SHOW_MRZ = "show_mrz"
    """The back of the ID card."""
    SHOW_INSURANCE_CARD = "show_insurance_card"
    SHOW_VSSID = "show_vssid"
    SHOW_FOREIGN_QR = "show_foreign_qr"
    TYPE_DIGITS = "type_digits"
    TYPE_WRONG_DIGITS = "type_wrong_digits"
    SHOW_FACE = "show_face"
    STEP_ASIDE = "step_aside"
    """Nobody is before the camera."""
    CONFIRM = "confirm"
    """ "Yes, this is me"."""
    NOT_ME = "not_me"
    CHOOSE_SERVICE = "choose_service"
    NUMBER_AGAIN = "number_again"
    ANOTHER_SERVICE = "another_service"
    TAKE_TICKET = "take_ticket"
    HELP = "help"
    LEAVE = "leave"


class StaffDoes(StrEnum):
    """One thing that a member of staff does at the kiosk."""

    SIGN_IN = "sign_in"
    VERIFY = "verify"
    """Has compared person and chip photo."""
    RESUME = "resume"
    """Lets the person go on where they were."""
    REPRINT = "reprint"
    CLEAN = "clean"
    LEAVE = "leave"
    EXIT = "exit"
    """Ends the program."""


class ReaderState(StrEnum):
    """How reader and PC/SC service are."""

    PLUGGED = "plugged"
    UNPLUGGED = "unplugged"
    SERVICE_RUNNING = "service_running"
    SERVICE_STOPPED = "service_stopped"


class CameraState(StrEnum):
    """How the camera is."""

    WORKS = "works"
    """What was wrong is right again; an unplugged one is plugged in."""
    DARK = "dark"
    BLACK = "black"
    FROZEN = "frozen"
    SLOW = "slow"
    UNPLUGGED = "unplugged"
    BUSY = "busy"
    """Another program has it: from the next time on that it is opened."""
    DENIED = "denied"
    """This account may not use it: from the next time on that it is opened."""


class ComparisonState(StrEnum):
    """How the comparison of the faces is."""

    WORKS = "works"
    HANGS = "hangs"
    MODELS_DAMAGED = "models_damaged"
    """Its models cannot be loaded: from the next time on that the kiosk is started."""


class DiskState(StrEnum):
    """How the place of the database is."""

    WORKS = "works"
    FULL = "full"
    READ_ONLY = "read_only"
    FAILS = "fails"
    """Whatever is written is answered with an error of the disk."""
    DAMAGED = "damaged"
    """The database file is."""
    HANGS = "hangs"
    """Whatever is asked of the database is answered 25 seconds later."""
    BREAKS = "breaks"
    """Whatever is asked of the database ends in an error that nobody foresaw."""


class CardDoes(StrEnum):
    """What becomes of the card on the reader, whoever's hand it is."""

    LAY = "lay"
    REMOVE = "remove"
    PUT_BACK = "put_back"
    """The card that lay there last."""


class Ending(StrEnum):
    """How a visit ended."""

    CHECKED_IN = "checked_in"
    ASSISTED = "assisted"
    ABANDONED = "abandoned"


class Chip(StrEnum):
    """What is wrong with a card's chip, beside quirks."""

    SOUND = "sound"
    NOT_AN_ID = "not_an_id"
    """The chip of something else, as a bank card."""
    MUTE = "mute"
    """It answers nothing."""
    SLOW = "slow"
    """Each command takes four seconds."""
    TAMPERED = "tampered"
    """A bit of the photo was turned after it had been signed."""
    CLONED = "cloned"
    """It holds a copy of the right data, and proves keys of its own."""
    WITHOUT_PHOTO = "without_photo"
    """As the cards of children under six."""
    PHOTO_TORN = "photo_torn"
    PHOTO_WITHOUT_FACE = "photo_without_face"
    PHOTO_OF_TWO = "photo_of_two"
