"""A small server of a folder that writes down every request, with its bytes as they are and as gzip would send them."""

import gzip
import mimetypes
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

TEXT = (".html", ".js", ".css", ".json", ".svg", ".txt", ".xml")
"""Endings of the files that a host compresses on the way."""

_HEADERS = {
    # Without these two a page may not measure its own memory.
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cache-Control": "max-age=600",
}
_GZIP_LEVEL = 6
_TYPES = {".js": "text/javascript", ".html": "text/html; charset=utf-8"}


Make = Callable[[str], bytes | None]
"""Gives the file of a path; None where it has none."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request.

    Attributes:
        at: when it came, in milliseconds since 1970, as the browser counts them.
        sent: bytes of the file, compressed by gzip where it is text.
    """

    at: float
    path: str
    raw: int
    sent: int


@dataclass(slots=True)
class Served:
    """A folder that is served.

    Attributes:
        pages: made-up pages beside the files of the folder, by path.
        make: gives files that are not in the folder, or other ones instead of those that are.
        requests: what was asked for, in order; whoever measures empties it.
    """

    folder: Path
    pages: dict[str, bytes]
    make: Make
    requests: list[Request] = field(default_factory=list)
    base: str = ""


@lru_cache(maxsize=1 << 15)
def _gzip_size(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), _GZIP_LEVEL))


@contextmanager
def serving(folder: Path, pages: dict[str, bytes], make: Make = lambda _: None) -> Iterator[Served]:
    """Serve a folder on this machine until the block ends."""
    served = Served(folder, pages, make)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            at = time.time() * 1000
            path = unquote(urlsplit(self.path).path)
            data, sent = _answer(served, path)
            if data is not None:
                served.requests.append(Request(at, path, len(data), sent))
            self.send_response(404 if data is None else 200)
            ending = Path(path).suffix or ".html"
            self.send_header("Content-Type", _TYPES.get(ending) or mimetypes.types_map.get(ending, "text/plain"))
            self.send_header("Content-Length", str(len(data or b"")))
            for name, value in _HEADERS.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data or b"")

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.base = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()


def _answer(served: Served, path: str) -> tuple[bytes | None, int]:
    """A file's bytes, and how many are sent; pages that are only there to measure count as nothing."""
    if path in served.pages:
        return served.pages[path], 0
    if (made := served.make(path)) is not None:
        return made, len(gzip.compress(made, _GZIP_LEVEL)) if path.endswith(TEXT) else len(made)
    file = served.folder / path.lstrip("/")
    if file.is_dir():
        file = file / "index.html"
    if not file.resolve().is_relative_to(served.folder.resolve()) or not file.is_file():
        return None, 0
    data = file.read_bytes()
    return data, _gzip_size(file) if file.suffix in TEXT else len(data)
