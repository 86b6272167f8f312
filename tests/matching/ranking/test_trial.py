"""A model file that crashes or hangs whoever reads it takes only the trial's own process down."""

import sys

import pytest

from matching.ranking import trial
from matching.ranking.ranker import Ranker
from matching.ranking.store import MODEL, save

KEY = b"a key of the tests"


@pytest.fixture
def stored(tmp_path):
    return tmp_path, save(Ranker(), tmp_path, KEY).sha256


def child(tmp_path, monkeypatch, line):
    """Let a program of one line stand for the interpreter that a hostile file has taken over."""
    program = tmp_path / "child"
    program.write_text(f"#!{sys.executable}\nimport os, time\n{line}\n")
    program.chmod(0o755)
    monkeypatch.setattr(trial.sys, "executable", str(program))


def test_a_sound_model_loads_in_the_child(stored):
    folder, sha256 = stored
    assert trial.try_to_load(folder, [KEY], sha256) == "ok"


def test_a_damaged_one_is_named_by_the_child(stored):
    folder, sha256 = stored
    (folder / MODEL).write_bytes(b"nothing")
    assert trial.try_to_load(folder, [KEY], sha256) == "model_damaged"


@pytest.mark.parametrize(
    ("line", "reason"),
    [("os.abort()", "crashed"), ("raise SystemExit(3)", "crashed"), ("pass", "crashed"), ("time.sleep(60)", "hung")],
)
def test_a_crash_and_a_standstill_stay_in_the_child(stored, tmp_path, monkeypatch, line, reason):
    folder, sha256 = stored
    child(tmp_path, monkeypatch, line)
    assert trial.try_to_load(folder, [KEY], sha256, seconds=1.5) == reason
