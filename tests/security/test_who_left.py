"""Whoever left, closed an account, handed over, stood in or was erased: every page, API, feed, file and mail link after it.

The walk goes through every address of the permission matrix that can be asked by GET, and through a link of each kind
that was in the reader's mails before. Each private fact is a word that stands nowhere else (``world.CANARIES``).
"""

import datetime as dt
import io

import pytest
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from pypdf import PdfReader

from accounts.caseloads import actions as caseloads
from accounts.manifests import merged
from accounts.notices.models import Notice
from accounts.notices.words import words_of
from accounts.organisations.actions import leave
from accounts.organisations.models import Membership
from accounts.people.actions import deactivate
from accounts.people.models import User
from accounts.privacy.actions import erase
from marketplace.work.outcomes.actions import cancel
from marketplace.work.outcomes.models import Hiring
from marketplace.work.placements.actions import stop
from tests.architecture.permission_matrix import MATRIX
from tests.architecture.requests import path_of, send_request
from tests.links import link_to, pressed
from tests.security.world import ACTORS, CANARIES

pytestmark = pytest.mark.django_db

FACTS = {name: date_format(fact, "j.n.Y") if isinstance(fact, dt.date) else fact for name, fact in CANARIES.items()}
# What each kind of link opens in the world.
OPENED_BY_LINK = {
    "introductions.answer": "introduction", "assessments.give": "assessment", "agreements.sign": "agreement",
    "nextsteps.check_in": "check_in", "nextsteps.follow_up": "follow_up", "feedback.answer": "feedback_ask",
    "appointments.mine": "appointment", "referrals.answer": "referral", "directory.card": "service",
    "listings.still_stands": "listing", "organisations.accept_membership": "member_invitation", "privacy.undo_email": None,
}  # fmt: skip
# What somebody was told in her own account stays hers to read.
OWN = {"notices:list", "notices:detail", "api-notices-list", "api-notices-detail", "privacy:download",
       "api-privacy-export", "privacy:export"}  # fmt: skip

# Words that belong to a place or to a service, not to a person: they bear no name, and every coach handles them.
HANDLED = {"feedback", "report"}
WITHOUT_NAMES = {"kaisa": HANDLED, "leena": HANDLED, "ville": HANDLED, "sofia": HANDLED, "armi": HANDLED}


def text_of(answer):
    """What can be read in a page, a file or a PDF."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if answer.headers.get("Content-Type") == "application/pdf":
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
    return body.decode(errors="replace")


def facts_in(text):
    return {name for name, fact in FACTS.items() if fact in text}


def pages_with_facts(world, reader, names=MATRIX):
    """(address, fact) of all that a reader is shown now."""
    found = set()
    for name in names:
        row = MATRIX[name]
        if "photo" in name or row.get == "5" * len(row.get) or name in OWN:
            continue
        answer = send_request(world, reader, "get", path_of(name, world, row.obj, row.words))
        if answer.status_code == 200:
            found |= {(name, fact) for fact in facts_in(text_of(answer))}
    return found


def of_a_person(reader, found):
    return {(where, fact) for where, fact in found if fact not in WITHOUT_NAMES.get(reader, set())}


def links_of(world, reader):
    """A link of each kind to each thing, as if it had gone to this reader."""
    person = world.people[reader]
    return {
        kind: link_to(kind, world.things[obj], person) for kind, obj in OPENED_BY_LINK.items() if obj and person.email
    }


def links_with_facts(client, links):
    """(kind, fact) of what the links in old mails still show."""
    found = set()
    for kind, link in links.items():
        for answer in (client.get(link), pressed(client, link)):
            found |= {(kind, fact) for fact in facts_in(text_of(answer))}
    return found


def mails_with_facts(person):
    """(mail, fact) of what is still to be sent."""
    waiting = Notice.objects.filter(recipient=person, state="waiting")
    return {(notice.name, fact) for notice in waiting for fact in facts_in(" ".join(words_of(notice)))}


def test_every_kind_of_link_is_opened_here():
    assert set(OPENED_BY_LINK) == set(merged("link_pages"))


def mikko_leaves(world):
    Membership.objects.filter(person__given_name="Maija").update(is_manager=True)
    leave(world.things["organisation"], by=world.people["mikko"], to=User.objects.get(given_name="Maija"))


def mikkos_account_is_closed(world):
    mikko_leaves(world)
    deactivate(world.people["mikko"], by=world.people["armi"])


def kaisa_hands_over(world):
    caseloads.hand_over(world.people["aino"], to=world.people["leena"], reason="Muutan", by=world.people["kaisa"])


def kaisas_account_is_closed(world):
    deactivate(world.people["kaisa"], by=world.people["sofia"], to=world.people["leena"])


def leena_stood_in(world):
    kaisa, leena, today = world.people["kaisa"], world.people["leena"], timezone.localdate()
    standing_in = caseloads.deputise(kaisa, deputy=leena, starts_on=today, ends_on=today, by=kaisa)
    assert ("caseloads:person", "family_name") in pages_with_facts(world, "leena"), "or the walk would be blind"
    caseloads.end_deputy(standing_in, by=kaisa)


def aino_is_erased(world):
    kaisa = world.people["kaisa"]
    stop(world.things["placement"], by=kaisa, side="young", reason="Muutto", ended_on=timezone.localdate())
    for hiring in Hiring.objects.filter(person=world.people["aino"], state__in=("draft", "agreed")):
        cancel(hiring, reason="Muutto", by=kaisa)
    erase(world.people["aino"], by=world.people["aino"])


@pytest.mark.parametrize(
    ("goes", "happens"),
    [
        ("mikko", mikko_leaves),
        ("mikko", mikkos_account_is_closed),
        ("kaisa", kaisa_hands_over),
        ("kaisa", kaisas_account_is_closed),
        ("leena", leena_stood_in),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_who_goes_sees_nothing_more_of_aino(world, client, goes, happens):
    links = links_of(world, goes)
    assert links_with_facts(client, links) or goes != "mikko", "or the links would prove nothing"
    happens(world)
    assert of_a_person(goes, pages_with_facts(world, goes)) == set()
    assert links_with_facts(client, links) == set()
    assert mails_with_facts(world.people[goes]) == set()


@pytest.mark.parametrize("reader", sorted(set(ACTORS) - {"aino"}))
def test_of_aino_who_is_erased_nobody_sees_anything(world, client, reader):
    links = links_of(world, reader) if reader != "visitor" else {}
    aino_is_erased(world)
    assert of_a_person(reader, pages_with_facts(world, reader)) == set()
    assert links_with_facts(client, links) == set()
    assert reader == "visitor" or mails_with_facts(world.people[reader]) == set()


@pytest.mark.parametrize("reader", ["visitor", "bella", "uuno", "milla", "ville", "sofia", "armi"])
def test_who_is_not_concerned_sees_no_more_than_before(world, reader):
    with transaction.atomic():
        mikkos_account_is_closed(world)
        kaisas_account_is_closed(world)
        after = pages_with_facts(world, reader)
        transaction.set_rollback(True)
    assert after <= pages_with_facts(world, reader, {name for name, _fact in after})
