"""Her background, asked one screen at a time: what she has done, her way, her days, what she likes, support."""

import datetime as dt
import re

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.audit.models import Entry
from marketplace.guidance.profiles import actions
from marketplace.guidance.profiles.models import Profile
from marketplace.guidance.profiles.queries import interests_of, months_of
from marketplace.guidance.profiles.rows.models import Experience
from marketplace.guidance.profiles.states import ProfileState
from marketplace.reference.vocabulary.models import Concept
from marketplace.reference.vocabulary.queries import link_words
from tests.factories import accounts, marketplace
from tests.factories.marketplace import concept
from tests.marketplace.guidance.profiles.addresses import page

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def told(profile):
    return [(row.kind, row.occupation and row.occupation.code, row.words, row.months) for row in rows_of(profile)]


def rows_of(profile):
    return profile.experience_rows.select_related("occupation")


@pytest.fixture
def to_aino(cast, draft, signed_in):
    """What a page answers when Aino sends a form."""

    def send(name, data, address=""):
        return signed_in(cast.aino).post(page(name, draft) + address, data)

    return send


def test_a_picked_occupation_is_kept_with_where_and_how_long(draft, to_aino):
    answer = to_aino("edit_experience", {"kind": "job", "work": concept("leipuri").pk, "months": "2"})
    assert answer.url == page("edit_education", draft)
    assert told(draft) == [("job", "leipuri", "", 2)]


@pytest.mark.parametrize(
    ("words", "code"), [("Leipuri", "leipuri"), ("Olin leipurina", "leipuri"), ("bagare", "leipuri")]
)
def test_a_word_for_an_occupation_is_linked_and_stays_hers(draft, to_aino, words, code):
    to_aino("edit_experience", {"kind": "family", "work_search": words, "work_shown": words})
    assert told(draft) == [("family", code, words, None)]


def test_words_that_name_no_occupation_are_kept_as_they_are(draft, to_aino):
    to_aino("edit_experience", {"kind": "hobby", "work_search": "xyzzyn talkoot", "months": "5"})
    assert told(draft) == [("hobby", None, "xyzzyn talkoot", 5)]


def test_finds_are_shown_before_a_word_is_kept_and_nothing_typed_is_lost(draft, to_aino):
    text = (
        answer := to_aino("edit_experience", {"kind": "job", "work_search": "leip", "months": "7"})
    ).content.decode()
    assert answer.status_code == 422
    assert not draft.experience_rows.exists()
    assert "leipuri" in text
    assert re.search(r'name="kind" value="job"[^>]* checked', text)
    assert 'value="7"' in text


def test_the_button_of_the_search_only_looks(draft, to_aino):
    data = {"kind": "hobby", "work_search": "xyzzyn talkoot", "work_shown": "xyzzyn talkoot", "work_find": "1"}
    assert to_aino("edit_experience", data).status_code == 422
    assert not draft.experience_rows.exists()


def test_one_more_comes_on_the_same_page_beside_what_is_told(draft, to_aino):
    first = {"kind": "hobby", "work_search": "xyzzyn talkoot", "again": "1"}
    assert to_aino("edit_experience", first).url == page("edit_experience", draft)
    kept = draft.experience_rows.get().pk
    to_aino("edit_experience", {"kept": [kept], "kind": "job", "work": concept("kokki").pk})
    assert told(draft) == [("hobby", None, "xyzzyn talkoot", None), ("job", "kokki", "", None)]


def test_the_same_form_sent_twice_tells_it_once(draft, to_aino):
    for _time in range(2):
        to_aino("edit_experience", {"kind": "job", "work": concept("kokki").pk, "months": "2"})
    assert told(draft) == [("job", "kokki", "", 2)]


def test_a_tick_taken_away_removes_a_row(draft, to_aino):
    to_aino("edit_experience", {"kind": "job", "work": concept("kokki").pk})
    to_aino("edit_experience", {})
    assert told(draft) == []


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"kind": "job"}, "work"),
        ({"months": "3"}, "kind"),
        ({"work_search": "xyzzy"}, "kind"),
        ({"kind": "job", "work_search": "xyzzy", "months": "0"}, "months"),
        ({"kind": "job", "work_search": "xyzzy", "months": "241"}, "months"),
        ({"kind": "job", "work_search": "Olen 131052-308T"}, "work"),
        ({"kind": "job", "work": "999999999"}, "work"),
        ({"kind": "x", "work_search": "xyzzy"}, "kind"),
        ({"kept": ["999999"]}, None),
        ({"kind": "job", "work_search": "xyzzy", "has_no_experience": "on"}, "has_no_experience"),
    ],
)
def test_a_half_told_or_impossible_thing_gets_a_sentence_at_its_field(draft, to_aino, data, field):
    answer = to_aino("edit_experience", data)
    if field is None:
        assert answer.status_code == 302, "a row that is gone is gone: nothing to refuse"
    else:
        assert answer.status_code == 422
        assert answer.context["form"].errors[field]
    assert told(draft) == []


