"""Officials' mandates: who gets one, from when till when."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from marketplace.work.agreements.mandates.actions import end_mandate, give_mandate
from marketplace.work.agreements.mandates.models import Mandate
from marketplace.work.agreements.mandates.queries import officials_of
from tests.after import code_of, fresh

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def test_a_mandate_holds_from_its_first_to_its_last_day(cast):
    today = timezone.localdate()
    mandate = give_mandate(cast.sofia, valid_from=today, valid_until=today + 5 * DAY, by=cast.admin)
    assert list(officials_of(cast.sofia.authority_id)) == [cast.sofia]
    assert [Mandate.objects.on(today + days * DAY).count() for days in (-1, 0, 5, 6)] == [0, 1, 1, 0]
    assert not officials_of(cast.ville.authority_id).exists()
    end_mandate(mandate, by=cast.admin)
    assert mandate.valid_until == today


@pytest.mark.parametrize("who", ["kaisa", "aino", "mikko", "admin"])
def test_only_a_coordinator_gets_a_mandate(cast, who):
    with pytest.raises(ValidationError):
        give_mandate(getattr(cast, who), valid_from=timezone.localdate(), by=cast.admin)
    assert not Mandate.objects.exists()


def test_no_mandate_is_given_for_yesterday_nor_twice(cast):
    today = timezone.localdate()
    with pytest.raises(ValidationError):
        give_mandate(cast.sofia, valid_from=today - DAY, by=cast.admin)
    give_mandate(cast.sofia, valid_from=today, by=cast.admin)
    with pytest.raises(ValidationError):
        give_mandate(cast.sofia, valid_from=today + 9 * DAY, by=cast.admin)
    assert Mandate.objects.count() == 1


def test_a_mandate_ends_once_and_not_before_it_has_begun(cast):
    today = timezone.localdate()
    mandate = give_mandate(cast.sofia, valid_from=today, by=cast.admin)
    end_mandate(mandate, by=cast.admin)
    assert code_of(end_mandate, mandate, by=cast.admin) == "ended"
    coming = give_mandate(cast.sofia, valid_from=today + DAY, by=cast.admin)
    assert code_of(end_mandate, coming, by=cast.admin) == "ended"
    assert fresh(coming).valid_until is None
