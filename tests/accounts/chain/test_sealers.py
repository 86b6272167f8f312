"""The sealer keeps nobody waiting, and of two at once one does the work."""

import pytest
from django.db import transaction

from accounts.audit.models import Entry
from accounts.audit.transitions import log
from accounts.chain import verifier
from accounts.chain.actions import seal
from accounts.chain.models import TrailLink
from accounts.chain.queries import export_lines
from tests.security.arena import arena, race, transactional_db  # noqa: F401

pytestmark = pytest.mark.postgres


def lines(arena, count):
    return [log(arena.aino, "view", by=arena.kaisa, reason=f"syy {number}") for number in range(count)]


def test_a_line_that_is_being_blanked_is_passed_over_and_sealed_with_the_next_run(arena):
    first, *_rest = lines(arena, 5)
    seal()
    blanked = lines(arena, 3)[0]
    with transaction.atomic():
        Entry.objects.filter(pk=blanked.pk).update(reason="")
        assert race([seal]) == [2]
    assert seal() == 1
    assert TrailLink.objects.get(entry=blanked).reason_hash == ""
    assert verifier.check(export_lines()).wrong == []
    assert first.link.position == 1


def test_two_sealers_at_once_make_one_chain(arena):
    lines(arena, 300)
    results = race([seal] * 4)
    seal()
    assert not [one for one in results if isinstance(one, Exception)]
    assert TrailLink.objects.count() == Entry.objects.count()
    assert verifier.check(export_lines()).wrong == []


def test_who_writes_a_line_does_not_wait_for_the_sealer(arena):
    lines(arena, 3)
    with transaction.atomic():
        assert seal() == 3
        assert race([lambda: log(arena.aino, "view", by=arena.kaisa).pk])[0] > 0
