"""Agreements in words: fields, values and demands of the law; the text with its signatures, for pages and papers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format, number_format, time_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from marketplace.reference.eligibility.basis.answers import Answer, Verdict
from marketplace.reference.eligibility.basis.facts import HostForm
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.words import trial_in_words, with_section
from marketplace.work.agreements.content import differences, typed
from marketplace.work.agreements.models import Agreement
from marketplace.work.agreements.queries import before, of_placement
from marketplace.work.agreements.signing.queries import unsigned_sides
from marketplace.work.agreements.states import SIGNERS, AgreementState, Benefit, Needs, Party, Safety, Weekday
from marketplace.work.listings.states import Aim

NAMES: dict[str, Any] = {
    "young": _("Young person"),
    "host": _("Workplace"),
    "business_id": _("Business ID"),
    "authority": _("Employment authority"),
    "aim": _("Purpose of the work trial"),
    "goals": _("Goals"),
    "tasks": _("Tasks"),
    "starts_on": _("First day"),
    "ends_on": _("Last day"),
    "hours_per_day": _("Hours a day"),
    "weekdays": _("Days of the week"),
    "from_time": _("From (time of day)"),
    "until_time": _("Until (time of day)"),
    "street": _("Street address of the place"),
    "town": _("Town of the place"),
    "guide_name": _("Guide at the workplace"),
    "guide_phone": _("Guide's phone"),
    "contact_name": _("Contact person of the workplace"),
    "contact_phone": _("Phone of the contact person"),
    "benefit_payer": _("Who pays the benefit"),
    "safety": _("Gone through on the first day"),
    "host_form": _("Type of employer"),
    "competition_on": _("The workplace declared: no distortion of competition, nobody is replaced"),
    "plan_on": _("The trial is in the young person's plan"),
    "not_employed_on": _("The young person does not work for this employer"),
    "elsewhere_on": _("Earlier work trials elsewhere have been checked"),
    "elsewhere_first": _("Earlier trial elsewhere: first day"),
    "elsewhere_last": _("Earlier trial elsewhere: last day"),
}


# Fixed clauses by the version that a content names. Another wording is another version: what was signed stays.
CLAUSES: dict[str, tuple[Promise, ...]] = {
    "2026-11": (
        _("A work trial is no employment. The workplace pays no wage; the benefit goes on (380/2023 § 58)."),
        _(
            "The law on working hours, breaks, safety at work, young workers, privacy at work and equality holds "
            "during the trial (§ 58)."
        ),
        _(
            "The workplace tells the authority and the payer of the benefit of absences, and gives the authority an "
            "assessment when the trial ends (§ 57)."
        ),
        _(
            "The workplace declares that the trial does not distort competition and that nobody's work is replaced "
            "by it (§ 56)."
        ),
        _("The authority insures the young person against accidents and for liability (§ 60)."),
        _(
            "Anybody in it may end the trial in writing, and needs no notice time. The ground may not be a "
            "discriminating one (§ 59)."
        ),
    ),
}


def _of(choices: Any) -> Callable[[Any], str]:
    return lambda value: str(dict(choices.choices).get(value, value))


def _all_of(choices: Any) -> Callable[[Any], str]:
    one = _of(choices)
    return lambda values: ", ".join(one(value) for value in values)


SHOWN: Mapping[str, Callable[[Any], str]] = {
    "aim": _of(Aim), "weekdays": _all_of(Weekday), "safety": _all_of(Safety), "benefit_payer": _of(Benefit),
    "host_form": _of(HostForm),
}  # fmt: skip


def shown(field: str, value: Any) -> str:
    """A typed value as a reader sees it; a dash where nothing is written."""
    if value in (None, "", []):
        return "–"
    if field in SHOWN:
        return SHOWN[field](value)
    if isinstance(value, dt.date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, dt.time):
        return time_format(value, "TIME_FORMAT")
    return number_format(value) if isinstance(value, Decimal) else str(value)


def name_of(field: str) -> str:
    """What a field is called; its own key where it has no words."""
    return str(NAMES.get(field, field))


def text_of(content: Mapping[str, Any]) -> dict[str, str]:
    """Every field of a content as a reader sees it."""
    return {name: shown(name, value) for name, value in typed(dict(content)).items()}


def lines_of(content: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(name, value) of every field that has a name, in the order of the text."""
    told = [field for field in NAMES if content.get(field) or not field.startswith("elsewhere_")]
    values = text_of(content)
    return [(name_of(field), values[field]) for field in told]


def what_stops(answer: Answer) -> list[str]:
    """The demands that are not met, with the last day that the months allow where they are the reason."""
    said = [with_section(finding) for finding in answer.of(Verdict.NOT_MET)]
    months = any(finding.code == "months" for finding in answer.of(Verdict.NOT_MET))
    if months and answer.until:
        said.append(
            gettext("The last day can be %(day)s at most.") % {"day": date_format(answer.until, "SHORT_DATE_FORMAT")}
        )
    return said


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
