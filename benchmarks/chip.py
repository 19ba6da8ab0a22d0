"""A whole read of a chip against the limit of its radio: APDUs, bytes, CPU, time, memory.

Run as `python -m benchmarks.chip [--json]` from the root of the repository. Exit status 1 where an aim is missed.

The read: PACE (generic mapping, AES-128), DG1, DG2 of 15 KB, DG13, DG14, DG15, EF.SOD, passive, active and chip
authentication, all of them verified, with a trust store of one CSCA. The chip runs in a process of its own, so that the
CPU time of this one is the reader's alone; it is the median of some reads after the first, which is shown too.

The time of a read is not waited for but computed, as `simulators.reader.radio` has it (its assumptions are there), from
the commands and answers that went to and fro: host, air and chip, one after another, and the reader's own CPU on top.

The limit is the least time in which that chip could hand over the same: each file once, whole, in one command by its
short identifier; the application selected once; the commands of PACE, Chip and Active Authentication as they were; the
chip's own times for all that, its point multiplications included; frames of 256 bytes with the shortest pauses; nothing
for the host and nothing for the reader's CPU. As the chip's times are assumed, and long ones would flatter any reader,
the same aim holds once more without them on either side: `bare` is host, air and CPU over the limit of the air alone.
With short lengths there is no way near: a file of 15 KB takes 69 commands. So the aims are for extended length.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import multiprocessing
import statistics
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
from PIL import Image

from cardreader.access.keys import Can, ChipKeys
from cardreader.authenticity.trust import TrustStore
from cardreader.authenticity.verdict import VerdictResult
from cardreader.chip import ChipReader, ChipReadResult
from cardreader.connection import CardConnection
from cardreader.iso7816 import tlv
from simulators.chip.active_keys import EcdsaKind
from simulators.chip.agreement_keys import CaKind
from simulators.chip.card import SoftwareCard
from simulators.chip.card_data import CardData, Sex
from simulators.chip.image import ChipImage
from simulators.chip.personalisation import EF_CARD_ACCESS, EF_DG_BASE, EF_SOD, personalise
from simulators.chip.pki import CountrySigningAuthority
from simulators.reader.radio import BitRate, Radio

ROUNDS = 15
WARM_UP, ROUNDS_FOR_MEMORY = 5, 20
DG2_BYTES = 15 * 1_024
LENGTHS = {"extended": 65_544, "short": 261}
"""The longest APDU that the reader passes on, in bytes."""
FILES = (EF_SOD, *(EF_DG_BASE + number for number in (1, 2, 13, 14, 15)))
"""What has to come over the channel; EF.COM says nothing that EF.SOD does not say."""
CAN = "012345"

MAX_RATIO, MAX_APDUS, MAX_CPU_MS = 1.15, 12, 120.0
MAX_GROWTH_BYTES = 512
"""Of Python objects, a read: less than any object of a read that would stay behind."""
MAX_RSS_GROWTH_BYTES = 64 * 1_024
"""Of the process, a read; the allocator's own ups and downs stay below."""

_SELECT, _READ_BINARY, _READ_BINARY_ODD = 0xA4, 0xB0, 0xB1
_BY_NAME = 0x04
_SECURED = 0x0C
_NEW_CARD = b""
_AROUND_PORTRAIT = 88
"""Bytes of templates and record around the portrait in DG2."""

Exchange = tuple[bytes, bytes]


