"""What the database sees to in talks: their order, and who answers until when."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from marketplace.work.messages import actions
from marketplace.work.messages.models import Thread
from tests.factories import accounts
from tests.marketplace.work.messages.test_threads import clock, talk  # noqa: F401

pytestmark = pytest.mark.both_databases


def test_what_waits_for_an_answer_stands_first(cast, clock, signed_in):
    actions.begin(accounts.young("Bella", cast.kaisa), text="Hei", by=cast.kaisa)
    talk = actions.begin(cast.aino, text="Milloin nähdään?", by=cast.aino)
    clock.shift(dt.timedelta(hours=1))
    actions.begin(accounts.young("Ceeda", cast.kaisa), text="Hei", by=cast.kaisa)
    assert signed_in(cast.kaisa).get("/talks/").context["page_obj"][0] == talk


def test_the_database_wants_an_owner_and_a_day_for_whatever_waits(talk):
    for change in ({"holder": None}, {"answer_by": None}, {"waits_since": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Thread.objects.filter(pk=talk.pk).update(**change)


def test_there_is_one_talk_with_the_coach_however_often_it_is_begun(cast, talk):
    assert actions.begin(cast.aino, text="Taas", by=cast.aino) == talk
    with pytest.raises(IntegrityError), transaction.atomic():
        Thread.objects.create(person=cast.aino, authority=cast.aino.authority)
