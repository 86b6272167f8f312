"""Who may: the young person and whoever helps her; about an introduction also the workplace, while it is open."""

from typing import Any

from accounts.access.rules import rule, signed_in
from accounts.caseloads.rules import supports_person
from accounts.organisations.rules import acts_for
from accounts.people.rules import is_a_young_person, is_about_me, is_young
from marketplace.work.introductions.states import LIVE


@rule
def holds(user: Any, thread: Any) -> bool:
    """It is the reader's turn to answer."""
    return user.is_authenticated and thread is not None and thread.holder_id == user.pk


@rule
def is_open(_user: Any, thread: Any) -> bool:
    """A thread with the coach always; one about an introduction while that lives."""
    return thread is not None and (thread.introduction is None or thread.introduction.state in LIVE)


@rule
def is_live(_user: Any, introduction: Any) -> bool:
    """The introduction has not ended."""
    return introduction is not None and introduction.state in LIVE


@rule
def is_about_a_workplace(_user: Any, thread: Any) -> bool:
    """The thread belongs to an introduction."""
    return thread is not None and thread.organisation_id is not None


hers = is_young & is_about_me

can_list = signed_in
can_begin = hers | (is_a_young_person & supports_person)
can_begin_about = (hers | acts_for | supports_person) & is_live
can_view = hers | supports_person | holds | (is_about_a_workplace & acts_for & is_open)
can_write = can_view & is_open
