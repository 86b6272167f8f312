"""Verbs on appointments: offer, book, move, cancel, restore, check in, hold, miss; hand over to another coach."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit.transitions import create, lock, locked, log, move
from accounts.notices.actions import cancel_notifications
from accounts.people.models import User
from accounts.people.states import Role
from marketplace.guidance.appointments.availability.slots import Slot
from marketplace.guidance.appointments.limits import (
    SlotTakenError,
    must_be_ahead,
    must_be_at_work,
    must_be_free,
    must_be_hers_to_book,
    must_have_begun,
    must_not_be_too_many,
)
from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.appointments.notices import (
    drop_news,
    drop_reminders,
    plan_reminders,
    tell_coach,
    tell_young,
)
from marketplace.guidance.appointments.queries import is_taken
from marketplace.guidance.appointments.states import AppointmentState, Side

MOST_OFFERED = 3


@transaction.atomic
def take(person: User, *, slot: Slot, by: User) -> Appointment:
    """Book a free time for a young person; two people never get one (row locks, and a unique constraint behind them).

    Raises SlotTakenError where the time is not free any more, ValidationError where she has booked enough.
    """
    _lock_people(person.pk, slot.coach_id)
    if by.pk == person.pk:
        must_not_be_too_many(person)
    must_be_hers_to_book(person, slot, by)
    appointment = _new(person, slot, state=AppointmentState.BOOKED, booked_at=timezone.now())
    _or_taken(create, appointment, "book", by=by)
    _tell_booked(appointment, by=by)
    return appointment


@transaction.atomic
def offer(person: User, *, slots: list[Slot], by: User) -> list[Appointment]:
    """Offer one to three times to one young person; she takes one of them and the others are free again.

    Raises SlotTakenError where one of them is not free, ValidationError for more than three or for one that has gone.
    """
    if not 0 < len(slots) <= MOST_OFFERED:
        raise ValidationError(_("Offer one, two or three times."), code="how_many")
    _lock_people(person.pk, *(slot.coach_id for slot in slots))
    offered = []
    for slot in slots:
        must_be_free(slot, person.pk)
        appointment = _new(person, slot)
        _or_taken(create, appointment, "offer", by=by)
        offered.append(appointment)
    tell_young(offered[0], "appointment_offered")
    return offered


@transaction.atomic
def book(appointment: Appointment, *, by: User) -> Appointment:
    """Say yes to an offered time; other times that the same coach offered are free again."""
    _lock_people(appointment.person_id, appointment.coach_id)
    lock(appointment)
    must_be_ahead(appointment.starts_at)
    move(appointment, "book", by=by, booked_at=timezone.now(), **_changed(appointment))
    others = Appointment.objects.filter(
        person=appointment.person_id, coach=appointment.coach_id, state=AppointmentState.OFFERED
    )
    for other in locked(others):
        _let_go(other, by=by, side=Side.SERVICE)
    _tell_booked(appointment, by=by)
    return appointment


@transaction.atomic
def reschedule(appointment: Appointment, *, slot: Slot, by: User) -> Appointment:
    """Move an appointment to another time, perhaps with the deputy; reminders follow.

    Raises SlotTakenError where that time is not free, TransitionRefusedError where there is nothing to move any more.
    """
    before = appointment.coach_id
    _lock_people(appointment.person_id, before, slot.coach_id)
    lock(appointment)
    must_be_ahead(appointment.ends_at)
    must_be_hers_to_book(appointment.person, slot, by, but=appointment.pk)
    where = {"starts_at": slot.starts_at, "ends_at": slot.ends_at, "coach_id": slot.coach_id}
    how = {"way": slot.way, "place": slot.place, "link": slot.link}
    _or_taken(move, appointment, "reschedule", by=by, **where, **how, **_changed(appointment))
    appointment = _again(appointment)
    drop_news(appointment)
    plan_reminders(appointment, again=True)
    tell_young(appointment, "appointment_rescheduled")
    tell_coach(appointment, "appointment_rescheduled_coach", by=by)
    return appointment


@transaction.atomic
def cancel(appointment: Appointment, *, by: User) -> Appointment:
    """Call an appointment off; nobody is reminded of it. The other side is told kindly and without a reason.

    Raises ValidationError where its time has come already.
    """
    lock(appointment)
    must_be_ahead(appointment.starts_at)
    was_booked = appointment.state == AppointmentState.BOOKED
    _let_go(appointment, by=by, side=_side_of(by, appointment))
    if by.pk != appointment.person_id:
        tell_young(appointment, "appointment_cancelled")
    if was_booked:
        tell_coach(appointment, "appointment_cancelled_coach", by=by)
    return appointment


@transaction.atomic
def lapse(appointment: Appointment, *, by: User) -> Appointment:
    """An offered time that nobody took has passed."""
    _let_go(appointment, by=by, side=Side.SERVICE)
    return appointment


@transaction.atomic
def restore(appointment: Appointment, *, by: User) -> Appointment:
    """Take a cancellation back while the time is still free; she is told and reminded again.

    Raises SlotTakenError where somebody else has the time, ValidationError where nobody had booked it or it has gone.
    """
    _lock_people(appointment.person_id, appointment.coach_id)
    lock(appointment)
    must_be_ahead(appointment.starts_at)
    if not appointment.was_ever_booked:
        raise ValidationError(_("This time was never booked. Book a new time."), code="never_booked")
    must_be_at_work(appointment.coach_id, appointment.starts_at, appointment.ends_at)
    if is_taken(
        appointment.starts_at, appointment.ends_at, coach_id=appointment.coach_id, person_id=appointment.person_id
    ):
        raise SlotTakenError
    back = {"cancelled_at": None, "cancelled_by": ""}
    _or_taken(move, appointment, "restore", by=by, **back, **_changed(appointment))
    plan_reminders(appointment, again=True)
    if not cancel_notifications(appointment, "appointment_cancelled"):  # what she never heard needs no second word
        tell_young(appointment, "appointment_restored")
    if not cancel_notifications(appointment, "appointment_cancelled_coach"):
        tell_coach(appointment, "appointment_booked_coach", by=by)
    return appointment


@transaction.atomic
def check_in(appointment: Appointment, *, by: User) -> Appointment:
    """She is here; on the day of the appointment, early or late."""
    lock(appointment)
    if timezone.localdate(appointment.starts_at) != timezone.localdate():
        raise ValidationError(_("This appointment is not today."), code="not_today")
    move(appointment, "check_in", by=by, checked_in_at=timezone.now(), changed_at=timezone.now())
    drop_reminders(appointment)
    return appointment


@transaction.atomic
def hold(appointment: Appointment, *, by: User) -> Appointment:
    """It took place; who has arrived may be met before the time."""
    lock(appointment)
    if appointment.state != AppointmentState.CHECKED_IN:
        must_have_begun(appointment)
    move(appointment, "hold", by=by, changed_at=timezone.now())
    drop_reminders(appointment)
    return appointment


@transaction.atomic
def miss(appointment: Appointment, *, by: User) -> Appointment:
    """She did not come. Nobody is blamed: she is asked kindly whether another time suits better."""
    lock(appointment)
    must_have_begun(appointment)
    move(appointment, "miss", by=by, changed_at=timezone.now())
    drop_reminders(appointment)
    tell_young(appointment, "appointment_missed")
    return appointment


@transaction.atomic
def hand(appointment: Appointment, *, to: User, by: User) -> Appointment:
    """Another coach meets her at the same time; she is told who.

    Raises SlotTakenError where that coach is busy then, ValidationError for somebody who is no coach of the authority.
    """
    if to.role != Role.COACH or not to.is_active or to.authority_id != appointment.authority_id:
        raise ValidationError({"to": _("Choose a coach of the same authority.")}, code="wrong_coach")
    _lock_people(appointment.person_id, appointment.coach_id, to.pk)
    lock(appointment)
    if appointment.state not in (AppointmentState.OFFERED, AppointmentState.BOOKED):
        raise ValidationError(_("This appointment is over or cancelled."), code="not_live")
    must_be_at_work(to.pk, appointment.starts_at, appointment.ends_at)
    if is_taken(
        appointment.starts_at, appointment.ends_at, coach_id=to.pk, person_id=appointment.person_id, but=appointment.pk
    ):
        raise SlotTakenError
    for name, value in {"coach_id": to.pk, **_changed(appointment)}.items():
        setattr(appointment, name, value)
    appointment.save(update_fields=["coach_id", "sequence", "changed_at"])
    log(appointment, "hand", by=by)
    appointment = _again(appointment)
    tell_young(appointment, "appointment_handed")
    tell_coach(appointment, "appointment_booked_coach", by=by)
    return appointment


def _new(person: User, slot: Slot, **facts: Any) -> Appointment:
    return Appointment(
        person=person, coach_id=slot.coach_id, authority=person.authority, starts_at=slot.starts_at,
        ends_at=slot.ends_at, way=slot.way, place=slot.place, link=slot.link, **facts,
    )  # fmt: skip


def _again(appointment: Appointment) -> Appointment:
    """The row with its people as they are now; a changed coach is not the one read before."""
    return Appointment.objects.select_related("person", "coach").get(pk=appointment.pk)


def _changed(appointment: Appointment) -> dict[str, Any]:
    """What every change that a calendar must notice writes besides."""
    return {"sequence": appointment.sequence + 1, "changed_at": timezone.now()}


def _let_go(appointment: Appointment, *, by: User, side: str) -> None:
    gone: dict[str, Any] = {"cancelled_at": timezone.now(), "cancelled_by": side}
    move(appointment, "cancel", by=by, **gone, **_changed(appointment))
    drop_news(appointment)


def _tell_booked(appointment: Appointment, *, by: User) -> None:
    plan_reminders(appointment, again=False)
    tell_young(appointment, "appointment_booked")
    tell_coach(appointment, "appointment_booked_coach", by=by)


def _side_of(by: User, appointment: Appointment) -> str:
    if by.pk == appointment.person_id:
        return Side.YOUNG
    return Side.COACH if by.role == Role.COACH else Side.SERVICE


def _lock_people(*ids: int) -> None:
    """One at a time may change what these people have agreed; the same order for everybody."""
    locked(User.objects.filter(pk__in=set(ids)))


def _or_taken(write: Callable[..., Any], *args: Any, **facts: Any) -> None:
    """Write, and take the refusal of the unique constraints for what it is."""
    try:
        with transaction.atomic():
            write(*args, **facts)
    except IntegrityError:
        raise SlotTakenError from None