def test_nothing_yet_is_an_answer_and_ends_with_the_first_thing_told(draft, to_aino):
    to_aino("edit_experience", {"has_no_experience": "on"})
    draft.refresh_from_db()
    assert draft.has_no_experience
    to_aino("edit_experience", {"kind": "job", "work": concept("kokki").pk})
    draft.refresh_from_db()
    assert not draft.has_no_experience


def test_twelve_things_are_enough(cast, draft, to_aino):
    rows = [Experience(kind="hobby", words=f"Asia {number}") for number in range(12)]
    actions.write_experience(draft, rows=rows, by=cast.aino)
    data = {"kept": [row.pk for row in rows_of(draft)], "kind": "job", "work_search": "xyzzy"}
    assert to_aino("edit_experience", data).status_code == 422
    assert draft.experience_rows.count() == 12


def test_what_she_has_told_stands_on_her_page_in_her_words(cast, draft, signed_in):
    rows = [
        Experience(kind="job", occupation=concept("kokki"), months=1),
        Experience(kind="hobby", words="Talkoot", months=9),
    ]
    actions.write_experience(draft, rows=rows, by=cast.aino)
    text = signed_in(cast.aino).get(draft.get_absolute_url()).content.decode()
    assert "työ tai kesätyö: kokki, 1 kuukausi" in text
    assert "harrastus: Talkoot, 9 kuukautta" in text


@pytest.mark.both_databases
def test_a_row_that_says_nothing_is_refused_by_the_database(draft):
    with pytest.raises(IntegrityError), transaction.atomic():
        Experience.objects.create(profile=draft, kind="job")


def test_words_link_only_to_the_very_word():
    assert link_words("Olin kesän kokkina", ["occupation"]) == concept("kokki")
    assert link_words("leipomossa", ["occupation"]) is None
    assert link_words("kokki", ["skill"]) is None


def test_the_way_to_work_is_saved_and_the_car_has_its_own_column(draft, to_aino):
    to_aino("edit_way", {"means": ["car", "bus", "foot"], "max_minutes": "45", "night_bus": "yes"})
    draft.refresh_from_db()
    assert (draft.means, draft.has_car, draft.max_minutes, draft.night_bus) == (["foot", "bus"], True, 45, True)
    to_aino("edit_way", {})
    draft.refresh_from_db()
    assert (draft.means, draft.has_car, draft.max_minutes, draft.night_bus) == ([], False, None, None)


@pytest.mark.parametrize("minutes", ["4", "181", "-3", "pitkä", "1e9"])
def test_impossible_minutes_are_refused(to_aino, minutes):
    assert to_aino("edit_way", {"max_minutes": minutes}).status_code == 422


def test_a_minor_is_not_asked_about_buses_at_night(cast, signed_in):
    minor = accounts.young("Oona", cast.kaisa, age=16)
    draft = marketplace.profile(minor, ProfileState.DRAFT)
    assert 'name="night_bus"' not in signed_in(minor).get(page("edit_way", draft)).content.decode()
    signed_in(minor).post(page("edit_way", draft), {"night_bus": "yes"})
    draft.refresh_from_db()
    assert draft.night_bus is None


def test_times_when_she_is_not_free_are_saved_and_shown_again(cast, draft, to_aino, signed_in):
    first, last = timezone.localdate() + 10 * DAY, timezone.localdate() + 17 * DAY
    to_aino("edit_away", {"from_1": f"{first:%d.%m.%Y}", "until_1": f"{last:%d.%m.%Y}"})
    assert list(draft.busy_rows.values_list("starts_on", "ends_on")) == [(first, last)]
    text = signed_in(cast.aino).get(page("edit_away", draft)).content.decode()
    assert f"{first.day}.{first.month}.{first.year}" in text
    to_aino("edit_away", {})
    assert not draft.busy_rows.exists()


@pytest.mark.parametrize(
    ("first", "last", "field"), [(3, None, "until_2"), (None, 3, "from_2"), (9, 3, "until_2"), (-9, -3, "until_2"), (1, 2000, "until_2")]
)  # fmt: skip
def test_a_period_needs_both_days_in_order_and_to_come(draft, to_aino, first, last, field):
    today = timezone.localdate()
    days = {"from_2": first, "until_2": last}
    answer = to_aino("edit_away", {name: f"{today + day * DAY:%d.%m.%Y}" for name, day in days.items() if day})
    assert answer.status_code == 422
    assert answer.context["form"].errors[field]
    assert not draft.busy_rows.exists()


