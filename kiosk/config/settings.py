"""The settings file and what it may say."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator

from kiosk.config.pins import PinHash
from kiosk.domain.checkin import Service
from kiosk.gateway.settings import GatewaySettings
from kiosk.session.policy import Deadlines, Policy, QrOnly


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
    default_category: str = "1.2"
    connect_timeout: float = 15.0
    read_timeout: float = 60.0


class ServiceSection(_Section):
    """One row of the catalogue."""

    code: Annotated[str, Field(min_length=1, max_length=50)]
    name: Annotated[str, Field(min_length=1, max_length=1024)]
    room: Annotated[str, Field(min_length=1, max_length=20)]
    fee: Annotated[int, Field(ge=0)]
    prefix: Annotated[str, Field(pattern=r"^[A-Z]$")]


class DevicesSection(_Section):
    """Which devices to use. `camera`: a number, or a video file; `printer`: an ESC/POS device file."""

    reader: str | None = None
    camera: int | Path = 0
    printer: Path
    trust: Path | None = None
    """Folder of CSCA certificates, master lists and revocation lists."""
    allow_bac_after_pace: bool = True
    """Whether a chip whose PACE failed may be opened by the weaker BAC; it is shown in the evidence either way."""


class StoreSection(_Section):
    """Where the database and its key live."""

    directory: Path


class StaffMember(_Section):
    """Somebody who may sign in at the kiosk."""

    name: Annotated[str, Field(min_length=1)]
    pin_hash: PinHash


class PolicySection(_Section):
    """What the hospital chooses."""

    qr_only: QrOnly = QrOnly.STAFF
    idle_seconds: Annotated[float, Field(ge=20, le=600)] = 45.0


class Settings(_Section):
    """The whole file."""

    profile: Literal["reception"] = "reception"
    facility: FacilitySection
    officer: OfficerSection
    gateway: GatewaySection
    store: StoreSection
    devices: DevicesSection
    policy: PolicySection = PolicySection()
    services: Annotated[tuple[ServiceSection, ...], Field(min_length=1)]
    staff: tuple[StaffMember, ...] = ()

    @field_validator("services")
    @classmethod
    def _codes_differ(cls, services: tuple[ServiceSection, ...]) -> tuple[ServiceSection, ...]:
        if len({service.code for service in services}) != len(services):
            raise ValueError("two services have the same code")
        return services

    def gateway_settings(self) -> GatewaySettings:
        """What the gateway client needs. Raises SettingsError where the password cannot be read."""
        section = self.gateway
        try:
            password = section.password_file.read_text(encoding="utf-8").strip()
        except OSError as error:
            raise SettingsError(f"gateway.password_file cannot be read: {error.strerror}") from error
        try:
            return GatewaySettings(
                base_url=section.base_url,
                username=section.username,
                password=SecretStr(password),
                facility_code=self.facility.code,
                officer_name=self.officer.name,
                officer_id=self.officer.id,
                check_in_path=section.check_in_path,
                lookup_as_form=section.lookup_as_form,
                default_category=section.default_category,
                connect_timeout=section.connect_timeout,
                read_timeout=section.read_timeout,
            )
        except ValueError as error:
            raise SettingsError(f"gateway: {error}") from error

    def session_policy(self) -> Policy:
        """What the session goes by."""
        return Policy(
            services=tuple(Service(row.code, row.name, row.room, row.fee, row.prefix) for row in self.services),
            qr_only=self.policy.qr_only,
            deadlines=Deadlines(idle=self.policy.idle_seconds),
        )


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
