"""Pages of hirings: the whole way by forms, what each reader sees, the study plan behind its door, the calculator."""

import datetime as dt
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from accounts.audit.models import Entry
from marketplace.reference.eligibility.schemes.employment import QUESTIONS
from marketplace.work.outcomes.cases import Case
from marketplace.work.outcomes.models import BusinessCheck, Hiring
from tests.factories import accounts, marketplace
from tests.factories.outcomes import case, check, hiring, period
from tests.marketplace.work.outcomes.test_plans import pdf

pytestmark = pytest.mark.django_db
TERMS = {
    "length": "permanent", "hours_per_week": "30", "hours_per_day": "6", "euros_an_hour": "12,50",
    "collective_agreement": "Leipomoala", "pays_agreed_wage": "true", "host_form": "company", "is_for_business": "true",
    "dismissed_lately": "false", "has_debts": "false", "had_support_for_her": "false",
}  # fmt: skip


def text(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def finnish(number):
    one = timezone.localdate() + dt.timedelta(days=number)
    return f"{one.day}.{one.month}.{one.year}"


def post(client, name, obj, **data):
    return client.post(reverse(f"outcomes:{name}", args=[obj.pk]), data)


def test_a_trial_becomes_a_job_with_the_voucher_by_forms_alone(cast, trial, signed_in):
    kaisa = signed_in(cast.kaisa)
    assert reverse("outcomes:begin", args=[trial.pk]) in text(kaisa.get(trial.get_absolute_url()))
    post(kaisa, "begin", trial, kind="job")
    made = Hiring.objects.get()
    assert post(kaisa, "edit", made, starts_on=finnish(-70), **TERMS).status_code == 302
    post(kaisa, "open_case", made, scheme="voucher")
    found = Case.objects.get()
    assert post(kaisa, "estimate", found, unemployed_since="1.1.2026", has_upper_secondary="false").status_code == 302
    assert post(kaisa, "apply", found, applied_on=finnish(-90)).status_code == 302
    assert post(kaisa, "agree", made).status_code == 302
    assert post(kaisa, "start", made).status_code == 422  # not decided yet
    assert post(kaisa, "grant", found, decided_on=finnish(-80), months="6").status_code == 302
    assert post(kaisa, "start", made).status_code == 302
    paid = {"first_on": finnish(-70), "last_on": finnish(-41), "euros": "750,50", "paid_on": finnish(-30)}
    assert post(kaisa, "pay", found, **paid).status_code == 302
    assert "750,50" in text(kaisa.get(found.get_absolute_url()))
    assert post(kaisa, "close", found, reason="Kaikki maksettu").status_code == 302
    made.refresh_from_db()
    found.refresh_from_db()
    assert (made.state, found.state) == ("running", "closed")


def test_the_workplace_fills_in_and_applies_and_does_not_decide(cast, trial, signed_in):
    made, mikko = hiring(trial), signed_in(cast.mikko)
    found = case(made)
    assert post(mikko, "edit", made, starts_on=finnish(12), **TERMS).status_code == 302
    assert post(mikko, "apply", found, applied_on=finnish(0)).status_code == 302
    for name, obj in (("agree", made), ("grant", found), ("refuse", found), ("estimate", found)):
        assert post(mikko, name, obj).status_code == 403


def test_the_workplace_never_sees_what_is_known_of_her_for_the_estimate(cast, trial, signed_in):
    made = hiring(trial)
    found = case(made, unemployed_since=dt.date(2024, 5, 17), last_paid_work_on=dt.date(2024, 5, 16))
    findings = "380/2023, 82 §"
    subsidy = case(made, "subsidy")
    assert findings in text(signed_in(cast.kaisa).get(subsidy.get_absolute_url()))
    assert findings in text(signed_in(cast.aino).get(subsidy.get_absolute_url()))
    for who in (cast.mikko, cast.sofia):
        pages = [text(signed_in(who).get(one.get_absolute_url())) for one in (subsidy, found, made)]
        assert not any(word in page for page in pages for word in (findings, "17.5.2024", "16.5.2024"))
        api = signed_in(who).get(reverse("api-cases-detail", args=[found.pk])).json()
        assert not {"unemployed_since", "has_upper_secondary", "last_paid_work_on"} & set(api)


def test_the_workplace_never_sees_the_check_list(cast, trial, signed_in):
    made = hiring(trial, "business")
    check(made, cast.kaisa)
    BusinessCheck.objects.update(reason="Tarkistuskanaria")
    assert "Tarkistuskanaria" in text(signed_in(cast.kaisa).get(made.get_absolute_url()))
    for who in (cast.mikko, cast.sofia):
        assert "Tarkistuskanaria" not in text(signed_in(who).get(made.get_absolute_url()))


def test_the_check_list_asks_every_question_and_keeps_the_answers(cast, trial, signed_in):
    made, kaisa = hiring(trial, "business"), signed_in(cast.kaisa)
    answers = dict.fromkeys(QUESTIONS, "yes")
    assert post(kaisa, "check", made, decision="business", **(answers | {"own_risk": ""})).status_code == 422
    assert post(kaisa, "check", made, decision="business", **(answers | {"own_risk": "no"})).status_code == 422
    assert not BusinessCheck.objects.exists()
    assert post(kaisa, "check", made, decision="business", **answers).status_code == 302
    assert BusinessCheck.objects.get().answers == answers
    page = text(kaisa.get(reverse("outcomes:check", args=[made.pk])))
    assert page.count("checked") >= len(QUESTIONS) + 1


def test_a_study_plan_is_attached_served_to_its_parties_and_to_nobody_else(cast, trial, signed_in):
    made, content = hiring(trial, "apprenticeship"), pdf()
    bad = SimpleUploadedFile("hoks.pdf", b"<script>alert(1)</script>", content_type="application/pdf")
    assert post(signed_in(cast.mikko), "attach", made, study_plan=bad).status_code == 422
    good = SimpleUploadedFile("../hoks.pdf", content, content_type="application/pdf")
    assert post(signed_in(cast.mikko), "attach", made, study_plan=good).status_code == 302
    url = reverse("outcomes:study_plan", args=[made.pk])
    bella = accounts.young("Bella", accounts.coach("Leena"))
    for who, status in (
        (cast.aino, 200),
        (cast.mikko, 200),
        (cast.kaisa, 200),
        (cast.sofia, 403),
        (cast.ville, 404),
        (bella, 404),
        (cast.admin, 404),
    ):
        answer = signed_in(who).get(url)
        assert answer.status_code == status
        if status == 200:
            assert b"".join(answer.streaming_content) == content
            assert answer["Content-Type"] == "application/pdf"
            assert answer["Content-Disposition"].startswith("attachment")
            assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "no-store, private")
    assert Entry.objects.filter(verb="outcomes.view", actor=cast.kaisa).count() == 1


