"""The privacy notice and the page of erasing tell the truth: every kind of rows, every refusal, every controller."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.access.models import Authority
from accounts.deployment import check_deployment
from accounts.manifests import manifests
from accounts.organisations.models import Membership
from accounts.people.states import Role
from accounts.privacy.actions import erase
from accounts.privacy.limits import reasons_to_stay
from accounts.privacy.queries import everything_kept, feature_of, period_in_words
from accounts.privacy.registry import RETENTION, Period, parts_about_people
from marketplace.work.introductions.states import IntroductionState
from tests.factories import accounts, appointments, marketplace, outcomes, services

NOTICE, ERASE = "/about/privacy/", "/my-data/erase/"


def page_of(client, address):
    return client.get(address).content.decode()


def placement_of(cast, state="running"):
    place = marketplace.listing(cast.bakery)
    met = marketplace.introduction(cast.aino, place, cast.kaisa, IntroductionState.ACCEPTED)
    return marketplace.placement(met, state)


def test_every_feature_with_rows_about_people_is_told_with_who_sees_them_and_how_long():
    ours = {feature_of(model) for model, _part in parts_about_people()} - {""}
    assert len(ours) > 20
    assert ours - {one.name for one in manifests() if one.processing} == set()


@pytest.mark.django_db
def test_the_notice_names_what_people_would_ask_about(client):
    page = page_of(client, NOTICE)
    for word in ("Terveys", "palveluun", "päiväkirjasi", "suunnitelmasi", "Viestit", "arvio", "sopimukset", "kalenter",
                 "sukupuoli", "Linkit", "tietosuoja.fi"):  # fmt: skip
        assert word.lower() in page.lower(), word


@pytest.mark.django_db
def test_how_long_is_read_from_the_registry_and_typed_nowhere(monkeypatch):
    monkeypatch.setitem(RETENTION, "message", Period(77, "a test"))
    assert any("77" in " ".join(line.periods) for line in everything_kept())
    assert "77" in period_in_words("message")


@pytest.mark.django_db
def test_the_notice_says_plainly_what_an_authority_has_not_written_and_the_administrator_and_the_check_show_it(
    client, cast, signed_in
):
    lahti = Authority.objects.get(code="lahti")
    Authority.objects.exclude(pk=lahti.pk).update(address="x", phone="+3581", contact="a@b.test", officer="o@b.test")
    assert "ei ole vielä kirjoittanut" in page_of(client, NOTICE)
    assert "Tietosuojaseloste ei ole vielä valmis" in page_of(signed_in(cast.admin), "/")
    assert [one.id for one in check_deployment() if one.id == "duunipari.W002"] == ["duunipari.W002"]
    Authority.objects.filter(pk=lahti.pk).update(
        address="Vapaudenkatu 1, Lahti", phone="+358381411111", contact="tyo@lahti.test", officer="tsv@lahti.test"
    )
    page = page_of(client, NOTICE)
    for fact in ("Vapaudenkatu 1, Lahti", "+358381411111", "tyo@lahti.test", "tsv@lahti.test"):
        assert fact in page
    assert "ei ole vielä kirjoittanut" not in page
    assert "Tietosuojaseloste ei ole vielä valmis" not in page_of(signed_in(cast.admin), "/")
    assert not [one for one in check_deployment() if one.id == "duunipari.W002"]


def going_on(cast):
    placement_of(cast)
    return cast.aino


def agreeing(cast):
    placement_of(cast, "draft")
    return cast.aino


def hiring(cast):
    outcomes.hiring(placement_of(cast, "ended"))
    return cast.aino


def last_manager(cast):
    Membership.objects.create(organisation=cast.bakery, person=accounts.user(Role.EMPLOYER, "Kalle"))
    return cast.mikko


def holds_places(cast):
    kalle = accounts.user(Role.EMPLOYER, "Kalle", last_login=timezone.now())
    Membership.objects.create(organisation=cast.bakery, person=kalle, is_manager=True)
    marketplace.listing(cast.bakery, contact=cast.mikko)
    return cast.mikko


@pytest.mark.parametrize("situation", [going_on, agreeing, hiring, last_manager, holds_places])
def test_each_refusal_stands_on_the_page_before_the_tick(cast, signed_in, situation):
    person = situation(cast)
    with pytest.raises(ValidationError) as refusal:
        erase(person, by=person)
    page = page_of(signed_in(person), ERASE)
    assert refusal.value.messages[0] in page
    assert "is_sure" not in page, "there is nothing to tick yet"


def test_every_kind_that_stops_an_erasure_is_among_these_situations(cast):
    tried = set()
    for situation in (going_on, hiring):
        tried |= {reason.code for reason in reasons_to_stay(situation(cast))}
    assert tried == {one.stops for manifest in manifests() for one in manifest.leaving if one.stops}


def test_who_has_open_things_reads_what_ends_with_the_tick_and_then_it_does(cast, signed_in):
    marketplace.profile(cast.aino)
    marketplace.introduction(cast.aino, marketplace.listing(cast.bakery), cast.kaisa)
    appointments.appointment(cast.aino, cast.kaisa)
    services.referral(cast.aino, services.service(), cast.kaisa)
    services.sign_up(services.event(), cast.aino)
    page = page_of(signed_in(cast.aino), ERASE)
    for words in ("1 työpaikka", "1 tapaaminen", "1 palvelu", "1 paikka tapahtumassa"):
        assert words in page, words
    assert "Mitä jää, ilman nimeäsi" in page
    assert "2 vuotta" in page
    assert signed_in(cast.aino).post(ERASE, {"is_sure": "on"}).status_code == 302
    cast.aino.refresh_from_db()
    assert cast.aino.erased_at


def test_whoever_finds_a_hole_reads_whom_to_tell(client, db, settings):
    settings.SECURITY_CONTACT = "mailto:turva@lahti.test"
    answer = client.get("/.well-known/security.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    told = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert told["Contact"] == "mailto:turva@lahti.test"
    assert timezone.now() < dt.datetime.fromisoformat(told["Expires"]) < timezone.now() + dt.timedelta(days=365)


def test_where_nobody_is_named_there_is_no_such_file(client, db):
    assert client.get("/.well-known/security.txt").status_code == 404
