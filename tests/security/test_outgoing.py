"""The house calls two outside: the mail server and the text gateway that the operator names. Nothing typed is asked for (bars S21)."""

import ast

import pytest

from accounts.notices.models import Notice
from tests.architecture.source import python_files

CALLS = {
    "urllib.request",
    "http.client",
    "requests",
    "httpx",
    "aiohttp",
    "urllib3",
    "ftplib",
    "smtplib",
    "socket",
    "pycurl",
}
MAY = {
    "accounts/notices/channels.py": {"urllib.request", "http.client", "smtplib"},  # the gateway; names of refusals
    "marketplace/config/bodies.py": {"socket"},  # reads what a visitor sends
}


def called_by(text):
    """The modules of a file with which one calls other machines."""
    imports = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Import | ast.ImportFrom)]
    names = [node.module or "" for node in imports if isinstance(node, ast.ImportFrom)]
    names += [alias.name for node in imports if isinstance(node, ast.Import) for alias in node.names]
    return {name for name in names if name in CALLS}


def test_only_the_outbox_calls_another_machine():
    found = {path.as_posix(): called_by(path.read_text("utf-8")) for path in python_files()}
    callers = {
        path[path.index(one) :]: names
        for path, names in found.items()
        if names
        for one in ("accounts/", "marketplace/", "matching/", "moderation/")
        if one in path
    }
    assert callers == MAY


def test_a_call_is_seen():
    assert called_by("from urllib.request import urlopen\nimport httpx") == {"urllib.request", "httpx"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/", "http://169.254.169.254/latest/", "file:///etc/passwd", "gopher://[::1]/"]
)
def test_an_address_that_mikko_types_is_text_and_nobody_follows_it(cast, signed_in, monkeypatch, address):
    def call(*_args, **_kwargs):
        raise AssertionError("somebody followed it")

    monkeypatch.setattr("accounts.notices.channels.urlopen", call)
    words = {
        "name": cast.bakery.name,
        "about": address,
        "kind": cast.bakery.kind,
        "municipality": cast.bakery.municipality_id,
    }
    answer = signed_in(cast.mikko).post(f"/employers/{cast.bakery.pk}/edit/", words)
    assert answer.status_code < 500
    assert not Notice.objects.filter(facts__icontains=address).exists()