def test_a_new_study_plan_takes_the_place_of_the_old_file(cast, trial, signed_in, commits, settings):
    made, kaisa = hiring(trial, "apprenticeship"), signed_in(cast.kaisa)
    with commits():
        for pages in (1, 2):
            post(kaisa, "attach", made, study_plan=SimpleUploadedFile("a.pdf", pdf(pages)))
    (only,) = (settings.MEDIA_ROOT / "study-plans").iterdir()
    assert only.read_bytes() == pdf(2)


def test_a_form_asks_only_what_its_kind_needs(cast, trial, signed_in):
    kaisa = signed_in(cast.kaisa)
    fields = {}
    for kind in ("job", "apprenticeship", "training_agreement", "business"):
        page = text(kaisa.get(reverse("outcomes:edit", args=[hiring(trial, kind).pk])))
        fields[kind] = set(re.findall(r'name="(\w+)"', page))
    assert "provider_name" in fields["apprenticeship"] & fields["training_agreement"]
    assert "euros_an_hour" in fields["job"] - fields["training_agreement"] - fields["business"]
    assert "provider_name" not in fields["job"]
    assert {"starts_on"} == fields["business"] & {
        "starts_on",
        "ends_on",
        "hours_per_week",
        "euros_an_hour",
        "host_form",
    }


def test_the_case_shows_the_last_day_to_apply_and_says_when_it_has_passed(cast, trial, signed_in):
    near, late = case(hiring(trial)), case(hiring(trial, "apprenticeship", starts_on=timezone.localdate()))
    mikko = signed_in(cast.mikko)
    assert finnish(9) in text(mikko.get(near.get_absolute_url()))
    assert finnish(-1) in text(mikko.get(late.get_absolute_url()))
    assert "notice bad" in text(mikko.get(late.get_absolute_url()))


def test_the_start_up_grant_has_its_days(cast, trial, signed_in):
    found = case(hiring(trial, "business", starts_on=dt.date(2026, 12, 1)), "startup")
    page = text(signed_in(cast.kaisa).get(found.get_absolute_url()))
    assert all(one in page for one in ("1.12.2026", "31.5.2027", "30.11.2027"))


@pytest.mark.parametrize(
    ("who", "status"), [("kaisa", 200), ("mikko", 200), ("sofia", 200), ("aino", 403), ("admin", 403)]
)
def test_the_calculator_is_for_the_workplace_and_for_staff(cast, signed_in, who, status):
    place = marketplace.listing(cast.bakery, kind="job", pay="12,50 €")
    url = reverse("outcomes:cost", args=[place.pk])
    client = signed_in(getattr(cast, who))
    said = "?euros_an_hour=10&hours_a_week=30&months=6"
    answer = client.get(url + said)
    assert answer.status_code == status
    assert (url in text(client.get(place.get_absolute_url()))) is (status == 200)
    if status == 200:
        page = text(answer)
        assert page.count("649,50 €") == 1
        assert "5 845,50" in page
        assert "3 897,00 €" in page
        assert "VNA 22.12.2025" in page
        assert client.get(url + said.replace("10", "abc")).status_code == 200


