"""Who may, with a suggestion: the coach who supports her and has no tie decides, she answers."""

from typing import Any

from accounts.access.rules import rule, speaks_for_herself
from accounts.caseloads.rules import supports_person
from accounts.organisations.rules import acts_for, has_no_tie, of_same_authority
from accounts.people.rules import is_about_me, is_administrator, is_coach, is_coordinator, is_young, works_with_people
from matching.suggestions.models import Suggestion

hers = is_young & is_about_me


@rule
def stands_in_for_a_tied_coach(user: Any, suggestion: Any) -> bool:
    """The responsible coach has a tie to the workplace, so a colleague of the same authority decides."""
    if suggestion is None or not (is_coach(user) and of_same_authority(user, suggestion)):
        return False
    return Suggestion.objects.filter(pk=suggestion.pk).of_tied_coach().exists()


decides = (supports_person | stands_in_for_a_tied_coach) & has_no_tie

can_view = hers | supports_person | stands_in_for_a_tied_coach
can_propose = supports_person
can_show_interest = is_young & speaks_for_herself
can_ask_again = acts_for
can_approve = decides
can_decline = decides
can_reconsider = decides
can_request_information = decides
can_say_yes = hers & speaks_for_herself
can_say_no = hers & speaks_for_herself
can_take_back_no = hers & speaks_for_herself
can_say_later = hers
can_withdraw = hers | supports_person
can_see_ranker = is_coordinator | is_administrator
can_switch_ranker = is_coordinator | is_administrator
can_see_who_fits = works_with_people
