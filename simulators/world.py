"""Everything around a simulated kiosk: persons with their cards, reader, camera, gateway, printer, and a test PKI."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from biometrics.liveness.challenge import Motion
from cardreader.authenticity.trust import TrustStore
from kiosk.domain.checkin import Service
from kiosk.ports import Clock
from kiosk.printing.renderer import SlipRenderer
from kiosk.threads import SYSTEM_THREADS, Threads
from simulators.camera import FRAMES_PER_SECOND, Painter, PersonaCamera
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
from simulators.personas.facts import CardKind, Persona
from simulators.personas.loading import load_personas
from simulators.personas.lookup import gateway_answer
from simulators.printer import SimulatedPrinter
from simulators.reader.hands import ReaderHands
from simulators.reader.inprocess import SimulatedReader
from simulators.reader.radio import Air
from simulators.scenes import BackScene, CodeScene, EmptyScene
from simulators.stages import stage_for

HOSPITAL = "Bệnh viện Đa khoa Mẫu"
FACILITY = "01999"
ACCOUNT = GatewayAccount(f"{FACILITY}_BV", "simulated-password", FACILITY)
OFFICER = GatewayOfficer("Cán Bộ Mẫu", "001099000001")
STAFF_NAME = "Lê Thị Trực"
STAFF_PIN = "2468"
SERVICES = tuple(
    Service(code, name, room, 45_000, prefix, (("en", english), ("zh", chinese), ("ja", japanese), ("ko", korean)))
    for code, name, room, prefix, english, chinese, japanese, korean in (
        ("02.1896", "Khám Nội tổng quát", "12", "A", "General internal medicine", "普通内科", "一般内科", "일반내과"),
        ("02.1897", "Khám Mắt", "21", "B", "Eyes", "眼科", "眼科", "안과"),
        ("02.1898", "Khám Tai Mũi Họng", "23", "C", "Ear, nose and throat", "耳鼻喉科", "耳鼻咽喉科", "이비인후과"),
        ("02.1899", "Khám Răng Hàm Mặt", "25", "D", "Teeth and jaw", "口腔科", "歯科・口腔外科", "치과·구강외과"),
    )
)
DEFAULT_PERSONA = "mau"
_SELDOM = 6
"""At ten frames a second more seldom would be a camera that has fallen silent."""


class UnknownPersonaError(ValueError):
    """There is no person of that name; the text lists those there are."""


@dataclass(frozen=True, slots=True)
class Chips:
    """A test PKI and the cards that it signs."""

    authority: CountrySigningAuthority

    def card(
        self, persona: Persona, quirks: Iterable[Quirk] = (), sleep: Callable[[float], None] = time.sleep
    ) -> SoftwareCard:
        """A new card of the person, personalised with data, photo and keys of its own to prove (AA and CA), with what
        the quirks change; `sleep` takes a slow chip's seconds.

        Raises PersonalisationError for quirks that fit no card together.
        """
        recipe = Recipe(data=card_data(persona), active_authentication=EcdsaKind(), chip_authentication=CaKind())
        return make_card(recipe, self.authority, quirks, sleep=sleep)

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


def gateway_people(guests: Iterable[Persona] = ()) -> Mapping[str, Mapping[str, object]]:
    """What the simulated gateway knows: each person under every number by which one may ask. `guests` come besides the
    named ones."""
    people: dict[str, Mapping[str, object]] = {}
    for persona in (*load_personas().values(), *guests):
        answer = gateway_answer(persona)
        insurance = persona.insurance
        for number in (persona.card.personal_id, insurance.card_number, insurance.bhxh_number):
            if number is not None:
                people[number] = answer
    return people


def make_gateway(
    clock: Clock, port: int = 0, guests: Iterable[Persona] = (), threads: Threads = SYSTEM_THREADS
) -> SimulatedGateway:
    """The simulated gateway with all named persons in it, and the guests."""
    return SimulatedGateway(gateway_people(guests), ACCOUNT, OFFICER, clock, port=port, threads=threads)


class SimulatedWorld:
    """The parts that stand in for devices and network. `out` takes the tickets; `folder` the test CSCA.

    `radio` makes reading a chip take what it takes on a counter; without one nobody waits for it. `guests` are persons
    besides the named ones. `chips` and `books` may be shared by several worlds. `thrifty`: the camera films an empty
    place as seldom as the kiosk bears. `paint` makes its pictures. `reader`: another than the simulated one,
    which no radio slows down.
    """

    def __init__(
        self,
        clock: Clock,
        folder: Path,
        out: Path | None,
        radio: Air | None = None,
        guests: Iterable[Persona] = (),
        *,
        chips: Chips | None = None,
        books: FaceBooks | None = None,
        threads: Threads = SYSTEM_THREADS,
        thrifty: bool = False,
        frame_rate: float = FRAMES_PER_SECOND,
        paint: Painter = stage_for,
        reader: ReaderHands | None = None,
    ) -> None:
        self.personas = MappingProxyType({**load_personas(), **{guest.id: guest for guest in guests}})
        self.chips = chips or Chips(CountrySigningAuthority.create())
        self.trust = self.chips.trust(folder / "trust")
        self.threads = threads
        self.reader: ReaderHands = reader or SimulatedReader(radio, threads)
        self.books = books or FaceBooks()
        self.camera = PersonaCamera(
            rate=frame_rate,
            books=self.books,
            clock=clock.monotonic,
            threads=threads,
            empty_every=_SELDOM if thrifty else 1,
            paint=paint,
        )
        self.gateway = make_gateway(clock, guests=self.personas.values(), threads=threads)
        self.printer = SimulatedPrinter(out, SlipRenderer(HOSPITAL, simulated=True), threads=threads)

    def start(self) -> None:
        """Opens the gateway."""
        self.gateway.start()

    def stop(self) -> None:
        """Closes gateway and printer."""
        self.printer.close()
        self.gateway.stop()

    def hands(self, persona: Persona, cast: FaceCast = FaceCast.PERSON, quirks: Iterable[Quirk] = ()) -> PersonHands:
        """The person at the kiosk; `cast`: who, or what, the camera sees when a face is due; `quirks`:
        what is odd about the card."""
        return PersonHands(self, persona, cast, quirks)

    def casting(self, persona: Persona, cast: FaceCast) -> Casting:
        """The scene; whoever comes after the person among the personas, with another face, is the other one in it."""
        everyone = list(self.personas.values())
        places = [place for place, found in enumerate(everyone) if found.id == persona.id]
        following = everyone[places[0] + 1 :] + everyone if places else everyone
        return Casting(cast, persona, next(other for other in following if other.face != persona.face))


class PersonHands:
    """What a person does to reader and camera; implements `simulators.patient.Hands`."""

    def __init__(
        self,
        world: SimulatedWorld,
        persona: Persona,
        cast: FaceCast = FaceCast.PERSON,
        quirks: Iterable[Quirk] = (),
    ) -> None:
        self._world = world
        self._quirks = tuple(quirks)
        self._persona = persona
        self._casting = world.casting(persona, cast)
        self._lock = threading.Lock()
        self._card: SoftwareCard | None = None

    def lay_card(self) -> None:
        """Lays the person's own card on the reader; always the same one. Who has none shows the code that there is."""
        if self._persona.card.kind is CardKind.NONE:
            self.show_qr()
            return
        # The face is due when the chip is read.
        self._casting.prepare(self._world.books)
        with self._lock:
            if self._card is None:
                self._card = self._world.chips.card(self._persona, self._quirks, self._world.threads.sleep)
            self._world.reader.insert(self._card, self._quirks)

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
