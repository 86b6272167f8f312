"""What several pages of an agreement show: its text, signatures, sendings, differences, versions."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.words import trial_in_words
from marketplace.work.agreements.content import differences, typed
from marketplace.work.agreements.models import Agreement
from marketplace.work.agreements.queries import before, of_placement, unsigned_sides
from marketplace.work.agreements.states import SIGNERS, AgreementState, Needs, Party
from marketplace.work.agreements.words import CLAUSES, lines_of, name_of, shown


def page_of(agreement: Agreement, user: Any) -> dict[str, Any]:
    """Everything that the page of one version shows to a reader."""
    return {
        **text_of_page(agreement),
        "waited_for": waited_for(agreement),
        "links": agreement.links.select_related("recipient"),
        "changes": changes_of(agreement),
        "versions": of_placement(user, agreement.placement),
        "changes_nothing": agreement.needs == Needs.NOBODY,
    }


def text_of_page(agreement: Agreement) -> dict[str, Any]:
    """The text itself with its signatures: also what somebody sees who came by a link."""
    signed = {one.party: one for one in agreement.signatures.select_related("signer")}
    parties = [party for party in SIGNERS[Needs(agreement.needs)] if agreement.needs != Needs.NOBODY]
    return {
        "lines": lines_of(agreement.content),
        "limits": list(trial_in_words(_law_of(agreement)).values()),
        "clauses": CLAUSES.get(agreement.content.get("clauses") or "", ()),
        "signatures": [(Party(party).label, signed.get(party)) for party in parties],
    }


def _law_of(agreement: Agreement) -> Law:
    """The law of the first day, before it is written that of today."""
    return Law.on(typed(agreement.content)["starts_on"] or timezone.localdate())


def changes_of(agreement: Agreement) -> list[tuple[str, str, str, str]]:
    """(field, before, after, who signs it) of every difference to the version before."""
    earlier = before(agreement)
    if earlier is None:
        return []
    old, new = typed(earlier.content), typed(agreement.content)
    return [
        (name_of(one.field), shown(one.field, old.get(one.field)), shown(one.field, new.get(one.field)),
         str(Needs(one.needs).label))
        for one in differences(earlier.content, agreement.content)
    ]  # fmt: skip


def waited_for(agreement: Agreement) -> list[str]:
    """Whom an agreement waits for now, in words."""
    if agreement.state == AgreementState.OUT:
        return [str(Party(party).label) for party in unsigned_sides(agreement)]
    party = {
        AgreementState.DRAFT: Party.COACH, AgreementState.SIGNED: Party.COACH, AgreementState.CHECKED: Party.OFFICIAL,
    }.get(AgreementState(agreement.state))  # fmt: skip
    return [str(party.label)] if party else []
