"""Moving between the reserve and the coaches: every night, and for a young person right after a decision."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.audit.batches import LeftAloneError, Tally, run_each
from accounts.audit.transition_table import TransitionRefusedError
from accounts.audit.transitions import locked
from accounts.people.models import User
from matching.oversight.models import Number
from matching.oversight.states import NumberKey
from matching.suggestions.actions import drop, put_back, put_forward
from matching.suggestions.models import Suggestion
from matching.suggestions.queueing.choosing import Pair, choose
from matching.suggestions.queueing.reading import queue_of
from matching.suggestions.states import SuggestionState


def fill_queues(authorities: Collection[int]) -> Tally:
    """Put before the coaches of these authorities what they can read, and back what is more than that.

    Work inside a scope over all authorities. Each step is a transaction of its own.
    """
    return sum((_fill_queue(one) for one in sorted(authorities)), Tally())


def _fill_queue(authority_id: int) -> Tally:
    queue = queue_of([authority_id])
    choice = choose(queue)
    system = User.objects.system()
    over = {one.pk for one in choice.over}
    return (
        run_each(_rows(choice.back), put_back, by=system)
        + run_each(_rows([one for one in queue.pairs if one.pk in over]), drop, by=system, reason="a better one came")
        + run_each(_rows(choice.forward), _forward, by=system, readers=queue.readers)
    )


def move_up(person_id: int) -> Tally:
    """Right after a decision: what comes next for this young person, if it is her turn among all of her coach's.

    What others have a better claim to is left for the night, so that a queue that is being read gets shorter.
    """
    row = Suggestion.objects.filter(person=person_id, state=SuggestionState.RESERVED).first()
    if row is None:
        return Tally()
    queue = queue_of([row.authority_id])
    hers = [one for one in choose(queue).forward if one.person == person_id]
    return run_each(_rows(hers), _forward, by=User.objects.system(), readers=queue.readers)


def _rows(pairs: list[Pair]) -> list[Suggestion]:
    """The suggestions of some pairs, in the same order."""
    found = Suggestion.objects.select_related("person", "listing__municipality").in_bulk([one.pk for one in pairs])
    return [found[one.pk] for one in pairs if one.pk in found]


@transaction.atomic
def _forward(suggestion: Suggestion, *, by: User, readers: dict[int, frozenset[int]]) -> Any:
    """Put it forward if each of its readers still has room; drop it where a limit or a missing profile refuses it."""
    budget = int(Number.now(NumberKey.DECISION_BUDGET))
    coaches = locked(User.objects.filter(pk__in=readers[suggestion.pk]))  # two jobs at once must not overfill a queue
    for coach in coaches:
        open_ones = Suggestion.objects.filter(authority=suggestion.authority_id).for_decision_of(coach)
        if open_ones.count() >= budget:
            raise LeftAloneError
    try:
        return put_forward(suggestion, by=by)
    except TransitionRefusedError:  # somebody was faster
        raise
    except ValidationError:
        return drop(suggestion, by=by, reason="outside the limits now")
