"""Time to load a trust folder like the public master lists: 588 certificates of 112 countries, without any cache.

Run as `python -m benchmarks.trust` from the root of the repository.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from cardreader.authenticity.trust import TrustStore
from tests.unit.cardreader.trust_collection import COUNTRIES, Collection, make_collection
from tests.unit.cardreader.trust_pki import Csca, MasterList, pem

ROUNDS = 5


def write_forms(collection: Collection, folder: Path) -> list[tuple[str, Path]]:
    """The same certificates as one file each, as one PEM file, and as a signed master list."""
    forms = [(label, folder / label) for label in ("DER files", "one PEM file", "master list")]
    for _, path in forms:
        path.mkdir()
    for number, der in enumerate(collection.certificates):
        (forms[0][1] / f"{number:03}.der").write_bytes(der)
    (forms[1][1] / "all.pem").write_bytes(pem("CERTIFICATE", *collection.certificates))
    (forms[2][1] / "all.ml").write_bytes(MasterList.create(Csca.create(), collection.certificates).build())
    return forms


def main() -> None:
    """Prints one row a form: anchors, rejected ones, countries, median and largest time of ROUNDS loads in seconds."""
    collection = make_collection()
    print(f"{len(collection.certificates)} certificates, {COUNTRIES} countries, no cache")
    print(f"{'form':<16}{'anchors':>9}{'rejected':>10}{'countries':>11}{'median s':>10}{'max s':>8}")
    with tempfile.TemporaryDirectory() as name:
        for label, path in write_forms(collection, Path(name)):
            times = []
            for _ in range(ROUNDS):
                start = time.perf_counter()
                store = TrustStore.load(path)
                times.append(time.perf_counter() - start)
            counts = f"{len(store.anchors):>9}{len(store.rejected):>10}{len(store.countries):>11}"
            print(f"{label:<16}{counts}{statistics.median(times):>10.2f}{max(times):>8.2f}")


if __name__ == "__main__":
    main()
