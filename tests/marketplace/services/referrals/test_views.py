"""Pages of referrals: she sees how it stands and says yes herself; a service with an account sees what was told."""

import pytest

from marketplace.services.referrals import actions
from marketplace.services.referrals.models import Referral
from tests.factories import services


@pytest.fixture
def card(cast):
    return services.service(cast.bakery)


@pytest.fixture
def referral(cast, card):
    """Aino lets the service know her phone number."""
    return services.referral(cast.aino, card, cast.kaisa, "sent")


def text(answer):
    return answer.content.decode()


def state(referral):
    referral.refresh_from_db()
    return referral.state


def test_she_sees_where_it_stands_and_who_is_responsible_on_both_sides(referral, cast, signed_in):
    page = text(signed_in(cast.aino).get(referral.get_absolute_url()))
    assert "Kaisa Korhonen" in page
    assert "Oona Ohjaaja" in page
    assert referral.service.name in text(signed_in(cast.aino).get("/"))


def test_her_yes_goes_through_a_page_of_ticks(cast, card, signed_in):
    proposed = actions.propose(cast.aino, service=card, by=cast.kaisa)
    aino, path = signed_in(cast.aino), f"/referrals/{proposed.pk}/agree/"
    assert aino.post(path, {}).status_code == 422, "nobody could reach her"
    assert aino.post(path, {"ticked": ["phone"], "words": "Hei"}).status_code == 302
    assert Referral.objects.get().released == {"given_name": "Aino", "phone": "+358401234567", "words": "Hei"}


def test_she_turns_to_a_service_from_its_page(cast, card, signed_in):
    aino = signed_in(cast.aino)
    assert f"/referrals/to/{card.pk}/" in text(aino.get(card.get_absolute_url()))
    assert aino.post(f"/referrals/to/{card.pk}/", {"ticked": ["coach"]}).status_code == 302
    assert Referral.objects.get().state == "sent"


def test_her_coach_suggests_and_writes_down_what_was_said_aloud(cast, card, signed_in):
    kaisa = signed_in(cast.kaisa)
    assert (
        kaisa.post(f"/referrals/of/{cast.aino.pk}/propose/", {"service": card.pk, "why": "Auttaisi"}).status_code == 302
    )
    referral = actions.agree(Referral.objects.get(), ticked=["phone"], by=cast.aino)
    assert kaisa.post(f"/referrals/{referral.pk}/accept/", {"worker": "Oona"}).status_code == 302
    assert state(referral) == "accepted"


def test_a_service_with_an_account_sees_what_was_told_and_never_more(referral, cast, signed_in):
    mikko = signed_in(cast.mikko)
    closed = text(mikko.get(referral.get_absolute_url()))
    assert "+358401234567" not in closed, "first it says that it has read"
    mikko.post(f"/referrals/{referral.pk}/see/")
    page = text(mikko.get(referral.get_absolute_url())) + text(mikko.get("/referrals/")) + text(mikko.get("/"))
    assert "+358401234567" in page
    assert "Aalto" not in page
    answer = mikko.post(f"/referrals/{referral.pk}/decline/", {"decline_reason": "full"}, follow=True)
    assert (answer.status_code, state(referral)) == (200, "declined")
    assert mikko.get(referral.get_absolute_url()).status_code == 404


def test_the_api_shows_a_service_no_number_of_hers_and_nothing_of_what_her_coach_wrote(referral, cast, signed_in):
    Referral.objects.update(why="Salainen perustelu")
    told = signed_in(cast.mikko).get(f"/api/v1/referrals/{referral.pk}/")
    assert told.json()["person"] is None
    assert "Salainen" not in text(told)
    own = signed_in(cast.aino).get(f"/api/v1/referrals/{referral.pk}/").json()
    assert (own["person"], own["why"]) == (cast.aino.pk, "Salainen perustelu")


def test_the_whole_way_goes_over_the_api(cast, card, signed_in):
    kaisa, aino = signed_in(cast.kaisa), signed_in(cast.aino)
    json = {"content_type": "application/json"}
    made = kaisa.post("/api/v1/referrals/propose/", {"person": cast.aino.pk, "service": card.pk}, **json)
    assert made.status_code == 201, made.content
    path = f"/api/v1/referrals/{made.json()['id']}"
    assert kaisa.post(f"{path}/agree/", {"ticked": ["phone"]}, **json).status_code == 403
    assert aino.post(f"{path}/agree/", {"ticked": ["phone"]}, **json).json()["state"] == "sent"
    assert kaisa.post(f"{path}/accept/", {"worker": "Oona"}, **json).json()["state"] == "accepted"
    assert kaisa.post(f"{path}/accept/", {"worker": "Oona"}, **json).status_code == 409


@pytest.mark.parametrize("who", ["sofia", "ville", "admin"])
def test_nobody_else_reads_to_which_service_she_goes(referral, cast, signed_in, who):
    assert signed_in(getattr(cast, who)).get(referral.get_absolute_url()).status_code == 404


def test_the_coordinator_reads_numbers_in_ranges_and_no_names(referral, cast, signed_in):
    page = text(signed_in(cast.sofia).get("/numbers/referrals/"))
    assert cast.bakery.name in page
    assert "1–4" in page
    assert "Aino" not in page


def test_a_service_is_found_by_its_name_its_house_and_its_town(cast, card, signed_in):
    for number in range(9):
        services.service(services.provider(f"Talo {number}"), name=f"Neuvonta {number}")
    far = services.service(services.provider("Pajaverstas", where="Hollola"), name="Työpaja")
    kaisa, path = signed_in(cast.kaisa), f"/referrals/of/{cast.aino.pk}/propose/"
    assert "Työpaja" not in text(kaisa.get(path)), "so many are not listed"
    for word in ("työpaja", "pajaverstas", "hollola"):
        assert "Työpaja – Pajaverstas, Hollola" in text(kaisa.post(path, {"service_search": word, "why": "Auttaisi"}))
        asked = {"name": "service", "id": "s", "type": "radio", "service_search": word}
        assert f'value="{far.pk}"' in text(kaisa.get("/referrals/services/", asked))
    assert "Työpaja – Pajaverstas, Hollola" in text(kaisa.get(f"{path}?service={far.pk}")), "its own page led here"
    assert signed_in(cast.mikko).get("/referrals/services/").status_code == 403
