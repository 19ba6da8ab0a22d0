"""Readers that are not ours read the software chip through the real PC/SC service."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from simulators.chip.card import SoftwareCard
from simulators.chip.image import ChipImage
from simulators.reader.service import READER_NAMES
from tests.pcsc.raw_reader import RawReader
from tests.unit.simulators.chip_terminal import portrait
from tests.unit.simulators.openpace import OpenPace

_SHIM_SOURCE = Path(__file__).with_name("nfc_over_pcsc.c")
_CAN = 2
_TIMEOUT_S = 30


def run(*command: str, folder: Path, preload: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """A program of a Debian package, in this folder."""
    program = shutil.which(command[0])
    assert program is not None, f"{command[0]} is missing: tools/system-packages.sh names its Debian package"
    words = [program, *command[1:]]
    if preload is not None:
        words = ["env", f"LD_PRELOAD={preload}", *words]
    return subprocess.run(words, cwd=folder, capture_output=True, timeout=_TIMEOUT_S, check=False)


@pytest.fixture(scope="session")
def nfc_over_pcsc(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that carries libnfc's calls to PC/SC, compiled."""
    folder = tmp_path_factory.mktemp("nfc")
    flags = run("pkg-config", "--cflags", "--libs", "libpcsclite", folder=folder).stdout.decode().split()
    built = folder / "nfc_over_pcsc.so"
    compiler = run("cc", "-shared", "-fPIC", "-O1", "-o", str(built), str(_SHIM_SOURCE), *flags, folder=folder)
    assert compiler.returncode == 0, compiler.stderr.decode("utf-8", "replace")
    return built


def test_mrtdreader_reads_ef_com_dg1_and_the_photo_by_bac(
    card: SoftwareCard, image: ChipImage, nfc_over_pcsc: Path, tmp_path: Path
) -> None:
    # Its blocks have 4 bytes and then 100, by file identifier and offset.
    reading = run("mrtdreader", image.mrz_information, folder=tmp_path, preload=nfc_over_pcsc)
    assert reading.returncode == 0, reading.stderr
    assert b"Challenge successful" in reading.stdout
    assert image.file(0x011E).content.hex().encode() in reading.stdout
    assert image.mrz.encode() in reading.stdout
    assert (tmp_path / "image.jpg").read_bytes() == portrait(240, 320)


def test_mrtdreader_with_a_wrong_key_is_refused(
    card: SoftwareCard, image: ChipImage, nfc_over_pcsc: Path, tmp_path: Path
) -> None:
    wrong = image.mrz_information[:-2] + "00"
    reading = run("mrtdreader", wrong, folder=tmp_path, preload=nfc_over_pcsc)
    assert reading.returncode != 0
    assert not (tmp_path / "image.jpg").exists()


def test_opensc_tool_asks_for_the_uid_selects_and_gets_a_challenge(card: SoftwareCard, tmp_path: Path) -> None:
    # Before its first command, it tries the applications of every card it knows.
    commands = ("FFCA000000", "00A4040C07A0000002471001", "0084000008", "00A4020C020101")
    words = [word for command in commands for word in ("-s", command)]
    talking = run("opensc-tool", "-r", READER_NAMES[0], *words, folder=tmp_path)
    assert talking.returncode == 0, talking.stderr
    statuses = [line.partition("(")[2].rstrip(":)") for line in talking.stdout.decode("latin-1").splitlines()]
    assert [line for line in statuses if line.startswith("SW1")] == [
        "SW1=0x90, SW2=0x00",
        "SW1=0x90, SW2=0x00",
        "SW1=0x90, SW2=0x00",
        "SW1=0x69, SW2=0x82",
    ]


def test_openpace_opens_the_chip_and_reads_dg2_in_extended_length(
    card: SoftwareCard, image: ChipImage, reader: RawReader
) -> None:
    assert reader.connect() == 0

    def transmit(command: bytes) -> bytes:
        code, answer = reader.transmit(command)
        assert code == 0
        return answer

    session = OpenPace(transmit, block_size=16)
    try:
        session.open(image.file(0x011C).content, image.pace.variants[0].oid, _CAN, image.can)
        assert session.send(0xA4, 0x04, 0x0C, bytes.fromhex("A0000002471001")) == (b"", 0x9000)
        assert session.send(0xB0, 0x82, 0x00, le=0x10000) == (image.file(0x0102).content, 0x9000)
    finally:
        session.close()
