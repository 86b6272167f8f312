"""Who may: she and her coach begin, she alone says yes, the service answers, her coach writes down what she heard."""

from typing import Any

from accounts.access.rules import rule, speaks_for_herself
from accounts.caseloads.rules import supports_person
from accounts.organisations.rules import acts_for
from accounts.people.rules import is_a_young_person, is_about_me, is_coach, is_employer, is_young
from marketplace.services.referrals.states import LIVE, ONCE_SENT


@rule
def was_sent(_user: Any, referral: Any) -> bool:
    """The service knows of it."""
    return referral is not None and referral.state in LIVE


@rule
def service_takes_referrals(_user: Any, service: Any) -> bool:
    """Somebody at the service answers."""
    return service is not None and service.takes_referrals


@rule
def can_answer_by_link(_reader: Any, referral: Any) -> bool:
    """It is or was the service's to answer, she has not taken it back, and she is with us."""
    return referral is not None and referral.state in ONCE_SENT and referral.person.is_active


hers = is_young & is_about_me
answers = (acts_for & was_sent) | supports_person

can_list = is_young | is_coach | is_employer
can_view = hers | supports_person | (acts_for & was_sent)
can_propose = is_a_young_person & supports_person
can_ask = is_young & service_takes_referrals & speaks_for_herself
can_agree = hers & speaks_for_herself
can_turn_down = hers & speaks_for_herself
can_see = acts_for & was_sent
can_accept = answers
can_waitlist = answers
can_decline = answers
can_start = answers
can_finish = answers
can_miss = answers
can_withdraw = hers | supports_person
