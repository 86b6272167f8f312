"""Whoever opens a page about a young person is on record, over pages and API alike (906/2019 § 17)."""

import pytest
from django.db.models.signals import post_save

from accounts.audit.models import Entry
from tests.architecture.permission_matrix import MATRIX
from tests.architecture.requests import path_of, send_request
from tests.security.crawl import shown_by
from tests.security.world import ACTORS

ABOUT_HER = {
    "person", "profile", "introduction", "placement", "suggestion", "follow_up", "invitation", "check_in", "next_step",
    "assessment", "diary", "contact_note", "thread", "appointment",
}  # fmt: skip
OPENED = [
    name
    for name, endpoint in MATRIX.items()
    if endpoint.obj in ABOUT_HER
    and (name.endswith((":detail", "-detail", ":person", ":invitation")) or name.startswith("profiles:edit"))
]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("photo_file")]


def looks(world, actor, name):
    """Lines of the trail that one look leaves. The request is undone, so they are counted while it lasts."""
    person, seen = world.people["aino"], []

    def count(sender, instance, created, **_kwargs):
        if created and instance.verb.endswith(".view") and instance.person_id == person.pk:
            seen.append((instance.verb, instance.actor_id))

    post_save.connect(count, sender=Entry)
    try:
        send_request(world, actor, "get", path_of(name, world, shown_by(MATRIX[name]), MATRIX[name].words))
    finally:
        post_save.disconnect(count, sender=Entry)
    return seen


@pytest.mark.parametrize("name", OPENED)
def test_a_look_at_a_young_person_leaves_one_line_with_the_name_of_the_reader(world, name):
    for actor in ("mikko", "kaisa", "sofia"):
        if MATRIX[name].get[ACTORS.index(actor)] == "+":
            assert {who for _verb, who in looks(world, actor, name)} == {world.people[actor].pk}
            assert len(looks(world, actor, name)) == 1


def test_the_queue_notes_each_young_person_whom_it_shows(world):
    verbs = {verb for verb, who in looks(world, "kaisa", "reviews:queue") if who == world.people["kaisa"].pk}
    assert verbs == {"suggestions.view"}


@pytest.mark.parametrize("name", OPENED)
def test_her_own_look_leaves_none(world, name):
    assert looks(world, "aino", name) == []


@pytest.mark.parametrize("name", OPENED)
def test_a_look_that_was_refused_leaves_none(world, name):
    assert looks(world, "leena", name) == []
    assert looks(world, "ville", name) == []


def test_there_are_pages_and_doors_of_the_api_to_look_at():
    assert len(OPENED) >= 10
    assert {name.startswith("api-") for name in OPENED} == {True, False}
