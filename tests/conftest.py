"""What every test may use: shipped data, tenant scope, the cast of people, signed-in clients."""

import socket
from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import translation

from accounts.access.areas import load_areas
from accounts.access.models import Authority
from accounts.access.tenancy import across_authorities
from marketplace.reference.eligibility.loader import load_limits
from marketplace.reference.vocabulary.models import Concept
from tests import people
from tests.security.random_order import _chance

__all__ = ["_chance"]
WITH_A_DATABASE = {"db", "transactional_db", "live_server", "django_db_setup"}
COSTLY = {"world", "demo", "dataset", "learned", "market", "years"}
HERE = {None, "", "localhost", "127.0.0.1", "::1", socket.gethostname()}
where_is = socket.getaddrinfo


def group_of(module, names):
    """The tests that go to one worker with this one, because they share what costs much; None for most."""
    if {"world", "answers"} <= names:
        return "one walk"
    return module if COSTLY & names else None


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items):
    """Mark what cannot touch a database, so that the second database need not see it again; keep groups together."""
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        if not item.get_closest_marker("django_db") and not WITH_A_DATABASE & names:
            item.add_marker(pytest.mark.plain)
        group = group_of(item.module.__name__, names)
        if group:
            item.add_marker(pytest.mark.xdist_group(group))


def load_shipped_data():
    """Areas, limits and vocabulary; a database that was emptied by a transaction test gets them again."""
    if not Authority.objects.exists():
        load_areas()
        load_limits()
    if not Concept.objects.exists():
        call_command("load_vocabulary", verbosity=0)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The shipped data is loaded once for all tests."""
    with django_db_blocker.unblock(), across_authorities():
        load_shipped_data()


@pytest.fixture(autouse=True)
def _scope(request):
    """Test code itself works over all authorities; what it calls through a client opens its own scope."""
    marker = request.node.get_closest_marker("django_db")
    wanted = {"db", "transactional_db"} & set(request.fixturenames)
    if not wanted and marker is None:
        yield
        return
    is_transactional = "transactional_db" in wanted or (marker is not None and marker.kwargs.get("transaction"))
    request.getfixturevalue("transactional_db" if is_transactional else "db")
    with across_authorities():
        load_shipped_data()
        yield


def where_is_here(host, *args, **kwargs):
    """Only this machine has an address."""
    name = host.decode() if isinstance(host, bytes) else host
    if name not in HERE:
        pytest.fail(f"A test asked for another machine: {name}")
    return where_is(host, *args, **kwargs)


@pytest.fixture(autouse=True)
def _no_other_machine(monkeypatch):
    """A call to the outside fails its test by more than an error that the code may survive (bars R19)."""
    monkeypatch.setattr(socket, "getaddrinfo", where_is_here)


@pytest.fixture(autouse=True)
def _finnish():
    """Every test starts in Finnish, whatever the one before left behind."""
    with translation.override("fi"):
        yield


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    """Photos and models of a test go to a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MODEL_DIR = tmp_path / "models"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def cast(db):
    """Aino, Kaisa, Mikko, Sofia, Ville, the administrator and Mikko's bakery."""
    return people.cast()


@pytest.fixture
def signed_in():
    """A client of a signed-in person: ``signed_in(aino)``."""

    def make(person):
        client = Client()
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return make


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    """Run what waits for the commit: ``with commits(): approve(…)``."""

    @contextmanager
    def run():
        with django_capture_on_commit_callbacks(execute=True):
            yield

    return run
