"""Fingerprints and seals: a text that was changed by one character, anywhere, does not verify any more."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from itertools import pairwise
from typing import Any

from accounts.keyring.sealing import is_proven, prove
from marketplace.work.agreements.content import WEIGHT, differences, needed, placement_facts
from marketplace.work.agreements.models import Agreement
from marketplace.work.agreements.signing.models import Signature
from marketplace.work.agreements.states import EVER_IN_FORCE, SIGNERS, AgreementState, Needs

PURPOSE = "work trial agreement, "


def canonical(value: Any) -> bytes:
    """JSON with one way to write everything: sorted keys, no spaces, UTF-8 (after RFC 8785, without numbers)."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def fingerprint_of(content: dict[str, Any]) -> str:
    """SHA-256 of the content, as 64 letters."""
    return hashlib.sha256(canonical(content)).hexdigest()


def mac_of(signature: Signature, agreement: Agreement) -> str:
    """HMAC-SHA-256 over everything that a signature says, and over the version that it signs."""
    return prove(PURPOSE, _said(signature, agreement))


def has_own_mac(signature: Signature, agreement: Agreement) -> bool:
    """Whether the signature's seal is over what it says now. Raises MissingKeyError."""
    return is_proven(PURPOSE, _said(signature, agreement), signature.seal)


def _said(signature: Signature, agreement: Agreement) -> bytes:
    said = {
        "agreement": agreement.pk, "placement": agreement.placement_id, "number": agreement.number,
        "needs": agreement.needs, "code": agreement.code, "person": agreement.person_id,
        "organisation": agreement.organisation_id, "fingerprint": signature.fingerprint, "party": signature.party,
        "signer": signature.signer_id, "way": signature.way, "word": signature.word,
        "signed_at": signature.signed_at.astimezone(dt.UTC).isoformat(),
    }  # fmt: skip
    return PURPOSE.encode() + canonical(said)


def is_sealed(agreement: Agreement) -> bool:
    """Whether the content is what was fingerprinted and every signature there is belongs to it."""
    if agreement.fingerprint != fingerprint_of(agreement.content):
        return False
    return all(
        signature.fingerprint == agreement.fingerprint and has_own_mac(signature, agreement)
        for signature in agreement.signatures.all()
    )


def is_signed(agreement: Agreement) -> bool:
    """Whether all signatures that this version asks for are there."""
    return set(SIGNERS[Needs(agreement.needs)]) <= {signature.party for signature in agreement.signatures.all()}


def verifies(agreement: Agreement) -> bool:
    """Whether a version that came into force is whole: its text, its seals, and every version that it stands on.

    A version that fewer people signed may differ from the one before in nothing that asks for the others' signatures.
    """
    versions = [
        one
        for one in agreement.placement.agreements.prefetch_related("signatures").order_by("number")
        if one.state in EVER_IN_FORCE and one.number <= agreement.number
    ]
    if not versions or versions[-1].pk != agreement.pk or versions[0].needs != Needs.ALL:
        return False
    if not all(is_sealed(one) and is_signed(one) for one in versions):
        return False
    if not all(_was_allowed(before, after) for before, after in pairwise(versions)):
        return False
    return agreement.state != AgreementState.IN_FORCE or agrees_with_placement(agreement)


def agrees_with_placement(agreement: Agreement) -> bool:
    """Whether the placement still holds what the version says."""
    placement = agreement.placement
    return all(getattr(placement, name) == value for name, value in placement_facts(agreement.content).items())


def _was_allowed(before: Agreement, after: Agreement) -> bool:
    asked = needed(differences(before.content, after.content))
    return WEIGHT[asked] <= WEIGHT[Needs(after.needs)]
