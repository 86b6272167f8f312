"""The secret of sessions is made from the ring, so that a new key signs nobody out; development has keys by itself."""

import json
from pathlib import Path

from django.test import Client
from django.urls import reverse

from accounts.keyring.ring import is_strong, parse
from marketplace.config.keys import FORMER_SECRET, of_development, of_sessions

A, B = (
    "a:the first secret of this house and long enough for it",
    "b:another secret of this house and long enough for it",
)


def test_without_a_secret_key_sessions_are_signed_with_the_first_key_and_read_with_all():
    first, fallbacks = of_sessions("", [], keys=A, path="")
    assert fallbacks == []
    assert of_sessions("", [], keys=f"{B},{A}", path="")[1] == [first]
    assert is_strong(first)


def test_a_secret_key_signs_and_earlier_ones_and_the_ring_are_read():
    derived, _none = of_sessions("", [], keys=A, path="")
    assert of_sessions("own", ["former"], keys=A, path="") == ("own", ["former", derived])


def test_a_weak_key_of_the_ring_signs_no_session():
    assert of_sessions("", [], keys="weak:short", path="") == ("", [])
    assert of_sessions("", [], keys=f"weak:short,{A}", path="") == of_sessions("", [], keys=A, path="")


def test_without_keys_the_settings_are_read_all_the_same_so_that_the_checks_can_say_so():
    assert of_sessions("", [], keys="", path="/nowhere/keys.json") == ("", [])
    assert of_sessions("own", ["former"], keys="", path="") == ("own", ["former"])


def test_a_rotation_signs_nobody_out(cast, settings):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = of_sessions("", [], keys=A, path="")
    aino = Client()
    aino.force_login(cast.aino, backend="django.contrib.auth.backends.ModelBackend")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = of_sessions("", [], keys=f"{B},{A}", path="")
    assert aino.get(reverse("privacy:mine")).status_code == 200


def test_development_makes_its_keys_once(tmp_path):
    path = of_development(tmp_path, "")
    made = Path(path).read_text("utf-8")
    assert of_development(tmp_path, "") == path
    assert Path(path).read_text("utf-8") == made
    names = list(json.loads(made)["keys"])
    assert names == ["development", "first"]
    assert json.loads(made)["keys"]["first"] == FORMER_SECRET


def test_development_takes_the_keys_of_the_environment_where_there_are_some(tmp_path):
    assert of_development(tmp_path, A) == ""
    assert list(tmp_path.iterdir()) == []
    assert parse(A).current.name == "a"
