"""What a visitor may send: so much, and in so much time, whoever it is; decided before anything of it is looked at.

A proxy that buffers whole requests (nginx: ``client_max_body_size``, ``client_body_timeout``) does the same better, in
front of all processes. This holds without one.
"""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from http import HTTPStatus
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django.core.handlers.wsgi import WSGIRequest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.http import parse_header_parameters

from accounts.outages.causes import Trouble, trouble_of

DIGITS = re.compile(r"[0-9]{1,18}")  # RFC 9110, 8.6: nothing else is a length
PIECE = 64 * 1024
IN_MEMORY = 1024 * 1024
Environ = dict[str, Any]


class BodyGuard:
    """A WSGI application in front of another, which gets bodies that are there as a whole.

    400 for a length that is no number and a charset that is none, 413 for more than ``most`` bytes, 411 for a body
    without a length, 408 for one that takes longer than ``seconds`` and a second for each ``rate`` bytes; 503 while
    ``readers`` others of this process are still coming in, so that slow senders never hold all threads; 507 where
    there is no room to keep it.
    """

    def __init__(self, app: Callable, *, most: int, seconds: float, rate: int, readers: int) -> None:
        self.app, self.most, self.seconds, self.rate = app, most, seconds, rate
        self.places = threading.BoundedSemaphore(readers)

    def __call__(self, environ: Environ, start_response: Callable) -> Iterable[bytes]:
        fault = self._fault_of_head(environ)
        if fault is not None:
            return _refuse(environ, start_response, fault)
        length = int(environ.get("CONTENT_LENGTH") or 0)
        if not length:
            return self.app(environ, start_response)
        if not self.places.acquire(timeout=0.1):
            return _refuse(environ, start_response, HTTPStatus.SERVICE_UNAVAILABLE)
        with SpooledTemporaryFile(max_size=IN_MEMORY) as body:  # on disk it has no name, so nothing can be left behind
            try:
                fault = self._take_in(environ, length, body)
            finally:
                self.places.release()
            if fault is not None:
                return _refuse(environ, start_response, fault)
            body.seek(0)
            return self.app({**environ, "wsgi.input": body}, start_response)

    def _fault_of_head(self, environ: Environ) -> HTTPStatus | None:
        """What is wrong before anything of the body came."""
        if environ.get("HTTP_TRANSFER_ENCODING"):
            return HTTPStatus.LENGTH_REQUIRED
        length = environ.get("CONTENT_LENGTH") or "0"
        if not DIGITS.fullmatch(length) or not _is_text(environ.get("CONTENT_TYPE") or ""):
            return HTTPStatus.BAD_REQUEST
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE if int(length) > self.most else None

    def _take_in(self, environ: Environ, length: int, body: IO[bytes]) -> HTTPStatus | None:
        """Keep the body; what was wrong where it did not come whole and in its time."""
        until = time.monotonic() + self.seconds + length / self.rate
        connection = environ.get("gunicorn.socket")
        try:
            while body.tell() < length:
                if connection is not None:
                    connection.settimeout(max(0.001, until - time.monotonic()))
                piece = environ["wsgi.input"].read(min(PIECE, length - body.tell()))
                body.write(piece)
                if not piece or time.monotonic() > until:
                    return HTTPStatus.REQUEST_TIMEOUT
        except OSError as failure:
            is_full = trouble_of(failure) == Trouble.FULL
            return HTTPStatus.INSUFFICIENT_STORAGE if is_full else HTTPStatus.REQUEST_TIMEOUT
        finally:
            if connection is not None:
                connection.settimeout(None)
        return None


def _is_text(content_type: str) -> bool:
    """Whether the charset, where one is named, is one of texts."""
    charset = parse_header_parameters(content_type)[1].get("charset", "utf-8")
    try:
        "".encode(charset)
    except (LookupError, ValueError):
        return False
    return True


def _refuse(environ: Environ, start_response: Callable, status: HTTPStatus) -> list[bytes]:
    """A page in the reader's language that says what to do; the connection is closed, what still comes is not read."""
    with translation.override(translation.get_language_from_request(WSGIRequest({**environ, "wsgi.input": BytesIO()}))):
        page = render_to_string("refused.html", {"status": status.value}).encode()
    headers = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", str(len(page))),
        ("Cache-Control", "no-store"),
        ("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'"),
        ("X-Content-Type-Options", "nosniff"),
        ("Connection", "close"),
    ]
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers.append(("Retry-After", "5"))
    start_response(f"{status.value} {status.phrase}", headers)
    if "gunicorn.socket" in environ:  # else gunicorn would wait for the rest of the body, to use the connection again
        with suppress(OSError):
            environ["gunicorn.socket"].shutdown(socket.SHUT_RD)
    return [page]
