"""Contact notes: who reads a note is said each time; a private one is in no page of hers but in her copy of the data."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.privacy.queries import everything_about
from marketplace.guidance.contactnotes import actions
from marketplace.guidance.contactnotes.models import ContactNote
from marketplace.guidance.contactnotes.rules import can_remove
from tests.after import told
from tests.factories import accounts

pytestmark = pytest.mark.django_db


@pytest.fixture
def private(cast):
    return actions.write(cast.aino, text="Sovittiin soitosta", is_shared=False, by=cast.kaisa)


@pytest.fixture
def shared(cast):
    return actions.write(cast.aino, text="Haetaan leipomoon", is_shared=True, by=cast.kaisa)


def test_she_reads_what_is_shared_and_only_that(cast, private, shared, signed_in):
    page = signed_in(cast.aino).get(reverse("contactnotes:list"))
    assert list(page.context["page_obj"].object_list) == [shared]
    assert signed_in(cast.aino).get(private.get_absolute_url()).status_code == 404
    assert "Haetaan leipomoon" in signed_in(cast.aino).get(shared.get_absolute_url()).content.decode()
    listed = signed_in(cast.aino).get("/api/v1/contact-notes/").json()["results"]
    assert [row["id"] for row in listed] == [shared.pk]


def test_nobody_but_her_coaches_reads_a_private_note(cast, private, signed_in):
    for somebody in (cast.sofia, cast.ville, cast.mikko, accounts.coach("Pekka")):
        assert signed_in(somebody).get(private.get_absolute_url()).status_code == 404
    page = signed_in(cast.kaisa).get(private.get_absolute_url()).content.decode()
    assert "Sovittiin soitosta" in page
    assert Entry.objects.filter(verb="contactnotes.view", actor=cast.kaisa, person=cast.aino).exists()


def test_her_copy_of_her_data_holds_the_private_note_too(cast, private):
    assert "Sovittiin soitosta" in str(everything_about(cast.aino))


def test_sharing_tells_her_once(cast, private):
    actions.share(private, by=cast.kaisa)
    actions.share(private, by=cast.kaisa)
    assert told("contact_note_shared") == {"Aino"}
    assert ContactNote.objects.get().is_shared


def test_who_reads_it_must_be_said(cast, signed_in):
    address = reverse("contactnotes:write", args=[cast.aino.pk])
    answer = signed_in(cast.kaisa).post(address, {"text": "Hei", "way": "met"})
    assert answer.status_code == 422
    assert "is_shared" in answer.context["form"].errors
    assert signed_in(cast.kaisa).post(address, {"text": "Hei", "way": "met", "is_shared": "coaches"}).status_code == 302
    assert not ContactNote.objects.get().is_shared


@pytest.mark.parametrize("wrong", [{"text": ""}, {"text": "131052-308T"}, {"happened_on": dt.date(2100, 1, 1)}])
def test_what_is_wrong_is_not_saved(cast, wrong):
    with pytest.raises(ValidationError):
        actions.write(cast.aino, **{"text": "Hei", "is_shared": False, "by": cast.kaisa, **wrong})
    assert not ContactNote.objects.exists()


def test_a_wrong_note_goes_and_the_trail_keeps_why(cast, private, signed_in):
    address = reverse("contactnotes:remove", args=[private.pk])
    assert signed_in(cast.kaisa).post(address, {"reason": "Väärä henkilö"}).status_code == 302
    assert not ContactNote.objects.exists()
    assert Entry.objects.get(verb="contactnotes.remove").reason == "Väärä henkilö"


def test_another_coach_does_not_take_away_what_she_did_not_write(cast, private):
    assert can_remove(cast.kaisa, private)
    assert not can_remove(accounts.coach("Pekka"), private)


def test_the_api_writes_with_the_same_rules(cast, signed_in):
    address = f"/api/v1/contact-notes-of/{cast.aino.pk}/write/"
    sent = {"text": "Hei", "is_shared": True}
    assert signed_in(cast.sofia).post(address, sent, "application/json").status_code == 403
    assert signed_in(cast.mikko).post(address, sent, "application/json").status_code == 404
    made = signed_in(cast.kaisa).post(address, sent, "application/json")
    assert (made.status_code, made.json()["happened_on"]) == (201, timezone.localdate().isoformat())
