"""Passwords (bars S7): long ones in any words are taken, known and short ones are not, kept by Argon2id."""

import pytest
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from accounts.people.models import User
from accounts.people.states import Role
from tests.factories import accounts

TAKEN = [
    "ruisleipä ja kolme kuppia", "correct horse battery staple", "aaaaaaaaaaaaaab kissa", "mökin vihreä ovi 7",
    "åäö ÅÄÖ åäö ÅÄÖ", "пароль из леса у озера", "十二文字以上の長い合言葉です", "👩‍🍳 leipoo aamulla varhain", "   välilyönnit käyvät   ",
    "x" * 20 + "ykmelis", "yksi'; DROP TABLE käyttäjät;--", "<b>lihavoitu leipä</b>", "kaikki pienellä ilman numeroita",
    "KAIKKI ISOLLA ILMAN NUMEROITA", "tavallinen lause ilman merkkejä", "pöllö" * 25 + "abc",
]  # fmt: skip
REFUSED = [
    "", "salasana", "lyhyt", "12345678901", "elevenchars", "password1234", "qwertyuiopasdf", "123456789012",
    "1234567890123456", "administrator", "iloveyou1234", "duunipari2026", "Duunipari123!", "lahti lahti",
    "aino.aalto@example.test",
]  # fmt: skip


@pytest.fixture
def aino(db):
    return accounts.user(Role.YOUNG, "Aino", family_name="Aalto", email="aino.aalto@example.test")


@pytest.mark.parametrize("password", TAKEN)
def test_a_long_password_is_taken_in_any_words(aino, password):
    validate_password(password, aino)


@pytest.mark.parametrize("password", REFUSED)
def test_a_short_or_known_password_is_refused(aino, password):
    with pytest.raises(ValidationError):
        validate_password(password, aino)


def test_a_password_of_128_letters_is_taken_and_counts_to_its_end(aino):
    long = "leipä ja maito " * 8 + "voikukka"
    assert len(long) == 128
    aino.set_password(long)
    assert aino.check_password(long)
    assert not aino.check_password(long[:-1])


def test_passwords_are_kept_by_argon2id():
    assert make_password("ruisleipä ja kolme kuppia").startswith("argon2$argon2id$")


def test_an_account_without_a_password_has_none_that_fits(aino):
    person = User.objects.get(pk=aino.pk)
    assert not person.has_usable_password()
    assert not person.check_password("")
