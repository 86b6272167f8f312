"""The picker's inside for htmx."""

import pytest
from django.urls import reverse

from marketplace.reference.vocabulary.models import Concept

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def ask(client, **asked):
    return client.get(reverse("vocabulary:options"), asked, headers={"HX-Request": "true"})


def test_finds_appear_while_typing(client):
    answer = ask(client, name="skills", id="id_skills", kind="skill", type="checkbox", skills_search="leipo")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert f'value="{Concept.objects.get(code="leipominen").pk}"' in html
    assert 'name="skills_shown" value="leipo"' in html


def test_ticks_stay_when_the_word_changes(client):
    sewing = Concept.objects.get(code="ompelu")
    html = ask(client, name="s", id="s", kind="skill", s=sewing.pk, s_search="leipo").content.decode()
    assert f'id="s_{sewing.pk}" checked' in html


def test_one_choice_is_a_radio_button_that_can_be_taken_back(client):
    cook = Concept.objects.get(code="kokki")
    html = ask(client, name="o", id="o", kind="occupation", type="radio", o=cook.pk).content.decode()
    assert f'<input type="radio" name="o" value="{cook.pk}"' in html
    assert '<input type="radio" name="o" value=""' in html


def test_a_hostile_name_is_not_repeated(client):
    html = ask(client, name='x"><script>', id="<b>", kind="nonsense", concepts_search="<img>").content.decode()
    assert "<script>" not in html
    assert "<b>" not in html
    assert "<img>" not in html
