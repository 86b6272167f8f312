"""What every test may use: shipped data, tenant scope, the cast of people, signed-in clients."""

import gc
import itertools
import socket
from contextlib import closing, contextmanager

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connections
from django.test import Client
from django.utils import translation

from accounts.access.tenancy import across_authorities
from tests import people, template
from tests.proof import proven
from tests.security.house import house_of_world, world
from tests.security.random_order import _chance
from tests.security.world import photo_file

__all__ = ["_chance", "house_of_world", "photo_file", "world"]
COSTLY = {"world", "demo", "dataset", "learned", "market", "years"}
HERE = {None, "", "localhost", "127.0.0.1", "::1", socket.gethostname()}
where_is = socket.getaddrinfo


def group_of(module, names):
    """The tests that go to one worker with this one, because they share what costs much; None for most."""
    if {"world", "answers"} <= names:
        return "one walk"
    return module if COSTLY & names else None


def refuse_emptying(item, names):
    """Nothing may empty the database that all share: who has to commit takes a copy."""
    marker = item.get_closest_marker("django_db")
    if marker and ("transactional_db" in names or marker.kwargs.get("transaction")):
        raise pytest.UsageError(f"{item.nodeid} would empty the database: take the arena, without the mark django_db")


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items):
    """Keep groups together."""
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        refuse_emptying(item, names)
        group = group_of(item.module.__name__, names)
        if group:
            item.add_marker(pytest.mark.xdist_group(group))


@pytest.fixture(scope="session", autouse=True)
def quick_passwords():
    """Argon2 as deployed, with the least of time and memory: its own measure took half of the tests of ways in."""
    with pytest.MonkeyPatch.context() as patch:
        for name, least in (("time_cost", 1), ("memory_cost", 8), ("parallelism", 1)):
            patch.setattr(Argon2PasswordHasher, name, least)
        yield


def pytest_collection_finish(session):
    """What is loaded by now stays: looking through it for garbage again and again takes a fifth of the tests' time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, django_db_blocker):
    """Tables and shipped data are copied from a template; Django's own migrate then finds nothing to do."""
    here = connections["default"]
    if here.vendor == "sqlite":
        with closing(template.copy(template.shipped(), here.creation._get_test_db_name())):
            yield
    else:
        with django_db_blocker.unblock():
            here.settings_dict["TEST"]["TEMPLATE"] = template.shipped_on_postgres(here)
        yield


@pytest.fixture(autouse=True)
def _scope(request):
    """Test code itself works over all authorities; what it calls through a client opens its own scope."""
    marker = request.node.get_closest_marker("django_db")
    wanted = {"db", "transactional_db"} & set(request.fixturenames)
    if not wanted and marker is None:
        yield
        return
    request.getfixturevalue("transactional_db" if "transactional_db" in wanted else "db")
    with across_authorities():
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


@pytest.fixture(scope="session")
def own_folders(tmp_path_factory):
    """Folders that are made when something is put there: few tests do, and pytest's own cost the more, the more."""
    root = tmp_path_factory.mktemp("own")
    return (root / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def _own_files(settings, own_folders):
    """Photos and models of a test go to a folder of its own."""
    folder = next(own_folders)
    settings.MEDIA_ROOT = folder / "media"
    settings.MODEL_DIR = folder / "models"
    settings.OUTSIDE_DIR = folder / "outside"
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
        return proven(client, person)

    return make


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    """Run what waits for the commit: ``with commits(): approve(…)``."""

    @contextmanager
    def run():
        with django_capture_on_commit_callbacks(execute=True):
            yield

    return run
