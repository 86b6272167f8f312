"""Sealing and proving: the key's name stands beside, old keys open, a changed character is seen."""

import hashlib
import hmac
from base64 import urlsafe_b64encode

import pytest
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from accounts.keyring.ring import NoKeysError
from accounts.keyring.sealing import BrokenSealError, MissingKeyError, is_proven, key_name, prove, seal, unseal

WORDS = "En nosta yli kymmentä kiloa"


@pytest.fixture
def old(settings):
    """The ring has one key."""
    settings.KEYS = "old:secret"


def rotated(settings):
    settings.KEYS = "new:another,old:secret"


def test_a_sealed_text_names_its_key_and_says_nothing(old):
    sealed = seal("health", WORDS)
    assert key_name(sealed) == "old"
    assert WORDS not in sealed
    assert unseal("health", sealed) == WORDS
    assert seal("health", WORDS) != sealed


def test_an_old_key_opens_and_proves_and_the_new_one_seals(old, settings):
    sealed, code = seal("health", WORDS), prove("agreement", b"said")
    rotated(settings)
    assert unseal("health", sealed) == WORDS
    assert is_proven("agreement", b"said", code)
    assert {key_name(seal("health", WORDS)), key_name(prove("agreement", b"said"))} == {"new"}


def test_a_key_that_is_gone_is_named(old, settings):
    sealed, code = seal("health", WORDS), prove("agreement", b"said")
    settings.KEYS = "new:another"
    for act in (lambda: unseal("health", sealed), lambda: is_proven("agreement", b"said", code)):
        with pytest.raises(MissingKeyError, match="old"):
            act()


def test_another_purpose_opens_and_proves_nothing(old):
    with pytest.raises(BrokenSealError):
        unseal("equality", seal("health", WORDS))
    assert not is_proven("equality", b"said", prove("agreement", b"said"))


def test_one_changed_character_is_seen(old):
    sealed = seal("health", WORDS)
    start = len("old:")
    for at in range(start, len(sealed), 7):
        other = "B" if sealed[at] == "A" else "A"
        with pytest.raises(BrokenSealError):
            unseal("health", sealed[:at] + other + sealed[at + 1 :])
    assert not is_proven("agreement", b"sajd", prove("agreement", b"said"))


def former_box(secret, purpose):
    """What sealed before keys had names, written out as it was then."""
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode()).derive(secret.encode())
    return Fernet(urlsafe_b64encode(key))


def test_what_was_sealed_before_keys_had_names_opens_with_whichever_key_did(old, settings):
    sealed = former_box("secret", "health").encrypt(WORDS.encode()).decode()
    code = hmac.new(b"secret", b"said", hashlib.sha256).hexdigest()
    rotated(settings)
    assert (key_name(sealed), unseal("health", sealed), is_proven("agreement", b"said", code)) == ("", WORDS, True)
    settings.KEYS = "new:another"
    with pytest.raises(MissingKeyError, match="before keys had names"):
        unseal("health", sealed)
    assert not is_proven("agreement", b"said", code)


def test_without_any_key_the_words_say_which_setting(settings):
    settings.KEYS = settings.KEYS_FILE = ""
    with pytest.raises(NoKeysError, match="DUUNIPARI_KEYS_FILE"):
        seal("health", WORDS)
