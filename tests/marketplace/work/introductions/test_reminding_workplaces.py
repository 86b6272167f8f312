"""A workplace that does not answer is reminded once, on the fifth day, before the coach calls on the tenth."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.utils import timezone

from accounts.notices.actions import deliver
from accounts.notices.models import Notice
from marketplace.work.introductions import actions
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.tasks import remind_workplaces
from tests.marketplace.work.introductions.answering import introduction, opened, text_of  # noqa: F401
from tests.people import day

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def opened_before(introduction, **ago):
    """As if the workplace had been asked so long ago."""
    then = timezone.now() - dt.timedelta(**ago)
    Introduction.objects.filter(pk=introduction.pk).update(opened_at=then, approved_at=then, said_yes_at=then)


def reminders():
    return Notice.objects.filter(name="introduction_reminder")


def test_mikko_is_reminded_once_after_five_days_and_reads_when_a_coach_calls(cast, introduction):
    opened_before(introduction, days=4, hours=23)
    remind_workplaces.call()
    assert not reminders().exists()
    opened_before(introduction, days=5, hours=1)
    for _night in range(2):
        assert remind_workplaces.call()["failed"] == 0
    [notice] = reminders()
    assert notice.recipient == cast.mikko
    call_on = timezone.localdate() + dt.timedelta(days=5)
    deliver(notice)
    [sent] = mail.outbox
    assert "Odotamme vielä vastaustasi" in sent.subject
    assert f"{call_on.day}.{call_on.month}.{call_on.year}" in sent.body
    assert re.search(r"/link/[\w-]{43}/", sent.body)


def test_who_has_answered_or_is_called_on_a_later_day_is_not_reminded(cast, introduction):
    opened_before(introduction, days=6)
    actions.record_answer(introduction, said="again", call_again_on=day(2), by=cast.kaisa)
    remind_workplaces.call()
    actions.accept(introduction, by=cast.mikko)
    remind_workplaces.call()
    assert not reminders().exists()


def test_the_page_of_the_answer_says_what_place_it_is_and_whom_to_call(cast, introduction, client):
    cast.kaisa.phone = "+358401112223"
    cast.kaisa.save(update_fields=["phone"])
    shown = text_of(opened(client, introduction))
    for words in ("Työkokeilu", "30", "Kaisa Korhonen", "+358401112223"):
        assert words in shown
    assert "työpaikka" not in shown.lower(), "Mikko reads where it stands in words for him"
