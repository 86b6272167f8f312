"""A database of one's own with everything committed, and racers that start at the same moment, each on a connection."""

import contextvars
import sqlite3
import threading
from contextlib import contextmanager

import pytest
from django.db import connections, transaction

from accounts.access.tenancy import across_authorities
from tests import people
from tests.template import keeper

PATIENCE = 60  # seconds after which a racer counts as stuck


def _point_to(name):
    """Let this process work on another database from the next connection on; returns the name before."""
    old = connections["default"]
    before = old.settings_dict["NAME"]
    connections.settings["default"]["NAME"] = name
    if old.vendor == "postgresql":
        old.close()
    fresh = connections.create_connection("default")
    connections["default"] = fresh
    return old, before


@contextmanager
def working_in(name):
    """Work on another database, and on the one from before afterwards."""
    old, before = _point_to(name)
    try:
        yield
    finally:
        connections["default"].close()
        connections.settings["default"]["NAME"] = before
        connections["default"] = old


@contextmanager
def twin(folder):
    """A copy of the test database: a file for SQLite, a database made from a template for PostgreSQL."""
    here = connections["default"]
    if here.vendor == "sqlite":
        here.ensure_connection()
        path = folder / "arena.sqlite3"
        with sqlite3.connect(path) as target:
            here.connection.backup(target)
        target.close()
        yield str(path)
        return
    name = here.settings_dict["NAME"]
    copied = f"{name}_{folder.name}"[:63].lower()
    here.close()
    with keeper(here) as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{copied}"')
        cursor.execute(f'CREATE DATABASE "{copied}" TEMPLATE "{name}"')
    yield copied
    with keeper(here) as cursor:
        cursor.execute(f'DROP DATABASE "{copied}" WITH (FORCE)')


@pytest.fixture
def transactional_db(django_db_setup, django_db_blocker, tmp_path):
    """In the place of pytest-django's fixture of this name, for modules that import it: nothing has to be emptied
    afterwards (the audit trail would refuse), the copy is thrown away.
    """
    with django_db_blocker.unblock(), twin(tmp_path) as name, working_in(name):
        yield


@pytest.fixture
def arena(transactional_db):
    """The cast in a database whose rows are committed, so that several connections see them."""
    with across_authorities():
        yield people.cast()


def visitors():
    """How many knock at once: two hundred, or fifty where writers stand in one line and the last would wait a minute."""
    return 200 if connections["default"].vendor == "postgresql" else 50


def race(racers):
    """Run callables at the same moment, each in a thread with a connection of its own.

    Returns what each returned or raised, in their order.
    """
    racers = list(racers)
    results = [None] * len(racers)
    line = threading.Barrier(len(racers))

    def run(number, racer):
        try:
            connections["default"].ensure_connection()
            line.wait(PATIENCE)
            results[number] = racer()
        except Exception as error:  # handed to the test, which judges it
            results[number] = error
        finally:
            connections["default"].close()

    threads = [
        threading.Thread(target=contextvars.copy_context().run, args=(run, number, racer), daemon=True)
        for number, racer in enumerate(racers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert not any(thread.is_alive() for thread in threads), "a racer is stuck"
    return results


def fresh(obj):
    """The row as it is now, read outside any transaction."""
    assert not transaction.get_connection().in_atomic_block
    return type(obj)._base_manager.get(pk=obj.pk)
