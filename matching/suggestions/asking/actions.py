"""The verb that asks a young person for what she has not told."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.audit.transitions import lock_for_transition, log
from accounts.notices.actions import notify
from accounts.people.models import User
from matching.suggestions.actions import lock_pair
from matching.suggestions.asking.queries import NOTICE, QUESTIONS, untold_of
from matching.suggestions.models import Suggestion


@transaction.atomic
def request_information(suggestion: Suggestion, *, by: User) -> Suggestion:
    """Ask the young person, in her language, for what she has not told and would tell more of a pair that waits.

    The place is not named: nobody has decided yet that she is asked about it. Raises ValidationError where nothing is
    left to ask: she has told it meanwhile, or was asked within a week.
    """
    profile = lock_pair(suggestion)
    lock_for_transition(suggestion, "approve", by)
    codes = untold_of(suggestion).to_ask
    if not codes:
        raise ValidationError(
            _("There is nothing new to ask: it is told or was asked this week."), code="asked_already"
        )
    asked = [QUESTIONS[code] for code in codes]
    with translation.override(suggestion.person.language):
        questions = " ".join(str(one.words) for one in asked)
    notify(
        suggestion.person, NOTICE, about=suggestion, who=by.full_name, questions=questions, factors=" ".join(codes),
        link=f"{reverse('profiles:revise', args=[profile.pk])}?to={asked[0].page}",
    )  # fmt: skip
    log(suggestion, "request_information", by=by)
    return suggestion
