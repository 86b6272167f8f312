"""From the reserve before the coach and back: by runs, after decisions, within every coach's budget; unseen till then."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from accounts.access.tenancy import across_authorities
from accounts.audit.models import Entry
from accounts.audit.transitions import log
from accounts.caseloads.models import Deputy
from accounts.organisations.models import Tie
from accounts.people.models import User
from marketplace.guidance.profiles.actions import block, pause
from marketplace.guidance.profiles.models import Profile
from marketplace.work.listings.actions import pause as pause_place
from marketplace.work.listings.models import Listing
from matching.oversight.actions import set_number
from matching.oversight.states import NumberKey
from matching.suggestions import actions
from matching.suggestions.learning import fairness
from matching.suggestions.models import Suggestion
from matching.suggestions.queries import decided, pairs_to_leave_alone
from matching.suggestions.queueing.moving import fill_queues
from matching.suggestions.queueing.reading import queue_of
from matching.suggestions.runs.running import run
from matching.suggestions.states import AT_ONCE, Source, SuggestionState
from matching.suggestions.tasks import expire_old, move_up_reserve
from tests.factories import accounts, marketplace, matching
from tests.people import day, ready_to_meet

pytestmark = pytest.mark.django_db
RESERVED, PROPOSED, DROPPED = SuggestionState.RESERVED, SuggestionState.PROPOSED, SuggestionState.DROPPED


@pytest.fixture
def town(cast):
    """Aino and three others of Kaisa's, eight places, nothing left to chance."""
    set_number(key=NumberKey.EXPLORING, value=0, reason="testi", by=cast.admin)
    people = [cast.aino, *(accounts.young(f"Nuori {number}", cast.kaisa) for number in range(3))]
    for person in people:
        marketplace.profile(person)
    for number in range(8):
        marketplace.listing(accounts.employer(f"Talo {number}", verified_by=cast.kaisa), seats=2)
    return people


def budget(cast, value):
    set_number(key=NumberKey.DECISION_BUDGET, value=value, reason="testi", by=cast.admin)


def in_reserve(cast, **facts):
    """A pair of Aino's in reserve."""
    facts = {"features": {"km": 3.0}, "reasons": {"helps": [{"code": "commute"}]}, **facts}
    profile = marketplace.profile(cast.aino)
    return matching.suggestion(profile, marketplace.listing(cast.bakery, title="Varalla"), RESERVED, **facts)


def of(person, *states):
    return Suggestion.objects.filter(person=person, state__in=states)


def test_a_run_plans_five_and_puts_the_best_two_before_the_coach(town):
    run("nightly")
    for person in town:
        standing = of(person, PROPOSED)
        assert standing.count() == AT_ONCE
        assert of(person, RESERVED).count() == 3
        assert {one.rank for one in standing} == {1, 2}
        assert all(one.put_forward_at for one in standing)


@pytest.mark.parametrize("limit", [0, 3, 5])
def test_no_coach_has_more_open_than_the_budget_after_a_night(cast, town, limit):
    budget(cast, limit)
    run("nightly")
    assert Suggestion.objects.for_decision_of(cast.kaisa).count() == limit
    run("nightly")
    assert Suggestion.objects.for_decision_of(cast.kaisa).count() == limit


def test_a_lower_budget_puts_back_what_is_too_much_and_a_higher_one_brings_it_again(cast, town):
    run("nightly")
    budget(cast, 3)
    fill_queues([cast.kaisa.authority_id])
    assert Suggestion.objects.for_decision_of(cast.kaisa).count() == 3
    budget(cast, 35)
    fill_queues([cast.kaisa.authority_id])
    assert Suggestion.objects.for_decision_of(cast.kaisa).count() == AT_ONCE * len(town)


def test_while_liisa_stands_in_for_kaisa_both_keep_within_the_budget(cast, town):
    liisa = accounts.coach("Liisa")
    marketplace.profile(accounts.young("Beeda", liisa))
    Deputy.objects.create(
        coach=cast.kaisa, deputy=liisa, starts_on=day(-1), ends_on=day(5), authority=cast.kaisa.authority
    )  # fmt: skip
    budget(cast, 4)
    run("nightly")
    assert Suggestion.objects.for_decision_of(liisa).count() == 4
    assert Suggestion.objects.for_decision_of(cast.kaisa).count() <= 4


