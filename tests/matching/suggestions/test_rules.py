"""Who may, with a suggestion: verb by verb over pages and API, the deputy by day, the coach with a tie not at all."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone

from accounts.access.tenancy import within_authority
from accounts.audit.models import Entry
from accounts.caseloads.models import Deputy
from marketplace.work.introductions.models import Introduction
from matching.suggestions import rules
from matching.suggestions.models import Suggestion
from matching.suggestions.states import Source, SuggestionState
from moderation.reviews.queries import queue
from tests.factories import accounts, marketplace, matching
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db
SAID = {"decline": {"coach_reason": "travel"}, "say_no": {"young_reason": "travel"}}
FROM = {"approve": "proposed", "decline": "proposed", "say_yes": "asked", "say_no": "asked", "say_later": "asked"}
MAY = {"aino": {"say_yes", "say_no", "say_later", "withdraw"}, "kaisa": {"approve", "decline", "withdraw"}}
VERBS = ("approve", "decline", "say_yes", "say_no", "say_later", "withdraw")
STRANGERS = ("otso", "liisa", "ville", "mikko", "sofia", "admin")


@pytest.fixture
def everybody(cast):
    return {
        "aino": cast.aino, "kaisa": cast.kaisa, "mikko": cast.mikko, "sofia": cast.sofia, "ville": cast.ville,
        "admin": cast.admin, "otso": accounts.young("Otso", cast.kaisa), "liisa": accounts.coach("Liisa"),
    }  # fmt: skip


@pytest.fixture
def own(cast):
    """Aino's own wish, so that she too sees it while it waits for the coach."""
    return matching.suggestion(*ready_to_meet(cast), source=Source.YOUNG)


@pytest.fixture
def tied(cast):
    """Aino's suggestion at a workplace that her coach has declared a tie to."""
    cast.bakery.ties.create(person=cast.kaisa, kind="relative")
    return matching.suggestion(*ready_to_meet(cast))


def in_state(suggestion, state, by):
    suggestion.state, suggestion.decided_by = state, by if state != "proposed" else None
    suggestion.decided_at = timezone.now() if state != "proposed" else None
    suggestion.save()
    return suggestion


def send(client, how, verb, suggestion):
    if how == "page":
        return client.post(reverse(f"suggestions:{verb}", args=[suggestion.pk]), SAID.get(verb, {}))
    endpoint = reverse(f"api-suggestions-{verb.replace('_', '-')}", args=[suggestion.pk])
    return client.post(endpoint, SAID.get(verb, {}), content_type="application/json")


def seen_by(person):
    with within_authority(person.authority_id or 0):
        return list(Suggestion.objects.visible_to(person))


def waiting_for(person):
    with within_authority(person.authority_id):
        return [one.pk for one in queue(person) if one.kind in ("suggestion", "interest")]


@pytest.mark.parametrize("how", ["page", "api"])
@pytest.mark.parametrize("who", MAY)
@pytest.mark.parametrize("verb", VERBS)
def test_each_side_may_its_own_verbs(everybody, own, signed_in, how, who, verb):
    in_state(own, FROM.get(verb, "proposed"), everybody["kaisa"])
    before = own.state
    status = send(signed_in(everybody[who]), how, verb, own).status_code
    allowed = verb in MAY[who]
    assert status == ((302 if how == "page" else 200) if allowed else 403)
    own.refresh_from_db()
    assert (own.state != before) == allowed


@pytest.mark.parametrize("how", ["page", "api"])
@pytest.mark.parametrize("who", STRANGERS)
def test_for_everybody_else_it_does_not_exist(everybody, own, signed_in, how, who):
    client = signed_in(everybody[who])
    before = Suggestion.objects.values().get()
    name = "suggestions:detail" if how == "page" else "api-suggestions-detail"
    assert client.get(reverse(name, args=[own.pk])).status_code == 404
    assert [send(client, how, verb, own).status_code for verb in VERBS] == [404] * len(VERBS)
    assert Suggestion.objects.values().get() == before
    assert not Entry.objects.filter(subject="matching.suggestion", subject_id=str(own.pk)).exists()


@pytest.mark.parametrize(("who", "count"), [("aino", 1), ("kaisa", 1), *((one, 0) for one in STRANGERS)])
def test_lists_hold_what_each_may_see(everybody, own, who, count):
    with within_authority(everybody[who].authority_id or 0):
        assert Suggestion.objects.visible_to(everybody[who]).count() == count
    assert not Suggestion.objects.visible_to(AnonymousUser()).exists()


@pytest.mark.parametrize(("first", "last", "sees"), [(0, 0, True), (-3, 2, True), (1, 5, False), (-5, -1, False)])
def test_a_deputy_decides_on_the_days_and_not_before_or_after(cast, own, signed_in, first, last, sees):
    liisa, today = accounts.coach("Liisa"), timezone.localdate()
    Deputy.objects.create(
        coach=cast.kaisa, deputy=liisa, authority=liisa.authority,
        starts_on=today + dt.timedelta(days=first), ends_on=today + dt.timedelta(days=last),
    )  # fmt: skip
    assert seen_by(liisa) == ([own] if sees else [])
    assert waiting_for(liisa) == ([own.pk] if sees else [])
    assert send(signed_in(liisa), "page", "approve", own).status_code == (302 if sees else 404)


