"""A word about Aino's health stands in her sealed item and on the pages of it, and nowhere else in the house."""

import dataclasses
import logging
import re

import pytest
from django.apps import apps
from django.contrib import admin
from django.core import mail
from django.db import connection

from accounts.notices.models import Notice
from accounts.notices.words import words_of
from marketplace.guidance.healthnotes.models import HealthItem
from marketplace.guidance.profiles.models import Profile
from marketplace.work.listings.models import Listing
from matching.ranking.pairs import Opening, Seeker
from matching.suggestions.runs import rows
from tests.security.crawl import answers  # noqa: F401
from tests.security.world import CANARIES

pytestmark = pytest.mark.django_db
CANARY = CANARIES["health"]
# (address, reader): where it is read, by her (her copy of her data too) and by her coach.
MAY_SAY = {
    ("healthnotes:mine", "aino"),
    ("healthnotes:write", "aino"),
    ("privacy:export", "aino"),
    ("privacy:download", "aino"),
    ("api-privacy-export", "aino"),
    ("healthnotes:read", "kaisa"),
    ("healthnotes:write", "kaisa"),
    ("api-health-items-detail", "aino"),
    ("api-health-items-detail", "kaisa"),
}


def test_only_the_pages_of_the_item_say_it_and_only_to_the_two(answers):
    assert {asked for asked, answer in answers.items() if CANARY in answer.body} == MAY_SAY


@pytest.mark.both_databases
def test_no_table_holds_it_in_a_form_that_can_be_read(world, photo_file):
    found = []
    for model in apps.get_models(include_auto_created=True):
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')  # noqa: S608 - the names are ours
            if any(CANARY in str(cell) for row in cursor.fetchall() for cell in row):
                found.append(model._meta.label)
    assert found == []
    assert HealthItem.objects.get(person=world.people["aino"]).words == CANARY


def test_no_row_of_the_ranker_knows_of_it(world):
    told = [*rows.seekers(Profile.objects.all()), *rows.openings(Listing.objects.all())]
    assert told
    assert CANARY not in repr(told)
    names = {field.name for kind in (Seeker, Opening) for field in dataclasses.fields(kind)}
    assert not [name for name in names if re.search("health|topic|words", name)]


def test_no_mail_and_no_notice_says_it(world):
    texts = [" ".join(words_of(notice)) for notice in Notice.objects.all()]
    assert texts
    assert CANARY not in " ".join(texts) + " ".join(str(letter.message()) for letter in mail.outbox)


def test_no_log_says_it(world, caplog):
    item = world.things["health_item"]
    with caplog.at_level(logging.DEBUG):
        world.client("kaisa").get(item.get_absolute_url())
        world.client("kaisa").post(item.get_absolute_url(), {"words": CANARY + "x" * 2000})
    assert caplog.records
    assert CANARY not in caplog.text


def test_no_file_holds_it(world, settings):
    held = [
        path for folder in (settings.MEDIA_ROOT, settings.MODEL_DIR) for path in folder.rglob("*") if path.is_file()
    ]
    assert [path for path in held if CANARY.encode() in path.read_bytes()] == []


def test_the_support_desk_has_no_door_to_it():
    assert HealthItem not in admin.site._registry
