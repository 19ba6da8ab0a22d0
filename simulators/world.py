"""Everything around a simulated kiosk: persons with their cards, reader, camera, gateway, printer, and a test PKI."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from biometrics.liveness.challenge import Motion
from cardreader.authenticity.trust import TrustStore
from kiosk.domain.checkin import Service
from kiosk.ports import Clock
from kiosk.printing.ticket_image import TicketRenderer
from simulators.camera import PersonaCamera
from simulators.casting import Casting, FaceCast
from simulators.chip.active_keys import EcdsaKind
from simulators.chip.agreement_keys import CaKind
from simulators.chip.card import SoftwareCard
from simulators.chip.mrz import mrz_lines
from simulators.chip.pki import CountrySigningAuthority
from simulators.chip.quirks.catalogue import make_card
from simulators.chip.quirks.quirk import Quirk
from simulators.chip.recipe import Recipe
from simulators.face_books import FaceBooks
from simulators.gateway.contract import GatewayAccount, GatewayOfficer
from simulators.gateway.server import SimulatedGateway
from simulators.personas.chip_card import card_data
from simulators.personas.codes import qr_text
from simulators.personas.facts import Persona
from simulators.personas.loading import load_personas
from simulators.personas.lookup import gateway_answer
from simulators.printer import SimulatedPrinter
from simulators.reader.inprocess import SimulatedReader
from simulators.reader.radio import Radio
from simulators.scenes import BackScene, CodeScene, EmptyScene

HOSPITAL = "Bệnh viện Đa khoa Mẫu"
FACILITY = "01999"
ACCOUNT = GatewayAccount(f"{FACILITY}_BV", "simulated-password", FACILITY)
OFFICER = GatewayOfficer("Cán Bộ Mẫu", "001099000001")
STAFF_NAME = "Lê Thị Trực"
STAFF_PIN = "2468"
SERVICES = (
    Service("02.1896", "Khám Nội tổng quát", "12", 45_000, "A"),
    Service("02.1897", "Khám Mắt", "21", 45_000, "B"),
    Service("02.1898", "Khám Tai Mũi Họng", "23", 45_000, "C"),
    Service("02.1899", "Khám Răng Hàm Mặt", "25", 45_000, "D"),
)
DEFAULT_PERSONA = "mau"


class UnknownPersonaError(ValueError):
    """There is no person of that name; the text lists those there are."""


@dataclass(frozen=True, slots=True)
class Chips:
    """A test PKI and the cards that it signs."""

    authority: CountrySigningAuthority

    def card(self, persona: Persona, quirks: Iterable[Quirk] = ()) -> SoftwareCard:
        """A new card of the person, personalised with data, photo and keys of its own to prove (AA and CA), with what
        the quirks change. Raises PersonalisationError for quirks that fit no card together."""
        recipe = Recipe(data=card_data(persona), active_authentication=EcdsaKind(), chip_authentication=CaKind())
        return make_card(recipe, self.authority, quirks)

    def trust(self, folder: Path) -> TrustStore:
        """A trust store that holds the authority's certificate, written to `folder`."""
        self.authority.export(folder)
        return TrustStore.load(folder)


def find_persona(name: str) -> Persona:
    """The person of that name. Raises UnknownPersonaError."""
    personas = load_personas()
    if name not in personas:
        raise UnknownPersonaError(f"no person {name!r}; there are: {', '.join(sorted(personas))}")
    return personas[name]


def gateway_people() -> Mapping[str, Mapping[str, object]]:
    """What the simulated gateway knows: each person under every number by which one may ask."""
    people: dict[str, Mapping[str, object]] = {}
    for persona in load_personas().values():
        answer = gateway_answer(persona)
        insurance = persona.insurance
        for number in (persona.card.personal_id, insurance.card_number, insurance.bhxh_number):
            if number is not None:
                people[number] = answer
    return people


def make_gateway(clock: Clock, port: int = 0) -> SimulatedGateway:
    """The simulated gateway with all persons in it."""
    return SimulatedGateway(gateway_people(), ACCOUNT, OFFICER, clock, port=port)


class SimulatedWorld:
    """The parts that stand in for devices and network. `out` takes the tickets; `folder` the test CSCA.

    `radio` makes reading a chip take what it takes on a counter; without one nobody waits for it.
    """

    def __init__(self, clock: Clock, folder: Path, out: Path | None, radio: Radio | None = None) -> None:
        self.personas = load_personas()
        self.chips = Chips(CountrySigningAuthority.create())
        self.trust = self.chips.trust(folder / "trust")
        self.reader = SimulatedReader(radio)
        self.books = FaceBooks()
        self.camera = PersonaCamera(books=self.books)
        self.gateway = make_gateway(clock)
        self.printer = SimulatedPrinter(out, TicketRenderer(HOSPITAL, simulated=True))

    def start(self) -> None:
        """Opens the gateway."""
        self.gateway.start()

    def stop(self) -> None:
        """Closes gateway and printer."""
        self.printer.close()
        self.gateway.stop()

    def hands(self, persona: Persona, cast: FaceCast = FaceCast.PERSON) -> PersonHands:
        """The person at the kiosk; `cast`: who, or what, the camera sees when a face is due."""
        return PersonHands(self, persona, cast)

    def casting(self, persona: Persona, cast: FaceCast) -> Casting:
        """The scene; whoever comes after the person among the personas is the other one in it."""
        everyone = list(self.personas.values())
        places = [place for place, found in enumerate(everyone) if found.id == persona.id]
        other = everyone[(places[0] + 1) % len(everyone)] if places else everyone[0]
        return Casting(cast, persona, other)


class PersonHands:
    """What a person does to reader and camera; implements `simulators.patient.Hands`."""

    def __init__(self, world: SimulatedWorld, persona: Persona, cast: FaceCast = FaceCast.PERSON) -> None:
        self._world = world
        self._persona = persona
        self._casting = world.casting(persona, cast)
        self._lock = threading.Lock()
        self._card: SoftwareCard | None = None

    def lay_card(self) -> None:
        """Lays the person's own card on the reader; always the same one."""
        # The face is due when the chip is read.
        self._casting.prepare(self._world.books)
        with self._lock:
            if self._card is None:
                self._card = self._world.chips.card(self._persona)
            self._world.reader.insert(self._card)

    def take_card(self) -> None:
        """Takes whatever lies on the reader."""
        self._world.reader.remove()

    def show_qr(self) -> None:
        """Holds the card's QR code to the camera."""
        self._world.camera.show(CodeScene(qr_text(self._persona)))

    def show_mrz(self) -> None:
        """Holds the card's back with the MRZ to the camera."""
        self._world.camera.show(BackScene(mrz_lines(card_data(self._persona))))

    def show_face(self) -> None:
        """Looks into the camera, or does what the cast wants."""
        self._casting.play(self._world.camera)

    def perform(self, motion: Motion | None) -> None:
        """Begins to do what the screen asks for, as quickly as people do; None: looks straight ahead."""
        self._world.camera.tell(motion)

    def leave(self) -> None:
        """Nobody is before the camera."""
        self._world.camera.show(EmptyScene())
