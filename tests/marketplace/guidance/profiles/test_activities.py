"""Twelve pictures of things to do: one tap each, two for each kind of interests."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from marketplace.guidance.profiles import actions
from marketplace.guidance.profiles.states import Activity
from tests.marketplace.guidance.profiles.addresses import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def to_aino(cast, draft, signed_in):
    """What the page of a picture answers when Aino sends a form."""

    def send(name, data, address=""):
        return signed_in(cast.aino).post(page(name, draft) + address, data)

    return send


def test_each_picture_is_one_tap_and_leads_to_the_next(draft, to_aino):
    names = Activity.values
    for name, after in zip(names, names[1:], strict=False):
        assert (
            to_aino("edit_activities", {"liking": "5"}, f"?at={name}").url
            == page("edit_activities", draft) + f"?at={after}"
        )
    assert to_aino("edit_activities", {"liking": "1"}, f"?at={names[-1]}").url == page("edit_support", draft)
    draft.refresh_from_db()
    assert draft.activities == {**dict.fromkeys(names, 5), names[-1]: 1}


def test_the_pictures_go_on_where_she_stopped_and_back_to_the_page_of_answers(cast, draft, to_aino, signed_in):
    actions.write(draft, by=cast.aino, activities={"repair": 3, "build": 1})
    text = signed_in(cast.aino).get(page("edit_activities", draft)).content.decode()
    assert "activities.svg#explore" in text
    answer = to_aino("edit_activities", {"liking": "3"}, "?check=1&at=explore")
    assert answer.url == page("edit_activities", draft) + "?check=1&at=test"
    assert to_aino("edit_activities", {"liking": "3"}, "?check=1&at=count").url == draft.get_absolute_url()


@pytest.mark.parametrize("data", [{}, {"liking": "2"}, {"liking": "x"}])
def test_an_answer_that_is_none_of_the_three_is_refused(draft, to_aino, data):
    assert to_aino("edit_activities", data, "?at=build").status_code == 422
    draft.refresh_from_db()
    assert draft.activities == {}


def test_every_picture_is_drawn_and_has_its_words(cast, draft, signed_in):
    sprite = Path(finders.find("marketplace/activities.svg")).read_text("utf-8")
    assert re.findall(r'<symbol id="(\w+)"', sprite) == Activity.values
    for one in Activity:
        text = signed_in(cast.aino).get(page("edit_activities", draft) + f"?at={one.value}").content.decode()
        assert f"<h1>{one.label}</h1>" in text
