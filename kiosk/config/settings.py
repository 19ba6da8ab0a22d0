"""The settings file and what it may say."""

from __future__ import annotations

import os
import tomllib
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PlainValidator,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)

from biometrics.liveness.challenge import Posture
from biometrics.liveness.verdict import LivenessMode, LivenessPolicy
from biometrics.matchers import MatcherName
from biometrics.thresholds import DEFAULT_TARGET_FMR, LEAST_TARGET_FMR, MOST_TARGET_FMR
from kiosk.config.counter import CounterSection
from kiosk.config.pins import PinHash
from kiosk.domain.checkin import Service
from kiosk.domain.insurance import Officer
from kiosk.gateway.settings import GatewaySettings
from kiosk.gateway.signature import CheckInSigner
from kiosk.gateway.signing_key import SigningKeyError, TokenPlace
from kiosk.printing.address import PrinterAddress, parse_printer_address
from kiosk.session.counter_state import Profile
from kiosk.session.policy import CounterPolicy, Deadlines, Policy, QrOnly
from kiosk.session.state import Contrast, Display, Language, TextSize
from kiosk.store.retention import LOG_YEARS_AT_LEAST, RetentionPolicy

TOKEN_PIN = "kiosk-token-pin"  # noqa: S105 - the name of a systemd credential, no PIN


class SettingsError(Exception):
    """The settings cannot be used. The text names file, setting and cure, and quotes no value."""


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FacilitySection(_Section):
    """The hospital."""

    code: Annotated[str, Field(pattern=r"^[0-9]{2}[0-9A-Z]{3}$")]
    name: Annotated[str, Field(min_length=1, max_length=255)]
    kiosk: Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,20}$")] = "K1"


class OfficerSection(_Section):
    """The registered officer under whom the unattended kiosk asks the gateway."""

    name: Annotated[str, Field(min_length=1)]
    id: Annotated[str, Field(pattern=r"^[0-9]{12}$", repr=False)]


class GatewaySection(_Section):
    """The assessment gateway. The password stands alone in a file that only the kiosk's account may read."""

    base_url: Annotated[str, Field(pattern=r"^https?://")]
    username: Annotated[str, Field(min_length=1)]
    password_file: Path
    check_in_path: str = "/api/qd130/checkInKcbQd3176"
    lookup_as_form: bool = False
    visit_history: bool = False
    """Whether the hospital may ask for a person's visits elsewhere and here."""
    accepted_facilities: tuple[str, ...] = ()
    """Facilities of first registration whose persons come here on the right route."""
    accepted_category: str = "1.2"
    default_category: str = "1.2"
    visit_kind: str = "01"
    duplicate_codes: tuple[str, ...] = ()
    success_message: str | None = None
    connect_timeout: float = 15.0
    read_timeout: float = 60.0
    total_timeout: float = 90.0
    issuer_pins: tuple[str, ...] = ()


class SignatureSection(_Section):
    """The key that signs check-ins, in a file or on a PKCS#11 token; left out, they are sent unsigned."""

    key_file: Path | None = None
    """PEM, or PKCS#12 (.p12, .pfx) with its certificates."""
    certificate_file: Path | None = None
    """PEM: the key's certificate first; needed beside a PEM key, and where a token holds none."""
    passphrase_file: Path | None = None
    module: Path | None = None
    """The PKCS#11 library of a token, which needs the extra `pkcs11`."""
    token: Annotated[str | None, Field(min_length=1, max_length=32)] = None
    """The token's label."""
    key_label: Annotated[str | None, Field(min_length=1)] = None
    key_id: Annotated[str | None, Field(pattern=r"^([0-9A-Fa-f]{2})+$")] = None
    """CKA_ID of the key in hex."""
    pin_file: Path | None = None
    """Left out, the PIN is the systemd credential `kiosk-token-pin`."""

    @model_validator(mode="after")
    def _one_key(self) -> Self:
        if (self.key_file is None) == (self.module is None):
            raise ValueError("either key_file or module is needed")
        if self.module is None:
            if any(value is not None for value in (self.token, self.key_label, self.key_id, self.pin_file)):
                raise ValueError("token, key_label, key_id and pin_file belong to a module")
        elif self.token is None or (self.key_label is None and self.key_id is None):
            raise ValueError("beside module, token and one of key_label and key_id are needed")
        elif self.passphrase_file is not None:
            raise ValueError("passphrase_file belongs to key_file; a token has a PIN")
        return self


class ServiceSection(_Section):
    """One row of the catalogue."""

    code: Annotated[str, Field(min_length=1, max_length=50)]
    name: Annotated[str, Field(min_length=1, max_length=1024)]
    room: Annotated[str, Field(min_length=1, max_length=20)]
    fee: Annotated[int, Field(ge=0)]
    prefix: Annotated[str, Field(pattern=r"^[A-Z]$")]
    names: dict[Language, Annotated[str, Field(min_length=1, max_length=200)]] = {}
    """The name on the screen for those who read another language."""

    def service(self) -> Service:
        """The row as the session knows it."""
        names = tuple((language.value, name) for language, name in self.names.items())
        return Service(self.code, self.name, self.room, self.fee, self.prefix, names)


