"""Who sees which fact about a young person, and when (bars S3): canary words, every viewer, every state, every surface."""

import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.caseloads.actions import hand_over
from accounts.notices.models import Notice
from accounts.notices.words import words_of
from accounts.people.states import Role
from marketplace.work.introductions import actions as introductions
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.states import Released
from marketplace.work.placements import actions as placements
from matching.suggestions import actions as suggestions
from matching.suggestions.states import Source
from tests.factories import accounts, marketplace
from tests.links import link_to, pressed

BORN = dt.date(2006, 7, 13)
FACTS = {
    "given_name": ("Ainokanaria",),
    "family_name": ("Sukukanaria",),
    "phone": ("358401112131", "0401112131", "040 1112131"),
    "email": ("kanaria.posti@example.test",),
    "birth_on": ("2006-07-13", "13.7.2006", "13 July 2006"),
    "photo": ("photos/kanaria",),
    "strengths": ("Vahvuuskanaria",),
    "story": ("Tarinakanaria",),
    "wish": ("Toivekanaria",),
    "coach_note": ("Muistikanaria",),
    "handover": ("Siirtokanaria",),
    "greeting": ("Tervehdyskanaria",),
    "meeting_place": ("Kohtaamiskanaria",),
    "goal": ("Tavoitekanaria",),
}
STATES = ("nothing", "proposed", "asked", "introduced", "ticked", "withdrawn", "placed")
MET = ("introduced", "ticked", "placed")
CASE = {"given_name"}  # what a coordinator needs to know whose case it is (decision 78)
# viewer → state → the facts that may be seen. Whatever is not here may not be seen.
MAY_SEE = {
    "visitor": {},
    "bella": {},
    "milla": {},
    "ville": {},
    "armi": {},
    "leena": {},
    "mikko": {
        "introduced": {"given_name", "strengths", "meeting_place", "greeting"},
        "ticked": {"given_name", "family_name", "phone", "email", "photo", "strengths", "meeting_place", "greeting"},
        "withdrawn": {"meeting_place"},  # his own words
        "placed": {"given_name", "strengths", "meeting_place", "greeting", "goal"},
    },
    "sofia": {
        **dict.fromkeys(STATES, CASE),
        **dict.fromkeys(MET, CASE | {"goal"}),  # it stands in the agreement that she or an official signs
    },
}
# What must be seen, or the test would be blind.
MUST_SEE = {
    ("mikko", "introduced"): {"given_name", "strengths"},
    ("mikko", "ticked"): {"given_name", "family_name", "phone", "email", "strengths"},
    ("kaisa", "nothing"): {"given_name", "family_name", "phone", "strengths"},
    ("aino", "nothing"): {"given_name", "strengths", "story", "wish"},
}
PAGES = {
    "home": "-", "caseloads:list": "-", "caseloads:person": "person", "profiles:detail": "profile",
    "introductions:list": "-", "introductions:detail": "introduction", "suggestions:mine": "-",
    "suggestions:detail": "suggestion", "suggestions:who_fits": "listing", "suggestions:propose": "person",
    "placements:list": "-", "placements:detail": "placement", "reviews:queue": "-", "listings:detail": "listing",
    "listings:list": "-", "listings:mine": "-", "organisations:detail": "organisation", "organisations:list": "-",
    "notices:list": "-", "statistics:overview": "-", "reports:list": "-", "suggestions:ranker": "-",
}  # fmt: skip
API = {
    "api-people-detail": "person", "api-caseloads-list": "-", "api-profiles-list": "-", "api-profiles-detail": "profile",
    "api-introductions-list": "-", "api-introductions-detail": "introduction", "api-suggestions-list": "-",
    "api-suggestions-detail": "suggestion", "api-placements-list": "-", "api-placements-detail": "placement",
    "api-listings-detail": "listing", "api-organisations-detail": "organisation", "api-notices-list": "-",
    "api-statistics-list": "-",
}  # fmt: skip
EXPORTS = {"privacy:download": "-", "api-privacy-export": "-", "statistics:export": "-"}
VIEWERS = (*MAY_SEE, "aino", "kaisa")


OLD_MAIL = ("mail", "notices", "api-notices", "privacy:download", "api-privacy-export")  # what was told, was told


@pytest.fixture
def story(db):
    """Tells Aino's story up to a state by the actions themselves. Returns people and things."""

    def tell(state):
        cast = _people()
        things = {"person": cast["aino"], "organisation": cast["bakery"]}
        profile = marketplace.profile(
            cast["aino"], strengths=FACTS["strengths"][0], story=FACTS["story"][0], wish=FACTS["wish"][0]
        )
        profile.photo.save("kanaria.jpg", ContentFile(b"not looked at"))
        things |= {"profile": profile, "listing": marketplace.listing(cast["bakery"], seats=2)}
        for step in STATES[1 : STATES.index(state) + 1]:
            STEPS[step](cast, things, state)
        return cast, things

    return tell


