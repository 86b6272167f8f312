"""Every form with a text area of the site keeps its text when the session ends: found by walking, not by a list."""

import html
import re

import pytest
from django import forms
from django.db import transaction
from django.test import Client
from django.urls import get_resolver

from accounts.unsent.marks import FIELD, areas_of, kept_fields, read
from tests.architecture.permission_matrix import MATRIX
from tests.architecture.requests import path_of
from tests.architecture.source import TEMPLATES, short, template_files
from tests.security.crawl import answers, shown_by  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("photo_file")]
FORM = re.compile(r'<form\b[^>]*method="post"[^>]*>.*?</form>', re.DOTALL)
MARK = re.compile(rf'<input type="hidden" name="{FIELD}" value="([^"]+)"')
ACTION = re.compile(r'^<form[^>]*\baction="([^"]*)"')
FIELDS = re.compile(r"parts/field\.html|{{\s*field\s*}}|{%\s*element fields|<textarea")
TYPED = "Jäi kesken 🥐 & <b>"
# Forms that say of fields that they are never kept, and why. No form of the house has a reason so far.
NEVER_KEPT = {}
# Templates with fields of forms in which there is no text area of a form.
NO_AREAS = {
    "accounts/unsent/again.html": "the mark itself, and what came with it",
    "accounts/caseloads/list.html": "a search",
    "accounts/finder/find.html": "a search",
    "accounts/administration/accounts.html": "a search",
    "accounts/caseloads/note.html": "one line, a day and a choice",
    "marketplace/guidance/profiles/away.html": "days",
    "marketplace/guidance/profiles/experience.html": "choices, a number, and a search that keeps its words",
    "marketplace/guidance/profiles/languages.html": "choices",
    "marketplace/guidance/profiles/skills.html": "ticks, and a search that saves itself",
    "marketplace/work/nextsteps/answer.html": "a hidden field and buttons",
}


def own_forms():
    """Classes of forms of this house."""
    assert get_resolver().reverse_dict, "every page is loaded, and with it every form"
    found, waiting = set(), [forms.BaseForm]
    while waiting:
        new = set(waiting.pop().__subclasses__()) - found
        found |= new
        waiting += new
    return {
        one for one in found if one.__module__.split(".")[0] in {"accounts", "marketplace", "matching", "moderation"}
    }


def has_area(one):
    return any(isinstance(field.widget, forms.Textarea) for field in getattr(one, "base_fields", {}).values())


def test_no_form_with_a_text_area_leaves_a_field_out_without_a_reason():
    with_areas = [one for one in own_forms() if has_area(one)]
    left_out = {f"{one.__module__}.{one.__name__}": one.never_kept for one in with_areas if hasattr(one, "never_kept")}
    assert left_out.keys() == NEVER_KEPT.keys()
    assert len(with_areas) > 40


def test_passwords_files_and_what_nobody_types_are_not_kept_and_a_form_names_what_else():
    class Mixed(forms.Form):
        text = forms.CharField(widget=forms.Textarea)
        password = forms.CharField(widget=forms.PasswordInput)
        picture = forms.FileField()
        shown_at = forms.CharField(widget=forms.HiddenInput)
        code = forms.CharField()
        never_kept = ("code",)

    assert list(kept_fields(Mixed())) == ["text"]


@pytest.mark.parametrize("path", [path for path in template_files() if path.suffix == ".html"], ids=short)
def test_a_template_with_fields_of_a_form_keeps_their_text(path):
    name = path.relative_to(TEMPLATES).as_posix()
    bare = [one for one in FORM.findall(path.read_text("utf-8")) if FIELDS.search(one) and "keeps_text" not in one]
    assert bool(bare) is (name in NO_AREAS)


def forms_with_areas(body):
    return [form for form in FORM.findall(body) if "<textarea" in form]


def test_every_form_of_every_page_that_has_a_text_area_bears_a_mark(answers):
    seen, bare = 0, set()
    for place, answer in answers.items():
        if answer.status == 200 and isinstance(answer.body, str):
            found = forms_with_areas(answer.body)
            seen += len(found)
            bare |= {place for form in found if not MARK.search(form)}
    assert bare == set()
    assert seen > 60


def drawn_now(world, name, actor):
    """The forms of a page of this world: the walk may have gone through another one, with other numbers of people."""
    row = MATRIX[name]
    answer = world.client(actor).get(path_of(name, world, shown_by(row), row.words))
    return forms_with_areas(answer.content.decode())


def comes_back(world, actor, form):
    """Whether a form shows again what came from it without a session; None where visitors are let in: nothing ended."""
    sealed = html.unescape(MARK.search(form)[1])
    mark, action = read(sealed), ACTION.search(form)
    to = html.unescape(action[1]) if action and action[1].startswith("/") else mark.page
    answer = Client().post(to, {FIELD: sealed, **dict.fromkeys(mark.areas, TYPED)})
    if not answer.get("Location", "").startswith("/account/login/"):
        return None
    body = world.client(actor).get(mark.page).content.decode()
    return body.count(f">\n{html.escape(TYPED)}</textarea>") >= len(mark.areas)


def test_every_one_of_them_has_its_text_again_after_the_session_ended(world, answers):
    found = {}
    for place, answer in answers.items():
        if answer.status == 200 and place[1] != "visitor" and isinstance(answer.body, str):
            for number in range(len(forms_with_areas(answer.body))):
                with transaction.atomic():
                    found[*place, number] = comes_back(world, place[1], drawn_now(world, *place)[number])
                    transaction.set_rollback(True)
    assert [place for place, is_back in found.items() if is_back is False] == []
    assert list(found.values()).count(True) > 60


def test_a_text_area_is_seen():
    class Small(forms.Form):
        text = forms.CharField(widget=forms.Textarea)

    assert has_area(Small)
    assert areas_of(kept_fields(Small(prefix="accept"))) == {"accept-text": ""}
