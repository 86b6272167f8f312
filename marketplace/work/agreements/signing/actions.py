"""Sign for a party under a seal; send a side its link."""

from __future__ import annotations

from accounts.keyring.sealing import BrokenSealError
from accounts.notices.actions import Opens
from accounts.people.models import User
from marketplace.work.agreements.models import Agreement
from marketplace.work.agreements.notices import tell_about
from marketplace.work.agreements.signing.models import Signature, SigningLink
from marketplace.work.agreements.signing.seals import has_own_mac, mac_of
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


def renew_mac(signature: Signature) -> None:
    """Seal a signature with the current key, if what it says is what was sealed. Raises KeyringError."""
    if not has_own_mac(signature, signature.agreement):
        raise BrokenSealError(str(signature.pk))
    seal = mac_of(signature, signature.agreement)
    Signature.objects.filter(pk=signature.pk).update(seal=seal)


def send_link(agreement: Agreement, party: Party) -> SigningLink:
    """Send a side a link that opens this very text."""
    recipient = agreement.person if party == Party.YOUNG else agreement.placement.listing.contact
    link = SigningLink.objects.create(
        agreement=agreement, person=agreement.person, organisation=agreement.organisation,
        authority=agreement.authority, party=party, recipient=recipient, fingerprint=agreement.fingerprint,
    )  # fmt: skip
    mail_link(link)
    return link


def mail_link(link: SigningLink) -> None:
    """The mail of a sending, first and again."""
    name = "agreement_sign_young" if link.party == Party.YOUNG else "agreement_sign_host"
    tell_about(link.recipient, name, link.agreement, opens=Opens("agreements.sign", link))
