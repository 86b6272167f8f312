"""The demo market: everybody can come in, nobody finds an empty list, every state is there."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, F
from django.test import Client

from accounts.access.tenancy import across_authorities
from accounts.audit.models import Entry
from accounts.people.models import Invitation, User
from marketplace.introductions.models import Introduction
from marketplace.listings.models import Listing
from marketplace.placements.models import Placement
from marketplace.profiles.models import Profile
from matching.suggestions.models import Suggestion
from moderation.demo.actions import seed
from moderation.reports.models import Report

pytestmark = pytest.mark.django_db

LIVES = (Invitation, Profile, Listing, Suggestion, Introduction, Placement, Report)
PAGES = {
    "aino": ("/", "/places/", "/suggestions/", "/introductions/", "/messages/"),
    "kaisa": ("/", "/queue/", "/caseloads/", "/placements/", "/introductions/", "/employers/", "/messages/"),
    "mikko": ("/", "/places/mine/", "/introductions/", "/placements/?all=1", "/messages/"),
    "sofia": ("/", "/queue/", "/caseloads/", "/numbers/", "/reports/", "/suggestions/ranker/"),
    "ville": ("/", "/queue/", "/caseloads/", "/placements/"),
    "admin": ("/", "/law/", "/suggestions/ranker/", "/numbers/"),
}


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The whole market, made once for this module and rolled back after it."""
    with django_db_blocker.unblock(), across_authorities(), transaction.atomic():
        made = seed(lambda _what: None)
        yield made
        transaction.set_rollback(True)


def test_the_market_has_the_size_that_the_readme_says(demo):
    assert (demo["young people"], demo["employers"], demo["places"]) == (300, 80, 150)
    assert User.objects.coaches().count() == 12


@pytest.mark.parametrize("model", LIVES, ids=lambda model: model.__name__)
def test_every_state_of_every_life_is_there(demo, model):
    states = set(model._base_manager.values_list("state", flat=True))
    assert states == {value for value, _label in model._meta.get_field("state").choices}


def test_every_employer_state_is_there(demo):
    organisation = apps.get_model("accounts", "Organisation")
    assert set(organisation.objects.values_list("state", flat=True)) == {"waiting", "verified", "refused", "banned"}


@pytest.mark.parametrize(("who", "path"), [(who, path) for who, paths in PAGES.items() for path in paths])
def test_no_list_of_a_demo_person_is_empty(demo, who, path, settings):
    settings.DEMO = True
    client = Client()
    answer = client.post("/people/demo-sign-in/", {"person": who})
    assert answer.status_code == 302
    page = client.get(path)
    assert page.status_code == 200
    assert 'class="empty"' not in page.content.decode()


def test_each_state_has_the_log_line_that_led_to_it(demo):
    for model in LIVES[1:6]:
        label = model._meta.label_lower
        last = {}
        for entry in Entry.objects.filter(subject=label).exclude(state_after="").order_by("at", "pk"):
            last[entry.subject_id] = entry.state_after
        wrong = [row for row in model._base_manager.all() if last.get(str(row.pk)) != row.state]
        assert wrong == []


def test_seats_are_never_more_taken_than_there_are_and_match_the_placements(demo):
    counted = dict(
        Placement.objects.exclude(state="cancelled").order_by().values_list("listing").annotate(n=Count("pk"))
    )
    assert not Listing.objects.filter(seats_taken__gt=F("seats")).exists()
    assert all(counted.get(row.pk, 0) == row.seats_taken for row in Listing.objects.all())


def test_a_database_with_people_is_left_alone(demo):
    with pytest.raises(ValidationError):
        seed(lambda _what: None)