def _printer_address(value: object) -> PrinterAddress:
    if not isinstance(value, str):
        raise ValueError("a printer is named by a text")  # noqa: TRY004 - of which pydantic makes its message
    return parse_printer_address(value)


class DevicesSection(_Section):
    """Which devices to use. `camera`: a number, or a video file; `printer`: an ESC/POS printer that answers, by its
    device file or as `tcp:HOST[:PORT]`.
    """

    reader: str | None = None
    camera: int | Path = 0
    printer: Annotated[PrinterAddress, PlainValidator(_printer_address)]
    trust: Path | None = None
    """Folder of CSCA certificates, master lists and revocation lists."""
    allow_bac_after_pace: bool = True
    """Whether a chip whose PACE failed may be opened by the weaker BAC; it is shown in the evidence either way."""


class KeyPlace(StrEnum):
    """Where the key lies that seals personal data."""

    FILE = "file"
    """In `directory`, readable by the kiosk's account alone."""
    CREDENTIAL = "credential"
    """A systemd credential of the service."""
    KEYRING = "keyring"
    """The desktop's keyring; needs the optional package of that name."""


class StoreSection(_Section):
    """Where the database and its key live, and how long what is kept."""

    directory: Path
    key: KeyPlace = KeyPlace.FILE
    payload_days: Annotated[int, Field(ge=1, le=3650)] = 30
    mismatch_days: Annotated[int, Field(ge=1, le=3650)] = 90
    log_years: Annotated[int, Field(ge=LOG_YEARS_AT_LEAST, le=50)] = LOG_YEARS_AT_LEAST


class StaffMember(_Section):
    """Somebody who may sign in at the kiosk."""

    name: Annotated[str, Field(min_length=1)]
    pin_hash: PinHash
    id: Annotated[str | None, Field(pattern=r"^[0-9]{12}$", repr=False)] = None
    """Of a registered officer: lookups after this member signed in are made under this name."""


class PolicySection(_Section):
    """What the hospital chooses."""

    qr_only: QrOnly = QrOnly.STAFF
    idle_seconds: Annotated[float, Field(ge=20, le=600)] = 45.0


class DisplaySection(_Section):
    """The glass, and how it looks until a person chooses otherwise. Upright or wide is seen from the glass itself."""

    diagonal_inches: Annotated[float | None, Field(ge=10, le=65)] = None
    """Left out, the screen is asked for its size."""
    text_size: TextSize = TextSize.NORMAL
    contrast: Contrast = Contrast.NORMAL
    motion: bool = True


class SpeechSection(_Section):
    """Spoken prompts, beside what the screen says."""

    enabled: bool = False
    volume: Annotated[int, Field(ge=5, le=100)] = 60
    """Percent of the loudest that the engine speaks."""


class FaceSection(_Section):
    """How sure the comparison of faces must be."""

    matcher: MatcherName = MatcherName.SFACE
    """The recogniser. `dlib` needs the extra of that name and tells people apart far worse."""
    target_fmr: Annotated[float, Field(ge=LEAST_TARGET_FMR, le=MOST_TARGET_FMR)] = DEFAULT_TARGET_FMR
    """The share of strangers who would be taken for the card's holder; the threshold follows from the evaluation."""
    liveness: LivenessMode = LivenessMode.CHALLENGE
    """`challenge` asks for motions drawn at random, `passive` looks only, `off` tests nothing. Who cannot do what is
    asked goes to staff."""
    motions: Annotated[int, Field(ge=1, le=4)] = 2
    """How many motions are asked for."""
    motion_seconds: Annotated[float, Field(ge=4, le=30)] = 7.0
    """Time for each."""
    posture: Posture = Posture.STANDING
    """`seated` where people sit before the camera: who is to come closer then leans forward."""

    @property
    def liveness_policy(self) -> LivenessPolicy:
        """What the liveness check goes by."""
        return LivenessPolicy(self.liveness, self.motions, self.motion_seconds)


