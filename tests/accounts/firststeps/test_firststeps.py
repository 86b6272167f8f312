"""The first days: three to five steps at home that tick themselves, and go when they are done or put aside."""

import re
from collections import Counter
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.caseloads.models import Responsibility
from accounts.firststeps.queries import FIRST_DAYS, first_steps_of
from accounts.manifests import manifests
from accounts.people.models import User
from accounts.people.states import Role
from marketplace.guidance.profiles.states import ProfileState
from marketplace.work.listings.states import ListingState
from matching.suggestions.states import Source, SuggestionState
from tests.factories import accounts, marketplace, matching
from tests.factories.appointments import appointment, hours
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db


def home_of(client):
    """The card of first steps, "" where there is none."""
    shown = " ".join(unescape(client.get("/").content.decode()).split())
    return shown.partition('id="first-steps"')[2].partition("</section>")[0]


def next_in(home):
    """What the button says: the first thing that is not done."""
    return re.findall(r'<a class="button" href="[^"]+">([^<]+)</a>', home)


def ticks(person):
    return [one.is_done for one in first_steps_of(person)]


def test_leena_is_led_to_her_hours_first_and_then_to_her_first_young_person(signed_in):
    leena = accounts.coach("Leena")
    client = signed_in(leena)
    assert next_in(home_of(client)) == ["Avaa ajat, jolloin sinut voi tavata"]
    hours(leena)
    assert next_in(home_of(client)) == ["Ota vastaan ensimmäinen nuoresi"]
    assert "1/4 tehty" in home_of(client)


def test_what_another_coach_has_done_ticks_nothing_for_leena(cast):
    leena = accounts.coach("Leena")
    profile, place = ready_to_meet(cast)
    matching.suggestion(profile, place, SuggestionState.ASKED, decided_by=cast.kaisa)
    assert Responsibility.objects.filter(coach=cast.kaisa).exists()
    assert ticks(cast.kaisa) == [False, True, True, False]
    assert ticks(leena) == [False] * 4


def test_aino_has_one_thing_to_do_until_she_has_told_about_herself(cast, signed_in):
    client = signed_in(cast.aino)
    assert home_of(client) == ""
    profile = marketplace.profile(cast.aino, ProfileState.DRAFT)
    assert home_of(client) == ""
    type(profile).objects.filter(pk=profile.pk).update(state=ProfileState.AWAITING)
    assert next_in(home_of(client)) == ["Varaa aika valmentajallesi"]


def test_ainos_steps_go_when_the_last_one_is_done(cast, signed_in):
    profile, place = ready_to_meet(cast)
    matching.suggestion(profile, place, source=Source.YOUNG)
    assert ticks(cast.aino) == [True, False, True]
    client = signed_in(cast.aino)
    assert "2/3 tehty" in home_of(client)
    appointment(cast.aino, cast.kaisa)
    assert home_of(client) == ""


def test_mikkos_place_ticks_one_step_and_a_coach_who_puts_it_on_show_the_next(cast):
    assert ticks(cast.mikko) == [False] * 4
    marketplace.listing(cast.bakery, ListingState.DRAFT)
    assert ticks(cast.mikko) == [True, False, False, False]
    marketplace.listing(cast.bakery)
    assert ticks(cast.mikko) == [True, True, False, False]


def test_armi_is_no_second_administrator_to_herself(cast):
    assert ticks(cast.admin) == [True, True, False]
    accounts.user(Role.ADMINISTRATOR, "Anna")
    assert ticks(cast.admin) == [True, True, True]


def test_who_puts_them_aside_is_not_shown_them_until_the_settings_bring_them_back(cast, signed_in):
    client = signed_in(cast.sofia)
    assert home_of(client)
    assert "wants_first_steps" not in client.get(reverse("people:settings")).context["form"].fields
    client.post(reverse("firststeps:put_aside"))
    assert home_of(client) == ""
    form = client.get(reverse("people:settings")).context["form"]
    client.post(reverse("people:settings"), {**form.initial, "phone": "", "wants_first_steps": "on"})
    assert home_of(client)


def test_after_a_month_nobody_is_a_newcomer(cast, signed_in):
    User.objects.filter(pk=cast.sofia.pk).update(joined_at=timezone.now() - FIRST_DAYS)
    assert home_of(signed_in(cast.sofia)) == ""


def test_the_steps_of_a_role_are_three_to_five_and_cost_one_question(cast, django_assert_num_queries):
    per_role = Counter(step.role for one in manifests() for step in one.first_steps)
    assert set(per_role) == set(Role) - {Role.SYSTEM}
    assert all(3 <= number <= 5 for number in per_role.values())
    with django_assert_num_queries(1):
        first_steps_of(cast.kaisa)
