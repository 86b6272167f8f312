"""My data: permissions, who has looked, the export; pages about the service."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse

from accounts.audit.models import Entry
from accounts.audit.transitions import log_access
from accounts.people.actions import invite
from accounts.privacy.actions import give_consent, withdraw_consent
from accounts.privacy.models import Consent, Purpose
from marketplace.guidance.profiles.models import Profile
from marketplace.services.referrals.actions import about
from marketplace.work.introductions.states import IntroductionState
from matching.suggestions.models import Suggestion
from tests.factories import accounts, marketplace, matching, services

MINE = "/my-data/"


@pytest.mark.parametrize("who", ["aino", "kaisa", "mikko", "sofia", "admin", "ville"])
def test_everybody_has_own_data(cast, signed_in, who):
    client = signed_in(getattr(cast, who))
    assert client.get(MINE).status_code == 200
    assert client.get(reverse("privacy:export")).status_code == 200
    assert client.get(reverse("privacy:download")).status_code == 200


def test_visitors_are_asked_to_log_in(client, db):
    for name in ("mine", "export", "download", "erase"):
        assert client.get(reverse(f"privacy:{name}")).status_code == 302


@pytest.mark.parametrize("name", ["accessibility", "privacy_notice", "contact"])
def test_pages_about_the_service_are_open_to_all(client, db, name):
    assert client.get(reverse(name)).status_code == 200


def test_the_contact_page_names_both_authorities(client, db):
    page = client.get(reverse("contact")).content.decode()
    assert "Lahden kaupunki" in page
    assert "Hollola" in page


def test_taking_the_permission_back_takes_the_profile_out_of_use_at_once(cast, signed_in):
    profile = marketplace.profile(cast.aino)
    suggestion = matching.suggestion(profile, marketplace.listing(cast.bakery))
    consent = give_consent(cast.aino, Purpose.VISIBLE)
    signed_in(cast.aino).post(reverse("privacy:withdraw_consent", args=[consent.pk]))
    assert not Profile.objects.in_force().exists()
    assert Suggestion.objects.get(pk=suggestion.pk).state == "withdrawn"
    consent.refresh_from_db()
    assert consent.withdrawn_at


def test_taking_the_release_back_hides_her_from_that_workplace_only(cast):
    marketplace.profile(cast.aino)
    here, there = marketplace.listing(cast.bakery), marketplace.listing(cast.bakery, title="Toinen")
    met = marketplace.introduction(cast.aino, here, cast.kaisa, released={"phone": "1"})
    other = marketplace.introduction(cast.aino, there, cast.kaisa, released={"phone": "1"})
    withdraw_consent(give_consent(cast.aino, Purpose.RELEASE, about=f"listing {here.pk}"), by=cast.aino)
    met.refresh_from_db()
    other.refresh_from_db()
    assert (met.state, met.released) == (IntroductionState.WITHDRAWN, {})
    assert (other.state, other.released) == (IntroductionState.OPENED, {"phone": "1"})


def test_the_page_says_to_which_place_a_permission_belongs(cast, signed_in):
    place = marketplace.listing(cast.bakery, title="Aamuvuoro")
    give_consent(cast.aino, Purpose.RELEASE, about=f"listing {place.pk}")
    give_consent(cast.aino, Purpose.RELEASE, about="listing 999999")
    card = services.service(cast.bakery, name="Talousneuvola")
    asked = give_consent(cast.aino, Purpose.REFERRAL, about=about(card))
    client = signed_in(cast.aino)
    places = {consent.place for consent in client.get(MINE).context["consents"]}
    assert places == {"Aamuvuoro, Leipomo Kauris", "Talousneuvola, Leipomo Kauris", ""}
    page = client.get(reverse("privacy:withdraw_consent", args=[asked.pk])).content.decode()
    assert "Talousneuvola, Leipomo Kauris" in page
    assert "työpaikka" not in page.lower().partition("<main")[2].partition("</main>")[0]


def test_a_permission_is_taken_back_once(cast, signed_in):
    consent = give_consent(cast.aino, Purpose.PHOTO)
    withdraw_consent(consent, by=cast.aino)
    with pytest.raises(ValidationError):
        withdraw_consent(Consent.objects.get(), by=cast.aino)
    assert signed_in(cast.aino).get(reverse("privacy:withdraw_consent", args=[consent.pk])).status_code == 403


@pytest.mark.parametrize("who", ["kaisa", "mikko", "sofia", "admin", "ville"])
def test_nobody_takes_back_somebody_elses_permission(cast, signed_in, who):
    consent = give_consent(cast.aino, Purpose.VISIBLE)
    client = signed_in(getattr(cast, who))
    assert client.post(reverse("privacy:withdraw_consent", args=[consent.pk])).status_code == 404
    assert client.post(f"/api/v1/consents/{consent.pk}/withdraw/").status_code == 404
    assert Consent.objects.standing().count() == 1


def test_i_see_who_has_looked_and_my_own_visits_are_left_out(cast, signed_in):
    profile = marketplace.profile(cast.aino)
    log_access(profile, by=cast.kaisa)
    log_access(profile, by=cast.aino)
    page = signed_in(cast.aino).get(MINE)
    assert [entry.actor for entry in page.context["views"]] == [cast.kaisa]
    told = signed_in(cast.aino).get("/api/v1/my-data/views/").json()["results"]
    assert [row["who"] for row in told] == [cast.kaisa.full_name]
    assert list(signed_in(cast.mikko).get(MINE).context["views"]) == []


def exported(client):
    return json.loads(client.get(reverse("privacy:download")).content)


def test_the_export_has_all_of_mine_and_nothing_of_others(cast, signed_in):
    bee = accounts.young("Beeda", cast.kaisa, family_name="Toinenlintu")
    for person, canary in ((cast.aino, "kanaria-1"), (bee, "kanaria-2")):
        profile = marketplace.profile(person, strengths=canary, story=f"{canary}-tarina")
        profile.photo.save("x.jpg", ContentFile(canary.encode()))
        place = marketplace.listing(cast.bakery, title=f"Paikka {canary}")
        matching.suggestion(profile, place, coach_note=f"{canary}-syy")
        marketplace.introduction(person, place, cast.kaisa, greeting=f"{canary}-terveiset")
        log_access(profile, by=cast.kaisa)
    client = signed_in(cast.aino)
    for text in (json.dumps(exported(client)), client.get(reverse("privacy:export")).content.decode()):
        for mine in ("kanaria-1", "kanaria-1-tarina", "kanaria-1-syy", "kanaria-1-terveiset", cast.aino.email):
            assert mine in text
        assert "kanaria-2" not in text
        assert "Toinenlintu" not in text
        assert cast.kaisa.full_name in text  # who looked


def test_the_export_opens_no_doors(cast, signed_in):
    invitation = invite(cast.aino, by=cast.kaisa)
    cast.aino.set_password("salainen-sana-123")
    cast.aino.save()
    text = json.dumps(exported(signed_in(cast.aino)))
    for secret in (invitation.token, cast.aino.password, "salainen-sana"):
        assert secret not in text


def test_an_export_is_written_down(cast, signed_in):
    signed_in(cast.aino).get(reverse("privacy:export"))
    assert Entry.objects.get(verb="people.export").actor == cast.aino


def test_the_file_is_a_download(cast, signed_in):
    answer = signed_in(cast.aino).get(reverse("privacy:download"))
    assert answer["Content-Type"] == "application/json"
    assert answer["Content-Disposition"] == 'attachment; filename="duunipari.json"'
    assert "no-store" in answer["Cache-Control"]


def test_the_api_gives_the_same_export(cast, signed_in):
    told = signed_in(cast.aino).get("/api/v1/my-data/export/").json()
    assert told["accounts.user"][0]["given_name"] == "Aino"


def test_the_api_lists_own_permissions(cast, signed_in):
    consent = give_consent(cast.aino, Purpose.VISIBLE)
    client = signed_in(cast.aino)
    assert [row["id"] for row in client.get("/api/v1/consents/").json()["results"]] == [consent.pk]
    assert client.post(f"/api/v1/consents/{consent.pk}/withdraw/").json()["withdrawn_at"]
    assert client.post(f"/api/v1/consents/{consent.pk}/withdraw/").status_code == 403
