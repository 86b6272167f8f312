"""The content of an agreement (380/2023 § 57): begun from a placement, compared by field, as facts for the law."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from marketplace.reference.eligibility.basis.facts import HostForm, Place
from marketplace.work.agreements.states import POLICY, Needs, Safety, Weekday
from marketplace.work.listings.models import Listing
from marketplace.work.placements.models import Placement

CLAUSES = "2026-11"  # which wording of the fixed clauses the parties sign
WORKDAYS = tuple(Weekday.values)
# What the coach writes with the two sides, in the order of the text.
WRITTEN = (
    "aim", "goals", "tasks", "starts_on", "ends_on", "hours_per_day", "weekdays", "from_time", "until_time", "street",
    "town", "guide_name", "guide_phone", "contact_name", "contact_phone", "benefit_payer", "safety", "host_form",
    "competition_on", "plan_on", "not_employed_on", "elsewhere_on", "elsewhere_first", "elsewhere_last",
)  # fmt: skip
# Without these there is no agreement (380/2023 § 57).
MUST = (
    "aim", "goals", "tasks", "starts_on", "ends_on", "hours_per_day", "weekdays", "from_time", "until_time", "street",
    "town", "guide_name", "contact_name", "benefit_payer", "safety", "host_form", "competition_on",
)  # fmt: skip
# Ticks that are kept as the day on which they were made, so that nobody back-dates one.
DECLARED = ("competition_on", "plan_on", "not_employed_on", "elsewhere_on")
# What the house knows by itself.
KNOWN = ("clauses", "placement", "renews", "young", "host", "business_id", "authority")
FIELDS = (*KNOWN, *WRITTEN)
PRINTABLE = (
    (" ", "\u036f"),
    ("\u0370", "\u052f"),
    ("\u1e00", "\u1eff"),
    ("\u2010", "\u2027"),
    ("\u2030", "\u203a"),
    ("\u20a0", "\u20bf"),
    ("\u2100", "\u22ff"),
)
WEIGHT = {Needs.NOBODY: 0, Needs.BOTH: 1, Needs.ALL: 2}


@dataclass(frozen=True)
class Difference:
    """One field that two versions hold differently."""

    field: str
    before: Any
    after: Any

    @property
    def needs(self) -> Needs:
        """Whose signature this change asks for."""
        return POLICY.get(self.field, Needs.ALL)


def begun(placement: Placement) -> dict[str, Any]:
    """What is known of an agreement before anybody writes."""
    listing: Listing = placement.listing
    days = WORKDAYS[: placement.days_per_week or 5]
    return clean({
        **known(placement),
        "aim": listing.aim, "goals": placement.goal or listing.purpose, "tasks": listing.tasks,
        "starts_on": placement.starts_on, "ends_on": placement.ends_on, "hours_per_day": placement.hours_per_day,
        "weekdays": list(days), "street": listing.street, "town": listing.municipality.name_fi,
        "guide_name": placement.guide_name, "guide_phone": placement.guide_phone,
        "contact_name": listing.contact.full_name, "contact_phone": listing.contact.phone,
        "host_form": HostForm.COMPANY, "safety": list(Safety.values),
    })  # fmt: skip


def known(placement: Placement) -> dict[str, Any]:
    """Who agrees, by the rows of the house."""
    return {
        "clauses": CLAUSES, "placement": placement.pk, "renews": placement.renews_id,
        "young": placement.person.name_on_paper, "host": placement.organisation.name,
        "business_id": placement.organisation.business_id or "", "authority": placement.authority.name_fi,
    }  # fmt: skip


def declared(content: dict[str, Any], ticked: Iterable[str], today: dt.date) -> dict[str, Any]:
    """The days of the declarations: a new tick is of today, a standing one keeps its day, without a tick there is none.

    Returns the fields to write.
    """
    kept = set(ticked)
    return {name: (content.get(name) or today.isoformat()) if name in kept else None for name in DECLARED}


def clean(values: dict[str, Any]) -> dict[str, Any]:
    """All fields as plain JSON: days and numbers as text, every text in one Unicode form, what is missing as null."""
    return {name: _plain(values.get(name)) for name in FIELDS}


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date | dt.time):
        return value.isoformat() if isinstance(value, dt.date) else value.strftime("%H:%M")
    if isinstance(value, Decimal):
        return str(value.normalize().quantize(Decimal(1)) if value == value.to_integral() else value.normalize())
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value.replace("\r\n", "\n").strip()) or None
    return value


def unprintable(text: str) -> list[str]:
    """What no font of the printed agreement is sure to show, each once: a picture, half of a letter, a rare script."""
    return [sign for sign in dict.fromkeys(text) if not sign.isspace() and not _is_printable(sign)]


def _is_printable(sign: str) -> bool:
    # Latin, Greek, Cyrillic with their accents; dashes, quotation marks and currencies. Nothing that joins or selects.
    return any(first <= sign <= last for first, last in PRINTABLE) and unicodedata.category(sign) not in {
        "Cc",
        "Cf",
        "Cn",
    }


def typed(content: dict[str, Any]) -> dict[str, Any]:
    """The written fields again as days, times and numbers, for forms, pages and the law."""
    values = {name: content.get(name) for name in FIELDS}
    for name in FIELDS:
        value = values[name]
        if value and name.endswith("_on") | (name in {"elsewhere_first", "elsewhere_last"}):
            values[name] = dt.date.fromisoformat(value)
        elif value and name.endswith("_time"):
            values[name] = dt.time.fromisoformat(value)
    if values["hours_per_day"]:
        values["hours_per_day"] = Decimal(values["hours_per_day"])
    return values


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[Difference]:
    """Fields that two versions hold differently, in the order of the text; a field that only one has counts too."""
    names = (*FIELDS, *sorted((set(before) | set(after)) - set(FIELDS)))
    return [
        Difference(name, before.get(name), after.get(name)) for name in names if before.get(name) != after.get(name)
    ]


def needed(changes: Iterable[Difference]) -> Needs:
    """Whose signatures a set of changes asks for: those of the heaviest one."""
    return max((change.needs for change in changes), key=WEIGHT.__getitem__, default=Needs.NOBODY)


def placement_facts(content: dict[str, Any]) -> dict[str, Any]:
    """The columns of a placement that an agreement decides."""
    values = typed(content)
    return {
        "goal": (values["goals"] or "")[:600], "guide_name": values["guide_name"] or "",
        "guide_phone": values["guide_phone"] or "", "starts_on": values["starts_on"], "ends_on": values["ends_on"],
        "hours_per_day": values["hours_per_day"], "days_per_week": len(values["weekdays"] or ()) or None,
    }  # fmt: skip


def place_of(placement: Placement, content: dict[str, Any]) -> Place:
    """The stay as the law looks at it. Raises ValueError without a first day."""
    values, listing = typed(content), placement.listing
    if values["starts_on"] is None:
        message = "no first day"
        raise ValueError(message)
    until, since = values["until_time"], values["from_time"]
    return Place(
        starts_on=values["starts_on"], ends_on=values["ends_on"], host=values["business_id"] or "",
        host_form=HostForm(values["host_form"]) if values["host_form"] else None, aim=values["aim"] or "",
        hours_per_day=values["hours_per_day"], days_per_week=len(values["weekdays"] or ()) or None,
        guide_named=bool(values["guide_name"]),
        evenings_until=None if until is None else until.hour + bool(until.minute),
        mornings_from=None if since is None else since.hour, nights=listing.nights, hazards=listing.hazards,
        alcohol=listing.alcohol, needs_licence=listing.needs_licence,
    )  # fmt: skip