@pytest.mark.parametrize("state", ["filled", "expired"])
def test_a_coach_of_another_authority_reaches_the_calculator_from_a_place_that_has_closed(cast, signed_in, state):
    place = marketplace.listing(cast.bakery, state, kind="job", pay="12,50 €")
    client, url = signed_in(cast.ville), reverse("outcomes:cost", args=[place.pk])
    assert url in text(client.get(place.get_absolute_url()))
    assert client.get(url).status_code == 200
    said = {"euros_an_hour": "10", "hours_a_week": "30", "months": 6, "support": "voucher"}
    assert client.get(reverse("api-costs-cost", args=[place.pk]), said).status_code == 200
    hidden = marketplace.listing(cast.bakery, "draft", kind="job", pay="12,50 €")
    assert client.get(reverse("outcomes:cost", args=[hidden.pk])).status_code == 404


@pytest.mark.parametrize(
    ("said", "is_there"),
    [("&hours_a_week=30&months=6", True), ("&hours_a_week=24&months=6", False), ("&hours_a_week=30&months=5", False),
     ("&hours_a_week=30&months=6&host=municipality", False)],
)  # fmt: skip
def test_the_calculator_shows_the_voucher_only_where_it_can_be_got(cast, signed_in, said, is_there):
    place = marketplace.listing(cast.bakery, kind="job", pay="12,50 €")
    page = text(signed_in(cast.mikko).get(reverse("outcomes:cost", args=[place.pk]) + "?euros_an_hour=10" + said))
    assert ("VNA 22.12.2025" in page) is is_there


def test_the_calculator_counts_from_the_first_day_of_the_place(cast, signed_in):
    first = timezone.localdate() + dt.timedelta(days=40)
    place = marketplace.listing(cast.bakery, kind="job", pay="12,50 €", starts_on=first)
    page = text(
        signed_in(cast.mikko).get(
            reverse("outcomes:cost", args=[place.pk]) + "?euros_an_hour=10&hours_a_week=30&months=6"
        )
    )
    assert f"Laskettu {finnish(40)} alkaen" in page


def test_the_calculator_over_the_api_counts_the_same(cast, signed_in):
    place = marketplace.listing(cast.bakery, kind="job", pay="12,50 €")
    url = reverse("api-costs-cost", args=[place.pk])
    said = {"euros_an_hour": "10", "hours_a_week": "30", "months": 6, "support": "voucher"}
    answer = signed_in(cast.mikko).get(url, said)
    assert (answer.json()["net"], len(answer.json()["months"]), answer.json()["is_verified"]) == ("5845.50", 6, False)
    assert signed_in(cast.mikko).get(url, said | {"months": 0}).status_code == 400
    assert signed_in(cast.mikko).get(url, said | {"hours_a_week": "24"}).status_code == 422
    assert signed_in(cast.mikko).get(url, said | {"months": 5}).status_code == 422
    assert signed_in(cast.aino).get(url, said).status_code == 403


def test_lists_and_homes_show_what_is_being_prepared(cast, trial, signed_in):
    made, over = hiring(trial), hiring(trial, "training_agreement", "ended")
    for who in (cast.aino, cast.kaisa, cast.mikko):
        client = signed_in(who)
        assert (made.get_absolute_url() in text(client.get("/"))) is (who != cast.mikko)
        page = text(client.get(reverse("outcomes:list")))
        assert made.get_absolute_url() in page
        assert over.get_absolute_url() not in page
        assert over.get_absolute_url() in text(client.get(reverse("outcomes:list") + "?all=1"))
    for who in (cast.ville, cast.admin):
        assert made.get_absolute_url() not in text(signed_in(who).get(reverse("outcomes:list") + "?all=1"))


def test_the_api_walks_the_same_way(cast, trial, signed_in):
    kaisa = signed_in(cast.kaisa)

    def send(name, obj, **data):
        return kaisa.post(reverse(name, args=[obj.pk]), data, content_type="application/json")

    day = timezone.localdate() + dt.timedelta(days=10)
    answer = send("api-hiring-begins-begin", trial, kind="training_agreement")
    assert answer.status_code == 201
    made = Hiring.objects.get()
    assert len(answer.json()["contracts"]) == 1
    told = {"starts_on": f"{day}", "ends_on": "2027-12-31", "provider_name": "Salpaus", "provider_contact": "Seija"}
    assert send("api-hirings-edit", made, **told, host_form="company").json()["provider_name"] == "Salpaus"
    assert send("api-hirings-agree", made).status_code == 422
    plan = SimpleUploadedFile("hoks.pdf", pdf())
    assert kaisa.post(reverse("api-hirings-attach", args=[made.pk]), {"study_plan": plan}).json()["has_study_plan"]
    contract = made.contracts.get()
    assert send("api-contracts-sign", contract, signed_on=f"{timezone.localdate()}").json()["state"] == "signed"
    assert send("api-hirings-agree", made).json()["state"] == "agreed"


def test_paid_periods_go_out_over_the_api(cast, trial, signed_in):
    found = case(hiring(trial, state="running"), "voucher", "paying")
    period(found, "900.00")
    answer = signed_in(cast.mikko).get(reverse("api-cases-detail", args=[found.pk])).json()
    assert [one["euros"] for one in answer["periods"]] == ["900.00"]
