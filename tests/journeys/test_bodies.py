"""Bodies that are too large or too slow, sent to the running server by strangers: refused, and the house stays open."""

import socket
import time
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.browser  # it needs the running house, not the browser
SLOW = 20


def connect(house):
    at = urlsplit(house.url)
    return socket.create_connection((at.hostname, at.port), timeout=60)


def front_page(house):
    with closing(HTTPConnection(urlsplit(house.url).netloc, timeout=10)) as reader:
        reader.request("GET", "/")
        return reader.getresponse().status


def head(length, extra=""):
    said = f"POST /people/join/ HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Language: en\r\nContent-Length: {length}\r\n"
    return (said + f"Content-Type: application/x-www-form-urlencoded\r\n{extra}\r\n").encode()


def answer_of(connection):
    answer = b""
    while piece := connection.recv(65536):
        answer += piece
    return answer.decode()


def test_394_megabytes_are_refused_by_their_length_before_they_are_sent(house):
    with connect(house) as stranger:
        stranger.sendall(head(394 * 1024 * 1024) + b"code=" + b"1" * 1000)
        answer = answer_of(stranger)
    assert answer.startswith("HTTP/1.1 413")
    assert "at most 8 megabytes" in answer


def test_a_body_without_a_length_is_refused(house):
    with connect(house) as stranger:
        stranger.sendall(b"POST /people/join/ HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n")
        assert answer_of(stranger).startswith("HTTP/1.1 411")


def test_twenty_slow_bodies_end_in_408_or_503_and_others_are_served_meanwhile(house):
    with ExitStack() as open_lines:
        strangers = [open_lines.enter_context(connect(house)) for _number in range(SLOW)]
        begun = time.monotonic()
        for stranger in strangers:
            stranger.sendall(head(1000) + b"code=")
        assert front_page(house) == 200
        assert time.monotonic() - begun < 10
        answers = [answer_of(stranger) for stranger in strangers]
    assert {one[:12] for one in answers} == {"HTTP/1.1 408", "HTTP/1.1 503"}


def test_a_body_that_breaks_off_leaves_the_server_well(house):
    with connect(house) as stranger:
        stranger.sendall(head(1000) + b"code=12")
    assert front_page(house) == 200


def test_a_form_in_two_pieces_is_read_as_a_whole(house):
    with connect(house) as slow_phone:
        slow_phone.sendall(head(11, "Connection: close\r\n") + b"code=")
        slow_phone.sendall(b"123456")
        assert answer_of(slow_phone).startswith("HTTP/1.1 403")  # the CSRF check read it and misses its token
