"""Who fits a place: a coach's own young people, suggested or not yet, with what limits them, suggested on the spot."""

import re

import pytest
from django.urls import reverse

from accounts.audit.models import Entry
from accounts.caseloads.models import Deputy
from accounts.notices.models import Notice
from marketplace.guidance.profiles.models import Block, Profile
from matching.suggestions.limits import WORDS
from matching.suggestions.models import Suggestion
from tests.factories import accounts, marketplace, matching
from tests.people import day, ready_to_meet

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(cast):
    return ready_to_meet(cast)


@pytest.fixture
def others(cast):
    """Kaisa's Otso, who wishes no work trial, and Liisa's Pirkko; both with a profile in use."""
    otso = accounts.young("Otso", cast.kaisa, family_name="Oja")
    pirkko = accounts.young("Pirkko", accounts.coach("Liisa"), family_name="Puro")
    marketplace.profile(otso, kinds=["job"])
    marketplace.profile(pirkko)
    return otso, pirkko


def url_of(place):
    return reverse("suggestions:who_fits", args=[place.pk])


def text_of(answer):
    return answer.content.decode()


def names(rows):
    return [row.fit.profile.person.given_name for row in rows]


def test_who_has_not_been_suggested_yet_is_there_and_is_suggested_on_the_spot(cast, pair, others, signed_in):
    client, path = signed_in(cast.kaisa), url_of(pair[1])
    answer = client.get(path)
    assert names(answer.context["rows"]) == ["Aino"]
    form = re.search(
        r'<tr id="person.*?<form method="post" action="([^"]+)".*?name="next" value="([^"]+)".*?value="(\d+)"',
        text_of(answer),
        re.DOTALL,
    )
    done = client.post(form[1], {"next": form[2], "listing": form[3]})
    made = Suggestion.objects.get()
    assert (made.person, made.listing, made.source, made.state) == (cast.aino, pair[1], "coach", "proposed")
    assert done.url == f"{path}#person-{cast.aino.pk}"
    after = text_of(client.get(done.url))
    assert made.get_absolute_url() in after
    assert 'name="listing"' not in after


def test_whom_a_limit_keeps_out_is_named_with_it_and_has_no_button(cast, pair, others, signed_in):
    Block.objects.create(person=cast.aino, organisation=cast.bakery)
    answer = signed_in(cast.kaisa).get(url_of(pair[1]))
    assert {row.fit.profile.person.given_name: row.why_not for row in answer.context["outside"]} == {
        "Aino": [WORDS["blocked"]], "Otso": [WORDS["kind"]],
    }  # fmt: skip
    assert 'name="listing"' not in text_of(answer)
    assert str(WORDS["kind"]) in text_of(answer)


def test_she_who_stands_in_for_a_coach_finds_that_coachs_young_people_too(cast, pair, others, signed_in):
    liisa = others[1].responsibilities.get().coach
    assert "Pirkko" not in text_of(signed_in(cast.kaisa).get(url_of(pair[1])))
    Deputy.objects.create(
        coach=liisa, deputy=cast.kaisa, starts_on=day(-1), ends_on=day(1), authority=liisa.authority, reason="Loma"
    )
    assert set(names(signed_in(cast.kaisa).get(url_of(pair[1])).context["rows"])) == {"Aino", "Pirkko"}


def test_a_young_person_is_told_that_a_deputy_has_looked_and_those_of_the_reader_herself_are_not(
    cast, pair, others, signed_in
):
    liisa = others[1].responsibilities.get().coach
    Deputy.objects.create(
        coach=liisa, deputy=cast.kaisa, starts_on=day(-1), ends_on=day(1), authority=liisa.authority, reason="Loma"
    )
    for _time in range(2):
        signed_in(cast.kaisa).get(url_of(pair[1]))
    assert [one.recipient for one in Notice.objects.filter(name="deputy_looked")] == [others[1]]


@pytest.mark.parametrize("who", ["liisa", "ville", "sofia"])
def test_nobody_reads_a_name_of_a_young_person_whom_she_does_not_answer_for(cast, pair, others, signed_in, who):
    reader = others[1].responsibilities.get().coach if who == "liisa" else getattr(cast, who)
    answer = signed_in(reader).get(url_of(pair[1]))
    assert not any(name in text_of(answer) for name in ("Aino", "Aalto", "Otso"))
    assert names(answer.context["rows"]) == (["Pirkko"] if who == "liisa" else [])


@pytest.mark.parametrize("state", ["draft", "offered", "paused"])
def test_who_has_no_profile_in_use_is_not_compared(cast, pair, signed_in, state):
    Profile.objects.update(state=state)
    answer = signed_in(cast.kaisa).get(url_of(pair[1]))
    assert (answer.context["rows"], answer.context["outside"]) == ([], [])
    assert "Aino" not in text_of(answer)


def test_for_a_place_that_is_closed_nobody_is_compared_and_earlier_suggestions_stay(cast, pair, signed_in):
    earlier = matching.suggestion(*pair)
    pair[1].state = "paused"
    pair[1].save()
    answer = signed_in(cast.kaisa).get(url_of(pair[1]))
    assert (answer.context["rows"], answer.context["apart"]) == ([], [earlier])
    assert 'name="listing"' not in text_of(answer)
    assert earlier.get_absolute_url() in text_of(answer)


def test_who_fits_names_her_own_young_people_and_counts_those_of_colleagues(cast, pair, signed_in):
    profile, place = pair
    matching.suggestion(profile, place)
    liisa = accounts.coach("Liisa")
    for name in ("Otso", "Pirkko"):
        matching.suggestion(marketplace.profile(accounts.young(name, liisa)), place)
    hers = text_of(signed_in(cast.kaisa).get(url_of(place)))
    assert "Aino Aalto" in hers
    assert not any(name in hers for name in ("Otso", "Pirkko"))
    assert re.search(r"<p>[^<]*\b2\b[^<]*</p>", hers)
    none = text_of(signed_in(cast.sofia).get(url_of(place)))
    assert not any(name in none for name in ("Aino", "Otso", "Pirkko"))
    assert re.search(r"<p>[^<]*\b3\b[^<]*</p>", none)


@pytest.mark.parametrize("who", ["aino", "mikko", "admin"])
def test_who_fits_is_not_for_others(cast, pair, signed_in, who):
    assert signed_in(getattr(cast, who)).get(url_of(pair[1])).status_code == 403


def test_each_young_person_shown_has_one_line_in_the_trail(cast, pair, others, signed_in):
    matching.suggestion(*pair)
    signed_in(cast.kaisa).get(url_of(pair[1]))
    seen = Entry.objects.filter(verb__endswith=".view", actor=cast.kaisa).values_list("person__given_name", "verb")
    assert sorted(seen) == [("Aino", "suggestions.view"), ("Otso", "profiles.view")]


def test_the_fitter_one_comes_first_with_reasons_on_both_sides(cast, pair, signed_in):
    sporty = accounts.young("Saku", cast.kaisa)
    far = marketplace.profile(sporty, municipality=accounts.municipality("Hollola"))
    far.wish_rows.all().delete()
    far.skill_rows.all().delete()
    rows = signed_in(cast.kaisa).get(url_of(pair[1])).context["rows"]
    assert names(rows) == ["Aino", "Saku"]
    assert all(row.fit.band and row.helps + row.hurts for row in rows)
