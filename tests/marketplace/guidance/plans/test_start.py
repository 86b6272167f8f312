"""The start: the questionnaire in parts, hers until she gives it; the Youth Guarantee and its clock."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from accounts.audit.transition_table import TransitionRefusedError
from accounts.notices.models import Notice
from marketplace.guidance.plans import actions, beginning_actions
from marketplace.guidance.plans.beginnings import Survey, WithoutWork
from marketplace.guidance.plans.queries import clocks_of, near_the_end
from marketplace.guidance.plans.words import goals, sentences, steps
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.schemes.guarantee import clock, is_covered
from tests.factories import accounts, plans

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)


def begun(cast):
    return beginning_actions.begin_survey(cast.aino, by=cast.aino)


def test_answers_are_kept_page_by_page(cast):
    survey = begun(cast)
    beginning_actions.answer(survey, answers={"team": "well"}, by=cast.aino)
    beginning_actions.answer(survey, answers={"hands": "partly"}, own_words="Leivon paljon.", by=cast.aino)
    survey.refresh_from_db()
    assert survey.answers == {"team": "well", "hands": "partly"}
    assert begun(cast) == survey


def test_the_coach_reads_it_once_she_has_given_it_and_others_never(cast):
    survey = begun(cast)
    beginning_actions.answer(survey, answers={"team": "well"}, by=cast.aino)
    assert not Survey.objects.visible_to(cast.kaisa).exists()
    actions.give(survey, by=cast.aino)
    assert Survey.objects.visible_to(cast.kaisa).exists()
    assert not any(Survey.objects.visible_to(one).exists() for one in (cast.ville, cast.sofia, cast.mikko, cast.admin))
    assert Notice.objects.get(name="survey_given").recipient == cast.kaisa
    with pytest.raises(TransitionRefusedError):
        beginning_actions.answer(survey, answers={"team": "partly"}, by=cast.aino)


def test_nothing_is_not_given(cast):
    with pytest.raises(ValidationError) as refusal:
        actions.give(begun(cast), by=cast.aino)
    assert refusal.value.code == "empty"


@pytest.mark.parametrize("answers", [{"illness": "well"}, {"team": "sick"}])
def test_only_sentences_and_answers_of_the_house_are_kept(cast, answers):
    with pytest.raises(ValidationError):
        beginning_actions.answer(begun(cast), answers=answers, by=cast.aino)


def test_every_sample_and_sentence_is_there_in_three_languages():
    rows = [*goals(), *steps(), *sentences()]
    assert len(rows) > 25
    assert all(one.words[language].strip() for one in rows for language in ("fi", "sv", "en"))


@pytest.mark.parametrize(
    ("born", "graduated", "counts"),
    [
        (dt.date(2002, 9, 2), None, True),  # the day before her 25th birthday when she lost her work
        (dt.date(2001, 9, 1), None, False),  # 25 on that day
        (dt.date(1997, 1, 1), dt.date(2026, 5, 30), True),
        (dt.date(1997, 1, 1), dt.date(2025, 8, 31), False),  # a day more than twelve months before
        (dt.date(1996, 9, 1), dt.date(2026, 5, 30), False),  # 30 on that day
        (None, None, None),
    ],
)
def test_the_guarantee_counts_for_whom_the_policy_says(born, graduated, counts):
    assert is_covered(born, dt.date(2026, 9, 1), graduated, Law.on(TODAY)) is counts


@pytest.mark.parametrize(
    ("since", "until", "left"),
    [
        (dt.date(2026, 9, 1), dt.date(2026, 12, 1), 9),
        (dt.date(2026, 8, 22), dt.date(2026, 11, 22), 0),
        (dt.date(2026, 8, 21), dt.date(2026, 11, 21), -1),
        (dt.date(2026, 11, 30), dt.date(2027, 2, 28), 98),
    ],
)
def test_the_clock_runs_three_months(since, until, left):
    found = clock(dt.date(2007, 1, 1), since, None, Law.on(TODAY))
    assert (found.until, found.days_left, found.is_past) == (until, left, left < 0)


def test_the_coach_sees_whose_time_runs_out_and_nobody_elses(cast):
    bella, cecilia = accounts.young("Bella", cast.kaisa), accounts.young("Cecilia", cast.kaisa)
    plans.without_work(cast.aino, 80)
    plans.without_work(bella, 120)
    plans.without_work(cecilia, 10)
    assert [person for person, _clock in near_the_end(cast.kaisa)] == [bella, cast.aino]
    assert near_the_end(cast.ville) == []
    assert set(clocks_of([cast.aino, bella, cecilia])) == {cast.aino.pk, bella.pk, cecilia.pk}


def test_an_offer_stops_the_clock(cast):
    beginning_actions.write_guarantee(cast.aino, since_on=plans.day(-100), by=cast.kaisa)
    assert len(near_the_end(cast.kaisa)) == 1
    beginning_actions.write_guarantee(cast.aino, since_on=plans.day(-100), offered_on=plans.day(-1), by=cast.kaisa)
    assert near_the_end(cast.kaisa) == []
    assert WithoutWork.objects.count() == 1


@pytest.mark.parametrize(
    "days",
    [{"since_on": 1}, {"since_on": -10, "offered_on": -11}, {"since_on": -10, "graduated_on": 1}],
)
def test_days_that_cannot_be_are_refused(cast, days):
    with pytest.raises(ValidationError):
        beginning_actions.write_guarantee(
            cast.aino, by=cast.kaisa, **{name: plans.day(number) for name, number in days.items()}
        )
    assert not WithoutWork.objects.exists()
