"""The ring: named secrets of a file or of the environment, the first one seals; a file is read anew when it changes."""

import datetime as dt
import json
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from accounts.keyring.ring import Key, KeyRing, NoKeysError, alone_with, fresh_key, is_strong, load, parse, read, write

DAY = dt.date(2026, 11, 29)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "keys.json"


def names(ring):
    return [key.name for key in ring.keys]


def test_the_first_of_the_environment_seals():
    ring = parse("new:a secret: with a colon, old:another")
    assert (names(ring), ring.current.secret) == (["new", "old"], "a secret: with a colon")
    assert ring.named("old").secret == "another"
    assert ring.named("third") is None


def test_what_was_written_is_read_again_in_its_order(path):
    write(path, KeyRing((Key("new", "a"), Key("old", "b"))))
    assert read(path).keys == (Key("new", "a"), Key("old", "b"))


def test_only_the_owner_reads_the_file(path):
    write(path, KeyRing((Key("new", "a"),)))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_running_process_sees_a_new_key_without_a_restart(path):
    write(path, KeyRing((Key("old", "a"),)))
    assert names(read(path)) == ["old"]
    write(path, KeyRing((Key("new", "b"), Key("old", "a"))))
    assert names(read(path)) == ["new", "old"]


@pytest.mark.parametrize(
    "content",
    [
        "", "not json", "[]", "{}", "7", "null", '{"keys": {}}', '{"keys": []}', '{"keys": {"a": ""}}', '{"keys": {"a": 7}}',
        '{"keys": {"Ä": "secret"}}', '{"keys": {"a:b": "secret"}}', '{"keys": {"a": "one", "a": "two"}}', '{"keys": "a"}',
    ],
)  # fmt: skip
def test_a_file_that_is_no_ring_is_refused_in_words(path, content):
    path.write_text(content, encoding="utf-8")
    with pytest.raises(NoKeysError, match=r"keys\.json"):
        read(path)


def test_a_file_that_is_not_there_is_refused_in_words(path):
    with pytest.raises(NoKeysError, match="cannot be read: No such file"):
        load("", str(path))


@pytest.mark.parametrize("text", ["nameless", "a:one,a:two", "a:", ",", "A B:secret"])
def test_a_text_that_is_no_ring_is_refused_in_words(text):
    with pytest.raises(NoKeysError, match="DUUNIPARI_KEYS"):
        load(text, "")


def test_no_setting_at_all_is_refused_by_the_names_of_both():
    with pytest.raises(NoKeysError, match="neither DUUNIPARI_KEYS_FILE nor DUUNIPARI_KEYS"):
        load("", "")


def test_another_purpose_and_another_secret_give_other_bytes():
    key = Key("a", "secret")
    assert len(key.derived("health", 64)) == 64
    assert len({key.derived("health"), key.derived("agreements"), Key("a", "other").derived("health")}) == 3
    assert key.derived("health") == Key("another name", "secret").derived("health")


@pytest.mark.parametrize(
    "weak",
    [
        "",
        "short",
        "a" * 80,
        "ab" * 40,
        "development-only" * 4,
        "django-insecure-gnE2kD_2lelpdcHMIGxwBSpYjkJtBxVk94wzjbmly3vPd7BdT1vLygIg85KeoQv76cC5f8x3jWuXBbe",
    ],
)
def test_a_secret_that_can_be_guessed_is_weak(weak):
    assert not is_strong(weak)


def test_a_fresh_key_is_strong_and_named_after_its_day():
    taken = []
    for _number in range(3):
        key = fresh_key(taken, DAY)
        assert key.is_strong()
        taken.append(key.name)
    assert taken == ["2026-11-29", "2026-11-29-2", "2026-11-29-3"]


def test_two_new_keys_at_once_are_both_kept(path):
    write(path, KeyRing((Key("old", "a"),)))

    def add(_number):
        with alone_with(path):
            keys = read(path).keys
            write(path, KeyRing((fresh_key([key.name for key in keys], DAY), *keys)))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(add, range(16)))
    assert len(json.loads(path.read_text("utf-8"))["keys"]) == 17
