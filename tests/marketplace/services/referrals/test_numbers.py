"""A fall in referrals to an organisation is seen within a month."""

import datetime as dt

import pytest
from django.utils import timezone

from marketplace.services.referrals.models import Referral
from marketplace.services.referrals.queries import first_of_months, streams
from tests.factories import accounts, services

TODAY = dt.date(2026, 11, 22)


def send(coach, card, *days_ago):
    for days in days_ago:
        person = accounts.young("Nuori", coach)
        moment = timezone.make_aware(dt.datetime.combine(TODAY - dt.timedelta(days=days), dt.time(12)))
        services.referral(person, card, coach, "expired", sent_at=moment, said_yes_at=moment)


@pytest.mark.parametrize(
    ("last", "fallen"),
    [((), True), ((0, 15), True), ((0, 10, 29), False), ((1, 2, 3, 4), False)],
)
def test_thirty_days_are_held_against_the_mean_of_the_three_windows_before(cast, last, fallen):
    send(cast.kaisa, services.service(), *last, *(30, 40, 59, 59), *(60, 70, 80, 89), *(90, 100, 110, 119))
    stream = streams(TODAY)[0]
    assert (stream.last, stream.before) == (len(last), 4)
    assert stream.has_fallen is fallen


def test_of_few_referrals_nobody_can_tell_a_fall_from_chance(cast):
    send(cast.kaisa, services.service(), 31, 61, 91)
    assert not streams(TODAY)[0].has_fallen


def test_months_are_counted_by_the_day_of_sending_and_what_was_never_sent_is_not(cast):
    card = services.service()
    send(cast.kaisa, card, 0, 21, 22, 53)
    services.referral(cast.aino, card, cast.kaisa, "asked")
    assert first_of_months(TODAY)[0] == dt.date(2026, 6, 1)
    assert streams(TODAY)[0].months == (0, 0, 0, 1, 1, 2)


def test_organisations_that_have_fallen_come_first(cast):
    calm, fallen = services.service(services.provider("A Tasainen")), services.service(services.provider("B Hiipuva"))
    send(cast.kaisa, calm, 1, 2, 3, 4, 31, 61, 91)
    send(cast.kaisa, fallen, 31, 32, 33, 61, 62, 63, 91, 92, 93)
    assert [one.organisation.name for one in streams(TODAY)] == ["B Hiipuva", "A Tasainen"]


def test_each_authority_counts_its_own(cast):
    send(cast.ville, services.service(services.provider(where="Heinola")), 1)
    assert Referral.objects.get().authority == cast.ville.authority
    assert [sum(one.months) for one in streams(TODAY)] == [1]
