"""A disk that is full: what was typed comes back with a sentence; no half of a file stays, no row without its file."""

import errno
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.db import OperationalError, transaction
from django.urls import reverse

from accounts.audit.models import Entry
from accounts.outages.causes import Trouble, trouble_of
from accounts.outages.files import no_file_left_behind
from marketplace.config.bodies import BodyGuard
from marketplace.work.diaries import actions
from marketplace.work.diaries.models import DiaryEntry
from tests.marketplace.guidance.profiles import pictures
from tests.people import work_trial

pytestmark = pytest.mark.django_db
WORDS = "levytila on lopussa"


def full(*_args, **_kwargs):
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def full_disk(monkeypatch):
    """The file can be opened; what is written finds no room."""
    monkeypatch.setattr("django.core.files.storage.filesystem.locks.lock", full)


@pytest.fixture
def entry(cast):
    return actions.write(work_trial(cast, begins=-10, ends=30), tap="good", by=cast.aino)


def files(settings):
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def picture():
    return SimpleUploadedFile("kuva.jpg", pictures.jpeg(), "image/jpeg")


def test_the_line_comes_back_and_nothing_is_left(cast, entry, signed_in, full_disk, settings):
    sent = {"line": "Leivoin pullia", "picture": picture()}
    answer = signed_in(cast.aino).post(reverse("diaries:add", args=[entry.pk]), sent)
    assert answer.status_code == 503
    assert WORDS in answer.content.decode()
    assert "Leivoin pullia" in answer.content.decode()
    kept = DiaryEntry.objects.get(pk=entry.pk)
    assert (kept.line, kept.picture.name) == ("", "")
    assert not Entry.objects.about(entry).filter(verb="diaries.add").exists()
    assert files(settings) == []


def test_the_api_says_it_too(cast, entry, signed_in, full_disk, settings):
    answer = signed_in(cast.aino).post(f"/api/v1/diary/{entry.pk}/add/", {"line": "x", "picture": picture()})
    assert answer.status_code == 503
    assert WORDS in answer.json()["errors"][""][0]
    assert files(settings) == []


def test_a_file_whose_row_is_not_saved_goes_again(cast, entry, monkeypatch, settings):
    monkeypatch.setattr("marketplace.work.diaries.actions.log", full)  # after the file was written
    with pytest.raises(OSError, match="No space"):
        actions.add(entry, line="Leivoin", picture=ContentFile(pictures.jpeg(), "kuva.jpg"), by=cast.aino)
    assert files(settings) == []


def test_a_file_inside_a_larger_whole_goes_with_it(settings):
    @no_file_left_behind()
    @transaction.atomic
    def whole():
        with no_file_left_behind():
            default_storage.save("a.txt", ContentFile(b"x"))
        assert len(files(settings)) == 1
        raise ValueError("later")

    with pytest.raises(ValueError, match="later"):
        whole()
    assert files(settings) == []


@pytest.mark.both_databases
@pytest.mark.parametrize(
    ("code", "attribute"), [("53100", "sqlstate"), ("SQLITE_FULL", "sqlite_errorname")], ids=["PostgreSQL", "SQLite"]
)
def test_a_database_without_room_is_the_same_trouble(cast, entry, signed_in, monkeypatch, code, attribute):
    cause = Exception("full")
    setattr(cause, attribute, code)
    failure = OperationalError("full")
    failure.__cause__ = cause
    assert trouble_of(failure) == Trouble.FULL

    def fail(*_args, **_kwargs):
        raise failure

    monkeypatch.setattr(DiaryEntry, "save", fail)
    answer = signed_in(cast.aino).post(reverse("diaries:add", args=[entry.pk]), {"line": "Leivoin pullia"})
    assert answer.status_code == 503
    assert "Leivoin pullia" in answer.content.decode()
    assert WORDS in answer.content.decode()


def ask_guard(environ, body=b""):
    """(status line, page) of the guard in front of an application that reads its forms."""
    said = []

    def app(environ, start_response):
        start_response("200 OK", [])
        return [repr(dict(WSGIRequest(environ).POST)).encode()]

    guard = BodyGuard(app, most=10_000_000, seconds=5, rate=50_000, readers=3)
    environ = {"REQUEST_METHOD": "POST", "wsgi.input": BytesIO(body), "HTTP_ACCEPT_LANGUAGE": "fi", **environ}
    page = b"".join(guard(environ, lambda status, _headers: said.append(status))).decode()
    return said[0], page


def test_a_body_that_finds_no_room_is_told_so(monkeypatch):
    monkeypatch.setattr("marketplace.config.bodies.SpooledTemporaryFile", lambda **_how: FullFile())
    status, page = ask_guard({"CONTENT_LENGTH": "5"}, b"a=123")
    assert status.startswith("507")
    assert WORDS in page


class FullFile(BytesIO):
    """A file on a disk that is full."""

    write = full


@pytest.mark.parametrize("length", ["١٢", "+5", "1_0", "-1", "5 ", "0x5", "5.0", "²", "9" * 30])
def test_a_length_that_is_no_number_is_refused(length):
    assert ask_guard({"CONTENT_LENGTH": length}, b"a=123")[0].startswith("400")


@pytest.mark.parametrize("charset", ["base64", "rot13", "no-such-thing"])
@pytest.mark.parametrize("kind", ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_a_charset_that_is_none_is_refused(kind, charset):
    sent = {"CONTENT_LENGTH": "5", "CONTENT_TYPE": f"{kind}; boundary=x; charset={charset}"}
    assert ask_guard(sent, b"a=123")[0].startswith("400")


def test_a_plain_form_goes_through():
    sent = {"CONTENT_LENGTH": "5", "CONTENT_TYPE": "application/x-www-form-urlencoded; charset=utf-8"}
    assert ask_guard(sent, b"a=123") == ("200 OK", "{'a': ['123']}")
