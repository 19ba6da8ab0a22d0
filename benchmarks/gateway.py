"""What a call to the gateway costs on this machine: the document, its signature, and the connection.

    python -m benchmarks.gateway

The server answers at once, over TLS on the loopback interface, under an authority made for the run.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from kiosk.gateway.checkin_xml import CheckInXml
from kiosk.gateway.signature import CheckInSigner, SigningKey
from kiosk.gateway.transport import Answer, HttpTransport
from kiosk.gateway.wire import IDLE_SECONDS
from tests.unit.gateway.support import make_check_in, make_settings
from tests.unit.gateway.tls_server import CountingServer, TestAuthority, serving

_ROUNDS = 200


def _milliseconds(work: Callable[[], object]) -> str:
    times = []
    for _ in range(_ROUNDS):
        begun = time.perf_counter()
        work()
        times.append((time.perf_counter() - begun) * 1000)
    return f"p50 {statistics.median(times):6.2f} ms   p95 {sorted(times)[int(_ROUNDS * 0.95)]:6.2f} ms"


def _certificate(key: SigningKey) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "benchmark")])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    life = builder.serial_number(1).not_valid_before(now).not_valid_after(now + timedelta(days=1))
    return life.sign(key, hashes.SHA256())


class _Clock:
    """Stands still, or lets every connection grow old."""

    def __init__(self, step: float) -> None:
        self._step = step
        self._now = 0.0

    def __call__(self) -> float:
        self._now += self._step
        return self._now


def _post(server: CountingServer, step: float) -> Callable[[], object]:
    transport = HttpTransport(
        server.base_url,
        production_allowed=False,
        connect_timeout=10,
        read_timeout=10,
        total_timeout=20,
        clock=_Clock(step),
    )

    def ask() -> None:
        if not isinstance(transport.post("/", query={}, headers={}, body=b"a=b"), Answer):
            raise SystemExit("the server of the benchmark did not answer")

    return ask


def main() -> None:
    """Prints one line for each part."""
    check_in, settings = make_check_in(), make_settings()
    keys: dict[str, SigningKey | None] = {
        "unsigned": None,
        "RSA 2048": rsa.generate_private_key(65537, 2048),
        "EC P-256": ec.generate_private_key(ec.SECP256R1()),
    }
    for name, key in keys.items():
        writer = CheckInXml(settings, CheckInSigner(key, [_certificate(key)]) if key is not None else None)
        print(f"{'document, ' + name:30} {_milliseconds(lambda writer=writer: writer.write(check_in))}")  # type: ignore[misc]
    with tempfile.TemporaryDirectory() as folder:
        authority = TestAuthority("benchmark", Path(folder))
        os.environ["SSL_CERT_FILE"] = str(authority.file)
        with serving(CountingServer(authority.server_context())) as server:
            print(f"{'request, kept connection':30} {_milliseconds(_post(server, 0.0))}")
            print(f"{'request, new connection':30} {_milliseconds(_post(server, IDLE_SECONDS))}")


if __name__ == "__main__":
    main()
