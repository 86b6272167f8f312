"""What several verbs on agreements share: a sealed signature, a link by mail, a word to both sides."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from accounts.caseloads.actions import notify_coach
from accounts.notices.actions import notify
from accounts.people.models import User
from marketplace.work.agreements.models import Agreement, Signature, SigningLink
from marketplace.work.agreements.signing import mac_of
from marketplace.work.agreements.states import Party, Way


def put_mac(agreement: Agreement, party: Party, *, by: User, way: str = Way.SESSION, word: str = "") -> Signature:
    """Sign for a party: the seal binds it to this very text."""
    signature = Signature(
        agreement=agreement, person=agreement.person, organisation=agreement.organisation,
        authority=agreement.authority, party=party, signer=by, way=way, word=word, fingerprint=agreement.fingerprint,
    )  # fmt: skip
    signature.seal = mac_of(signature, agreement)
    signature.save(force_insert=True)
    return signature


def send_link(agreement: Agreement, party: Party) -> SigningLink:
    """Send a side a link that opens this very text."""
    recipient = agreement.person if party == Party.YOUNG else agreement.placement.listing.contact
    link = SigningLink.objects.create(
        agreement=agreement, person=agreement.person, organisation=agreement.organisation,
        authority=agreement.authority, party=party, recipient=recipient, fingerprint=agreement.fingerprint,
    )  # fmt: skip
    name = "agreement_sign_young" if party == Party.YOUNG else "agreement_sign_host"
    tell_about(recipient, name, agreement, link=reverse("agreements:link", args=[link.token]))
    return link


def tell_sides(agreement: Agreement, name: str) -> None:
    """Tell the young person and the workplace."""
    for person in (agreement.person, agreement.placement.listing.contact):
        tell_about(person, name, agreement)


def tell_coach(agreement: Agreement, name: str) -> None:
    """Tell the young person's coach."""
    notify_coach(agreement, name, **_about(agreement))


def tell_about(person: User, name: str, agreement: Agreement, *, link: str = "") -> None:
    """Tell one person about a version; its page is the link unless another one is given."""
    notify(person, name, about=agreement, link=link or agreement.get_absolute_url(), **_about(agreement))


def _about(agreement: Agreement) -> dict[str, Any]:
    return {
        "title": agreement.placement.listing.title,
        "workplace": agreement.organisation.name,
        "person": agreement.person.short_name,
    }
