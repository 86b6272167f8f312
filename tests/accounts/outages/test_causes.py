"""Which trouble an exception is, by what the two databases truly say."""

import errno

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction

from accounts.organisations.models import Organisation
from accounts.outages.causes import Trouble, taken_field, trouble_of
from accounts.outages.words import refusal_of
from tests.factories import accounts

pytestmark = pytest.mark.both_databases


@pytest.fixture
def clash(cast):
    """What the database says of a business ID that another workplace has."""
    number = accounts.employer("Ensin").business_id
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        Organisation.objects.filter(pk=cast.bakery.pk).update(business_id=number)
    return refused.value


def test_a_value_that_is_taken_is_told_at_its_field(clash):
    assert trouble_of(clash) == Trouble.TAKEN
    assert taken_field(clash) == Organisation._meta.get_field("business_id")
    refusal = refusal_of(clash)
    assert (refusal.code, list(refusal.error_dict)) == ("clash", ["business_id"])


def test_another_constraint_is_our_own_fault_and_stays_one(cast):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        Organisation.objects.filter(pk=cast.bakery.pk).update(name=None)
    assert trouble_of(refused.value) is None


def test_a_mistake_in_a_question_is_no_outage(db):
    with (
        pytest.raises(Exception, match="no_such_table") as refused,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT * FROM no_such_table")
    assert trouble_of(refused.value) is None


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_and_a_full_share_are_the_same(number):
    assert trouble_of(OSError(number, "full")) == Trouble.FULL
    assert trouble_of(OSError(errno.ENOENT, "not there")) is None


def failure_of(**facts):
    cause = Exception("said by the driver")
    vars(cause).update(facts)
    failure = OperationalError("wrapped")
    failure.__cause__ = cause
    return failure


@pytest.mark.parametrize(
    ("facts", "trouble"),
    [
        ({"sqlstate": None}, Trouble.AWAY),  # psycopg where nobody answers
        ({"sqlstate": "08006"}, Trouble.AWAY),
        ({"sqlstate": "57P01"}, Trouble.AWAY),
        ({"sqlstate": "57P03"}, Trouble.AWAY),
        ({"sqlstate": "53300"}, Trouble.AWAY),
        ({"sqlstate": "53100"}, Trouble.FULL),
        ({"sqlstate": "40P01"}, None),  # two waited for each other: our own fault
        ({"sqlite_errorname": "SQLITE_CANTOPEN"}, Trouble.AWAY),
        ({"sqlite_errorname": "SQLITE_BUSY"}, Trouble.AWAY),
        ({"sqlite_errorname": "SQLITE_FULL"}, Trouble.FULL),
        ({"sqlite_errorname": "SQLITE_ERROR"}, None),
    ],
)
def test_what_the_drivers_say(facts, trouble):
    assert trouble_of(failure_of(**facts)) == trouble