def test_what_came_before_the_coach_while_a_job_was_choosing_is_counted_as_well(cast, town, monkeypatch):
    budget(cast, 2)
    profile = Profile.objects.get(person=cast.aino)
    for place in Listing.objects.all()[:2]:
        matching.suggestion(profile, place, RESERVED)
    chosen_from = queue_of([cast.kaisa.authority_id])
    beeda = marketplace.profile(accounts.young("Beeda", cast.kaisa))
    for place in Listing.objects.all()[:2]:
        actions.propose(beeda, place, source=Source.COACH, by=cast.kaisa)
    monkeypatch.setattr("matching.suggestions.queueing.moving.queue_of", lambda _authorities: chosen_from)
    fill_queues([cast.kaisa.authority_id])
    assert Suggestion.objects.for_decision_of(cast.kaisa).count() == 2


def test_the_readers_of_a_pair_are_those_who_have_it_among_their_open_decisions(cast, town):
    """With a deputy and a tie: the queue counts what each coach's page shows."""
    liisa, olli = accounts.coach("Liisa"), accounts.coach("Olli")
    Deputy.objects.create(
        coach=cast.kaisa, deputy=liisa, starts_on=day(-1), ends_on=day(5), authority=cast.kaisa.authority
    )  # fmt: skip
    run("nightly")
    some = Suggestion.objects.filter(state=PROPOSED).first()
    Tie.objects.create(person=cast.kaisa, organisation=some.listing.organisation, kind="family")
    with across_authorities():
        readers = queue_of([cast.kaisa.authority_id]).readers
    for coach in (cast.kaisa, liisa, olli):
        mine = set(Suggestion.objects.for_decision_of(coach).values_list("pk", flat=True))
        assert mine == {pk for pk in readers if coach.pk in readers[pk]} - set(
            Suggestion.objects.filter(state=RESERVED).values_list("pk", flat=True)
        )
    assert olli.pk in readers[some.pk]
    assert cast.kaisa.pk not in readers[some.pk]


def test_after_a_no_to_both_her_next_two_move_up(cast, town):
    run("nightly")
    expected = set(of(cast.aino, RESERVED).order_by("rank").values_list("pk", flat=True)[:2])
    for one in of(cast.aino, PROPOSED):
        actions.decline(one, coach_reason="skills", by=cast.kaisa)
    move_up_reserve.call(cast.aino.pk)
    assert set(of(cast.aino, PROPOSED).values_list("pk", flat=True)) == expected


def test_a_decision_asks_for_the_next_one_once_it_is_kept(cast, town, django_capture_on_commit_callbacks):
    run("nightly")
    with django_capture_on_commit_callbacks() as later:
        actions.decline(of(cast.aino, PROPOSED).first(), coach_reason="skills", by=cast.kaisa)
    assert later


def test_what_she_is_being_asked_about_keeps_the_next_ones_waiting(cast, town):
    run("nightly")
    for one in of(cast.aino, PROPOSED):
        actions.approve(one, by=cast.kaisa)
    move_up_reserve.call(cast.aino.pk)
    run("nightly")
    assert not of(cast.aino, PROPOSED).exists()


def test_room_that_another_has_a_better_claim_to_is_left_for_the_night(cast, town):
    budget(cast, 2)
    run("nightly")
    first, second = {one.person for one in Suggestion.objects.filter(state=PROPOSED)}
    others = Profile.objects.exclude(person__in=[first, second])
    others.update(said_yes_at=timezone.now() - dt.timedelta(days=10))
    actions.decline(of(first, PROPOSED).get(), coach_reason="skills", by=cast.kaisa)
    move_up_reserve.call(first.pk)
    assert not of(first, PROPOSED).exists()
    run("nightly")
    assert not of(first, PROPOSED).exists()
    assert Suggestion.objects.for_decision_of(cast.kaisa).count() == 2


def test_nobody_sees_what_is_in_reserve(cast, signed_in):
    kept = in_reserve(cast)
    for who, name, pks in (
        ("aino", "suggestions:mine", ()), ("kaisa", "reviews:queue", ()), ("kaisa", "home", ()), ("aino", "home", ()),
        ("kaisa", "caseloads:person", (cast.aino.pk,)), ("sofia", "home", ()), ("kaisa", "api-suggestions-list", ()),
        ("aino", "api-suggestions-list", ()),
    ):  # fmt: skip
        page = signed_in(getattr(cast, who)).get(reverse(name, args=pks))
        assert page.status_code == 200
        assert "Varalla" not in page.content.decode(), (who, name)
    for who in ("aino", "kaisa", "sofia", "mikko"):
        client = signed_in(getattr(cast, who))
        assert client.get(reverse("suggestions:detail", args=[kept.pk])).status_code in {403, 404}
        assert client.post(reverse("suggestions:approve", args=[kept.pk])).status_code in {403, 404}
        assert client.get(reverse("api-suggestions-detail", args=[kept.pk])).status_code in {403, 404}
    answer = signed_in(cast.kaisa).get(reverse("suggestions:who_fits", args=[kept.listing_id]))
    assert answer.context["others"] == 0


