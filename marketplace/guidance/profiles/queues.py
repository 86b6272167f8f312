"""What of profiles waits for whom."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.caseloads.queries import people_of
from accounts.manifests import Band, Task, WorkQueue
from accounts.people.models import User
from accounts.people.states import Role
from accounts.people.words import name_to
from marketplace.guidance.profiles.models import Profile
from marketplace.guidance.profiles.queries import main_parts_of, progress, way_to
from marketplace.guidance.profiles.states import ProfileState


def _herself_without(reader: Any) -> Any:
    return User.objects.filter(pk=reader.pk).exclude(Exists(Profile.objects.filter(person=OuterRef("pk"))))


def _tell(_row: Any, _reader: Any) -> Task:
    return Task(_("Tell about yourself: five short questions"), reverse("profiles:mine"))


def _own(state: str) -> Any:
    return lambda reader: Profile.objects.filter(person=reader, state=state)


def _write_on(row: Profile, _reader: Any) -> Task:
    if row.coach_asked_at:
        return Task(_("Write on, or wait: your coach reads your profile"), way_to(row))
    about = gettext("%(done)s of %(total)s main parts have an answer") % progress(main_parts_of(row))
    return Task(_("Write your profile to the end"), way_to(row), about=about)


def _say_yes(row: Profile, _reader: Any) -> Task:
    return Task(_("Read your profile, and say yes if it is you"), way_to(row))


def _go_on(row: Profile, _reader: Any) -> Task:
    return Task(_("Your profile is paused: you get no suggestions. Go on when you like"), way_to(row))


def _of_nobody(reader: Any) -> Any:
    return people_of(reader).exclude(Exists(Profile.objects.filter(person=OuterRef("pk"))))


def _begin_together(row: User, reader: Any) -> Task:
    return Task(_("Begin the profile together"), f"{row.get_absolute_url()}#profile-of", name_to(reader, row))


def _being_written(reader: Any) -> Any:
    """What she writes and has not asked her coach to read."""
    return Profile.objects.filter(state=ProfileState.DRAFT, coach_asked_at=None, person__in=people_of(reader))


def _her_writing(row: Profile, reader: Any) -> Task:
    name = name_to(reader, row.person)
    return Task(_("The profile is being written"), way_to(row), name, holder=name, waits_for=row.person)


def _awaiting(reader: Any) -> Any:
    return Profile.objects.filter(state=ProfileState.AWAITING, person__in=people_of(reader))


def _her_yes(row: Profile, reader: Any) -> Task:
    name = name_to(reader, row.person)
    return Task(_("The profile waits for a yes"), row.get_absolute_url(), name, holder=name, waits_for=row.person)


QUEUES = (
    WorkQueue(
        "profiles.begin", (Role.YOUNG,), _herself_without, _tell, "joined_at", person="pk", band=Band.ANSWERED
    ),
    WorkQueue("profiles.write", (Role.YOUNG,), _own(ProfileState.DRAFT), _write_on, "created_at"),
    WorkQueue(
        "profiles.publish", (Role.YOUNG,), _own(ProfileState.AWAITING), _say_yes, "created_at", band=Band.ANSWERED
    ),
    WorkQueue("profiles.resume", (Role.YOUNG,), _own(ProfileState.PAUSED), _go_on, "changed_at", band=Band.AFTERWARDS),
    WorkQueue("profiles.help", (Role.COACH,), _of_nobody, _begin_together, "joined_at", person="pk"),
    WorkQueue(
        "profiles.written", (Role.COACH,), _being_written, _her_writing, "created_at", band=Band.OTHERS,
        shown_with=("person",), is_hers=True,
    ),
    WorkQueue(
        "profiles.awaited", (Role.COACH,), _awaiting, _her_yes, "created_at", band=Band.OTHERS,
        shown_with=("person",), is_hers=True,
    ),
)  # fmt: skip
