"""What waits for whom, in which order: by the promised day, own caseload and own authority only."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.access.tenancy import within_authority
from accounts.caseloads.models import Deputy
from marketplace.guidance.profiles.models import Profile
from marketplace.work.listings.models import Listing
from matching.suggestions.models import Suggestion
from matching.suggestions.states import Source, SuggestionState
from moderation.reviews.queries import DAYS, counts, queue, with_objects
from tests.factories import accounts, marketplace, matching

pytestmark = pytest.mark.django_db


def days_ago(days):
    return timezone.now() - dt.timedelta(days=days)


def waiting(person, kind=""):
    with within_authority(person.authority_id or 0):
        return [(one.kind, one.pk) for one in queue(person, kind)]


@pytest.fixture
def things(cast):
    """One thing of each kind that waits for Kaisa, all since the same moment."""
    now = timezone.now()
    profile = marketplace.profile(cast.aino)
    otso = accounts.young("Otso", cast.kaisa)
    made = {
        "suggestion": matching.suggestion(profile, marketplace.listing(cast.bakery), created_at=now),
        "interest": matching.suggestion(
            profile, marketplace.listing(cast.bakery), source=Source.YOUNG, created_at=now
        ),
        "profile": marketplace.profile(otso, "draft", coach_asked_at=now),
        "listing": marketplace.listing(cast.bakery, "submitted", created_at=now),
        "organisation": accounts.employer("Uusi Oy"),
    }  # fmt: skip
    type(made["organisation"]).objects.filter(pk=made["organisation"].pk).update(created_at=now)
    return made


def test_everything_that_waits_is_there_in_the_order_of_the_promises(cast, things):
    kinds = [kind for kind, _pk in waiting(cast.kaisa)]
    assert kinds == ["listing", "organisation", "interest", "profile", "suggestion"]
    assert waiting(cast.kaisa) == [(kind, things[kind].pk) for kind in kinds]
    assert DAYS["interest"] <= min(DAYS["profile"], DAYS["suggestion"])


def test_a_wish_of_a_youth_comes_before_other_things_promised_for_the_same_day(cast, things):
    Profile.objects.filter(pk=things["profile"].pk).update(coach_asked_at=things["interest"].created_at)
    kinds = [kind for kind, _pk in waiting(cast.kaisa)]
    assert kinds.index("interest") < kinds.index("profile") < kinds.index("suggestion")


def test_what_has_waited_longer_than_promised_overtakes(cast, things):
    Suggestion.objects.filter(pk=things["suggestion"].pk).update(created_at=days_ago(10))
    assert waiting(cast.kaisa)[0] == ("suggestion", things["suggestion"].pk)


@pytest.mark.parametrize("kind", DAYS)
def test_a_broken_promise_is_late_from_the_promised_moment_on(cast, things, kind):
    field = {"profile": "coach_asked_at"}.get(kind, "created_at")
    for hours, late in ((-1, False), (1, True)):
        since = timezone.now() - dt.timedelta(days=DAYS[kind], hours=hours)
        type(things[kind]).objects.filter(pk=things[kind].pk).update(**{field: since})
        (one,) = queue(cast.kaisa, kind)
        assert one.is_late is late
        assert one.due - one.since == dt.timedelta(days=DAYS[kind])


@pytest.mark.parametrize("kind", DAYS)
def test_a_kind_narrows_and_the_counts_agree(cast, things, kind):
    assert waiting(cast.kaisa, kind) == [(kind, things[kind].pk)]
    assert counts(cast.kaisa) == dict.fromkeys(DAYS, 1)


def test_only_what_waits_for_a_person_is_in_the_queue(cast):
    profile = marketplace.profile(cast.aino)
    for state in SuggestionState.values:
        if state not in {"proposed", "introduced"}:
            matching.suggestion(profile, marketplace.listing(cast.bakery), state, decided_by=cast.kaisa)
    for state in ("draft", "returned", "published", "paused", "filled", "expired", "withdrawn"):
        marketplace.listing(cast.bakery, state)
    marketplace.profile(accounts.young("Otso", cast.kaisa), "draft")
    assert waiting(cast.kaisa) == []
    assert Suggestion.objects.exists()
    assert Listing.objects.exists()


def test_another_authoritys_things_never_appear(cast, things):
    hollola = accounts.employer("Hollolan paja", where="Hollola")
    marketplace.listing(hollola, "submitted")
    outi = accounts.young("Outi", cast.ville)
    matching.suggestion(marketplace.profile(outi), marketplace.listing(cast.bakery))
    assert {pk for _kind, pk in waiting(cast.kaisa)} == {obj.pk for obj in things.values()}
    assert len(waiting(cast.kaisa)) == len(things)
    assert sorted(kind for kind, _pk in waiting(cast.ville)) == ["listing", "organisation", "suggestion"]
    with within_authority(cast.ville.authority_id):
        seen = {obj for _one, obj in with_objects(queue(cast.ville))}
    assert len(seen) == 3
    assert not seen & set(things.values())


def test_a_colleagues_young_people_are_not_in_it_but_the_authoritys_places_are(cast, things):
    assert {kind for kind, _pk in waiting(accounts.coach("Liisa"))} == {"listing", "organisation"}
    assert {kind for kind, _pk in waiting(cast.sofia)} == {"listing", "organisation"}


def test_what_she_may_not_decide_for_a_tie_waits_for_a_colleague(cast, things):
    for organisation in (cast.bakery, things["organisation"]):
        organisation.ties.create(person=cast.kaisa, kind="relative")
    assert waiting(cast.kaisa) == [("profile", things["profile"].pk)]
    assert {kind for kind, _pk in waiting(accounts.coach("Liisa"))} == set(DAYS) - {"profile"}
    assert counts(cast.kaisa) == {**dict.fromkeys(DAYS, 0), "profile": 1}


def test_a_deputy_has_it_on_the_days(cast, things):
    liisa, today = accounts.coach("Liisa"), timezone.localdate()
    Deputy.objects.create(coach=cast.kaisa, deputy=liisa, authority=liisa.authority, starts_on=today, ends_on=today)
    assert waiting(liisa) == waiting(cast.kaisa)
    Deputy.objects.update(starts_on=today - dt.timedelta(days=2), ends_on=today - dt.timedelta(days=1))
    assert {kind for kind, _pk in waiting(liisa)} == {"listing", "organisation"}


def test_what_somebody_decided_meanwhile_is_left_out_of_the_page(cast, things):
    seen = queue(cast.kaisa)
    things["listing"].delete()
    assert "listing" not in {one.kind for one, _obj in with_objects(seen)}
    assert len(list(with_objects(seen))) == len(things) - 1


def test_a_longer_page_asks_the_database_no_more(cast, things, django_assert_num_queries):
    with CaptureQueriesContext(connection) as short:
        assert len(list(with_objects(queue(cast.kaisa)))) == 5
    for number in range(3):
        matching.suggestion(things["suggestion"].profile, marketplace.listing(cast.bakery))
        someone = marketplace.profile(accounts.young(f"Nuori {number}", cast.kaisa))
        matching.suggestion(someone, marketplace.listing(cast.bakery))
        marketplace.listing(cast.bakery, "submitted")
    with django_assert_num_queries(len(short)):
        assert len(list(with_objects(queue(cast.kaisa)))) == 11


def test_what_waits_for_one_young_person_is_one_thing_since_the_first_of_it(cast):
    profile = marketplace.profile(cast.aino)
    late, early = (
        matching.suggestion(profile, marketplace.listing(cast.bakery), put_forward_at=days_ago(days)) for days in (1, 3)
    )
    (one,) = queue(cast.kaisa, "suggestion")
    assert (one.pk, one.also, one.since) == (early.pk, (late.pk,), early.put_forward_at)
    assert counts(cast.kaisa)["suggestion"] == 2
    ((_waiting, obj),) = with_objects([one])
    assert {row.pk for row in obj.together} == {late.pk, early.pk}


def test_what_is_in_reserve_or_fell_away_there_waits_for_nobody(cast):
    profile = marketplace.profile(cast.aino)
    for state in (SuggestionState.RESERVED, SuggestionState.DROPPED):
        matching.suggestion(profile, marketplace.listing(cast.bakery), state)
    assert queue(cast.kaisa) == []
    assert counts(cast.kaisa)["suggestion"] == 0


def test_the_promise_counts_from_the_day_on_which_the_coach_could_read(cast):
    matching.suggestion(
        marketplace.profile(cast.aino), marketplace.listing(cast.bakery), created_at=days_ago(20),
        put_forward_at=days_ago(1),
    )  # fmt: skip
    (one,) = queue(cast.kaisa, "suggestion")
    assert not one.is_late


def test_two_places_of_one_person_are_one_thing_the_wished_first_and_a_wish_of_her_own_another(cast):
    profile = marketplace.profile(cast.aino)
    plain, wished = (
        matching.suggestion(profile, marketplace.listing(cast.bakery, title=title), is_wished=wish)
        for title, wish in (("Toinen paikka", False), ("Toivottu työ", True))
    )
    matching.suggestion(profile, marketplace.listing(cast.bakery, title="Oma toive"), source=Source.YOUNG)
    seen = queue(cast.kaisa)
    assert [(one.kind, len(one.also)) for one in seen] == [("interest", 0), ("suggestion", 1)]
    [(_waiting, first)] = with_objects(seen[1:])
    assert first.together == [wished, plain]
    assert seen[1].keys == (f"suggestion-{plain.pk}", f"suggestion-{wished.pk}")


def test_a_colleague_of_a_tied_coach_has_both_before_her(cast):
    profile = marketplace.profile(cast.aino)
    both = [matching.suggestion(profile, marketplace.listing(cast.bakery)) for _number in range(2)]
    cast.kaisa.ties.create(organisation=cast.bakery, kind="family")
    [one] = queue(accounts.coach("Liisa"))
    assert {one.pk, *one.also} == {pair.pk for pair in both}
