"""Fingerprints and seals: one character changed anywhere, and the agreement does not verify any more."""

import json

import pytest
from django.db import connection
from django.utils import timezone

from accounts.keyring.sealing import ring
from marketplace.work.agreements import actions
from marketplace.work.agreements.models import Agreement
from marketplace.work.agreements.queries import proof_of
from marketplace.work.agreements.signing.models import Signature
from marketplace.work.agreements.signing.seals import canonical, fingerprint_of, verifies
from marketplace.work.placements.models import Placement
from tests.after import fresh
from tests.factories import accounts

pytestmark = pytest.mark.django_db


def other(letter):
    return "x" if letter != "x" else "y"


def altered(value):
    """Every value that differs from a value by one character, at each of its places."""
    if isinstance(value, str):
        yield from (value[:at] + other(value[at]) + value[at + 1 :] for at in range(len(value)))
        yield value + " "
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from ([*value[:at], changed, *value[at + 1 :]] for changed in altered(one))
        yield value[1:]
    elif value is None:
        yield "x"
    else:
        yield value + 1


def test_what_everybody_has_signed_verifies(standing):
    assert verifies(fresh(standing))
    assert proof_of(fresh(standing)) == "valid"


def test_no_text_that_differs_by_one_character_has_the_same_fingerprint(standing):
    changed = [{**standing.content, field: value} for field, old in standing.content.items() for value in altered(old)]
    assert len(changed) > 300
    assert all(fingerprint_of(content) != standing.fingerprint for content in changed)


@pytest.mark.both_databases
@pytest.mark.parametrize("field", ["goals", "tasks", "hours_per_day", "guide_phone", "weekdays", "renews", "clauses"])
def test_a_text_that_was_altered_in_the_database_does_not_verify(standing, field):
    changed = next(altered(standing.content[field]))
    with connection.cursor() as cursor:
        text = json.dumps({**standing.content, field: changed})
        cursor.execute("UPDATE marketplace_agreement SET content = %s WHERE id = %s", [text, standing.pk])
    assert not verifies(fresh(standing))
    assert proof_of(fresh(standing)) == "invalid"


def test_a_text_altered_with_its_fingerprint_does_not_verify_either(standing):
    content = {**standing.content, "hours_per_day": "8"}
    Agreement.objects.update(content=content, fingerprint=fingerprint_of(content))
    Signature.objects.update(fingerprint=fingerprint_of(content))
    assert not verifies(fresh(standing))


@pytest.mark.parametrize("column", ["number", "needs", "code", "person_id", "organisation_id"])
def test_an_altered_column_of_the_version_does_not_verify(cast, standing, column):
    stranger = accounts.young("Otso", cast.kaisa)
    shop = accounts.employer("Kukkakauppa", verified_by=cast.kaisa)
    value = {
        "number": 2, "needs": "both", "code": "X" * 12, "person_id": stranger.pk, "organisation_id": shop.pk,
    }[column]  # fmt: skip
    if column == "needs":
        Agreement.objects.update(number=2)
    Agreement.objects.update(**{column: value})
    assert not verifies(fresh(standing))


@pytest.mark.parametrize("column", ["signer_id", "party", "way", "word", "signed_at", "seal", "fingerprint"])
@pytest.mark.parametrize("party", ["young", "host", "coach", "official"])
def test_an_altered_signature_does_not_verify(cast, standing, column, party):
    signature = standing.signatures.get(party=party)
    value = {
        "signer_id": cast.ville.pk, "party": "nobody", "way": "link", "word": "Kaikki on hyvin", "seal": "0" * 64,
        "signed_at": timezone.now(), "fingerprint": "0" * 64,
    }[column]  # fmt: skip
    Signature.objects.filter(pk=signature.pk).update(**{column: value})
    assert not verifies(fresh(standing))


@pytest.mark.parametrize("party", ["young", "host", "coach", "official"])
def test_a_missing_signature_does_not_verify(standing, party):
    standing.signatures.get(party=party).delete()
    assert not verifies(fresh(standing))


@pytest.mark.parametrize("changes", [{"hours_per_day": 8}, {"guide_name": "Joku Muu"}, {"goal": "Muu"}])
def test_a_placement_that_says_something_else_does_not_verify(standing, changes):
    Placement.objects.update(**changes)
    assert not verifies(fresh(standing))


def test_another_key_of_the_same_name_makes_other_seals(standing, settings):
    settings.KEYS = f"{standing.signatures.first().seal.partition(':')[0]}:another"
    assert not verifies(fresh(standing))


def test_a_seal_that_names_another_key_of_the_ring_does_not_verify(standing, settings):
    ours = standing.signatures.get(party="coach").seal.partition(":")
    settings.KEYS = f"new:another,{ours[0]}:{ring().current.secret}"
    assert verifies(fresh(standing))
    standing.signatures.filter(party="coach").update(seal=f"new:{ours[2]}")
    assert not verifies(fresh(standing))


def test_a_state_that_was_set_by_hand_does_not_verify(cast, version):
    actions.send_out(version, by=cast.kaisa)
    Agreement.objects.update(state="in_force", in_force_at=timezone.now())
    assert not verifies(fresh(version))
    assert proof_of(fresh(version)) == "invalid"


def test_there_is_one_way_to_write_a_content():
    assert canonical({"b": "ä", "a": [1, None]}) == '{"a":[1,null],"b":"ä"}'.encode()
