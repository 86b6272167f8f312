"""Foreign ids and fields that nobody asked for (bars S2, S4): sent to every door, written by none."""

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from tests.architecture.permission_matrix import MATRIX
from tests.architecture.requests import BY_TOKEN, letter_of, path_of, send_request
from tests.security.hostile import fingerprints, payload, privileges
from tests.security.world import ACTORS

# What anybody may see or do whichever authority it is of: places are public, a link opens by its secret.
PUBLIC = {"service", "event", "listing", "limit", "concept", "listing_draft", "organisation", "report", "-"}
# What these forms ask for and others may not write.
ASKED_FOR = {
    "caseloads-welcome": {"accounts.User.email", "accounts.User.birth_on"},
    "caseloads-welcome-newcomer": {"accounts.User.email", "accounts.User.birth_on"},
    "caseloads-correct": {"accounts.User.birth_on"},
    "administration-add-worker": {"accounts.User.email", "accounts.User.role", "accounts.User.authority"},
    "administration-correct-account": {"accounts.User.email"},
    "administration-change-role": {"accounts.User.role", "accounts.User.authority"},
    "listings-copy": {"marketplace.ListingSkill.is_required"},
    # Any open place: they are public. Whether it is sure of the pair, the ranker itself has said.
    "suggestions-propose": {"matching.Suggestion.listing", "matching.Suggestion.is_unsure"},
    "reports-list": {"moderation.Report.listing", "moderation.Report.authority"},  # the authority is the listing's
    "blocks-block": {"marketplace.Block.organisation"},
}
READERS = ("bella", "aino", "mikko", "kaisa", "leena", "sofia")
OPEN_TO_ALL = {"dropins:numbers"}  # counts with small numbers hidden
FOREIGN = [
    endpoint
    for endpoint in MATRIX.values()
    if endpoint.obj not in PUBLIC and endpoint.name not in BY_TOKEN | OPEN_TO_ALL
]
# Pages of an administrator that say who may what: the right is their matter.
OF_RIGHTS = {"people:deactivate", "administration:change_role", "administration:reopen", "administration:add_worker"}
POSTED = [
    endpoint
    for endpoint in MATRIX.values()
    if "+" in endpoint.post and not endpoint.name.startswith(("account_", "mfa_"))
]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("photo_file")]


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_door_opens_for_a_thing_of_somebody_else(world, method):
    opened = []
    for endpoint in FOREIGN:
        obj = f"foreign_{endpoint.obj}"
        if obj not in world.things:
            continue
        path = path_of(endpoint.name, world, obj, endpoint.words)
        opened += [
            (endpoint.name, actor)
            for actor in READERS
            if letter_of(send_request(world, actor, method, path)) not in "L345"
        ]
    assert opened == []


def senders(endpoint):
    """One of each kind of reader who is let in."""
    return [
        actor
        for actor, letter in zip(ACTORS, endpoint.post, strict=True)
        if letter == "+" and actor in {"visitor", "aino", "mikko", "kaisa", "armi"}
    ]


@pytest.mark.parametrize("kind", ["form", "json"])
def test_nothing_that_nobody_asked_for_is_written(world, kind):
    sent, fingerprint, rights = payload(world), fingerprints(world), privileges()
    before = fingerprint()
    written, acted = {}, 0
    for endpoint in POSTED:
        is_api = endpoint.name.startswith("api-")
        if is_api != (kind == "json"):
            continue
        path = path_of(endpoint.name, world, endpoint.obj, endpoint.words)
        for actor in senders(endpoint):
            with transaction.atomic():
                answer = world.client(actor).post(
                    path, sent, **({"content_type": "application/json"} if is_api else {})
                )
                assert answer.status_code < 500, endpoint.name
                done = answer.status_code < 400  # what was refused was rolled back by the action itself
                acted += done
                after = fingerprint() if done else before
                asked = ASKED_FOR.get(endpoint.name.removeprefix("api-").replace(":", "-").replace("_", "-"), set())
                grown = [column for column, rows in after.items() if rows - before[column] and column not in asked]
                if grown:
                    written[endpoint.name, actor] = grown
                if privileges()[: len(rights)] != rights and endpoint.name not in OF_RIGHTS:
                    written[endpoint.name, actor] = "privileges"
                transaction.set_rollback(True)
    assert written == {}
    assert acted > 20


# Fields of forms that name another row: a row of somebody else is refused like one that never was.
DAYS = {"starts_on": timezone.localdate().isoformat(), "ends_on": timezone.localdate().isoformat()}
RELATIONS = [
    ("caseloads:hand_over", "person", "kaisa", {"reason": "Loma"}, "to", "ville"),
    ("caseloads:deputise", "-", "kaisa", DAYS, "deputy", "ville"),
    ("caseloads:deputise", "-", "sofia", {**DAYS, "reason": "Sairas"}, "coach", "ville"),
    ("api-caseloads-deputy-deputise", "-", "sofia", {**DAYS, "reason": "Sairas"}, "coach", "ville"),
    ("suggestions:propose", "person", "kaisa", {}, "listing", "foreign_listing_draft"),
    ("suggestions:ask_again", "accepted", "mikko", {}, "listing", "foreign_listing"),
    ("nextsteps:choose", "placement", "kaisa", {"kind": "studies", "due_on": "2030-01-01"}, "owner", "ville"),
    ("api-what-next-choose", "placement", "kaisa", {"kind": "studies", "due_on": "2030-01-01"}, "owner", "ville"),
    ("api-caseloads-hand-over", "person", "kaisa", {"reason": "Loma"}, "to", "ville"),
    (
        "api-caseloads-deputy-deputise",
        "-",
        "kaisa",
        {"coach": 0, **DAYS},
        "deputy",
        "ville",
    ),
    ("api-suggestions-show_interest", "-", "aino", {}, "listing", "foreign_listing_draft"),
]


@pytest.mark.parametrize(
    ("name", "obj", "actor", "given", "field", "foreign"), RELATIONS, ids=[row[0] for row in RELATIONS]
)
def test_a_form_takes_no_row_of_somebody_else(world, name, obj, actor, given, field, foreign):
    path = reverse(name, args=[] if obj == "-" else [world.things[obj].pk])
    row = world.people.get(foreign) or world.things[foreign]
    fingerprint = fingerprints(world)
    before = fingerprint()
    with transaction.atomic():
        answer = world.client(actor).post(path, {**given, field: row.pk})
        never = world.client(actor).post(path, {**given, field: 987654321})
        assert answer.status_code in {400, 403, 422}
        assert answer.status_code == never.status_code
        assert fingerprint() == before
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("name", "obj", "actor", "field", "foreign"),
    [(name, obj, actor, field, row) for name, obj, actor, _given, field, row in RELATIONS if "api" not in name],
)
def test_a_form_does_not_even_offer_a_row_of_somebody_else(world, name, obj, actor, field, foreign):
    path = reverse(name, args=[] if obj == "-" else [world.things[obj].pk])
    row = world.people.get(foreign) or world.things[foreign]
    asked = world.client(actor).get(path).context["form"].fields[field]
    assert asked.queryset.exists()
    assert not asked.queryset.filter(pk=row.pk).exists()