class Settings(_Section):
    """The whole file."""

    profile: Profile = Profile.RECEPTION
    facility: FacilitySection
    officer: OfficerSection
    gateway: GatewaySection
    signature: SignatureSection | None = None
    store: StoreSection
    devices: DevicesSection
    policy: PolicySection = PolicySection()
    display: DisplaySection = DisplaySection()
    speech: SpeechSection = SpeechSection()
    face: FaceSection = FaceSection()
    services: tuple[ServiceSection, ...] = ()
    """Needed at a reception; an office without examinations has none."""
    counter: CounterSection | None = None
    staff: tuple[StaffMember, ...] = ()

    @model_validator(mode="after")
    def _profile_is_furnished(self) -> Self:
        if (missing := self.missing_for(self.profile)) is not None:
            raise ValueError(missing)
        return self

    def missing_for(self, profile: Profile) -> str | None:
        """What the settings lack to run in that profile; None where nothing."""
        match profile:
            case Profile.RECEPTION:
                return None if self.services else "a reception needs at least one of services"
            case Profile.COUNTER if self.counter is None:
                return "a counter needs the section counter"
            case Profile.COUNTER:
                return None if self.staff else "a counter needs at least one of staff to sign in"

    @field_validator("services")
    @classmethod
    def _codes_differ(cls, services: tuple[ServiceSection, ...]) -> tuple[ServiceSection, ...]:
        if len({service.code for service in services}) != len(services):
            raise ValueError("two services have the same code")
        rooms: dict[str, str] = {}
        for service in services:
            if rooms.setdefault(service.prefix, service.room) != service.room:
                raise ValueError(f"services of different rooms share the letter {service.prefix}")
        return services

    def gateway_settings(self) -> GatewaySettings:
        """What the gateway client needs. Raises SettingsError where the password cannot be read."""
        section = self.gateway
        try:
            return GatewaySettings(
                base_url=section.base_url,
                username=section.username,
                password=SecretStr(_secret("gateway.password_file", section.password_file)),
                facility_code=self.facility.code,
                officer_name=self.officer.name,
                officer_id=self.officer.id,
                check_in_path=section.check_in_path,
                lookup_as_form=section.lookup_as_form,
                visit_history=section.visit_history,
                accepted_facilities=section.accepted_facilities,
                accepted_category=section.accepted_category,
                default_category=section.default_category,
                visit_kind=section.visit_kind,
                duplicate_codes=section.duplicate_codes,
                success_message=section.success_message,
                connect_timeout=section.connect_timeout,
                read_timeout=section.read_timeout,
                total_timeout=section.total_timeout,
                issuer_pins=section.issuer_pins,
            )
        except ValueError as error:
            raise SettingsError(f"gateway: {error}") from error

    def retention_policy(self) -> RetentionPolicy:
        """How long the store keeps what."""
        return RetentionPolicy(self.store.payload_days, self.store.mismatch_days, self.store.log_years)

    def check_in_signer(self) -> CheckInSigner | None:
        """Who signs check-ins. Raises SettingsError where the key cannot be used."""
        section = self.signature
        try:
            match section:
                case SignatureSection(key_file=Path() as key_file, passphrase_file=passphrase_file):
                    passphrase = _secret("signature.passphrase_file", passphrase_file) if passphrase_file else None
                    return CheckInSigner.from_files(key_file, section.certificate_file, passphrase)
                case SignatureSection(module=Path() as module, token=str(token), key_id=key_id):
                    identifier = None if key_id is None else bytes.fromhex(key_id)
                    place = TokenPlace(module, token, section.key_label, identifier, _token_pin(section.pin_file))
                    return CheckInSigner.from_token(place, section.certificate_file)
                case _:
                    return None
        except SigningKeyError as error:
            raise SettingsError(f"signature: {error}") from None

    def officers(self) -> dict[str, Officer]:
        """The members of staff who may ask the gateway under their own name."""
        return {member.name: Officer(member.name, member.id) for member in self.staff if member.id is not None}

    def in_profile(self, profile: Profile) -> Settings:
        """The same settings in another profile. Raises SettingsError where something that it needs is missing."""
        if (missing := self.missing_for(profile)) is not None:
            raise SettingsError(missing)
        return self.model_copy(update={"profile": profile})

    def session_policy(self) -> Policy:
        """What the session goes by."""
        counter = self.counter if self.profile is Profile.COUNTER else None
        idle = self.policy.idle_seconds if counter is None else counter.idle_minutes * 60
        return Policy(
            services=tuple(row.service() for row in self.services),
            qr_only=self.policy.qr_only,
            deadlines=Deadlines(idle=idle),
            display=Display(self.display.text_size, self.display.contrast),
            profile=self.profile,
            counter=CounterPolicy() if counter is None else counter.policy(),
        )


def _token_pin(path: Path | None) -> SecretStr:
    if path is not None:
        return SecretStr(_secret("signature.pin_file", path))
    folder = os.environ.get("CREDENTIALS_DIRECTORY")
    if folder is None:
        raise SettingsError(f"signature: name a pin_file, or give the service the credential {TOKEN_PIN}")
    return SecretStr(_secret(f"the credential {TOKEN_PIN}", Path(folder) / TOKEN_PIN))


def _secret(name: str, path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{name} cannot be read: {getattr(error, 'strerror', None) or 'not UTF-8'}") from None


def load_settings(path: Path) -> Settings:
    """The settings of a TOML file. Raises SettingsError naming file and setting."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: no valid TOML: {error}") from error
    try:
        return Settings.model_validate(raw)
    except ValidationError as error:
        rows = (f"{'.'.join(map(str, row['loc']))}: {row['msg']}" for row in error.errors(include_input=False))
        raise SettingsError(f"{path}: " + "; ".join(rows)) from None
