"""Pages of the directory: open to everybody, honest about their age and language, kept by link without an account."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from accounts.links.models import AccessLink
from accounts.notices.models import Notice
from accounts.people.models import User
from marketplace.services.directory import actions
from marketplace.services.directory.models import Service
from tests.factories import accounts, services
from tests.links import link_to_mailbox, pressed

LONG_AGO = timezone.localdate() - dt.timedelta(days=200)


def page(path, client=None):
    answer = (client or Client()).get(path)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def written(**words):
    """A filled-in form of a keeper."""
    return {
        "kind": "studies", "way_in": "walk_in", "cost": "free", "languages": [words.pop("language")],
        "municipality": "398", "fi_name": "Opintoneuvonta", "fi_about": "Autamme.", **words,
    }  # fmt: skip


@pytest.fixture
def card(db):
    return services.service(verified_on=LONG_AGO)


@pytest.fixture
def link(card):
    return link_to_mailbox("directory.card", card, card.owner_email)


def test_everybody_reads_the_directory_without_an_account(card):
    assert card.name in page("/services/")
    assert card.name in page("/services/?q=opinnot")
    assert card.name not in page("/services/?kind=housing")


def test_a_card_that_nobody_has_checked_says_so_with_the_day(card):
    for path in ("/services/", card.get_absolute_url()):
        assert "notice warning" in page(path)
        assert f"{LONG_AGO.day}.{LONG_AGO.month}.{LONG_AGO.year}" in page(path)
    actions.verify(card, by=User.objects.system())
    assert "notice warning" not in page(card.get_absolute_url())


def test_a_text_in_another_language_is_marked_with_it(db):
    card = services.service(texts={"sv": {"name": "Studiehandledning", "about": "Vi hjälper."}})
    text = page(card.get_absolute_url())
    assert '<h1 lang="sv">Studiehandledning</h1>' in text
    assert 'lang="sv">Studiehandledning</a>' in page("/services/")


def test_an_address_that_somebody_kept_says_that_the_service_has_ended_and_why(card):
    actions.close(card, reason="Hanke loppui", by=User.objects.system())
    assert "Hanke loppui" in page(card.get_absolute_url())
    assert card.name not in page("/services/")


@pytest.mark.parametrize("state", ["draft", "hidden"])
def test_what_is_not_on_show_is_not_there_for_the_public(db, state):
    card = services.service(state=state)
    assert Client().get(card.get_absolute_url()).status_code == 404


def test_addresses_of_keepers_and_of_referrals_stand_on_no_page_and_in_no_answer(card, cast, signed_in):
    shown = page(card.get_absolute_url()) + page(f"/api/v1/services/{card.pk}/") + page("/api/v1/services/")
    shown += page(card.get_absolute_url(), signed_in(cast.aino))
    assert card.referral_email not in shown
    assert card.owner_email not in shown


def test_opening_a_keepers_link_changes_nothing_and_a_press_says_that_the_card_is_right(card, link):
    answer = Client().get(link)
    assert answer["Cache-Control"] == "no-store, private"
    assert pressed(Client(), link).status_code == 200
    card.refresh_from_db()
    assert card.verified_on == LONG_AGO
    assert pressed(Client(), link, "verify").status_code == 302
    card.refresh_from_db()
    assert card.verified_on == timezone.localdate()


def test_a_keeper_changes_the_card_without_an_account(card, link):
    language = card.languages.get().pk
    assert pressed(Client(), link, "edit", **written(language=language, fi_name="Uusi nimi")).status_code == 302
    assert Service.objects.get().name == "Uusi nimi"
    assert pressed(Client(), link, "edit", **written(language=language, fi_name="")).status_code == 422
    assert Service.objects.get().name == "Uusi nimi"


def test_a_keeper_cannot_give_the_card_to_somebody_else(card, link):
    stranger = services.provider("Muu talo")
    sent = written(language=card.languages.get().pk, organisation=stranger.pk, owner_email="muu@example.test")
    pressed(Client(), link, "edit", **sent)
    after = Service.objects.get()
    assert (after.organisation, after.owner_email) == (card.organisation, "kortti@talo.example")


@pytest.mark.parametrize("change", [{"owner_email": "muu@talo.example"}, {"state": "closed"}])
def test_whoever_keeps_the_card_no_more_opens_it_no_more(card, link, change):
    Service.objects.update(**change)
    for answer in (Client().get(link), pressed(Client(), link), pressed(Client(), link, "verify")):
        assert answer.status_code == 410
    assert Service.objects.get().verified_on == LONG_AGO


def test_a_worn_out_link_sends_a_fresh_one_to_the_address_that_is_known_and_to_no_other(card, link):
    AccessLink.objects.update(expires_at=timezone.now() - dt.timedelta(days=1))
    assert Client().get(link).status_code == 410
    assert pressed(Client(), link, "verify").status_code == 410
    assert Service.objects.get().verified_on == LONG_AGO
    assert pressed(Client(), link, "fresh", email="muu@example.test").status_code == 302
    mail = Notice.objects.get(name="card_check")
    assert (mail.address, mail.link, mail.link_page) == ("kortti@talo.example", "", "directory.card")


def test_staff_write_a_card_and_publish_it(cast, signed_in):
    owner, kaisa = services.provider(), signed_in(cast.kaisa)
    language = services.service().languages.get().pk
    sent = written(language=language, organisation=owner.pk, owner_language="fi", fi_name="Velkaneuvonta")
    assert kaisa.post("/services/write/", sent).status_code == 302
    card = Service.objects.get(organisation=owner)
    assert card.state == "draft"
    assert kaisa.post(f"/services/{card.pk}/publish/").status_code == 302
    assert "Velkaneuvonta" in page("/services/")


def test_an_organisations_own_people_keep_its_cards_and_no_others(cast, signed_in):
    own, other = services.service(cast.bakery), services.service(services.provider("Muu talo"))
    mikko = signed_in(cast.mikko)
    assert mikko.get(f"/services/{own.pk}/edit/").status_code == 200
    assert mikko.get(f"/services/{other.pk}/edit/").status_code == 403
    assert own.name in page("/services/mine/", mikko)


def test_a_draft_of_an_organisation_is_published_by_the_authority_first(cast, signed_in):
    draft = services.service(cast.bakery, state="draft")
    assert signed_in(cast.mikko).post(f"/services/{draft.pk}/publish/").status_code == 403
    hidden = services.service(cast.bakery, state="hidden")
    assert signed_in(cast.mikko).post(f"/services/{hidden.pk}/publish/").status_code == 302


def test_the_other_authority_keeps_its_hands_off(cast, signed_in):
    card = services.service()
    assert signed_in(cast.ville).post(f"/services/{card.pk}/hide/").status_code == 403


def test_card_trainings_stand_beside_the_services(db):
    card = accounts.municipality("Lahti")
    training = services.event(kind="training", certificate=services.concept("hygieniapassi", "certificate"))
    assert training.municipality == card
    assert training.get_absolute_url() in page("/services/")


def test_the_api_lists_what_everybody_sees_and_a_keeper_writes_over_it(cast, signed_in):
    shown = services.service(cast.bakery)
    services.service(state="draft")
    listed = Client().get("/api/v1/services/").json()["results"]
    assert [one["id"] for one in listed] == [shown.pk]
    assert listed[0]["texts"][0]["language"] == "fi"
    body = {"texts": [{"language": "en", "name": "Guidance", "about": "We help."}]}
    answer = signed_in(cast.mikko).patch(f"/api/v1/services/{shown.pk}/", body, content_type="application/json")
    assert answer.status_code == 200, answer.content
    assert {text["language"] for text in answer.json()["texts"]} == {"fi", "en"}
