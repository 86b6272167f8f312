"""Nobody's answer: no column, line of the trail, notice, number, moment or order leads to who gave it; small groups stay shut."""

import datetime as dt

import pytest
import time_machine
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.notices.models import Notice
from accounts.privacy.registry import RETENTION
from accounts.privacy.retention.actions import clear_dated
from marketplace.services.feedback import actions
from marketplace.services.feedback.models import FeedbackAnswer, FeedbackAsk, quarter_of
from marketplace.services.feedback.queries import lines_shown, means
from marketplace.services.feedback.tasks import mix_answers
from tests.after import fresh
from tests.factories import accounts, appointments, feedback
from tests.links import link_to, pressed

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
WORDS = {"liking": 3, "helping": 2, "line": "Kahvi oli hyvää"}


def ask(cast, person=None):
    person = person or cast.aino
    return actions.ask(appointments.appointment(person, cast.kaisa, "held"), kind="appointment", person=person)


def tell(client, question, **said):
    if "_auth_user_id" in client.session:
        client.post(reverse("feedback:answer", args=[question.pk]), {**WORDS, **said})
    else:
        pressed(client, link_to("feedback.answer", question, question.person), "answer", **{**WORDS, **said})


def lines_of(reader, signed_in):
    rows = signed_in(reader).get(reverse("api-feedback-list")).json()["results"]
    return [row["line"] for row in rows]


def when_it_is_over():
    """The first moment of the next quarter."""
    day = quarter_of(quarter_of(timezone.localdate()) + dt.timedelta(days=100))
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))


def test_the_answer_is_in_no_row_but_its_own_and_no_row_points_at_it(cast, client):
    question = ask(cast)
    entries, notices = Entry.objects.count(), Notice.objects.count()
    tell(client, question)
    said = FeedbackAnswer.objects.get()
    assert said.person is None
    assert (Entry.objects.count(), Notice.objects.count()) == (entries, notices)
    for model in apps.get_models(include_auto_created=True):
        assert FeedbackAnswer not in {field.related_model for field in model._meta.concrete_fields}, model
        if model is not FeedbackAnswer:
            values = [str(value) for row in model._base_manager.values_list() for value in row]
            assert not any(str(said.pk) in value or WORDS["line"] in value for value in values), model


def test_it_is_the_same_whether_she_is_signed_in_or_not(cast, signed_in):
    tell(signed_in(cast.aino), ask(cast))
    assert FeedbackAnswer.objects.get().person is None
    assert not Entry.objects.filter(verb__startswith="feedback.").exists()


def test_an_answer_knows_its_quarter_only_and_a_question_not_when_it_was_answered(cast, client):
    question = ask(cast)
    tell(client, question)
    dated = [field.name for field in FeedbackAnswer._meta.fields if "Date" in field.get_internal_type()]
    assert (dated, FeedbackAnswer.objects.get().quarter) == (["quarter"], quarter_of(timezone.localdate()))
    assert [field.name for field in FeedbackAsk._meta.fields if "Date" in field.get_internal_type()] == ["asked_at"]
    assert fresh(question).asked_at == question.asked_at
    with pytest.raises(IntegrityError), transaction.atomic():
        feedback.answers(cast.aino.authority, quarter=dt.date(2026, 2, 1))


def test_numbers_of_answers_have_no_order(cast):
    numbers = [row.pk for row in feedback.answers(cast.aino.authority, 20)]
    assert numbers != sorted(numbers)
    assert len(set(numbers)) == 20


def places():
    """In which order the rows lie in the table."""
    statement = {
        "postgresql": "SELECT id FROM marketplace_feedbackanswer ORDER BY ctid",
        "sqlite": "SELECT id FROM marketplace_feedbackanswer ORDER BY rowid",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return [number for (number,) in cursor.fetchall()]


def test_at_night_the_order_in_which_answers_came_is_lost(cast):
    came = [row.pk for row in feedback.answers(cast.aino.authority, 20, quarter=quarter_of(timezone.localdate()))]
    assert places() == came
    assert mix_answers.func() == 20
    assert places() != came
    assert set(places()) == set(came)


def test_nobody_reads_an_unnamed_line_before_its_quarter_is_over(cast, client, signed_in):
    feedback.answers(cast.aino.authority, 9, kind="appointment", quarter=quarter_of(timezone.localdate()))
    tell(client, ask(cast))
    for reader in (cast.kaisa, cast.sofia):
        assert lines_of(reader, signed_in) == []
    assert means() == []
    with time_machine.travel(when_it_is_over()):
        assert lines_of(cast.sofia, signed_in) == [WORDS["line"]]
        assert means()[0].count == 10


@pytest.mark.parametrize(("number", "is_open"), [(4, False), (5, True)])
def test_fewer_than_five_answers_open_neither_means_nor_lines(cast, client, signed_in, number, is_open):
    line = feedback.answers(cast.aino.authority, number, line="Kahvi oli hyvää")[0]
    feedback.answers(cast.aino.authority, 9, kind="placement")
    row = next(one for one in means() if one.kind == "event")
    assert (row.count, row.liking, row.helping) == ((5, 3.0, 1.0) if is_open else (None, None, None))
    assert bool(lines_of(cast.sofia, signed_in)) is is_open
    actions.show(line, by=cast.kaisa)
    assert bool(lines_shown()) is is_open
    assert ("Kahvi" in client.get(reverse("feedback:overview")).content.decode()) is is_open


def test_lines_of_a_small_authority_are_not_hidden_among_those_of_others(cast, signed_in):
    feedback.answers(cast.aino.authority, 9)
    feedback.answers(cast.ville.authority, line="Kahvi oli hyvää")
    assert lines_of(cast.ville, signed_in) == []


def test_a_name_is_read_by_her_own_coach_at_once_and_by_nobody_else(cast, client, signed_in):
    tell(client, ask(cast), with_name="on")
    assert FeedbackAnswer.objects.get().person == cast.aino
    page = signed_in(cast.kaisa).get(reverse("feedback:list")).content.decode()
    assert "Aino Aalto" in page
    colleague = accounts.coach("Leena")
    feedback.answers(cast.aino.authority, 4, kind="appointment", quarter=quarter_of(timezone.localdate()))
    for reader in (cast.sofia, colleague):
        assert lines_of(reader, signed_in) == []
    with time_machine.travel(when_it_is_over()):
        page = signed_in(colleague).get(reverse("feedback:list")).content.decode()
        assert (WORDS["line"] in page, "Aino" in page) == (True, False)


def test_what_readers_get_of_an_unnamed_line_is_the_line_alone(cast, signed_in):
    feedback.answers(cast.aino.authority, 5, line="Kahvi oli hyvää")
    row = signed_in(cast.kaisa).get(reverse("api-feedback-list")).json()["results"][0]
    assert set(row) == {"id", "kind", "quarter", "line", "state"}
    assert "Ei auttanut" not in signed_in(cast.kaisa).get(reverse("feedback:list")).content.decode()


def test_answers_go_when_their_period_is_over(cast):
    now = timezone.now()
    period = dt.timedelta(days=RETENTION[FeedbackAnswer.Privacy.keep].days)
    feedback.answers(cast.aino.authority, 2, quarter=quarter_of(now.date() - period - dt.timedelta(days=100)))
    feedback.answers(cast.aino.authority, 3, quarter=quarter_of(now.date()))
    clear_dated(now)
    assert FeedbackAnswer.objects.count() == 3
