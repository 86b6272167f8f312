"""What is asked about: the end of a trial, an appointment held, an event attended; each by a label and a verb that exist."""

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from accounts.access.tenancy import within_organisations
from accounts.notices.models import Notice
from accounts.notices.words import words_of
from marketplace.guidance.appointments import actions as appointments
from marketplace.guidance.plans.queries import good_ends
from marketplace.services.events import actions as events
from marketplace.services.feedback.models import FeedbackAnswer, FeedbackAsk
from marketplace.services.feedback.states import ASKED_AFTER
from marketplace.work.introductions.states import IntroductionState
from marketplace.work.placements import actions as placements
from marketplace.work.placements.states import PlacementState
from tests.factories import appointments as meetings
from tests.factories import marketplace, services
from tests.links import link_in, pressed
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db


def running_trial(cast):
    _profile, place = ready_to_meet(cast)
    opened = marketplace.introduction(cast.aino, place, cast.kaisa, IntroductionState.ACCEPTED)
    return marketplace.placement(opened, PlacementState.RUNNING)


def trial_ends(cast):
    trial = running_trial(cast)
    with within_organisations([cast.bakery.pk]):
        placements.end(trial, ended_on=timezone.localdate(), outcome="job_here", by=cast.mikko)
    return trial


def appointment_is_held(cast):
    begun = timezone.now() - services.HOUR
    return appointments.hold(meetings.appointment(cast.aino, cast.kaisa, starts_at=begun), by=cast.kaisa)


def event_is_attended(cast, person=None):
    event = services.event(starts_at=timezone.now() - services.HOUR, audience="both")
    return events.attend(services.sign_up(event, person or cast.aino), by=cast.sofia)


HAPPENS = {"placement": trial_ends, "appointment": appointment_is_held, "event": event_is_attended}


def test_there_is_a_story_for_every_kind():
    assert set(HAPPENS) == set(ASKED_AFTER.values())


@pytest.mark.parametrize("kind", HAPPENS)
def test_she_is_asked_by_a_link_that_says_nothing_and_answers_in_two_taps(cast, client, kind):
    obj = HAPPENS[kind](cast)
    question = FeedbackAsk.objects.get()
    label, number = obj._meta.label_lower, str(obj.pk)
    assert (question.person, question.kind, question.subject, question.subject_id) == (cast.aino, kind, label, number)
    notice = Notice.objects.get(name="feedback_asked")
    link = link_in("feedback_asked")
    assert (notice.recipient, notice.facts) == (cast.aino, {})
    assert not any(word in str(words_of(notice)) for word in ("Leipomo", "Kaisa", "Ohjaamo"))
    pressed(client, link, "answer", liking=3)
    pressed(client, link, "answer", liking=3, helping=2)
    said = FeedbackAnswer.objects.get()
    assert (said.kind, said.liking, said.helping, said.person) == (kind, 3, 2, None)


@pytest.mark.parametrize("kind", HAPPENS)
def test_home_asks_her_with_the_first_tap_until_she_has_answered(cast, signed_in, kind):
    HAPPENS[kind](cast)
    question, home = FeedbackAsk.objects.get(), signed_in(cast.aino)
    link = reverse("feedback:answer", args=[question.pk])
    first_tap = f'action="{link}"'
    assert first_tap in home.get("/").content.decode()
    assert b'name="helping"' in home.post(link, {"liking": 1}).content
    home.post(link, {"liking": 1, "helping": 1})
    assert first_tap not in home.get("/").content.decode()


def test_she_is_asked_about_a_trial_that_was_stopped_too(cast):
    """Else only those who were content would be heard."""
    trial = running_trial(cast)
    placements.stop(trial, ended_on=timezone.localdate(), side="young", reason="Liian pitkä matka", by=cast.aino)
    question = FeedbackAsk.objects.get()
    assert (question.person, question.kind, question.subject_id) == (cast.aino, "placement", str(trial.pk))


def test_a_mark_that_is_set_right_twice_asks_once(cast):
    row = event_is_attended(cast)
    events.miss(row, by=cast.kaisa)
    events.attend(row, by=cast.kaisa)
    assert FeedbackAsk.objects.count() == Notice.objects.filter(name="feedback_asked").count() == 1


def test_a_coach_at_an_event_is_not_asked(cast):
    event_is_attended(cast, cast.kaisa)
    assert not FeedbackAsk.objects.exists()


def test_what_was_missed_is_not_asked_about(cast):
    begun = timezone.now() - services.HOUR
    appointments.miss(meetings.appointment(cast.aino, cast.kaisa, starts_at=begun), by=cast.kaisa)
    assert not FeedbackAsk.objects.exists()


def waits_for():
    """Every label and verb for whose end some feature waits."""
    return {*ASKED_AFTER, *((label, verb) for label, verbs in good_ends().items() for verb in verbs)}


@pytest.mark.parametrize(("label", "verb"), sorted(waits_for()))
def test_every_end_that_is_waited_for_exists(label, verb):
    model = apps.get_model(label)
    assert verb in model.TRANSITIONS
    assert {field.name for field in model._meta.fields} >= {"person"}
