"""A real PC/SC service with the virtual reader, and a card in it.

Nothing here is skipped: where the service cannot run, the tests fail with a sentence that says what to install.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulators.chip.card import SoftwareCard
from simulators.chip.image import ChipImage
from simulators.chip.personalisation import personalise
from simulators.chip.pki import CountrySigningAuthority
from simulators.reader.service import Location, ReaderService, ReaderServiceError, choose_location, free_port_pair
from simulators.reader.vpcd import VirtualReader
from tests.pcsc.raw_reader import RawReader, inserted
from tests.unit.simulators.chip_terminal import portrait, sample_data

_FOLDER = pytest.StashKey[Path]()
_LOCATION = pytest.StashKey[Location | ReaderServiceError]()


def pytest_collection_modifyitems(config: pytest.Config) -> None:
    """Settles where the service will listen before any test runs: libpcsclite reads its variable once a process.

    There is one service at one socket: tests of this folder never run in parallel (see the Makefile).
    """
    folder = tempfile.TemporaryDirectory(prefix="pcsc-")
    config.add_cleanup(folder.cleanup)
    config.stash[_FOLDER] = Path(folder.name)
    try:
        location = choose_location(config.stash[_FOLDER])
    except ReaderServiceError as error:
        config.stash[_LOCATION] = error
        return
    config.stash[_LOCATION] = location
    os.environ.update(location.environment)


@pytest.fixture(scope="session")
def session_service(pytestconfig: pytest.Config) -> Iterator[ReaderService]:
    location = pytestconfig.stash[_LOCATION]
    if isinstance(location, ReaderServiceError):
        pytest.fail(str(location), pytrace=False)
    service = ReaderService(pytestconfig.stash[_FOLDER], location, port=free_port_pair())
    try:
        service.start()
    except ReaderServiceError as error:
        pytest.fail(str(error), pytrace=False)
    yield service
    service.stop()


@pytest.fixture
def service(session_service: ReaderService) -> ReaderService:
    """The service, running with its reader, whatever the test before did to it."""
    if not session_service.plugged:
        session_service.stop()
        session_service.plugged = True
    session_service.start()
    return session_service


@pytest.fixture(scope="session")
def authority() -> CountrySigningAuthority:
    return CountrySigningAuthority.create()


@pytest.fixture(scope="session")
def image(authority: CountrySigningAuthority) -> ChipImage:
    return personalise(sample_data(portrait=portrait(240, 320)), authority.issue_document_signer())


@pytest.fixture
def reader(service: ReaderService) -> Iterator[RawReader]:
    with RawReader() as raw:
        yield raw


@pytest.fixture(scope="session")
def session_slot(session_service: ReaderService) -> Iterator[VirtualReader]:
    with VirtualReader(session_service.port) as slot:
        yield slot


@pytest.fixture
def slot(service: ReaderService, session_slot: VirtualReader) -> VirtualReader:
    """The first slot of the virtual reader, empty."""
    session_slot.remove()
    return session_slot


@pytest.fixture
def card(service: ReaderService, slot: VirtualReader, image: ChipImage) -> Iterator[SoftwareCard]:
    """A card, in the reader."""
    software_card = SoftwareCard(image)
    with inserted(software_card, slot, service):
        yield software_card
