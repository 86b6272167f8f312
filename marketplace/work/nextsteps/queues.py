"""What of check-ins, follow-ups and next steps waits for whom."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.manifests import Band, Task, WorkQueue
from accounts.people.states import Role
from accounts.people.words import name_to
from marketplace.work.nextsteps.models import CheckIn, NextStep
from marketplace.work.nextsteps.queries import check_ins_for, follow_ups_for, steps_of, without_a_step
from marketplace.work.placements.models import FollowUp, Placement


def _tell(row: CheckIn, reader: Any) -> Task:
    about, url = row.placement.listing.title, row.get_absolute_url()
    if reader.role == Role.YOUNG:
        return Task(_("How is it going at work? Two taps"), url, "", about)
    return Task(_("How is it going? Two taps"), url, row.person.given_name, about)


def _follow_up(row: FollowUp, _reader: Any) -> Task:
    return Task(
        _("How are things now? One tap"), reverse("placements:answer", args=[row.pk]), "", row.placement.listing.title
    )


def _silent_check_ins(reader: Any) -> Any:
    return CheckIn.objects.visible_to(reader).asked().filter(reminded_at__isnull=False)


def _call_about(row: CheckIn, reader: Any) -> Task:
    url = reverse("nextsteps:options", args=[row.placement_id])
    return Task(_("Call: nobody has said how it is going"), url, name_to(reader, row.person), row.get_party_display())


def _silent_follow_ups(reader: Any) -> Any:
    return FollowUp.objects.visible_to(reader).filter(answered_at__isnull=True, reminded_at__isnull=False)


def _call_after(row: FollowUp, reader: Any) -> Task:
    url = reverse("placements:answer", args=[row.pk])
    return Task(
        _("Call: how are things after the placement?"), url, name_to(reader, row.person), row.placement.listing.title
    )


def _newest_without(reader: Any) -> Any:
    """One placement of each person: the one that goes on or ended last."""
    rows = without_a_step(reader)
    hers = rows.filter(person=OuterRef("person")).order_by(F("ended_on").desc(nulls_first=True), "-pk")
    return rows.filter(pk=Subquery(hers.values("pk")[:1]))


def _choose(row: Placement, reader: Any) -> Task:
    url = reverse("nextsteps:options", args=[row.pk])
    return Task(_("Choose what comes next, together"), url, name_to(reader, row.person), row.listing.title)


def _own(reader: Any) -> Any:
    return steps_of(reader).filter(owner=reader)


def _with_owner(reader: Any) -> Any:
    return steps_of(reader).filter(Q(person=reader) & ~Q(owner=reader))


def _care(row: NextStep, reader: Any) -> Task:
    url = reverse("nextsteps:options", args=[row.placement_id])
    return Task(_("Take care of the next step"), url, name_to(reader, row.person), row.get_kind_display())


def _awaited(row: NextStep, reader: Any) -> Task:
    url = row.placement.get_absolute_url()
    return Task(_("What comes next for you"), url, "", row.get_kind_display(), name_to(reader, row.owner))


COACH, YOUNG = (Role.COACH,), (Role.YOUNG,)
WITH_PLACE = ("person", "placement__listing")

QUEUES = (
    WorkQueue(
        "nextsteps.answer", (Role.YOUNG, Role.EMPLOYER), check_ins_for, _tell, "asked_at", band=Band.AFTERWARDS,
        shown_with=WITH_PLACE,
    ),
    WorkQueue(
        "nextsteps.tell", YOUNG, follow_ups_for, _follow_up, "asked_at", band=Band.AFTERWARDS, shown_with=WITH_PLACE
    ),
    WorkQueue("nextsteps.call", COACH, _silent_check_ins, _call_about, "reminded_at", shown_with=("person",)),
    WorkQueue("nextsteps.follow", COACH, _silent_follow_ups, _call_after, "reminded_at", shown_with=WITH_PLACE),
    WorkQueue(
        "nextsteps.choose", COACH, _newest_without, _choose, Coalesce("ended_on", "starts_on", "created_at__date"),
        Case(When(ended_on=None, then="ends_on")), band=Band.STILL, shown_with=("person", "listing"),
    ),
    WorkQueue("nextsteps.care", COACH, _own, _care, "chosen_at", "due_on", shown_with=("person",)),
    WorkQueue(
        "nextsteps.hers", YOUNG, _with_owner, _awaited, "chosen_at", "due_on", band=Band.OTHERS,
        shown_with=("placement", "owner"),
    ),
)  # fmt: skip
