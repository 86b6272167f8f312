"""Pages of agreements: the text as each side sees it, links without an account, the public proof."""

import pytest
from django.urls import reverse

from accounts.audit.models import Entry
from marketplace.work.agreements import actions
from marketplace.work.agreements.models import Agreement
from tests.factories import marketplace
from tests.links import link_to, pressed

pytestmark = pytest.mark.django_db


def text_of(answer):
    return answer.content.decode()


def url(name, obj):
    return reverse(f"agreements:{name}", args=[obj.pk])


@pytest.mark.parametrize("who", ["aino", "mikko", "kaisa", "sofia"])
@pytest.mark.parametrize("stage", ["version", "signed", "standing"])
def test_each_stage_has_a_page_with_only_the_buttons_that_work(request, cast, signed_in, who, stage):
    version = request.getfixturevalue(stage)
    client = signed_in(getattr(cast, who))
    answer = client.get(version.get_absolute_url())
    assert answer.status_code == (404 if (who, stage) == ("mikko", "version") else 200)
    for verb in ("edit", "send_out", "sign", "resend", "check", "confirm", "correct", "withdraw", "pdf"):
        if f'href="{url(verb, version)}"' in text_of(answer):
            assert client.get(url(verb, version)).status_code == 200, verb


def test_the_form_writes_what_was_typed_and_keeps_a_wrong_value(cast, version, signed_in):
    client = signed_in(cast.kaisa)
    page = client.get(url("edit", version))
    data = {name: value for name, value in page.context["form"].initial.items() if value is not None}
    data = {**data, "starts_on": "1.12.2026", "ends_on": "31.1.2027", "hours_per_day": "6,5",
            "from_time": "8.30", "until_time": "15.00"}  # fmt: skip
    assert client.post(url("edit", version), {**data, "ends_on": "1.11.2026"}).status_code == 422
    assert client.post(url("edit", version), data).status_code == 302
    content = Agreement.objects.get().content
    assert (content["hours_per_day"], content["from_time"], content["starts_on"]) == ("6.5", "08:30", "2026-12-01")


def test_what_the_law_refuses_is_said_with_its_section(cast, version, signed_in):
    actions.edit(version, hours_per_day="9", by=cast.kaisa)
    answer = signed_in(cast.kaisa).post(url("send_out", version))
    assert answer.status_code == 422
    assert "380/2023, 57 §" in text_of(answer)


def test_every_look_of_another_is_on_record(cast, standing, signed_in):
    for person in (cast.aino, cast.kaisa, cast.mikko):
        signed_in(person).get(standing.get_absolute_url())
        signed_in(person).get(url("pdf", standing))
    assert Entry.objects.filter(verb="agreements.view", person=cast.aino).count() == 4


def test_the_pdf_comes_in_the_readers_language_and_is_kept_by_no_cache(cast, standing, signed_in):
    cast.mikko.language = "sv"
    cast.mikko.save()
    answer = signed_in(cast.mikko).get(url("pdf", standing))
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("application/pdf", "no-store, private")
    assert answer.content.startswith(b"%PDF")
    assert b"sv" in answer.content


def test_opening_a_link_signs_nothing_and_pressing_signs_once(cast, version, client):
    actions.send_out(version, by=cast.kaisa)
    page = link_to("agreements.sign", version.links.get(party="host"), cast.mikko)
    assert "Selvitetään" not in text_of(client.get(page))
    assert "Selvitetään" in text_of(pressed(client, page))
    assert not version.signatures.exists()
    assert pressed(client, page, "sign").status_code == 302
    assert "Mikko Mäkinen" in text_of(client.get(page))
    assert pressed(client, page, "sign").status_code in {409, 422}
    assert version.signatures.get().signer == cast.mikko


def test_a_link_to_a_withdrawn_text_shows_nothing_of_it(cast, version, client):
    actions.send_out(version, by=cast.kaisa)
    link = link_to("agreements.sign", version.links.get(party="young"), cast.aino)
    actions.withdraw(version, reason="Väärin", by=cast.kaisa)
    for page in (text_of(client.get(link)), text_of(pressed(client, link))):
        assert "Selvitetään" not in page
        assert "Aalto" not in page


@pytest.mark.parametrize("stage", ["version", "signed", "standing"])
def test_the_public_page_says_how_it_is_and_no_name(request, client, stage):
    version = request.getfixturevalue(stage)
    page = text_of(client.get(reverse("agreements:proof", args=[version.code])))
    for name in ("Aino", "Aalto", "Mikko", "Kauris", "Kaisa", "Sofia", "Leipomo"):
        assert name not in page
    assert (version.fingerprint if stage != "version" else version.code) in page


@pytest.mark.parametrize("code", ["NOSUCHCODE22", "x", "a-b_c"])
def test_an_unknown_code_is_no_fault(client, code):
    assert client.get(reverse("agreements:proof", args=[code])).status_code == 200


def test_a_code_with_gaps_leads_to_its_page(client, standing):
    typed = " ".join((standing.code[:4], standing.code[4:8], standing.code[8:].lower()))
    answer = client.get(reverse("agreements:verify"), {"code": typed})
    assert answer.url == reverse("agreements:proof", args=[standing.code])


def test_the_home_of_each_shows_what_waits_for_her(cast, version, sofia, signed_in):
    def waits(person):
        return version.get_absolute_url() in text_of(signed_in(person).get(reverse("home")))

    assert waits(cast.kaisa)
    actions.send_out(version, by=cast.kaisa)
    assert [waits(one) for one in (cast.aino, cast.mikko, cast.kaisa)] == [True, True, False]
    actions.sign(version, by=cast.aino)
    actions.sign(version, by=cast.mikko)
    assert [waits(one) for one in (cast.kaisa, sofia)] == [True, False]
    actions.check(version, by=cast.kaisa)
    assert waits(sofia)


def test_the_whole_way_over_the_api(cast, placement, sofia, signed_in):
    def post(person, name, pk, data=None):
        return signed_in(person).post(reverse(f"api-{name}", args=[pk]), data or {}, content_type="application/json")

    begun = post(cast.kaisa, "placement-agreements-write", placement.pk)
    assert begun.status_code == 201
    pk = begun.json()["id"]
    text = {**{name: str(value)[:5] if "time" in name else value for name, value in marketplace.AGREED.items()},
            "ticked": ["competition_on", "plan_on", "not_employed_on", "elsewhere_on"]}  # fmt: skip
    assert post(cast.kaisa, "agreements-send-out", pk).status_code == 422
    assert post(cast.kaisa, "agreements-edit", pk, text).status_code == 200
    for person, verb, state in (
        (cast.kaisa, "send-out", "out"), (cast.aino, "sign", "out"), (cast.mikko, "sign", "signed"),
        (cast.kaisa, "check", "checked"), (sofia, "confirm", "in_force"),
    ):  # fmt: skip
        answer = post(person, f"agreements-{verb}", pk)
        assert (answer.status_code, answer.json().get("state")) == (200, state), answer.json()
    assert answer.json()["proof"] == "valid"
    assert post(cast.aino, "agreements-sign", pk).status_code == 409
