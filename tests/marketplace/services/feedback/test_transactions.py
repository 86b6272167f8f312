"""Not even the database's own number of a transaction says which question an answer belongs to."""

import pytest
from django.db import connection

from marketplace.services.feedback.tasks import mix_answers
from tests.factories import accounts
from tests.marketplace.services.feedback.test_anonymity import ask, tell
from tests.security.arena import arena, transactional_db  # noqa: F401


def numbers_of_transactions():
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT xmin::text FROM marketplace_feedbackanswer")
        answered = {number for (number,) in cursor.fetchall()}
        cursor.execute("SELECT DISTINCT xmin::text FROM marketplace_feedbackask WHERE is_spent")
        return answered, {number for (number,) in cursor.fetchall()}


@pytest.mark.postgres
def test_at_night_the_numbers_of_the_transactions_become_one(arena, client):
    for name in ("Bella", "Cecilia"):
        tell(client, ask(arena, accounts.young(name, arena.kaisa)))
    answered, spent = numbers_of_transactions()
    assert (answered, len(answered)) == (spent, 2)
    mix_answers.func()
    answered, spent = numbers_of_transactions()
    assert (answered, len(answered)) == (spent, 1)