def _people():
    kaisa = accounts.coach("Kaisa")
    mikko = accounts.user(Role.EMPLOYER, "Mikko")
    aino = accounts.young(
        FACTS["given_name"][0], kaisa, family_name=FACTS["family_name"][0], phone="+358401112131",
        email=FACTS["email"][0], birth_on=BORN,
    )  # fmt: skip
    aino.responsibilities.update(reason=FACTS["handover"][0])
    ville = accounts.coach("Ville", authority=accounts.authority("paijat-hame"))
    leena = accounts.coach("Leena")
    milla = accounts.user(Role.EMPLOYER, "Milla")
    accounts.employer("Toinen", contact=milla, verified_by=kaisa)
    return {
        "visitor": None, "aino": aino, "kaisa": kaisa, "mikko": mikko, "ville": ville, "leena": leena, "milla": milla,
        "bella": accounts.young("Bella", leena), "sofia": accounts.user(Role.COORDINATOR, "Sofia"),
        "armi": accounts.user(Role.ADMINISTRATOR, "Armi"),
        "bakery": accounts.employer("Leipomo", contact=mikko, verified_by=kaisa),
    }  # fmt: skip


def _propose(cast, things, _goal):
    made = suggestions.propose(things["profile"], things["listing"], source=Source.COACH, by=cast["kaisa"])
    made.coach_note = FACTS["coach_note"][0]
    made.save(update_fields=["coach_note"])
    things["suggestion"] = made


def _approve(cast, things, _goal):
    suggestions.approve(things["suggestion"], by=cast["kaisa"])


def _introduce(cast, things, goal):
    ticked = [] if goal in {"introduced", "placed"} else list(Released.values)
    things["introduction"] = suggestions.say_yes(things["suggestion"], release=ticked, by=cast["aino"])
    when = timezone.now() + dt.timedelta(days=2)
    introductions.meet(
        things["introduction"], meeting_at=when, meeting_place=FACTS["meeting_place"][0], by=cast["mikko"]
    )


def _nothing(_cast, _things, _goal):
    """Ticks are made with the yes."""


def _withdraw(cast, things, goal):
    if goal == "withdrawn":
        introductions.withdraw(things["introduction"], by=cast["aino"])


def _place(cast, things, _goal):
    introductions.accept(things["introduction"], greeting=FACTS["greeting"][0], by=cast["mikko"])
    made = placements.draft(things["introduction"], by=cast["kaisa"])
    placements.edit(
        made,
        by=cast["kaisa"],
        goal=FACTS["goal"][0],
        starts_on=timezone.localdate(),
        hours_per_day=6,
        guide_name="Opas",
    )
    type(made).objects.filter(pk=made.pk).update(kind="job")  # a trial is agreed by signing its agreement
    made.refresh_from_db()
    placements.agree(made, by=cast["kaisa"])
    things["placement"] = made


STEPS = {
    "proposed": _propose, "asked": _approve, "introduced": _introduce, "ticked": _nothing, "withdrawn": _withdraw,
    "placed": _place,
}  # fmt: skip


def surfaces(cast, things, viewer):
    """(where, text) of everything that a viewer can get at: pages, API, exports, mails."""
    client = Client()
    if cast[viewer]:
        client.force_login(cast[viewer], backend="django.contrib.auth.backends.ModelBackend")
    for name, obj in {**PAGES, **API, **EXPORTS}.items():
        if obj == "-" or obj in things:
            answer = client.get(reverse(name, args=[] if obj == "-" else [things[obj].pk]))
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            if answer.status_code == 200:
                yield name, body.decode(errors="replace")
    if viewer == "mikko" and "introduction" in things:
        link = link_to("introductions.answer", things["introduction"], cast["mikko"])
        yield "cover", client.get(link).content.decode()
        yield "answer", pressed(client, link).content.decode()
    for notice in Notice.objects.filter(recipient=cast[viewer]) if cast[viewer] else ():
        yield f"mail {notice.name}", " ".join(words_of(notice))


def seen(cast, things, viewer):
    """fact → where it was seen."""
    found = {}
    for where, text in surfaces(cast, things, viewer):
        for fact, spellings in FACTS.items():
            if any(one in text for one in spellings):
                found.setdefault(fact, []).append(where)
    return found


@pytest.mark.parametrize("viewer", VIEWERS)
@pytest.mark.parametrize("state", STATES)
def test_nobody_sees_more_of_a_young_person_than_the_state_allows(story, state, viewer):
    cast, things = story(state)
    found = seen(cast, things, viewer)
    if viewer in MAY_SEE:
        allowed = MAY_SEE[viewer].get(state, set())
        assert {fact: places for fact, places in found.items() if fact not in allowed} == {}
    if viewer == "aino":  # what her coach wrote for herself is hers only when she asks for everything (GDPR art. 15)
        assert set(found.get("coach_note", ())) <= set(EXPORTS)
    assert MUST_SEE.get((viewer, state), set()) <= set(found)


def test_what_was_released_is_hidden_again_on_the_next_request(story):
    cast, things = story("ticked")
    assert "phone" in seen(cast, things, "mikko")
    introductions.withdraw(Introduction.objects.get(pk=things["introduction"].pk), by=cast["aino"])
    assert set(seen(cast, things, "mikko")) <= MAY_SEE["mikko"]["withdrawn"]


def test_a_coach_who_hands_over_sees_nothing_on_the_next_request(story):
    cast, things = story("introduced")
    hand_over(cast["aino"], to=cast["leena"], reason="Muutto", by=cast["kaisa"])
    found = seen(cast, things, "kaisa")
    new = {fact: [place for place in places if not place.startswith(OLD_MAIL)] for fact, places in found.items()}
    assert {fact: places for fact, places in new.items() if places} == {}
    assert "phone" in seen(cast, things, "leena")
