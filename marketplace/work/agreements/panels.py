"""What agreements shows on pages of other features."""

from __future__ import annotations

from typing import Any

from marketplace.work.agreements.absences.rules import can_report_absence
from marketplace.work.agreements.models import Agreement
from marketplace.work.agreements.queries import counts_still, of_placement
from marketplace.work.agreements.rules import can_amend, can_renew, can_write
from marketplace.work.agreements.states import AgreementState
from marketplace.work.placements.states import OVER, PlacementState

SHORT = 5


def names_on_paper(context: Any) -> dict[str, Any]:
    """Agreements whose text bears her last name, for who switches extra protection on: they are sealed and stay."""
    person = context["person"]
    rows = Agreement.objects.filter(person=person, content__young=person.full_name).exclude(fingerprint="")
    return {"agreements": rows.select_related("placement__listing", "organisation") if person.family_name else ()}


def agreements_of(context: Any) -> dict[str, Any]:
    """The latest agreements of one young person, as far as the reader of the page about her may see them."""
    rows = Agreement.objects.visible_to(context["request"].user).filter(person=context["person"])
    return {"agreements": rows.select_related("placement__listing", "organisation").order_by("-pk")[:SHORT]}


def agreement_of(context: Any) -> dict[str, Any]:
    """The agreement of a work trial on the placement's page: where it stands, what may be done next."""
    placement = context["object"]
    reader = context["request"].user
    version = of_placement(reader, placement).exclude(state=AgreementState.WITHDRAWN).first()
    has_begun = placement.state in {PlacementState.RUNNING, *OVER}
    is_open = placement.state == PlacementState.DRAFT
    stands = counts_still(placement) and not placement.agreements.open().exists()
    may_renew = can_renew(reader, placement) and has_begun and not placement.renewals.exclude(state="cancelled")
    return {
        "placement": placement, "agreement": version, "renewals": placement.renewals.all(),
        "may_write": is_open and version is None and can_write(reader, placement),
        "may_amend": stands and can_amend(reader, placement), "may_renew": may_renew,
        "may_report": has_begun and can_report_absence(reader, placement), "has_begun": has_begun,
    }  # fmt: skip
