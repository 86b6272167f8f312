"""End assessments: asked in time, written part by part, given whole, confirmed or disputed in her own words."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.audit.queries import views_of
from accounts.audit.transition_table import TransitionRefusedError
from accounts.notices.models import Notice
from accounts.notices.words import words_of
from marketplace.work.assessments import actions
from marketplace.work.assessments.models import Assessment
from marketplace.work.assessments.queries import assessments_waiting_for
from marketplace.work.assessments.states import WorkingSkill
from marketplace.work.assessments.tasks import ask_assessments
from marketplace.work.listings.models import Listing
from marketplace.work.placements import actions as placements
from tests.factories import accounts
from tests.links import link_in, pressed
from tests.people import day, work_trial

pytestmark = pytest.mark.django_db
WHOLE = {"suits": "well", "suits_words": "Leipurin työ sopii hyvin."}
RETURN = {**WHOLE, "learning_needs": "Kassatyö", "skills": dict.fromkeys(WorkingSkill.values, "good")}


@pytest.fixture
def trial(cast):
    return work_trial(cast, begins=-30, ends=7)


@pytest.fixture
def assessment(cast, trial):
    return actions.request(trial, by=cast.kaisa)


def told(name):
    return [notice.recipient.given_name for notice in Notice.objects.filter(name=name)]


@pytest.mark.parametrize(("days", "asked"), [(7, 1), (8, 0), (0, 1), (-3, 1)])
def test_the_workplace_is_asked_a_week_before_the_last_day(trial, days, asked):
    type(trial).objects.update(ends_on=day(days))
    assert ask_assessments.func()["done"] == asked
    assert told("assessment_asked") == ["Mikko"] * asked
    assert ask_assessments.func()["done"] == 0, "and once only"


@pytest.mark.parametrize("kind", ["job", "apprenticeship"])
def test_of_other_kinds_the_law_asks_none(cast, trial, kind):
    type(trial).objects.update(kind=kind)
    trial.refresh_from_db()
    assert ask_assessments.func()["done"] == 0
    placements.end(trial, ended_on=day(0), outcome="studies", by=cast.kaisa)
    assert not Assessment.objects.exists()


@pytest.mark.parametrize("verb", ["end", "stop"])
def test_it_is_asked_at_once_when_the_trial_is_over(cast, trial, verb):
    more = {"side": "host", "reason": "Syy"} if verb == "stop" else {}
    getattr(placements, verb)(trial, ended_on=day(0), outcome="unemployed", by=cast.mikko, **more)
    assert Assessment.objects.get().state == "draft"
    assert told("assessment_asked") == ["Mikko"]


def test_a_workplace_that_is_silent_is_reminded_once_after_the_end(cast, trial, assessment):
    type(trial).objects.update(state="ended", ended_on=day(-5), outcome="unemployed")
    Assessment.objects.update(requested_at=timezone.now() - timezone.timedelta(days=6))
    assert [ask_assessments.func()["done"], ask_assessments.func()["done"]] == [1, 0]
    assert told("assessment_reminder") == ["Mikko"]


def test_what_is_saved_in_part_is_there_later_and_she_does_not_see_it(cast, assessment):
    actions.write(assessment, suits="partly", by=cast.mikko)
    assert Assessment.objects.get().suits == "partly"
    assert list(Assessment.objects.visible_to(cast.aino)) == []
    actions.write(assessment, suits_words="Kesken", by=cast.mikko)
    again = Assessment.objects.get()
    assert (again.suits, again.suits_words, again.state) == ("partly", "Kesken", "draft")


@pytest.mark.parametrize("missing", ["suits", "suits_words"])
def test_giving_names_what_is_missing_and_keeps_the_draft(cast, assessment, missing):
    with pytest.raises(ValidationError) as refusal:
        actions.give(assessment, by=cast.mikko, **{**WHOLE, missing: ""})
    assert list(refusal.value.message_dict) == [missing]
    assert Assessment.objects.get().state == "draft"


@pytest.mark.parametrize("missing", ["learning_needs", "skills"])
def test_coming_back_to_work_asks_for_skills_and_learning_needs_too(cast, assessment, missing):
    Listing.objects.update(aim="return")
    fresh = Assessment.objects.get()
    with pytest.raises(ValidationError) as refusal:
        actions.give(fresh, by=cast.mikko, **{**RETURN, missing: {} if missing == "skills" else ""})
    assert list(refusal.value.message_dict) == [missing]
    actions.give(Assessment.objects.get(), by=cast.mikko, **RETURN)
    assert Assessment.objects.get().state == "given"


def test_one_skill_left_out_is_missing(cast, assessment):
    Listing.objects.update(aim="return")
    skills = dict.fromkeys(WorkingSkill.values[1:], "growing")
    with pytest.raises(ValidationError):
        actions.give(Assessment.objects.get(), by=cast.mikko, **{**RETURN, "skills": skills})


def test_a_given_one_goes_to_her_and_her_coach(cast, assessment):
    actions.give(assessment, by=cast.mikko, **WHOLE)
    assert (assessment.given_by, assessment.how_told) == (cast.mikko, "own")
    assert told("assessment_given") == ["Aino"]
    assert told("assessment_given_coach") == ["Kaisa"]
    assert list(assessments_waiting_for(cast.aino)) == [assessment]
    assert all("sopii hyvin" not in "".join(words_of(one)) for one in Notice.objects.all())


def test_a_coach_who_completes_it_names_her_source(cast, assessment):
    with pytest.raises(ValidationError) as refusal:
        actions.give(assessment, by=cast.kaisa, **WHOLE)
    assert list(refusal.value.message_dict) == ["how_told"]
    actions.give(Assessment.objects.get(), how_told="paper", by=cast.kaisa, **WHOLE)
    given = Assessment.objects.get()
    assert (given.state, given.how_told, given.given_by) == ("given", "paper", cast.kaisa)


def test_a_workplace_cannot_claim_that_it_came_by_phone(cast, assessment):
    actions.give(assessment, how_told="phone", by=cast.mikko, **WHOLE)
    assert Assessment.objects.get().how_told == "own"


def test_she_confirms_with_her_words(cast, assessment):
    actions.give(assessment, by=cast.mikko, **WHOLE)
    actions.confirm(assessment, her_words="Kiitos", by=cast.aino)
    assert (assessment.state, assessment.her_words) == ("confirmed", "Kiitos")
    assert list(assessments_waiting_for(cast.aino)) == []


def test_a_dispute_needs_her_words_and_reaches_her_coach(cast, assessment):
    actions.give(assessment, by=cast.mikko, **WHOLE)
    with pytest.raises(ValidationError):
        actions.dispute(assessment, her_words="  ", by=cast.aino)
    actions.dispute(assessment, her_words="Tein myös kassatyötä.", by=cast.aino)
    assert told("assessment_disputed_coach") == ["Kaisa"]
    assert list(assessments_waiting_for(cast.kaisa)) == [assessment]
    actions.confirm(assessment, by=cast.aino)
    assert Assessment.objects.get().her_words == "Tein myös kassatyötä.", "what she said stays"


def test_opened_again_it_keeps_what_was_written(cast, assessment):
    actions.give(assessment, by=cast.mikko, **WHOLE)
    actions.dispute(assessment, her_words="Ei ihan", by=cast.aino)
    actions.reopen(assessment, reason="Puuttuu kassatyö", by=cast.kaisa)
    again = Assessment.objects.get()
    assert (again.state, again.suits_words, again.given_at) == ("draft", WHOLE["suits_words"], None)
    assert told("assessment_reopened") == ["Mikko"]
    assert list(Assessment.objects.visible_to(cast.aino)) == []
    actions.give(again, by=cast.mikko, **WHOLE)
    assert again.state == "given"


VERBS = {
    "give": WHOLE, "write": {"suits": "partly"}, "confirm": {}, "dispute": {"her_words": "Ei"}, "reopen": {"reason": "Syy"},
}  # fmt: skip


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("state", ["draft", "given", "confirmed", "disputed"])
def test_a_verb_works_from_its_own_states_only(cast, assessment, verb, state):
    whole = {**WHOLE, "given_at": timezone.now(), "how_told": "own", "her_words": "Sanani"}
    Assessment.objects.update(state=state, **(whole if state != "draft" else {}))
    obj = Assessment.objects.get()
    if state in Assessment.TRANSITIONS["give" if verb == "write" else verb].sources:
        getattr(actions, verb)(obj, by=cast.mikko, **VERBS[verb])
    else:
        with pytest.raises(TransitionRefusedError):
            getattr(actions, verb)(obj, by=cast.mikko, **VERBS[verb])
        assert Assessment.objects.get().state == state


@pytest.mark.both_databases
def test_the_table_refuses_a_given_one_that_is_not_whole(assessment):
    for wrong in ({"state": "given"}, {"state": "disputed", **WHOLE, "how_told": "own", "given_at": timezone.now()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Assessment.objects.update(**wrong)


def test_a_personal_identity_code_is_refused(cast, assessment):
    with pytest.raises(ValidationError):
        actions.write(assessment, suits_words="Aino 131052-308T", by=cast.mikko)


def test_asked_twice_it_is_one(cast, trial, assessment):
    assert actions.request(trial, by=cast.kaisa) == assessment
    assert told("assessment_asked") == ["Mikko"]


# The link of the mail


@pytest.fixture
def path(assessment):
    return link_in("assessment_asked")


def test_the_link_saves_in_part_and_gives_without_an_account(cast, assessment, path):
    visitor = Client()
    assert "Aino" not in visitor.get(path).content.decode()
    assert not views_of(cast.aino).exists(), "the cover shows nothing of her"
    page = pressed(visitor, path).content.decode()
    assert views_of(cast.aino).get().actor == cast.mikko, "his look stands on her list"
    assert "Aino" in page
    assert "Aalto" not in page
    assert page.count("<textarea") == 3
    assert pressed(visitor, path, "write", suits_words="Reipas").status_code == 200
    assert "Reipas" in pressed(visitor, path).content.decode()
    half = pressed(visitor, path, "give", suits_words="Reipas")
    assert half.status_code == 422
    assert "Reipas" in half.content.decode(), "nothing typed is lost"
    assert pressed(visitor, path, "give", suits_words="Reipas", suits="well").status_code == 302
    given = Assessment.objects.get()
    assert (given.state, given.given_by) == ("given", cast.mikko)


def test_a_given_one_cannot_be_changed_by_the_link(cast, assessment, path):
    actions.give(assessment, by=cast.mikko, **WHOLE)
    for verb in ("give", "write"):
        assert pressed(Client(), path, verb, suits="not_yet", suits_words="Huono").status_code == 409
    assert "<form" not in Client().get(path).content.decode().split("<main")[1].split("</main>")[0]
    assert Assessment.objects.get().suits == "well"


def test_opening_the_link_writes_nothing(assessment, path):
    before = Assessment.objects.values().get()
    for method in ("get", "head", "options"):
        getattr(Client(), method)(path)
    assert Assessment.objects.values().get() == before


def test_the_five_skills_are_asked_for_where_the_aim_is_to_come_back(assessment, path):
    assert 'name="skill_time"' not in pressed(Client(), path).content.decode()
    Listing.objects.update(aim="return")
    page = pressed(Client(), path).content.decode()
    assert all(f'name="skill_{code}"' in page for code in WorkingSkill.values)
    pressed(Client(), path, "write", skill_time="support", skill_own="x")
    assert Assessment.objects.get().skills == {}, "a level that never was saves nothing"
    pressed(Client(), path, "write", skill_time="support")
    assert Assessment.objects.get().skills == {"time": "support"}


# Pages


def test_the_whole_way_over_pages(cast, trial, assessment, signed_in):
    host, aino, kaisa = signed_in(cast.mikko), signed_in(cast.aino), signed_in(cast.kaisa)
    give, detail = reverse("assessments:give", args=[assessment.pk]), assessment.get_absolute_url()
    assert give in host.get(reverse("home")).content.decode()
    assert aino.get(detail).status_code == 404
    assert host.post(reverse("assessments:write", args=[assessment.pk]), {"suits": "well"})["Location"] == give
    assert host.post(give, WHOLE)["Location"] == detail
    assert detail in aino.get(reverse("home")).content.decode()
    assert WHOLE["suits_words"] in aino.get(detail).content.decode()
    dispute = reverse("assessments:dispute", args=[assessment.pk])
    assert aino.post(dispute, {"her_words": ""}).status_code == 422
    assert aino.post(dispute, {"her_words": "Ei ihan näin"}).status_code == 302
    assert detail in kaisa.get(reverse("home")).content.decode()
    assert "Ei ihan näin" in kaisa.get(detail).content.decode()


def test_a_coach_writes_it_down_as_she_heard_it(cast, assessment, signed_in):
    kaisa, give = signed_in(cast.kaisa), reverse("assessments:give", args=[assessment.pk])
    assert kaisa.post(give, WHOLE).status_code == 422
    assert kaisa.post(give, {**WHOLE, "how_told": "phone"}).status_code == 302
    assert "Kaisa Korhonen" in signed_in(cast.aino).get(assessment.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("who", "code"), [("sofia", 404), ("ville", 404), ("admin", 404), ("leena", 404), ("milla", 404)]
)
def test_nobody_else_reads_it(cast, assessment, signed_in, who, code):
    actions.give(assessment, by=cast.mikko, **WHOLE)
    milla = accounts.user("employer", "Milla")
    accounts.employer("Toinen", contact=milla, verified_by=cast.kaisa)
    others = {"leena": accounts.coach("Leena"), "milla": milla}
    reader = others.get(who) or getattr(cast, who)
    assert signed_in(reader).get(assessment.get_absolute_url()).status_code == code
