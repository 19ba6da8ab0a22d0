"""Servers on this machine that speak HTTP/1.1 with kept connections, in the clear or under a test authority's TLS."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from kiosk.gateway.tls import spki_digest

_DAY = timedelta(days=1)


class TestAuthority:
    """Issues certificates for this machine; its own stands in for the system's store."""

    __test__ = False

    def __init__(self, name: str, folder: Path) -> None:
        self._name = name
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._certificate = self._issue(name, self._key.public_key(), ca=True)
        self.file = folder / f"{name}.pem"
        self.file.write_bytes(self._certificate.public_bytes(Encoding.PEM))

    @property
    def digest(self) -> bytes:
        return spki_digest(self._certificate.public_bytes(Encoding.DER))

    def server_context(self, address: str = "127.0.0.1", until: datetime | None = None) -> ssl.SSLContext:
        key = ec.generate_private_key(ec.SECP256R1())
        leaf = self._issue(address, key.public_key(), ca=False, until=until)
        file = self._folder / f"{self._name}-server.pem"
        private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        file.write_bytes(private + leaf.public_bytes(Encoding.PEM) + self._certificate.public_bytes(Encoding.PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context

    def _issue(
        self, name: str, key: ec.EllipticCurvePublicKey, *, ca: bool, until: datetime | None = None
    ) -> x509.Certificate:
        now = datetime.now(UTC)
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, self._name)])
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - 2 * _DAY)
            .not_valid_after(until or now + _DAY)
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        )
        if not ca:
            names = x509.SubjectAlternativeName([x509.IPAddress(IPv4Address(name))])
            builder = builder.add_extension(names, critical=False)
        return builder.sign(self._key, hashes.SHA256())


class CountingServer(ThreadingHTTPServer):
    """Answers every POST with an empty JSON object; counts connections and requests."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, context: ssl.SSLContext | None = None, *, location: str | None = None) -> None:
        self.connections = 0
        self.requests = 0
        self.cookies: list[str | None] = []
        self.location = location
        self.open: list[socket.socket] = []
        super().__init__(("127.0.0.1", 0), _Handler)
        self._context = context
        self.base_url = f"{'http' if context is None else 'https'}://127.0.0.1:{self.server_port}"

    def finish_request(self, request: object, client_address: object) -> None:
        self.connections += 1
        assert isinstance(request, socket.socket)
        if self._context is not None:
            try:
                request = self._context.wrap_socket(request, server_side=True)
            except OSError:  # the client turned away
                return
        self.open.append(request)
        with request:
            super().finish_request(request, client_address)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that breaks off is no error here."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: CountingServer

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.requests += 1
        self.server.cookies.append(self.headers["Cookie"])
        self.send_response(302 if self.server.location is not None else 200)
        if self.server.location is not None:
            self.send_header("Location", self.server.location)
        self.send_header("Set-Cookie", "session=1")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's signature
        """Nothing."""


@contextmanager
def serving(server: CountingServer) -> Iterator[CountingServer]:
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