def test_a_period_that_has_passed_may_stay(cast, draft, to_aino):
    first, last = timezone.localdate() - 9 * DAY, timezone.localdate() - 3 * DAY
    actions.write_busy_periods(draft, periods=[(first, last)], by=cast.aino)
    assert to_aino("edit_away", {"from_1": f"{first:%d.%m.%Y}", "until_1": f"{last:%d.%m.%Y}"}).status_code == 302
    assert draft.busy_rows.count() == 1


def test_schooling_and_support_are_saved_and_may_stay_untold(draft, to_aino):
    to_aino("edit_education", {"education": "0"})
    to_aino("edit_support", {"support": "some"})
    draft.refresh_from_db()
    assert (draft.education, draft.support) == (0, "some")
    to_aino("edit_education", {})
    to_aino("edit_support", {})
    draft.refresh_from_db()
    assert (draft.education, draft.support) == (None, "")
    assert to_aino("edit_education", {"education": "4"}).status_code == 422
    assert to_aino("edit_support", {"support": "x"}).status_code == 422


def test_two_answers_make_one_of_five_and_one_of_two_is_enough():
    profile = Profile(
        activities={"repair": 5, "build": 3, "explore": 1, "create": 5, "help": 3, "sell": 1, "tidy": 5, "count": 5}
    )
    assert interests_of(profile) == (4, 1, 5, 3, 1, 5)
    del profile.activities["explore"]
    assert interests_of(profile) is None


def test_months_add_up_by_occupation_and_untold_is_not_none(cast, draft):
    assert months_of(draft) is None
    rows = [
        Experience(kind="job", occupation=concept("kokki"), months=2), Experience(kind="hobby", words="Talkoot", months=9),
        Experience(kind="school", occupation=concept("kokki"), months=12), Experience(kind="job", occupation=concept("leipuri")),
    ]  # fmt: skip
    actions.write_experience(draft, rows=rows, by=cast.aino)
    assert months_of(draft) == {"kokki": 14, "leipuri": 1}
    actions.write_experience(draft, rows=rows[1:2], by=cast.aino)
    assert months_of(draft) is None, "words alone name no occupation"
    actions.write_experience(draft, rows=[], has_no_experience=True, by=cast.aino)
    assert months_of(draft) == {}


def test_a_new_version_begins_with_all_of_it_and_the_old_one_stays(cast, draft):
    actions.write_experience(draft, rows=[Experience(kind="job", occupation=concept("kokki"))], by=cast.aino)
    day = timezone.localdate() + DAY
    actions.write_busy_periods(draft, periods=[(day, day)], by=cast.aino)
    actions.write(
        draft, by=cast.aino, activities={"help": 5}, support="much", education=1, means=["bus"], max_minutes=30
    )
    actions.publish(actions.offer(draft, by=cast.aino), by=cast.aino)
    newer = actions.draft_of(cast.aino, by=cast.aino)
    assert told(newer) == told(draft) == [("job", "kokki", "", None)]
    assert newer.busy_rows.count() == 1
    assert (newer.activities, newer.support, newer.education, newer.means, newer.max_minutes) == (
        {"help": 5}, "much", 1, ["bus"], 30,
    )  # fmt: skip
    actions.write_experience(newer, rows=[], by=cast.aino)
    assert told(draft) == [("job", "kokki", "", None)]


def test_a_version_in_force_does_not_change(cast, signed_in):
    profile = marketplace.profile(cast.aino)
    before = Entry.objects.count()
    for name, data in {
        "edit_experience": {"kind": "job", "work": concept("kokki").pk}, "edit_activities": {"liking": "5"},
        "edit_away": {}, "edit_way": {"max_minutes": "30"}, "edit_support": {"support": "much"},
    }.items():  # fmt: skip
        assert signed_in(cast.aino).post(page(name, profile), data).status_code == 422, name
    assert Entry.objects.count() == before


def test_the_coachs_look_at_the_new_questions_is_on_record(cast, draft, signed_in):
    signed_in(cast.kaisa).get(page("edit_support", draft))
    assert Entry.objects.get(verb="profiles.view").actor == cast.kaisa
    assert signed_in(cast.sofia).get(page("edit_support", draft)).status_code == 404


def test_a_concept_that_somebody_has_done_is_not_deleted_under_her(cast, draft):
    actions.write_experience(draft, rows=[Experience(kind="job", occupation=concept("kokki"))], by=cast.aino)
    with pytest.raises(Exception, match="protected"):
        Concept.objects.get(pk=concept("kokki").pk).delete()
