"""Verbs on agreements: write, send out, sign, check, confirm, correct, amend, renew, withdraw, resend."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit.transitions import can_transition, create, lock, lock_for_transition, log, move
from accounts.notices.actions import cancel_notifications
from accounts.people.models import User
from marketplace.work.agreements.content import begun, clean, declared, differences, known, placement_facts
from marketplace.work.agreements.limits import (
    refuse_altered,
    refuse_by_law,
    refuse_impossible_change,
    refuse_too_soon,
    refuse_unready,
    refuse_without_mandate,
)
from marketplace.work.agreements.mandates.queries import officials_of
from marketplace.work.agreements.models import Agreement
from marketplace.work.agreements.notices import tell_about, tell_coach, tell_sides
from marketplace.work.agreements.queries import before, counts_still, in_force, needs_of
from marketplace.work.agreements.signing.actions import put_mac, send_link
from marketplace.work.agreements.signing.models import SigningLink
from marketplace.work.agreements.signing.queries import side_of, unsigned_sides
from marketplace.work.agreements.signing.seals import fingerprint_of
from marketplace.work.agreements.states import Needs, Party, Way
from marketplace.work.placements import actions as placements
from marketplace.work.placements.models import Placement
from marketplace.work.placements.states import PlacementState


@transaction.atomic
def write(placement: Placement, *, by: User) -> Agreement:
    """Begin the first version, with what the placement and its place say already.

    Raises ValidationError where the placement is not being agreed, or its agreement is being written already.
    """
    lock(placement)
    if placement.state != PlacementState.DRAFT or placement.agreements.open().exists():
        raise ValidationError(_("The agreement has been begun already."), code="begun_already")
    return _new_version(placement, begun(placement), Needs.ALL, "write", by)


@transaction.atomic
def amend(placement: Placement, *, by: User) -> Agreement:
    """Begin a new version of an agreement in force; the one in force stands until the new one does.

    Raises ValidationError where none is in force, or a new version is being made already.
    """
    lock(placement)
    if not counts_still(placement):
        raise ValidationError(_("There is no agreement in force that could be changed."), code="none_in_force")
    if placement.agreements.open().exists():
        raise ValidationError(_("A new version is being made already."), code="begun_already")
    version = in_force(placement)
    content = dict(version.content) if version else {}
    return _new_version(placement, content, Needs.NOBODY, "amend", by)


@transaction.atomic
def renew(placement: Placement, *, starts_on: dt.date, ends_on: dt.date, by: User) -> Agreement:
    """Go on at the same workplace: a placement that points to this one, with an agreement of its own to sign.

    The days of both count together (380/2023 § 55).
    """
    made = placements.renew(placement, starts_on=starts_on, ends_on=ends_on, by=by)
    version = placement.agreements.order_by("-number").first()
    content = dict(version.content) if version else begun(made)
    dated = {"starts_on": starts_on, "ends_on": ends_on, "plan_on": None, "competition_on": None}
    return _new_version(made, clean({**content, **known(made), **dated}), Needs.ALL, "write", by)


@transaction.atomic
def edit(agreement: Agreement, *, ticked: Iterable[str] | None = None, by: User, **written: Any) -> Agreement:
    """Write the text of a version that has not been sent out; who has to sign follows from what changed.

    ``ticked`` names the declarations that are made; each keeps the day on which it was ticked first.
    """
    lock(agreement.placement)
    lock_for_transition(agreement, "send_out", by)
    content = {**agreement.content, **written}
    if ticked is not None:
        content |= declared(agreement.content, ticked, timezone.localdate())
    agreement.content = clean({**content, **known(agreement.placement)})
    agreement.needs = needs_of(agreement)
    agreement.save(update_fields=["content", "needs"])
    log(agreement, "edit", by=by)
    return agreement


@transaction.atomic
def send_out(agreement: Agreement, *, by: User) -> Agreement:
    """Seal the text and send each side its own link to sign it.

    Raises ValidationError for what is missing, what the law does not allow, and a version that nobody needs to sign.
    """
    placement = lock(agreement.placement)
    lock_for_transition(agreement, "send_out", by)
    if needs_of(agreement) == Needs.NOBODY:
        raise ValidationError(_("Nothing has changed that anybody has to sign."), code="nothing_to_sign")
    refuse_unready(agreement)
    move(agreement, "send_out", by=by, sent_at=timezone.now(), fingerprint=fingerprint_of(agreement.content))
    if placement.state == PlacementState.DRAFT:
        placements.write(placement, by=by, **placement_facts(agreement.content))
        placements.send_out(placement, by=by)
    for party in unsigned_sides(agreement):
        send_link(agreement, party)
    return agreement


@transaction.atomic
def resend(agreement: Agreement, *, party: str, by: User) -> Agreement:
    """Send a side its link again; each sending is kept with its time.

    Raises ValidationError for a side that has signed, and within some hours of the last sending.
    """
    lock(agreement.placement)
    lock_for_transition(agreement, "complete", by)
    if party not in unsigned_sides(agreement):
        raise ValidationError(_("This side has signed already."), code="signed_already")
    refuse_too_soon(agreement, party)
    send_link(agreement, Party(party))
    log(agreement, "resend", by=by)
    return agreement


@transaction.atomic
def sign(agreement: Agreement, *, way: str = Way.SESSION, by: User) -> Agreement:
    """A side's yes to this text; with the second one the coach is asked to check.

    Raises ValidationError where this side has signed, or the text is not the one that was sent out.
    """
    placement = lock(agreement.placement)
    lock_for_transition(agreement, "complete", by)
    party = side_of(by, agreement)
    if party not in unsigned_sides(agreement):
        raise ValidationError(_("Your side has signed already."), code="signed_already")
    refuse_altered(agreement)
    put_mac(agreement, party, by=by, way=way)
    log(agreement, "sign", by=by)
    cancel_notifications(agreement, f"agreement_sign_{party}")
    if not unsigned_sides(agreement):
        complete(agreement, by=by)
        if can_transition(placement, "sign"):
            placements.sign(placement, by=by)
    return agreement


@transaction.atomic
def sign_by_link(link: SigningLink, *, by: User) -> Agreement:
    """Sign the very text that a link was made for, once.

    Raises ValidationError where the link was used, or the text is another one by now.
    """
    agreement = link.agreement
    lock(agreement.placement)
    lock(agreement)
    lock(link)
    if link.used_at is not None or by.pk != link.recipient_id:
        raise ValidationError(_("This link has been used."), code="link_used")
    if link.fingerprint != fingerprint_of(agreement.content):
        raise ValidationError(_("This link belongs to an older text. Ask the coach for a new link."), code="older_text")
    sign(agreement, way=Way.LINK, by=by)
    link.used_at = timezone.now()
    link.save(update_fields=["used_at"])
    return agreement


@transaction.atomic
def complete(agreement: Agreement, *, by: User) -> Agreement:
    """Both sides have signed: the coach checks."""
    move(agreement, "complete", by=by)
    tell_coach(agreement, "agreement_signed")
    return agreement


@transaction.atomic
def check(agreement: Agreement, *, word: str = "", by: User) -> Agreement:
    """The coach's check against the law; then the official signs, or an amendment that needs none comes into force.

    Raises ValidationError where the law says no, and for what nobody knows without the coach's written word.
    """
    lock(agreement.person)
    lock(agreement.placement)
    lock_for_transition(agreement, "check", by)
    refuse_altered(agreement)
    refuse_impossible_change(agreement)
    refuse_by_law(agreement, word=word)
    put_mac(agreement, Party.COACH, by=by, word=word.strip())
    move(agreement, "check", by=by)
    if agreement.needs == Needs.BOTH:
        return apply(agreement, by=by)
    for official in officials_of(agreement.authority_id):
        tell_about(official, "agreement_checked", agreement)
    return agreement


@transaction.atomic
def confirm(agreement: Agreement, *, by: User) -> Agreement:
    """The official signs last, and the agreement is in force (380/2023 § 57).

    Raises ValidationError without a mandate on this day, and where the law says no today.
    """
    lock(agreement.person)
    lock(agreement.placement)
    lock_for_transition(agreement, "confirm", by)
    refuse_without_mandate(agreement, by)
    refuse_altered(agreement)
    refuse_impossible_change(agreement)
    refuse_by_law(agreement, word=agreement.signatures.get(party=Party.COACH).word)
    put_mac(agreement, Party.OFFICIAL, by=by)
    return _into_force(agreement, "confirm", by)


@transaction.atomic
def apply(agreement: Agreement, *, by: User) -> Agreement:
    """An amendment that both sides have signed and the coach has checked, and that needs no official.

    Raises ValidationError where the official has to sign.
    """
    lock_for_transition(agreement, "apply", by)
    if agreement.needs == Needs.ALL:
        raise ValidationError(_("The authority's official signs this version."), code="official_signs")
    return _into_force(agreement, "apply", by)


@transaction.atomic
def correct(agreement: Agreement, *, by: User) -> Agreement:
    """Take a corrected phone number or name of a contact into use: nobody signs again, both sides are told.

    Raises ValidationError where something has changed that somebody has to sign, or nothing has.
    """
    lock(agreement.placement)
    lock_for_transition(agreement, "correct", by)
    if needs_of(agreement) != Needs.NOBODY or agreement.number == 1:
        raise ValidationError(_("This change has to be signed."), code="has_to_be_signed")
    earlier = before(agreement)
    if earlier is None or not differences(earlier.content, agreement.content):
        raise ValidationError(_("Nothing has changed."), code="nothing_changed")
    agreement.fingerprint = fingerprint_of(agreement.content)
    agreement.save(update_fields=["fingerprint"])
    put_mac(agreement, Party.COACH, by=by)
    return _into_force(agreement, "correct", by)


@transaction.atomic
def replace(agreement: Agreement, *, by: User) -> Agreement:
    """A newer version takes its place; it is kept."""
    move(agreement, "replace", by=by, over_at=timezone.now())
    return agreement


@transaction.atomic
def withdraw(agreement: Agreement, *, reason: str, by: User) -> Agreement:
    """Take a version back before it is in force: its links sign nothing any more."""
    placement = lock(agreement.placement)
    move(agreement, "withdraw", by=by, reason=reason, over_at=timezone.now())
    cancel_notifications(
        agreement, *(f"agreement_sign_{party}" for party in (Party.YOUNG, Party.HOST)), "agreement_checked"
    )
    if can_transition(placement, "take_back"):
        placements.take_back(placement, by=by)
    if agreement.sent_at:
        tell_sides(agreement, "agreement_withdrawn")
    return agreement


def _new_version(placement: Placement, content: dict[str, Any], needs: Needs, verb: str, by: User) -> Agreement:
    last = placement.agreements.order_by("-number").first()
    version = Agreement(
        placement=placement, person=placement.person, organisation=placement.organisation,
        authority=placement.authority, number=last.number + 1 if last else 1, needs=needs, content=content,
        written_by=by,
    )  # fmt: skip
    create(version, verb, by=by)
    return version


def _into_force(agreement: Agreement, verb: str, by: User) -> Agreement:
    placement, earlier = agreement.placement, in_force(agreement.placement)
    if earlier:
        replace(earlier, by=by)
    move(agreement, verb, by=by, in_force_at=timezone.now())
    placements.write(placement, by=by, **placement_facts(agreement.content))
    if can_transition(placement, "confirm"):
        placements.confirm(placement, by=by)
    tell_sides(agreement, "agreement_corrected" if verb == "correct" else "agreement_in_force")
    return agreement
