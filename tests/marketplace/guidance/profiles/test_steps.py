"""The questions of a profile: one page each, saved one by one, by the young person or her coach."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from accounts.audit.models import Entry
from marketplace.guidance.profiles.models import Profile
from marketplace.guidance.profiles.queries import ORDER
from marketplace.guidance.profiles.states import ProfileState
from marketplace.reference.vocabulary.models import Concept
from tests.factories import accounts, marketplace
from tests.factories.marketplace import concept
from tests.marketplace.guidance.profiles.addresses import page

pytestmark = pytest.mark.django_db
PAGES = (*ORDER, "levels", "interests")


@pytest.mark.parametrize("who", ["aino", "kaisa"])
@pytest.mark.parametrize("name", PAGES)
def test_every_question_opens_for_the_youth_and_her_coach(cast, draft, signed_in, who, name):
    answer = signed_in(getattr(cast, who)).get(page(f"edit_{name}", draft))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert text.count("<h1") == 1
    assert 'style="' not in text
    assert "onclick" not in text


@pytest.mark.parametrize("name", PAGES)
def test_a_question_about_a_version_in_force_leads_to_its_page(cast, signed_in, name):
    profile = marketplace.profile(cast.aino)
    answer = signed_in(cast.aino).get(page(f"edit_{name}", profile))
    assert answer.url == profile.get_absolute_url()


def test_answers_to_a_version_in_force_are_refused_and_change_nothing(cast, signed_in):
    profile = marketplace.profile(cast.aino)
    before = Entry.objects.count()
    answer = signed_in(cast.aino).post(page("edit_kinds", profile), {"kinds": ["job"]})
    profile.refresh_from_db()
    assert answer.status_code == 422
    assert profile.kinds == ["work_trial", "job"]
    assert Entry.objects.count() == before


def test_kinds_are_saved_and_the_next_question_comes(cast, draft, signed_in):
    answer = signed_in(cast.aino).post(page("edit_kinds", draft), {"kinds": ["apprenticeship"]})
    draft.refresh_from_db()
    assert draft.kinds == ["apprenticeship"]
    assert answer.url == page("edit_skills", draft)


def test_from_the_page_of_answers_a_change_leads_back_there(cast, draft, signed_in):
    answer = signed_in(cast.aino).post(page("edit_kinds", draft) + "?check=1", {"kinds": ["job"]})
    assert answer.url == draft.get_absolute_url()


def test_no_kind_at_all_is_refused_with_a_sentence(cast, draft, signed_in):
    answer = signed_in(cast.aino).post(page("edit_kinds", draft), {})
    assert answer.status_code == 422
    assert "errorlist" in answer.content.decode()


def test_skills_are_ticked_and_searched_and_keep_their_levels(cast, draft, signed_in):
    draft.skill_rows.update(level=3)
    baking = concept("leipominen", "skill")
    other = Concept.objects.skills().everyday().exclude(pk=baking.pk).first()
    rare = Concept.objects.create(kind="skill", code="harvinainen", name_fi="harvinainen", name_sv="x", name_en="x")
    answer = signed_in(cast.aino).post(
        page("edit_skills", draft), {"everyday": [baking.pk, other.pk], "more": [rare.pk]}
    )
    assert answer.url == page("edit_wishes", draft)
    assert dict(draft.skill_rows.values_list("skill", "level")) == {baking.pk: 3, other.pk: 2, rare.pk: 2}


def test_a_ticked_skill_is_ticked_when_the_page_opens_again(cast, draft, signed_in):
    baking = concept("leipominen", "skill")
    text = signed_in(cast.aino).get(page("edit_skills", draft)).content.decode()
    assert re.search(rf'value="{baking.pk}"[^>]* checked', text)
    assert text.count(f'value="{baking.pk}"') == 1, "what is chosen stands with the search alone"


def test_a_word_in_the_search_box_shows_what_it_finds_and_loses_no_tick(cast, draft, signed_in):
    baking = concept("leipominen", "skill")
    answer = signed_in(cast.aino).post(
        page("edit_skills", draft), {"everyday": [baking.pk], "more_search": "leipo", "more_find": "1"}
    )
    text = answer.content.decode()
    assert answer.status_code == 422
    assert re.search(rf'value="{baking.pk}" id="skill_{baking.pk}" checked', text)
    assert "leipo" in text


def test_no_skill_at_all_is_refused(cast, draft, signed_in):
    answer = signed_in(cast.aino).post(page("edit_skills", draft), {})
    assert answer.status_code == 422
    assert draft.skill_rows.count() == 1


def test_a_skill_that_is_not_on_the_list_is_refused_not_a_fault(cast, draft, signed_in):
    for value in ("999999", "x", "-1", "9" * 30):
        answer = signed_in(cast.aino).post(page("edit_skills", draft), {"everyday": [value]})
        assert answer.status_code == 422, value


def test_levels_are_saved_per_skill(cast, draft, signed_in):
    row = draft.skill_rows.get()
    answer = signed_in(cast.aino).post(page("edit_levels", draft), {f"of_{row.skill_id}": "3"})
    assert draft.skill_rows.get().level == 3
    assert answer.url == page("edit_wishes", draft)


def test_wishes_and_interest_are_saved(cast, draft, signed_in):
    baker, cook = concept("leipuri"), concept("kokki")
    client = signed_in(cast.aino)
    answer = client.post(page("edit_wishes", draft), {"occupations": [baker.pk, cook.pk]})
    assert answer.url == page("edit_times", draft)
    assert dict(draft.wish_rows.values_list("occupation", "interest")) == {baker.pk: 5, cook.pk: 3}
    client.post(page("edit_interests", draft), {f"of_{baker.pk}": "2", f"of_{cook.pk}": "4"})
    assert dict(draft.wish_rows.values_list("occupation", "interest")) == {baker.pk: 2, cook.pk: 4}


def test_languages_without_a_level_are_left_out(cast, draft, signed_in):
    fi, sv, en = (concept(code, "language") for code in ("fi", "sv", "en"))
    signed_in(cast.aino).post(
        page("edit_languages", draft), {f"of_{fi.pk}": "native", f"of_{sv.pk}": "", f"of_{en.pk}": "B1"}
    )
    assert dict(draft.language_rows.values_list("language", "level")) == {fi.pk: "native", en.pk: "B1"}


def test_certificates_are_saved_and_taken_away(cast, draft, signed_in):
    card = Concept.objects.certificates().first()
    client = signed_in(cast.aino)
    client.post(page("edit_certificates", draft), {"certificates": [card.pk]})
    assert list(draft.certificates.all()) == [card]
    client.post(page("edit_certificates", draft), {})
    assert draft.certificates.count() == 0


def test_travel_is_saved(cast, draft, signed_in):
    signed_in(cast.aino).post(page("edit_travel", draft), {"municipality": "098", "max_km": "45", "has_licence": "on"})
    draft.refresh_from_db()
    assert (draft.municipality_id, draft.max_km, draft.has_car, draft.has_licence) == ("098", 45, False, True)


@pytest.mark.parametrize("km", ["0", "301", "-5", "paljon", "", "1e9", "٢٠٠٠"])
def test_an_impossible_distance_is_refused(cast, draft, signed_in, km):
    assert signed_in(cast.aino).post(page("edit_travel", draft), {"max_km": km}).status_code == 422


def test_times_are_saved_with_yes_no_and_not_known(cast, draft, signed_in):
    day = timezone.localdate() + dt.timedelta(days=30)
    signed_in(cast.aino).post(
        page("edit_times", draft),
        {"hours_per_week": "30", "evenings": "yes", "nights": "no", "weekends": "", "free_from": f"{day:%d.%m.%Y}"},
    )
    draft.refresh_from_db()
    assert (draft.hours_per_week, draft.evenings, draft.nights, draft.weekends) == (30, True, False, None)
    assert draft.free_from == day


def test_saved_times_are_shown_again(cast, draft, signed_in):
    Profile.objects.filter(pk=draft.pk).update(evenings=False, hours_per_week=20)
    text = signed_in(cast.aino).get(page("edit_times", draft)).content.decode()
    assert re.search(r'name="evenings" value="no"[^>]* checked', text)
    assert 'value="20"' in text


@pytest.mark.parametrize("day", ["1.1.2020", "31.2.2027", "1.12.2040", "huomenna"])
def test_a_day_gone_or_too_far_away_is_refused(cast, draft, signed_in, day):
    answer = signed_in(cast.aino).post(page("edit_times", draft), {"hours_per_week": "20", "free_from": day})
    assert answer.status_code == 422


def test_a_minor_is_asked_about_school_and_not_about_nights(cast, signed_in):
    minor = accounts.young("Oona", cast.kaisa, age=16)
    draft = marketplace.profile(minor, ProfileState.DRAFT)
    client = signed_in(minor)
    text = client.get(page("edit_times", draft)).content.decode()
    assert 'name="finished_school"' in text
    assert 'name="nights"' not in text
    client.post(page("edit_times", draft), {"hours_per_week": "20", "nights": "yes", "finished_school": "yes"})
    draft.refresh_from_db()
    assert (draft.nights, draft.finished_school) == (None, True)


def test_an_adult_is_asked_about_nights_and_not_about_school(cast, draft, signed_in):
    text = signed_in(cast.aino).get(page("edit_times", draft)).content.decode()
    assert 'name="nights"' in text
    assert 'name="finished_school"' not in text


def test_ticked_strengths_and_own_words_become_one_text_and_come_apart_again(cast, draft, signed_in):
    client = signed_in(cast.aino)
    client.post(page("edit_strengths", draft), {"ticked": ["calm", "tidy"], "own": "Leivoin koko luokalle.\nHauskaa!"})
    draft.refresh_from_db()
    assert draft.strengths.endswith("\nLeivoin koko luokalle.\nHauskaa!")
    text = client.get(page("edit_strengths", draft)).content.decode()
    assert re.search(r'value="calm"[^>]* checked', text)
    assert not re.search(r'value="quick"[^>]* checked', text)
    assert "Leivoin koko luokalle." in text


def test_strengths_written_in_one_language_are_ticked_in_another(cast, draft, signed_in):
    client = signed_in(cast.aino)
    client.post(page("edit_strengths", draft), {"ticked": ["calm"]})
    cast.kaisa.language = "sv"
    cast.kaisa.save()
    text = signed_in(cast.kaisa).get(page("edit_strengths", draft)).content.decode()
    assert re.search(r'value="calm"[^>]* checked', text)


def test_seven_strengths_are_too_many(cast, draft, signed_in):
    ticked = ["calm", "tidy", "quick", "brave", "handy", "strong", "digital"]
    assert signed_in(cast.aino).post(page("edit_strengths", draft), {"ticked": ticked}).status_code == 422


@pytest.mark.parametrize(("name", "field"), [("strengths", "own"), ("story", "story"), ("story", "wish")])
@pytest.mark.parametrize("code", ["131052-308T", "131052–308t", "131052A308T", "131052Y308T"])
def test_a_personal_identity_code_is_refused_in_every_free_text(cast, draft, signed_in, name, field, code):
    answer = signed_in(cast.aino).post(page(f"edit_{name}", draft), {field: f"Olen Aino, {code}. Terve."})
    draft.refresh_from_db()
    assert answer.status_code == 422
    assert code not in f"{draft.strengths}{draft.story}{draft.wish}"
    assert code in answer.content.decode(), "what was typed is not lost"


def test_a_text_saves_itself_while_it_is_written(cast, draft, signed_in):
    client = signed_in(cast.aino)
    answer = client.post(page("edit_story", draft), {"story": "Kesätyö torilla"}, headers={"X-Autosave": "1"})
    draft.refresh_from_db()
    assert answer.status_code == 204
    assert draft.story == "Kesätyö torilla"
    assert f'data-autosave="{page("edit_story", draft)}"' in client.get(page("edit_story", draft)).content.decode()


def test_a_text_that_cannot_be_saved_says_so_to_the_background(cast, draft, signed_in):
    client = signed_in(cast.aino)
    headers = {"X-Autosave": "1"}
    assert client.post(page("edit_story", draft), {"story": "x" * 1001}, headers=headers).status_code == 422
    Profile.objects.filter(pk=draft.pk).update(state="archived")
    assert client.post(page("edit_story", draft), {"story": "uusi"}, headers=headers).status_code == 422


def test_the_same_text_again_is_not_logged_again(cast, draft, signed_in):
    client = signed_in(cast.aino)
    for _time in range(3):
        client.post(page("edit_story", draft), {"story": "Sama", "wish": ""}, headers={"X-Autosave": "1"})
    assert Entry.objects.filter(verb="profiles.write").count() == 1


def test_the_same_page_sent_twice_with_another_answer_keeps_the_last_one(cast, draft, signed_in):
    client = signed_in(cast.aino)
    for kind in ("job", "work_trial"):
        client.post(page("edit_kinds", draft), {"kinds": [kind]})
    draft.refresh_from_db()
    assert draft.kinds == ["work_trial"]


def test_the_coachs_look_at_a_question_is_on_record_the_youths_own_is_not(cast, draft, signed_in):
    signed_in(cast.aino).get(page("edit_story", draft))
    assert not Entry.objects.filter(verb="profiles.view").exists()
    signed_in(cast.kaisa).get(page("edit_story", draft))
    assert Entry.objects.get(verb="profiles.view").actor == cast.kaisa


def test_what_the_coach_writes_is_logged_by_her_name(cast, draft, signed_in):
    signed_in(cast.kaisa).post(page("edit_story", draft), {"story": "Yhdessä kirjoitettu"})
    entry = Entry.objects.get(verb="profiles.write")
    assert (entry.actor, entry.person) == (cast.kaisa, cast.aino)


def test_markup_in_a_text_is_shown_as_text(cast, draft, signed_in):
    client = signed_in(cast.aino)
    client.post(page("edit_story", draft), {"story": "<script>alert(1)</script>"})
    text = client.get(draft.get_absolute_url()).content.decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text
