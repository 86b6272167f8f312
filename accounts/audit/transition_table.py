"""The shape of one row of a life: verb, from where, to where."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Transition:
    """One verb of a life: the states it may start from, where it ends, whether it needs a reason."""

    sources: tuple[str, ...]
    target: str
    needs_reason: bool = False


def state_said_to(reader: Any, obj: Any) -> str:
    """Where an object stands, in words for this reader: ``STATE_WORDS`` of its model by role, else those of all."""
    words: dict[str, Any] = getattr(obj, "STATE_WORDS", {}).get(getattr(reader, "role", ""), {})
    return str(words.get(obj.state) or obj.get_state_display())


class TransitionRefusedError(ValidationError):
    """The object is not in a state from which this verb can start. Says who was there first, when; ``by`` reads it."""

    def __init__(self, obj: Any, verb: str, last: Any = None, by: Any = None) -> None:
        self.obj, self.verb = obj, verb
        super().__init__(_why_not_now(obj, last, by), code="move_refused")


def _why_not_now(obj: Any, last: Any, by: Any) -> str:
    """Who was first is named, but not the person herself: she may just have taken back that the reader knows her."""
    state = {"state": state_said_to(by, obj)}
    if last is None:
        return _("This cannot be done now. The state is: %(state)s.") % state
    facts = {**state, "who": last.actor.short_name, "time": date_format(localtime(last.at), "TIME_FORMAT")}
    if by is not None and last.actor_id == by.pk:
        return _("You changed this already at %(time)s. The state is now: %(state)s.") % facts
    if last.actor_id == last.person_id:
        return _("This cannot be done any more: it changed at %(time)s. The state is now: %(state)s.") % facts
    return _("This cannot be done any more: %(who)s was here first at %(time)s. The state is now: %(state)s.") % facts


class ReasonMissingError(ValidationError):
    """A verb that needs a reason was used without one."""

    def __init__(self) -> None:
        super().__init__({"reason": _("Write a reason.")}, code="reason_missing")