@pytest.mark.parametrize("how", ["page", "api"])
def test_a_coach_with_a_tie_decides_nothing_and_finds_it_in_no_queue(cast, tied, signed_in, how):
    client = signed_in(cast.kaisa)
    assert seen_by(cast.kaisa) == [tied]
    assert waiting_for(cast.kaisa) == []
    assert [send(client, how, verb, tied).status_code for verb in ("approve", "decline")] == [403, 403]
    text = client.get(tied.get_absolute_url()).content.decode()
    assert reverse("suggestions:approve", args=[tied.pk]) not in text
    tied.refresh_from_db()
    assert tied.state == "proposed"


@pytest.mark.parametrize("how", ["page", "api"])
def test_a_colleague_finds_it_in_her_queue_and_decides(cast, tied, signed_in, how):
    liisa = accounts.coach("Liisa")
    assert waiting_for(liisa) == [tied.pk]
    assert send(signed_in(liisa), how, "approve", tied).status_code in {200, 302}
    tied.refresh_from_db()
    assert (tied.state, tied.decided_by) == ("asked", liisa)


def test_a_colleague_with_a_tie_of_her_own_does_not_decide_either(cast, tied, signed_in):
    liisa = accounts.coach("Liisa")
    cast.bakery.ties.create(person=liisa, kind="owner")
    assert waiting_for(liisa) == []
    assert send(signed_in(liisa), "page", "approve", tied).status_code == 403


def test_a_coach_of_another_authority_never_stands_in(cast, tied, signed_in):
    assert seen_by(cast.ville) == []
    assert waiting_for(cast.ville) == []
    assert send(signed_in(cast.ville), "page", "approve", tied).status_code == 404


def test_when_the_tie_ends_the_coach_decides_again_and_the_colleague_sees_nothing(cast, tied):
    liisa = accounts.coach("Liisa")
    cast.bakery.ties.update(ended_on=timezone.localdate())
    assert waiting_for(cast.kaisa) == [tied.pk]
    assert seen_by(liisa) == []
    assert not rules.can_approve(liisa, tied)


def test_standing_in_opens_that_one_workplace_and_no_other(cast, tied, signed_in):
    shop = marketplace.listing(accounts.employer("Kauppa", verified_by=cast.kaisa), title="Kaupan apulainen")
    other = matching.suggestion(tied.profile, shop, run=tied.run)
    client = signed_in(accounts.coach("Liisa"))
    text = client.get(tied.get_absolute_url()).content.decode()
    assert "Leipomon apulainen" in text
    assert "Kaupan apulainen" not in text
    assert client.get(other.get_absolute_url()).status_code == 404
    assert "Kaupan apulainen" in signed_in(cast.kaisa).get(tied.get_absolute_url()).content.decode()


def test_a_colleague_who_stands_in_gets_no_link_that_would_not_open(cast, tied, signed_in):
    page_about_her = reverse("caseloads:person", args=[cast.aino.pk])
    liisa = signed_in(accounts.coach("Liisa"))
    for page in (tied.get_absolute_url(), reverse("reviews:queue")):
        text = liisa.get(page).content.decode()
        assert "Aino Aalto" in text
        assert page_about_her not in text
    assert liisa.get(page_about_her).status_code == 403
    assert page_about_her in signed_in(cast.kaisa).get(tied.get_absolute_url()).content.decode()


def test_a_handed_over_youth_is_seen_by_the_new_coach_only(cast, own):
    liisa = accounts.coach("Liisa")
    cast.aino.responsibilities.update(coach=liisa)
    assert seen_by(liisa) == [own]
    assert seen_by(cast.kaisa) == []


def test_nobody_else_proposes_or_shows_interest(everybody, own, signed_in):
    Suggestion.objects.all().delete()
    propose = reverse("suggestions:propose", args=[everybody["aino"].pk])
    interest = reverse("suggestions:show_interest", args=[own.listing_id])
    for who in ("liisa", "ville", "sofia", "mikko", "admin", "otso", "aino"):
        assert signed_in(everybody[who]).post(propose, {"listing": own.listing_id}).status_code in {403, 404}, who
    for who in ("kaisa", "liisa", "ville", "sofia", "mikko", "admin"):
        assert signed_in(everybody[who]).post(interest).status_code == 403, who
    assert Suggestion.objects.count() == 0
    assert Introduction.objects.count() == 0


def test_no_rule_says_yes_to_a_visitor_or_to_nothing(own):
    for name in [name for name in dir(rules) if name.startswith("can_")]:
        assert not getattr(rules, name)(AnonymousUser(), own), name
        assert not getattr(rules, name)(AnonymousUser(), None), name


def test_every_move_of_a_person_has_a_rule():
    by_hand = set(Suggestion.TRANSITIONS) - {
        "introduce", "expire", "put_forward", "put_back", "drop",  # the service does these itself
    }  # fmt: skip
    assert {f"can_{verb}" for verb in by_hand} <= set(dir(rules))
    assert SuggestionState.PROPOSED in Suggestion.TRANSITIONS["approve"].sources
