"""Who may open a page in an emergency: coaches and coordinators; who opened it reads it until its hour is over."""

from typing import Any

from django.utils import timezone

from accounts.access.rules import rule
from accounts.people.rules import works_with_people


@rule
def opened_it(user: Any, look: Any) -> bool:
    """The user said why, and for herself only."""
    return look is not None and look.reader_id == user.pk


@rule
def is_open(_user: Any, look: Any) -> bool:
    """Its hour is not over."""
    return look is not None and look.ends_at > timezone.now()


can_open_page = works_with_people
can_list_looks = works_with_people
can_read_page = works_with_people & opened_it & is_open