@pytest.mark.parametrize(
    "ending",
    [
        lambda cast, kept: pause_place(kept.listing, by=cast.mikko),
        lambda cast, kept: pause(kept.profile, by=cast.aino),
        lambda cast, _kept: block(cast.aino, cast.bakery, by=cast.aino),
        lambda _cast, _kept: expire_old.call(),
    ],
    ids=["place paused", "profile paused", "blocked", "time over"],
)
def test_the_reserve_falls_away_with_what_it_stood_on_and_takes_its_facts_along(cast, mailoutbox, ending):
    kept = in_reserve(cast, expires_on=day(-1))
    ending(cast, kept)
    kept.refresh_from_db()
    assert (kept.state, kept.features, kept.reasons) == (DROPPED, {}, {})
    assert not mailoutbox
    assert (kept.person_id, kept.listing_id) not in pairs_to_leave_alone()
    assert not decided().exists()


def test_what_is_in_reserve_is_not_planned_twice(cast):
    kept = in_reserve(cast)
    assert (kept.person_id, kept.listing_id) in pairs_to_leave_alone()


def test_a_coachs_own_word_takes_the_place_of_the_same_pair_in_reserve(cast):
    kept = in_reserve(cast)
    made = actions.propose(kept.profile, kept.listing, source=Source.COACH, by=cast.kaisa)
    kept.refresh_from_db()
    assert (kept.state, made.state) == (DROPPED, PROPOSED)


def test_what_broke_a_limit_in_reserve_never_comes_before_the_coach(cast):
    kept = in_reserve(cast)
    type(kept.listing).objects.filter(pk=kept.listing_id).update(needs_licence=True)
    fill_queues([cast.kaisa.authority_id])
    kept.refresh_from_db()
    assert kept.state == DROPPED


def test_a_wished_place_comes_into_a_full_list_and_the_last_of_the_reserve_makes_room(cast, town):
    run("nightly")
    Suggestion.objects.update(is_wished=False)
    last = of(cast.aino, RESERVED).order_by("-rank").first()
    run("nightly")
    last.refresh_from_db()
    assert last.state == DROPPED
    assert of(cast.aino, PROPOSED, RESERVED).count() == 5
    assert of(cast.aino, PROPOSED, RESERVED).filter(is_wished=True).count() == 1


def test_the_fairness_reading_counts_what_came_before_a_coach_only(cast):
    kept = in_reserve(cast)
    year = timezone.now() - dt.timedelta(days=365)
    assert fairness._suggested(year) == {cast.aino.pk: [0.0]}
    actions.put_forward(kept, by=User.objects.system())
    assert fairness._suggested(year) == {cast.aino.pk: [1.0]}


def test_the_time_before_the_coach_counts_anew_when_it_is_put_forward(cast):
    kept = in_reserve(cast, expires_on=day(1), created_at=timezone.now() - dt.timedelta(days=20))
    actions.put_forward(kept, by=User.objects.system())
    assert kept.expires_on == day(21)
    assert Entry.objects.get(verb="suggestions.put_forward").actor.role == "system"


@pytest.mark.both_databases
def test_the_command_prints_each_coach_beside_the_budget(cast, town, capsys):
    budget(cast, 3)
    run("nightly")
    call_command("watch_queues")
    said = capsys.readouterr().out
    assert "Kaisa Korhonen: 3 of 3 ok" in said
    assert "0 coaches over the budget" in said


def test_her_copy_of_her_data_says_of_the_reserve_what_it_is(cast, signed_in):
    in_reserve(cast, reasons={})
    copy = signed_in(cast.aino).get(reverse("privacy:export")).content.decode()
    assert str(SuggestionState.RESERVED.label) in copy
    assert "Varalla" in copy


def test_what_only_waits_in_reserve_is_on_no_page_about_her_and_in_the_trail(cast, signed_in):
    profile, place = ready_to_meet(cast)
    log(matching.suggestion(profile, place, "reserved"), "reserve", by=User.objects.system())
    assert Entry.objects.of_person(cast.aino).filter(verb="suggestions.reserve").exists()
    page = signed_in(cast.kaisa).get(f"/caseloads/{cast.aino.pk}/papers/").content.decode()
    assert "Jätetty varalle" not in page
