"""A stored ranker comes back the same, or not at all: then the rules take its place."""

import hashlib
import json
import pickle

import numpy as np
import pytest
from sklearn.dummy import DummyClassifier
from sklearn.gaussian_process.kernels import RBF
from skops import io as skops_io

from matching.ranking.ranker import Ranker
from matching.ranking.store import MANIFEST, MODEL, Manifest, golden_rows, load, save
from tests.matching.ranking.town import lessons, town

KEY = b"a key of the tests"


@pytest.fixture(scope="module")
def learned():
    return Ranker(funnel_from=0).fit(lessons(town(71)))


@pytest.fixture
def folder(tmp_path, learned):
    save(learned, tmp_path, KEY)
    return tmp_path


@pytest.mark.parametrize("engine", ["rules", "learned"])
def test_a_ranker_comes_back_with_the_very_same_scores(tmp_path, learned, engine):
    ranker = learned if engine == "learned" else Ranker()
    manifest = save(ranker, tmp_path / "new" / "folder", KEY)
    loaded = load(tmp_path / "new" / "folder", [KEY], manifest.sha256)
    assert (loaded.reason, loaded.sha256) == ("ok", manifest.sha256)
    assert (loaded.ranker.engine_, loaded.ranker.why_) == (ranker.engine_, ranker.why_)
    market = town(72)
    one, other = ranker.score(market), loaded.ranker.score(market)
    for name in ("seeker", "opening", "value", "chance", "low", "high", "band", "unsure"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))
    pairs = market, one.seeker, one.opening
    np.testing.assert_array_equal(ranker.contributions(*pairs), loaded.ranker.contributions(*pairs))
    np.testing.assert_array_equal(ranker.order(golden_rows()), loaded.ranker.order(golden_rows()))


def test_saving_again_replaces_the_old_and_leaves_no_drafts(folder):
    save(Ranker(), folder, KEY)
    assert load(folder, [KEY]).ranker.engine_ == "rules"
    assert sorted(path.name for path in folder.iterdir()) == [MANIFEST, MODEL]


def change_manifest(folder, **changes):
    """Somebody who has the key writes another manifest."""
    manifest = json.loads((folder / MANIFEST).read_text()) | changes
    manifest["signature"] = Manifest(**manifest).signed(KEY)
    (folder / MANIFEST).write_text(json.dumps(manifest))


def put(folder, content):
    """Another model file with a manifest that vouches for it."""
    (folder / MODEL).write_bytes(content)
    change_manifest(folder, sha256=hashlib.sha256(content).hexdigest(), size=len(content))


def flip_a_byte(folder):
    content = bytearray((folder / MODEL).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / MODEL).write_bytes(content)


def exchange(folder):
    """A sound model of ours in the place of another, of the size that the manifest says."""
    content = skops_io.dumps(Ranker())
    (folder / MODEL).write_bytes(content)
    change_manifest(folder, size=len(content))


def forget_a_line(folder):
    manifest = json.loads((folder / MANIFEST).read_text())
    del manifest["golden"]
    (folder / MANIFEST).write_text(json.dumps(manifest))


def another_library(folder):
    versions = json.loads((folder / MANIFEST).read_text())["versions"]
    change_manifest(folder, versions=versions | {"scikit-learn": "1.8.0"})


def other_golden_values(folder):
    golden = json.loads((folder / MANIFEST).read_text())["golden"]
    change_manifest(folder, golden=[value + 1e-2 for value in golden])


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda f: (f / MODEL).unlink(), "missing"),
        (lambda f: (f / MANIFEST).unlink(), "missing"),
        (lambda f: (f / MODEL).write_bytes(b""), "model_damaged"),
        (lambda f: (f / MODEL).write_bytes((f / MODEL).read_bytes()[:-100]), "model_damaged"),
        (lambda f: (f / MODEL).write_bytes((f / MODEL).read_bytes() + b"more"), "model_damaged"),
        (flip_a_byte, "model_damaged"),
        (exchange, "model_damaged"),
        (lambda f: put(f, (f / MODEL).read_bytes()[:5000]), "model_damaged"),
        (lambda f: put(f, pickle.dumps(DummyClassifier())), "model_damaged"),
        (lambda f: put(f, skops_io.dumps(DummyClassifier())), "untrusted"),
        (lambda f: put(f, skops_io.dumps({"kernel": RBF(), "call": print})), "untrusted"),
        (lambda f: (f / MANIFEST).write_text("{not json"), "manifest_damaged"),
        (lambda f: (f / MANIFEST).write_text("[]"), "manifest_damaged"),
        (lambda f: (f / MANIFEST).write_bytes(b"\xff\xfe\x00"), "manifest_damaged"),
        (forget_a_line, "manifest_damaged"),
        (lambda f: change_manifest(f, format=1), "format_other"),
        (lambda f: change_manifest(f, schema="0" * 64), "schema_other"),
        (another_library, "versions_other"),
        (other_golden_values, "golden_differs"),
        (lambda f: change_manifest(f, golden=[1.0]), "golden_differs"),
    ],
)  # fmt: skip
def test_a_damaged_file_is_refused_with_its_reason(folder, damage, reason):
    damage(folder)
    loaded = load(folder, [KEY])
    assert (loaded.ranker, loaded.reason) == (None, reason)


def test_a_model_that_the_register_does_not_know_is_refused(folder):
    known = load(folder, [KEY]).sha256
    save(Ranker(), folder, KEY)
    assert load(folder, [KEY]).reason == "ok"
    assert load(folder, [KEY], known).reason == "not_registered"


@pytest.mark.parametrize("change", [{"engine": "rules"}, {"sha256": "0" * 64}, {"golden": []}, {"signature": ""}])
def test_a_manifest_that_somebody_without_the_key_has_changed_is_refused(folder, change):
    manifest = json.loads((folder / MANIFEST).read_text())
    (folder / MANIFEST).write_text(json.dumps(manifest | change))
    assert load(folder, [KEY]).reason == "signature_other"


def test_an_older_key_still_opens_and_a_foreign_one_does_not(folder):
    assert load(folder, [b"newer", KEY]).reason == "ok"
    assert load(folder, [b"newer"]).reason == "signature_other"


def test_a_pickle_is_never_executed(folder):
    put(folder, b"cbuiltins\nexec\n(S'raise SystemExit(1)'\ntR.")  # would end the test run if it were read
    with pytest.raises(SystemExit):
        pickle.loads((folder / MODEL).read_bytes())  # noqa: S301
    assert load(folder, [KEY]).reason == "model_damaged"
