"""Armi reads what the service writes to people, in three languages and with invented people."""

import pytest

from accounts.notices.texts.queries import text_names

TEXTS = "/messages/texts/"

pytestmark = pytest.mark.django_db


def test_every_text_is_listed_by_its_subject_and_opens_in_three_languages(cast, signed_in):
    armi = signed_in(cast.admin)
    listed = [name for _subject, name in armi.get(TEXTS).context["subjects"]]
    assert sorted(listed) == text_names()
    assert len(listed) > 50
    page = armi.get(f"{TEXTS}organisation_member_removed/")
    assert [text.language for _label, text in page.context["languages"]] == ["fi", "sv", "en"]
    assert page.content.decode().count("Leipomo Kauris") >= 3


def test_each_text_can_be_told_with_invented_people(cast, signed_in):
    armi = signed_in(cast.admin)
    assert {name: armi.get(f"{TEXTS}{name}/").status_code for name in text_names()} == dict.fromkeys(text_names(), 200)


def test_a_text_that_is_not_there_is_not_found(cast, signed_in):
    assert signed_in(cast.admin).get(f"{TEXTS}nothing/").status_code == 404


@pytest.mark.parametrize("who", ["aino", "kaisa", "mikko", "sofia"])
def test_nobody_else_reads_them_here(who, cast, signed_in):
    assert signed_in(getattr(cast, who)).get(TEXTS).status_code == 403
