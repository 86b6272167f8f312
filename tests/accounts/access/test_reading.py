"""A page that only reads cannot write, whatever its code tries; the trail, the session and the limits may grow."""

import pytest
from django.db import connection, transaction

from accounts.access.reading import WriteOnReadError, refuse_writes, tells_of_a_look
from accounts.audit.transitions import log_access
from accounts.people.models import User

pytestmark = pytest.mark.django_db


def test_a_page_that_only_reads_changes_makes_and_deletes_nothing(cast):
    with connection.execute_wrapper(refuse_writes):
        for write in (
            lambda: User.objects.filter(pk=cast.aino.pk).update(given_name="Muu"),
            lambda: User.objects.create(given_name="Uusi"),
            lambda: cast.bakery.memberships.all().delete(),
        ):
            with pytest.raises(WriteOnReadError), transaction.atomic():
                write()
    cast.aino.refresh_from_db()
    assert cast.aino.given_name == "Aino"


def test_it_notes_who_looked_and_may_tell_her_so(cast):
    with connection.execute_wrapper(refuse_writes):
        log_access(cast.aino, by=cast.kaisa)
        with tells_of_a_look():
            User.objects.filter(pk=cast.aino.pk).update(language="sv")
    cast.aino.refresh_from_db()
    assert cast.aino.language == "sv"
