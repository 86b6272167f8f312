"""Who may: the coach who supports her writes and decides what is shared; the young person reads what is."""

from typing import Any

from accounts.access.rules import rule
from accounts.caseloads.rules import supports_person
from accounts.people.rules import is_a_young_person, is_about_me, is_young


@rule
def is_shared(_user: Any, note: Any) -> bool:
    """The young person reads this one too."""
    return note is not None and note.is_shared


@rule
def wrote_it(user: Any, note: Any) -> bool:
    """The reader wrote the note."""
    return note is not None and note.written_by_id == user.pk


can_write = is_a_young_person & supports_person
can_view = supports_person | (is_young & is_about_me & is_shared)
can_share = supports_person & ~is_shared
can_remove = supports_person & wrote_it