def picture(size: int) -> bytes:
    """A JPEG file of so many bytes: noise, filled up with a comment."""
    noise = np.random.default_rng(seed=1).integers(96, 160, (320, 240, 3), dtype=np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(noise).save(buffer, "JPEG", quality=5)
    jpeg = buffer.getvalue()
    missing = size - len(jpeg)
    return jpeg[:2] + b"\xff\xfe" + (missing - 2).to_bytes(2, "big") + bytes(missing - 4) + jpeg[2:]


def personalised(authority: CountrySigningAuthority) -> ChipImage:
    """The chip of a synthetic person with a DG2 of DG2_BYTES."""
    data = CardData(
        personal_id="001099012345",
        full_name="Nguyễn Văn Mẫu",
        birth_date=date(1999, 1, 15),
        sex=Sex.MALE,
        issue_date=date(2022, 2, 1),
        expiry=date(2039, 1, 15),
        portrait=picture(DG2_BYTES - _AROUND_PORTRAIT),
        origin="Phường Bến Nghé, Thành phố Hồ Chí Minh",
        residence="Số 1 Đường Mẫu, Phường Bến Nghé, Thành phố Hồ Chí Minh",
        features="Nốt ruồi C:1cm dưới trước mép phải",
        father="Nguyễn Văn Cha",
        mother="Trần Thị Mẹ",
    )
    signer = authority.issue_document_signer()
    return personalise(data, signer, active_authentication=EcdsaKind(), chip_authentication=CaKind())


def serve_chip(pipe: Connection, folder: str) -> None:
    """The chip's process: tells the sizes of its files, then answers commands until the pipe ends."""
    authority = CountrySigningAuthority.create()
    authority.export(Path(folder))
    image = personalised(authority)
    pipe.send(
        {file.identifier: len(file.content) for file in image.files if file.identifier in (*FILES, EF_CARD_ACCESS)}
    )
    card = SoftwareCard(image)
    while True:
        try:
            command = pipe.recv_bytes()
        except EOFError:
            return
        if command == _NEW_CARD:
            card.power_on()
        else:
            pipe.send_bytes(card.process(command))


class PipeConnection:
    """A `CardConnection` to the chip's process."""

    name = "pipe"

    def __init__(self, pipe: Connection, max_apdu: int) -> None:
        self._pipe = pipe
        self.max_apdu: int | None = max_apdu
        pipe.send_bytes(_NEW_CARD)

    def transmit(self, command: bytes) -> bytes:
        """The chip's answer."""
        self._pipe.send_bytes(command)
        return self._pipe.recv_bytes()

    def close(self) -> None:
        """The pipe stays open for the next card."""


class RecordingConnection:
    """Keeps what goes to and fro."""

    def __init__(self, inner: CardConnection) -> None:
        self._inner = inner
        self.exchanges: list[Exchange] = []

    @property
    def name(self) -> str:
        """The inner connection's."""
        return self._inner.name

    @property
    def max_apdu(self) -> int | None:
        """The inner connection's."""
        return self._inner.max_apdu

    def transmit(self, command: bytes) -> bytes:
        """The inner connection's answer."""
        answer = self._inner.transmit(command)
        self.exchanges.append((command, answer))
        return answer

    def close(self) -> None:
        """Closes the inner connection."""
        self._inner.close()


class ReadFailedError(Exception):
    """The read did not end with everything verified."""


def read_whole(connection: CardConnection, trust: TrustStore) -> list[Exchange]:
    """One whole read. Raises ReadFailedError."""
    recorded = RecordingConnection(connection)
    result = ChipReader(recorded, ChipKeys(can=Can(CAN)), trust=trust).read()
    if not isinstance(result, ChipReadResult):
        raise ReadFailedError(result.fault.name)
    verdicts = result.verdicts
    judged = (verdicts.intact, verdicts.genuine, verdicts.active_authentication, verdicts.chip_authentication)
    if any(verdict.result is not VerdictResult.VERIFIED for verdict in judged):
        raise ReadFailedError("; ".join(verdict.reason for verdict in judged))
    return recorded.exchanges


def file_sizes(image: ChipImage) -> dict[int, int]:
    """Bytes of each file that has to be read, by identifier."""
    return {identifier: len(image.file(identifier).content) for identifier in (EF_CARD_ACCESS, *FILES)}


@dataclass(frozen=True, slots=True)
class Bench:
    """A chip in its process, and who trusts it."""

    pipe: Connection
    file_sizes: dict[int, int]
    trust: TrustStore

    def read(self, lengths: str) -> list[Exchange]:
        """One whole read. Raises ReadFailedError."""
        return read_whole(PipeConnection(self.pipe, LENGTHS[lengths]), self.trust)


@contextmanager
def running_chip() -> Iterator[Bench]:
    """A chip that lives as long as the block."""
    context = multiprocessing.get_context("spawn")
    ours, its = context.Pipe()
    with tempfile.TemporaryDirectory() as folder:
        process = context.Process(target=serve_chip, args=(its, folder))
        process.start()
        its.close()
        try:
            sizes = ours.recv()
            yield Bench(ours, sizes, TrustStore.load(Path(folder)))
        finally:
            ours.close()
            process.join()


def secured(exchange: Exchange) -> bool:
    """Whether it went over an open channel."""
    return exchange[0][0] & _SECURED == _SECURED


def unavoidable(exchanges: Sequence[Exchange], sizes: dict[int, int]) -> list[Exchange]:
    """What the limit is made of. Of the reads of files only the lengths matter, so they are blank."""
    kept = [pair for pair in exchanges if pair[0][1] not in (_SELECT, _READ_BINARY, _READ_BINARY_ODD)]
    application = next(pair for pair in exchanges if pair[0][1:3] == bytes((_SELECT, _BY_NAME)))
    card_access = (bytes(5), bytes(sizes[EF_CARD_ACCESS] + 2))
    return [card_access, application, *kept, *(protected_read(sizes[identifier]) for identifier in FILES)]


def protected_read(size: int) -> Exchange:
    """READ BINARY of a whole file in secure messaging with AES (Doc 9303-11 §9.8): DO 97 and DO 8E; DO 87, 99, 8E."""
    answer = len(tlv.encode(0x87, bytes(1 + (size // 16 + 1) * 16))) + 4 + 10 + 2
    command = 4 + 1 + 3 + 10 + 1 if answer <= 258 else 4 + 3 + 4 + 10 + 2
    return bytes(command), bytes(answer)


@dataclass(frozen=True, slots=True)
class Row:
    """One bit rate with one kind of lengths; milliseconds."""

    bit_rate: int
    lengths: str
    apdus: int
    apdus_in_channel: int
    bytes: int
    cpu_ms: float
    host_ms: float
    air_ms: float
    chip_ms: float
    wall_ms: float
    limit_ms: float
    ratio: float
    bare_limit_ms: float
    bare_ratio: float


def row(
    bit_rate: BitRate, lengths: str, exchanges: Sequence[Exchange], limit: Sequence[Exchange], cpu_ms: float
) -> Row:
    """What the model makes of the exchanges of one read."""
    radio = Radio(bit_rate)
    on_radio_alone = replace(radio, host=0.0)
    total = 1_000 * sum(radio.seconds(*pair) for pair in exchanges)
    chip = 1_000 * sum(radio.chip.seconds(*pair) for pair in exchanges)
    host = 1_000 * radio.host * len(exchanges)
    limit_ms = 1_000 * sum(on_radio_alone.seconds(*pair) for pair in limit)
    bare_limit_ms = limit_ms - 1_000 * sum(radio.chip.seconds(*pair) for pair in limit)
    return Row(
        bit_rate=bit_rate,
        lengths=lengths,
        apdus=len(exchanges),
        apdus_in_channel=sum(map(secured, exchanges)),
        bytes=sum(len(command) + len(answer) for command, answer in exchanges),
        cpu_ms=cpu_ms,
        host_ms=host,
        air_ms=total - chip - host,
        chip_ms=chip,
        wall_ms=total + cpu_ms,
        limit_ms=limit_ms,
        ratio=(total + cpu_ms) / limit_ms,
        bare_limit_ms=bare_limit_ms,
        bare_ratio=(total - chip + cpu_ms) / bare_limit_ms,
    )


@dataclass(frozen=True, slots=True)
class Leaks:
    """What stays behind, a read."""

    python_bytes: float
    rss_bytes: float
    handles: int
    """In all."""


def find_leaks(bench: Bench) -> Leaks:
    """Reads often, and compares before and after."""
    for _ in range(WARM_UP):
        bench.read("extended")
    rss, handles = _resident_bytes(), _open_handles()
    for _ in range(ROUNDS_FOR_MEMORY):
        bench.read("extended")
    rss, handles = _resident_bytes() - rss, _open_handles() - handles
    tracemalloc.start()
    for _ in range(WARM_UP):
        bench.read("extended")
    gc.collect()
    traced = tracemalloc.get_traced_memory()[0]
    for _ in range(ROUNDS_FOR_MEMORY):
        bench.read("extended")
    gc.collect()
    traced = tracemalloc.get_traced_memory()[0] - traced
    tracemalloc.stop()
    return Leaks(traced / ROUNDS_FOR_MEMORY, rss / ROUNDS_FOR_MEMORY, handles)


def _resident_bytes() -> int:
    gc.collect()
    kilobytes = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(kilobytes.split()[1]) * 1_024


def _open_handles() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


@dataclass(frozen=True, slots=True)
class Aim:
    """What is to be reached: at most so much."""

    name: str
    value: float
    at_most: float

    @property
    def met(self) -> bool:
        """Whether it is."""
        return self.value <= self.at_most


def aims(rows: Sequence[Row], leaks: Leaks) -> list[Aim]:
    """All of them."""
    aimed = next(row for row in rows if (row.bit_rate, row.lengths) == (BitRate.KBIT_424, "extended"))
    return [
        Aim("time over the limit at 424 kbit/s", aimed.ratio, MAX_RATIO),
        Aim("the same without the chip's time on either side", aimed.bare_ratio, MAX_RATIO),
        Aim("APDUs after the channel is open", aimed.apdus_in_channel, MAX_APDUS),
        Aim("own CPU, ms a read", aimed.cpu_ms, MAX_CPU_MS),
        Aim("Python memory that stays, bytes a read", leaks.python_bytes, MAX_GROWTH_BYTES),
        Aim("growth of the process, bytes a read", leaks.rss_bytes, MAX_RSS_GROWTH_BYTES),
        Aim("handles that stay", leaks.handles, 0),
    ]


def measure(bench: Bench) -> tuple[float, list[Row], Leaks]:
    """CPU milliseconds of the first read, the table, the leaks."""
    rows: list[Row] = []
    first = _cpu_ms(bench, "extended")
    for lengths in LENGTHS:
        cpu_ms = statistics.median(_cpu_ms(bench, lengths) for _ in range(ROUNDS))
        exchanges = bench.read(lengths)
        limit = unavoidable(exchanges, bench.file_sizes)
        rows += [row(bit_rate, lengths, exchanges, limit, cpu_ms) for bit_rate in BitRate]
    return first, rows, find_leaks(bench)


def _cpu_ms(bench: Bench, lengths: str) -> float:
    started = time.process_time()
    bench.read(lengths)
    return 1_000 * (time.process_time() - started)


def main() -> None:
    """Measures, prints, and judges."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--json", action="store_true", help="one JSON object on standard output, nothing else")
    as_json = parser.parse_args().json
    with running_chip() as bench:
        try:
            first, rows, leaks = measure(bench)
        except ReadFailedError as error:
            sys.exit(f"the read failed: {error}")
        sizes = {f"{identifier:04X}": size for identifier, size in bench.file_sizes.items()}
    judged = aims(rows, leaks)
    if as_json:
        answer = {
            "files": sizes,
            "first_read_cpu_ms": first,
            "reads": [asdict(row) for row in rows],
            "aims": [{**asdict(aim), "met": aim.met} for aim in judged],
        }
        print(json.dumps(answer, indent=2))
    else:
        _print(first, rows, judged, sizes)
    sys.exit(0 if all(aim.met for aim in judged) else 1)


def _print(first: float, rows: Sequence[Row], judged: Sequence[Aim], sizes: dict[str, int]) -> None:
    print("files: " + ", ".join(f"{name} {size}" for name, size in sizes.items()) + " bytes")
    print(f"first read: {first:.0f} ms of CPU\n")
    columns = ("host", "air", "chip", "CPU", "wall", "limit")
    print(f"{'kbit/s':>6}  {'lengths':<9}{'APDUs':>6}{'in channel':>12}{'bytes':>8}", end="")
    print("".join(f"{name + ' ms':>10}" for name in columns) + f"{'ratio':>8}{'bare':>8}")
    for row in rows:
        print(f"{row.bit_rate:>6}  {row.lengths:<9}{row.apdus:>6}{row.apdus_in_channel:>12}{row.bytes:>8}", end="")
        times = (row.host_ms, row.air_ms, row.chip_ms, row.cpu_ms, row.wall_ms, row.limit_ms)
        print("".join(f"{value:>10.1f}" for value in times) + f"{row.ratio:>8.3f}{row.bare_ratio:>8.3f}")
    print()
    for aim in judged:
        print(f"{'met' if aim.met else 'MISSED':<8}{aim.name}: {aim.value:.3f} (at most {aim.at_most:g})")


if __name__ == "__main__":
    main()
