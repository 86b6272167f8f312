"""A question of a profile is left in any direction, and nothing that was told is lost."""

import pytest
from django.urls import reverse

from accounts.audit.models import Entry
from tests.factories.marketplace import concept
from tests.marketplace.guidance.profiles.addresses import page

pytestmark = pytest.mark.django_db


def test_after_the_last_needed_question_the_profile_can_be_read(cast, draft, signed_in):
    answer = signed_in(cast.aino).post(page("edit_travel", draft), {"municipality": "098", "max_km": "20"})
    assert answer.url == draft.get_absolute_url()


@pytest.mark.parametrize(("then", "leads"), [("back", "edit_skills"), ("home", "")])
def test_a_question_is_saved_in_whichever_direction_it_is_left(cast, draft, signed_in, then, leads):
    data = {"occupations": [concept("kokki").pk], "then": then}
    answer = signed_in(cast.aino).post(page("edit_wishes", draft), data)
    assert answer.url == (page(leads, draft) if leads else reverse("home"))
    assert [row.occupation.code for row in draft.wish_rows.all()] == [concept("kokki").code]


def test_who_has_nothing_to_say_yet_can_go_back_and_nothing_is_lost(cast, draft, signed_in):
    answer = signed_in(cast.aino).post(page("edit_kinds", draft), {"then": "back"})
    draft.refresh_from_db()
    assert answer.url == page("edit", draft)
    assert draft.kinds == ["work_trial", "job"]


def test_beside_a_wrong_answer_the_right_ones_are_saved_and_the_wrong_one_is_told(cast, draft, signed_in):
    client = signed_in(cast.aino)
    wrong = {"hours_per_week": "20", "evenings": "no", "free_from": "31.2.2027"}
    told = client.post(page("edit_times", draft), wrong, headers={"X-Autosave": "1"})
    assert (told.status_code, bool(told.content)) == (422, True)
    assert client.post(page("edit_times", draft), {**wrong, "then": "home"}).status_code == 422
    draft.refresh_from_db()
    assert (draft.hours_per_week, draft.evenings) == (20, False)


def test_each_needed_question_says_which_of_the_five_it_is(cast, draft, signed_in):
    client = signed_in(cast.aino)
    for number, name in enumerate(("kinds", "skills", "wishes", "times", "travel"), start=1):
        assert f'<progress value="{number}" max="5"' in client.get(page(f"edit_{name}", draft)).content.decode()


def test_ticks_save_themselves_once_and_the_same_ones_are_not_logged_again(cast, draft, signed_in):
    client = signed_in(cast.aino)
    for _time in range(2):
        saved = client.post(
            page("edit_wishes", draft), {"occupations": [concept("kokki").pk]}, headers={"X-Autosave": "1"}
        )
        assert saved.status_code == 204
    assert Entry.objects.filter(verb="profiles.write").count() == 1


def test_her_own_word_that_the_profile_is_ready_leads_to_her_yes(cast, draft, signed_in):
    client = signed_in(cast.aino)
    offer = page("offer", draft)
    assert f'<form method="post" action="{offer}">' in client.get(draft.get_absolute_url()).content.decode()
    assert client.post(offer).url == page("publish", draft)
