"""The house of the world: a database of its own, built once by each worker and kept from module to module."""

from contextlib import contextmanager
from copy import deepcopy

import pytest
from django.db import connection, transaction
from django.utils import timezone, translation

from accounts.access.tenancy import across_authorities
from tests.security.arena import twin, working_in
from tests.security.world import World, build


class WorldHouse:
    """A database of its own in which the world stands, committed: built by the first module that asks, kept for others."""

    def __init__(self, folder):
        self.folder, self.twin, self.name, self.world, self.built_on = folder, None, "", None, None

    @contextmanager
    def entered(self):
        """Work in the house's database; the people and things as they were when it was built."""
        if self.built_on != timezone.localdate():  # what happens today does not happen yesterday
            self.close()
            self._build()
        with working_in(self.name):
            people, things = deepcopy((self.world.people, self.world.things))
            entered = World(people, things, handler=self.world.handler)
            with across_authorities(), transaction.atomic():
                entered.let_everybody_in()  # a session of an hour ago would be asked who it is
                connection.run_on_commit.clear()
            yield entered

    def _build(self):
        self.twin = twin(self.folder)
        self.name, self.built_on = self.twin.__enter__(), timezone.localdate()
        with working_in(self.name), across_authorities(), translation.override("fi"), transaction.atomic():
            assert "test" in self.name
            self.world = build()
            connection.run_on_commit.clear()  # nobody is told of what was invented

    def close(self):
        """Throw the database away."""
        if self.twin is not None:
            self.twin.__exit__(None, None, None)
        self.twin = self.built_on = None


@pytest.fixture(scope="session")
def house_of_world(django_db_setup, django_db_blocker, tmp_path_factory):
    """The one house of this worker."""
    made = WorldHouse(tmp_path_factory.mktemp("test_house"))
    yield made
    with django_db_blocker.unblock():
        made.close()


@pytest.fixture(scope="module")
def world(house_of_world, django_db_blocker):
    """The world for all tests of a module, which bear the mark ``django_db``: what each one does is undone."""
    with (
        django_db_blocker.unblock(),
        house_of_world.entered() as entered,
        across_authorities(),
        translation.override("fi"),
    ):
        yield entered
