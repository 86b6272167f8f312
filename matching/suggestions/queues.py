"""What of suggestions waits for whom; what waits for a coach's decision stands with the queue of all decisions."""

from __future__ import annotations

from typing import Any

from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.manifests import Band, Task, WorkQueue
from accounts.people.states import Role
from accounts.people.words import name_to
from matching.suggestions.models import Suggestion
from matching.suggestions.states import SuggestionState

YES_OR_NO = ((_("Yes"), "say_yes"), (_("No"), "say_no"))


def _in(state: str) -> Any:
    return lambda reader: Suggestion.objects.visible_to(reader).filter(state=state)


def _say(row: Suggestion, _reader: Any) -> Task:
    answers = tuple((words, reverse(f"suggestions:{verb}", args=[row.pk])) for words, verb in YES_OR_NO)
    what = _("Would you like to meet this workplace? Say yes or no")
    return Task(what, row.get_absolute_url(), "", row.listing.with_employer, answers=answers)


def _think_again(row: Suggestion, _reader: Any) -> Task:
    return Task(_("You wanted to think: what do you say now?"), row.get_absolute_url(), "", row.listing.with_employer)


def _own_wish(row: Suggestion, _reader: Any) -> Task:
    about = row.listing.with_employer
    return Task(_("Your coach looks at the place that you liked"), row.get_absolute_url(), "", about, _("your coach"))


def _her_answer(row: Suggestion, reader: Any) -> Task:
    name = name_to(reader, row.person)
    what = _("A place waits for an answer")
    return Task(what, row.get_absolute_url(), name, row.listing.title, name, waits_for=row.person)


SINCE = Coalesce("decided_at", "created_at")
SHOWN_WITH = ("person", "listing__organisation")
YOUNG = (Role.YOUNG,)

QUEUES = (
    WorkQueue(
        "suggestions.answer", YOUNG, _in(SuggestionState.ASKED), _say, SINCE, "expires_on", band=Band.ANSWERED,
        shown_with=SHOWN_WITH,
    ),
    WorkQueue(
        "suggestions.later", YOUNG, _in(SuggestionState.LATER), _think_again, SINCE, "expires_on",
        shown_with=SHOWN_WITH,
    ),
    WorkQueue(
        "suggestions.hers", YOUNG, _in(SuggestionState.PROPOSED), _own_wish, "created_at", band=Band.OTHERS,
        shown_with=SHOWN_WITH,
    ),
    WorkQueue(
        "suggestions.awaited", (Role.COACH,), _in(SuggestionState.ASKED), _her_answer, SINCE, "expires_on",
        band=Band.OTHERS, shown_with=SHOWN_WITH, is_hers=True,
    ),
)  # fmt: skip
