"""Who may, with a listing: the employer's people, and coaches of the authority without a tie."""

from typing import Any

from accounts.access.rules import anyone, rule, signed_in
from accounts.organisations.rules import acts_for, has_no_tie, of_same_authority
from accounts.people.rules import is_employer, works_with_people
from marketplace.work.listings.states import CLOSED, EDITABLE, ON_SHOW

reads_first = works_with_people & of_same_authority & has_no_tie


@rule
def can_still_be_edited(_user: Any, listing: Any) -> bool:
    """The listing is a draft or was sent back."""
    return listing is not None and listing.state in EDITABLE


@rule
def is_on_show(_user: Any, listing: Any) -> bool:
    """The listing is open or paused, so that there is something to keep fresh."""
    return listing is not None and listing.state in ON_SHOW


@rule
def is_not_over(_user: Any, listing: Any) -> bool:
    """The listing is written, read or on show, so that its terms still matter."""
    return listing is not None and listing.state not in CLOSED


can_view = anyone
can_write = is_employer
can_begin = is_employer | ~signed_in  # visitors write first and get their account when they hand in (bars.md U15)
can_edit = acts_for & can_still_be_edited
can_tell_terms = acts_for & is_not_over
can_amend = acts_for & is_on_show
can_submit = acts_for
can_publish = reads_first
can_send_back = reads_first
can_pause = acts_for
can_resume = acts_for
can_fill = acts_for
can_reopen = acts_for
can_refresh = acts_for & is_on_show
can_copy = acts_for
can_change_contact = acts_for
can_withdraw = acts_for | reads_first
