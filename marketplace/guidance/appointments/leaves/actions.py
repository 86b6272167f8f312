"""Verbs on times away: add, remove, settle what becomes of the appointments in one."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit.transitions import lock, log
from accounts.caseloads.queries import deputies_of
from accounts.people.models import User
from marketplace.guidance.appointments.actions import cancel, hand, reschedule
from marketplace.guidance.appointments.availability.models import Leave
from marketplace.guidance.appointments.availability.queries import authority_of, open_slots
from marketplace.guidance.appointments.availability.slots import Slot, overlaps
from marketplace.guidance.appointments.leaves.queries import touched_by
from marketplace.guidance.appointments.leaves.states import Fate
from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.appointments.states import AppointmentState

LOOKED_AHEAD = 90  # days in which the next free time is looked for


@transaction.atomic
def add_leave(coach: User, *, starts_at: dt.datetime, ends_at: dt.datetime, by: User) -> Leave:
    """A coach is away; nobody can book that time from now on, offers in it are taken back.

    What is booked in it waits for a word (``settle``).
    """
    leave = Leave(coach=coach, authority=authority_of(coach), starts_at=starts_at, ends_at=ends_at)
    leave.full_clean()
    leave.save()
    log(leave, "add_leave", by=by)
    for offered in touched_by(leave).filter(state=AppointmentState.OFFERED):
        cancel(offered, by=by)
    return leave


@transaction.atomic
def remove_leave(leave: Leave, *, by: User) -> User:
    """The coach is there after all. Returns whose time it was."""
    lock(leave)
    log(leave, "remove_leave", by=by)
    coach = leave.coach
    leave.delete()
    return coach


@transaction.atomic
def settle(leave: Leave, *, fates: dict[int, str], by: User) -> int:
    """Say what becomes of appointments in a time away: ``fates`` is id → Fate. All or none. Returns how many.

    Raises ValidationError, naming who it is about, where there is no deputy or no free time.
    """
    rows = {row.pk: row for row in touched_by(leave)}
    for pk, fate in fates.items():
        if pk in rows:
            _settle(rows[pk], fate, leave, by=by)
    return len(fates)


def _settle(appointment: Appointment, fate: str, leave: Leave, *, by: User) -> None:
    who = {"name": appointment.person.full_name}
    if fate == Fate.CANCEL:
        cancel(appointment, by=by)
    elif fate == Fate.DEPUTY:
        deputy = deputies_of(leave.coach, timezone.localdate(appointment.starts_at)).first()
        if deputy is None:
            raise ValidationError(_("%(name)s: nobody stands in on that day. Name a deputy first.") % who)
        hand(appointment, to=deputy, by=by)
    elif fate == Fate.RESCHEDULE:
        slot = next_free(appointment, leave)
        if slot is None or appointment.state != AppointmentState.BOOKED:
            raise ValidationError(_("%(name)s: there is no free time to move to. Choose something else.") % who)
        reschedule(appointment, slot=slot, by=by)


def next_free(appointment: Appointment, leave: Leave) -> Slot | None:
    """The coach's first free time after a time away at which the young person is free too."""
    hers = Appointment.objects.live().filter(person=appointment.person_id).values_list("starts_at", "ends_at")
    mine = list(hers)
    slots = open_slots([leave.coach_id], timezone.now(), LOOKED_AHEAD)
    after = (slot for slot in slots if slot.starts_at >= leave.ends_at)
    return next((slot for slot in after if not overlaps(slot.starts_at, slot.ends_at, mine)), None)
