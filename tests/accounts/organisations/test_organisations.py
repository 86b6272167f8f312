"""Workplaces: registering, checking, colleagues, ties; who may what."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.audit.models import Entry
from accounts.notices.models import Notice
from accounts.organisations import actions
from accounts.organisations.forms import normal_business_id
from accounts.organisations.models import Membership, Organisation, Tie
from accounts.organisations.states import OrganisationState
from accounts.people.states import Role
from tests.factories import accounts

VERBS = ("verify", "refuse", "ban")


def facts(**changed):
    return {"name": "Kahvila Kulma", "business_id": "0116297-6", "municipality": "398", **changed}


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("0116297-6", "0116297-6"),
        (" 0116297 - 6 ", "0116297-6"),
        ("01162976", "0116297-6"),
        ("FI01162976", "0116297-6"),
        ("fi 0116297-6", "0116297-6"),
        ("116297-6", "0116297-6"),
        ("0116297–6", "0116297-6"),
        ("leipomo", "leipomo"),
    ],
)
def test_a_business_id_is_read_as_people_write_it(written, kept):
    assert normal_business_id(written) == kept


def test_an_employer_registers_and_manages(signed_in, db):
    mikko = accounts.user(Role.EMPLOYER, "Mikko")
    answer = signed_in(mikko).post(reverse("organisations:register"), facts(business_id="FI 01162976"))
    kulma = Organisation.objects.get()
    assert answer.url == kulma.get_absolute_url()
    assert (kulma.business_id, kulma.state, kulma.authority.code) == ("0116297-6", "waiting", "lahti")
    assert Membership.objects.get().is_manager
    assert Entry.objects.about(kulma).get().verb == "organisations.register"


@pytest.mark.parametrize("number", ["1234567-8", "0116297-7", "", "leipomo", "٠١١٦٢٩٧٦", "0116297-6\x00", "9" * 20])
def test_a_wrong_business_id_is_told_at_its_field(signed_in, db, number):
    page = signed_in(accounts.user(Role.EMPLOYER)).post(reverse("organisations:register"), facts(business_id=number))
    assert page.status_code == 422
    assert "business_id" in page.context["form"].errors
    assert not Organisation.objects.exists()


def test_a_second_registration_is_told_kindly(signed_in, cast):
    sent = facts(business_id=cast.bakery.business_id.replace("-", ""))
    page = signed_in(accounts.user(Role.EMPLOYER)).post(reverse("organisations:register"), sent)
    assert page.status_code == 422
    assert page.context["form"].errors.as_data()["business_id"][0].code == "registered_already"


def test_the_same_form_sent_twice_registers_once(signed_in, db):
    client = signed_in(accounts.user(Role.EMPLOYER))
    key = "7f4df0a0-6c1c-4b7a-9a53-6c2ad2a4ef11"
    answers = [client.post(reverse("organisations:register"), facts(form_key=key)) for _time in range(2)]
    assert Organisation.objects.count() == 1
    assert {answer.status_code for answer in answers} == {302}
    assert answers[0].url == answers[1].url


def test_registering_sets_nothing_that_only_the_authority_decides(signed_in, db):
    sent = facts(state="verified", authority="2", checked_by="1", kind="school")
    signed_in(accounts.user(Role.EMPLOYER)).post(reverse("organisations:register"), sent)
    kulma = Organisation.objects.get()
    assert (kulma.state, kulma.kind, kulma.checked_by) == ("waiting", "employer", None)


@pytest.mark.parametrize(("who", "status"), [("aino", 403), ("kaisa", 403), ("sofia", 403), ("admin", 403)])
def test_only_employers_register(signed_in, cast, who, status):
    person = getattr(cast, who)
    assert signed_in(person).post(reverse("organisations:register"), facts()).status_code == status
    sent = {"name": "X", "business_id": "0116297-6", "municipality": "398"}
    assert signed_in(person).post("/api/v1/organisations/register/", sent, "application/json").status_code == status
    assert Organisation.objects.count() == 1


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(
    ("who", "status"), [("aino", 404), ("mikko", 403), ("kaisa", 200), ("sofia", 200), ("ville", 404), ("admin", 200)]
)
def test_who_may_check_a_workplace(signed_in, cast, who, status, verb):
    assert (
        signed_in(getattr(cast, who)).get(reverse(f"organisations:{verb}", args=[cast.bakery.pk])).status_code == status
    )


def test_an_administrator_shuts_a_workplace_out_with_a_reason_and_lets_it_be_checked_again(signed_in, cast):
    armi = signed_in(cast.admin)
    assert armi.post(reverse("organisations:ban", args=[cast.bakery.pk]), {"reason": ""}).status_code == 422
    armi.post(reverse("organisations:ban", args=[cast.bakery.pk]), {"reason": "Ei maksa palkkoja"})
    armi.post(reverse("organisations:restore", args=[cast.bakery.pk]), {"reason": "Maksoi palkat"})
    armi.post(reverse("organisations:verify", args=[cast.bakery.pk]))
    cast.bakery.refresh_from_db()
    assert (cast.bakery.state, cast.bakery.checked_by) == ("verified", cast.admin)
    lines = Entry.objects.about(cast.bakery).filter(actor=cast.admin)
    assert [(line.verb.rpartition(".")[2], line.reason) for line in lines] == [
        ("ban", "Ei maksa palkkoja"), ("restore", "Maksoi palkat"), ("verify", ""),
    ]  # fmt: skip


def test_an_administrator_with_a_tie_decides_nothing_about_it(signed_in, cast):
    armi = signed_in(cast.admin)
    armi.post(reverse("organisations:declare_tie", args=[cast.bakery.pk]), {"kind": "relative"})
    assert armi.get(reverse("organisations:ban", args=[cast.bakery.pk])).status_code == 403


@pytest.mark.parametrize(
    ("who", "status"), [("aino", 404), ("mikko", 200), ("kaisa", 200), ("sofia", 200), ("ville", 404), ("admin", 200)]
)
def test_who_may_open_a_workplace(signed_in, cast, who, status):
    client = signed_in(getattr(cast, who))
    assert client.get(cast.bakery.get_absolute_url()).status_code == status
    assert client.get(f"/api/v1/organisations/{cast.bakery.pk}/").status_code == status


def test_another_employer_sees_nothing_of_it(signed_in, cast):
    other = accounts.employer("Paja", contact=accounts.user(Role.EMPLOYER, "Pia"))
    client = signed_in(other.memberships.get().person)
    assert client.get(cast.bakery.get_absolute_url()).status_code == 404
    assert client.post(reverse("organisations:edit", args=[cast.bakery.pk]), facts()).status_code == 404
    assert [row["name"] for row in client.get("/api/v1/organisations/").json()["results"]] == ["Paja"]


def test_checking_tells_the_employers_people(signed_in, cast, commits):
    kulma = accounts.employer("Kulma", contact=cast.mikko)
    signed_in(cast.kaisa).post(reverse("organisations:verify", args=[kulma.pk]))
    kulma.refresh_from_db()
    assert (kulma.state, kulma.checked_by) == (OrganisationState.VERIFIED, cast.kaisa)
    assert Notice.objects.get(name="organisation_verified").recipient == cast.mikko


def test_a_refusal_needs_a_reason_and_tells_it(signed_in, cast):
    kulma = accounts.employer("Kulma", contact=cast.mikko)
    address = reverse("organisations:refuse", args=[kulma.pk])
    assert signed_in(cast.kaisa).post(address, {"reason": " "}).status_code == 422
    signed_in(cast.kaisa).post(address, {"reason": "Y-tunnus ei ole voimassa."})
    kulma.refresh_from_db()
    assert kulma.state == "refused"
    assert Notice.objects.get(name="organisation_refused").facts["reason"] == "Y-tunnus ei ole voimassa."


def test_two_coaches_at_once_the_second_is_told_who_was_first(signed_in, cast):
    kulma = accounts.employer("Kulma", contact=cast.mikko)
    signed_in(cast.kaisa).post(reverse("organisations:verify", args=[kulma.pk]))
    page = signed_in(cast.sofia).post(reverse("organisations:verify", args=[kulma.pk]))
    assert page.status_code == 409
    assert "Kaisa" in page.content.decode()


def test_a_tie_takes_the_decision_away_until_it_ends(signed_in, cast):
    client = signed_in(cast.kaisa)
    client.post(reverse("organisations:declare_tie", args=[cast.bakery.pk]), {"kind": "relative"})
    assert client.get(reverse("organisations:ban", args=[cast.bakery.pk])).status_code == 403
    tie = Tie.objects.get()
    assert signed_in(cast.sofia).post(reverse("organisations:end_tie", args=[tie.pk])).status_code == 404
    assert client.post(reverse("organisations:end_tie", args=[tie.pk])).url == cast.bakery.get_absolute_url()
    assert client.get(reverse("organisations:ban", args=[cast.bakery.pk])).status_code == 200


def test_nobody_ends_somebody_elses_tie(cast):
    tie = actions.declare_tie(cast.bakery, kind="owner", by=cast.kaisa)
    with pytest.raises(ValidationError):
        actions.end_tie(tie, by=cast.sofia)


def test_editing_keeps_the_business_id(signed_in, cast):
    before = cast.bakery.business_id
    signed_in(cast.mikko).post(
        reverse("organisations:edit", args=[cast.bakery.pk]), facts(name="Uusi nimi", municipality="111")
    )
    cast.bakery.refresh_from_db()
    assert (cast.bakery.name, cast.bakery.business_id) == ("Uusi nimi", before)
    assert cast.bakery.authority.code == "paijat-hame"
    assert cast.bakery.state == "verified"


def add(client, organisation, email, **extra):
    sent = {"given_name": "Kalle", "family_name": "Kollega", "email": email, **extra}
    return client.post(reverse("organisations:add_member", args=[organisation.pk]), sent)


def test_the_answer_is_the_same_for_a_young_persons_address(signed_in, cast):
    client = signed_in(cast.mikko)
    known = add(client, cast.bakery, cast.aino.email)
    page_after_known = client.get(cast.bakery.get_absolute_url()).content
    unknown = add(client, cast.bakery, "tuntematon@example.test")
    page_after_unknown = client.get(cast.bakery.get_absolute_url())
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert page_after_known.count(b"Kollega") == 3, "the row and its two links"
    assert page_after_unknown.content.count(b"Kollega") == 6, "both stand there as invited"
    assert b"Aino" not in page_after_known
    assert not Membership.objects.filter(person=cast.aino).exists()
    cast.aino.refresh_from_db()
    assert cast.aino.role == Role.YOUNG


def test_a_coach_sees_whom_to_call_before_anybody_has_logged_in(signed_in, cast):
    page = signed_in(cast.kaisa).get(cast.bakery.get_absolute_url()).content.decode()
    assert cast.mikko.email in page


def test_a_colleague_who_may_not_add_people_cannot(signed_in, cast):
    kalle = accounts.user(Role.EMPLOYER, "Kalle")
    Membership.objects.create(organisation=cast.bakery, person=kalle)
    assert add(signed_in(kalle), cast.bakery, "x@example.test").status_code == 403


def test_the_last_manager_cannot_leave(signed_in, cast):
    kalle = accounts.user(Role.EMPLOYER, "Kalle")
    Membership.objects.create(organisation=cast.bakery, person=kalle)
    address = reverse("organisations:leave", args=[cast.bakery.pk])
    assert signed_in(cast.mikko).post(address).status_code == 422
    add(signed_in(cast.mikko), cast.bakery, kalle.email, is_manager="on")
    assert signed_in(cast.mikko).post(address).status_code == 422, "Kalle has never signed in"
    signed_in(kalle)
    assert signed_in(cast.mikko).post(address).url == reverse("home")
    assert signed_in(cast.mikko).get(cast.bakery.get_absolute_url()).status_code == 404
    assert Membership.objects.get(person=kalle).is_manager


def test_the_list_filters_by_state_and_text(signed_in, cast):
    accounts.employer("Kulma")
    client = signed_in(cast.kaisa)
    page = client.get(reverse("organisations:list"), {"state": "waiting"})
    assert [row.name for row in page.context["page_obj"]] == ["Kulma"]
    page = client.get(reverse("organisations:list"), {"q": cast.bakery.business_id[:4]})
    assert cast.bakery in page.context["page_obj"].object_list
    assert client.get(reverse("organisations:list"), {"state": "x", "q": "'\x00\"", "page": "1"}).status_code < 500


@pytest.mark.parametrize("name", ["R&D Oy", "O’Neill <b>", "Bon<<eau"])
def test_a_name_with_signs_is_shown_as_it_was_written(signed_in, cast, name):
    cast.bakery.name = name
    cast.bakery.save()
    page = signed_in(cast.kaisa).get(cast.bakery.get_absolute_url())
    assert page.context["object"].name == name
    assert "<b>" not in page.content.decode()


def test_api_verbs_call_the_same_actions(signed_in, cast):
    kulma = accounts.employer("Kulma", contact=cast.mikko)
    coach = signed_in(cast.kaisa)
    base = f"/api/v1/organisations/{kulma.pk}"
    assert coach.post(f"{base}/refuse/", {"reason": "x"}, "application/json").json()["state"] == "refused"
    assert coach.post(f"{base}/verify/").json()["state"] == "verified"
    assert coach.post(f"{base}/verify/").status_code == 409
    assert coach.post(f"{base}/ban/", {}, "application/json").status_code == 400
    assert coach.post(f"{base}/ban/", {"reason": "x"}, "application/json").json()["state"] == "banned"
    assert coach.post(f"{base}/restore/", {"reason": "x"}, "application/json").json()["state"] == "waiting"
    assert coach.post(f"{base}/declare-tie/", {"kind": "work"}, "application/json").status_code == 201
    tie = coach.get("/api/v1/ties/").json()["results"][0]
    assert coach.post(f"/api/v1/ties/{tie['id']}/end/").json()["ended_on"]
    employer = signed_in(cast.mikko)
    assert employer.post(f"{base}/edit/", {"about": "Hei"}, "application/json").json()["about"] == "Hei"
    assert employer.post(f"{base}/verify/").status_code == 403
    sent = {"given_name": "K", "family_name": "K", "email": "k@example.test", "is_manager": True}
    assert employer.post(f"{base}/add-member/", sent, "application/json").status_code == 422, "not checked yet"
    assert coach.post(f"{base}/verify/").status_code == 200
    assert employer.post(f"{base}/add-member/", sent, "application/json").status_code == 204
    assert employer.post(f"{base}/leave/").status_code == 422, "nobody has said yes yet"
