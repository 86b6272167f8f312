"""What Aino tells freely of gender and first language: sealed, hers to take back, read by the audit alone."""

import ast

import pytest
from django.apps import apps
from django.urls import reverse

from accounts.audit.models import Entry
from accounts.keyring.sealing import BrokenSealError, MissingKeyError
from accounts.privacy.actions import erase, tell_equality
from accounts.privacy.encryption import decrypt, encrypt
from accounts.privacy.models import EqualityAnswer
from accounts.privacy.queries import equality_for_the_audit, equality_of, everything_about
from tests.architecture.source import FLOORS, python_files, short, tree_of

PAGE = reverse("privacy:equality")
FACTS = {"sex": "woman", "language": "se"}
AUDIT = "equality_for_the_audit"
MAY_READ = {"accounts/privacy/queries.py", "matching/suggestions/learning/fairness.py"}


def test_aino_tells_what_she_wants_and_sees_it_again(cast, signed_in):
    client = signed_in(cast.aino)
    assert client.post(PAGE, FACTS).status_code == 302
    assert equality_of(cast.aino) == FACTS
    assert 'value="se" id="id_language_2" checked' in " ".join(client.get(PAGE).content.decode().split())


@pytest.mark.parametrize("facts", [{}, {"sex": "", "language": ""}])
def test_nobody_has_to_tell_and_a_word_can_be_taken_back(cast, signed_in, facts):
    tell_equality(cast.aino, facts=FACTS)
    assert signed_in(cast.aino).post(PAGE, facts).status_code == 302
    assert not EqualityAnswer.objects.exists()


def test_one_answer_alone_is_enough(cast):
    tell_equality(cast.aino, facts={"sex": "", "language": "other"})
    assert equality_of(cast.aino) == {"language": "other"}


def test_a_word_that_is_not_on_the_list_is_refused(cast, signed_in):
    assert signed_in(cast.aino).post(PAGE, {"sex": "kyllä"}).status_code == 422
    assert not EqualityAnswer.objects.exists()


@pytest.mark.parametrize("who", ["mikko", "kaisa", "sofia", "admin"])
def test_others_have_no_such_page(cast, signed_in, who):
    assert signed_in(getattr(cast, who)).get(PAGE).status_code == 403


def test_the_table_holds_no_word_of_it(cast):
    tell_equality(cast.aino, facts=FACTS)
    row = EqualityAnswer.objects.values_list("sealed", flat=True).get()
    assert "woman" not in row
    assert "se" not in row.split(":")
    assert decrypt(row) == FACTS


def test_the_same_words_never_look_the_same_and_a_changed_one_does_not_open():
    first, second = encrypt(FACTS), encrypt(FACTS)
    assert first != second
    with pytest.raises(BrokenSealError):
        decrypt(first[:-3] + "AA=")


def test_a_key_of_another_name_opens_nothing_and_a_new_secret_of_the_sessions_changes_nothing(settings):
    sealed = encrypt(FACTS)
    settings.SECRET_KEY = "another"
    assert decrypt(sealed) == FACTS
    settings.KEYS = "another:" + "secret" * 9
    with pytest.raises(MissingKeyError):
        decrypt(sealed)


def test_no_other_table_gets_the_words(cast, signed_in, monkeypatch):
    canary = "kanarialintu"
    monkeypatch.setattr("accounts.privacy.forms.EqualityForm.clean_language", lambda _form: canary, raising=False)
    signed_in(cast.aino).post(PAGE, FACTS)
    assert equality_of(cast.aino)["language"] == canary
    rows = (str(row) for model in apps.get_models() for row in model._base_manager.values())
    assert [row for row in rows if canary in row] == []


def test_the_trail_says_that_she_told_and_never_what(cast):
    tell_equality(cast.aino, facts=FACTS)
    line = Entry.objects.filter(verb="people.tell_equality").get()
    assert (line.actor, line.person, line.reason) == (cast.aino, cast.aino, "")


def test_she_finds_it_in_everything_about_her_and_erasing_takes_it_away(cast):
    tell_equality(cast.aino, facts=FACTS)
    cells = {c.name: c.value for s in everything_about(cast.aino) if s.name == "equality" for r in s.rows for c in r}
    assert cells == FACTS
    erase(cast.aino, by=cast.aino)
    assert equality_for_the_audit() == {}


def test_only_the_audit_reads_all_of_them():
    readers = {
        short(path)
        for path in python_files(*FLOORS)
        if any(
            isinstance(node, ast.Name | ast.alias | ast.FunctionDef)
            and AUDIT in (getattr(node, "id", ""), getattr(node, "name", ""))
            for node in ast.walk(tree_of(path))
        )
    }
    assert readers <= MAY_READ
