"""Who may: she and her coach write and accept the plan, nobody else reads it; the questionnaire is hers."""

from typing import Any

from accounts.access.rules import rule, speaks_for_herself
from accounts.caseloads.rules import supports_person
from accounts.people.rules import is_a_young_person, is_about_me, is_coach, is_young
from marketplace.guidance.plans.states import SurveyState, VersionState

hers = is_young & is_about_me
both = hers | supports_person


@rule
def is_waiting_for(user: Any, version: Any) -> bool:
    """The version is being agreed on, and this side has not said yes to it."""
    if version is None or version.state != VersionState.DRAFT:
        return False
    said = version.young_accepted_at if user.pk == version.person_id else version.coach_accepted_at
    return said is None


@rule
def is_given(_user: Any, survey: Any) -> bool:
    """She has answered to the end."""
    return survey is not None and survey.state == SurveyState.GIVEN


can_list = is_coach
can_begin = is_a_young_person & both
can_view = both
can_propose = both
can_add_goal = both
can_edit_goal = both
can_remove_goal = both
can_edit = both
can_start = both
can_finish = both
can_drop = both
can_accept = both & is_waiting_for & speaks_for_herself
can_review = both
can_serve = both
can_release = both
can_write_guarantee = is_a_young_person & supports_person
can_view_guarantee = both
can_begin_survey = is_young
can_answer = hers
can_give = hers & speaks_for_herself
can_view_survey = hers | (supports_person & is_given)
