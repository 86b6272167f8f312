"""Keeping a ranker: versioned, checked before it is believed, and never unpickled."""

import hashlib
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

import numpy as np
import scipy
import sklearn
import skops

from matching.ranking.ranker import Ranker
from matching.ranking.schema import COLUMNS, SCHEMA
from matching.ranking.signature import MANIFEST, Manifest, read_manifest, write_manifest, write_whole

FORMAT = 4
MODEL = "model.skops"
GOLDEN_ROWS = 16
TOLERANCE = 1e-4  # single precision, summed by another processor

# The only types that a file may bring besides numbers, arrays and what skops itself trusts.
TRUSTED = frozenset(
    {
        "matching.ranking.baseline.Criterion",
        "matching.ranking.baseline.RulesRanker",
        "matching.ranking.calibration.Calibration",
        "matching.ranking.calibration.StandardisedRatio",
        "matching.ranking.stacking.StackedFeatures",
        "matching.ranking.evaluate.Difference",
        "matching.ranking.features.PairFeatures",
        "matching.ranking.funnel.Funnel",
        "matching.ranking.ranker.Ranker",
        "matching.ranking.recipe.Recipe",
        "matching.ranking.stages.StageModel",
        "sklearn.ensemble._hist_gradient_boosting.predictor.TreePredictor",
    }
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A ranker, or None and the reason: the caller then uses `Ranker()`, the rules."""

    ranker: Ranker | None
    reason: str
    sha256: str = ""


def library_versions() -> dict[str, str]:
    """Versions that a stored model depends on; a model is read only by the very same."""
    return {
        "python": ".".join(platform.python_version_tuple()[:2]),
        "numpy": np.__version__,
        "scipy": scipy.__version__,
        "scikit-learn": sklearn.__version__,
        "skops": skops.__version__,
    }


def _skops_io() -> ModuleType:
    """The reader and writer of models, loaded by who needs it: it costs every process a quarter of its start."""
    return import_module("skops.io")


def golden_rows() -> np.ndarray:
    """Made-up facts, scored alike before and after storing: array (16, columns), some unknown."""
    rng = np.random.default_rng(20)
    rows = rng.uniform(0, 2, (GOLDEN_ROWS, len(COLUMNS)))
    rows[rng.uniform(size=rows.shape) < 0.15] = np.nan
    return rows


def save(ranker: Ranker, folder: Path | str, key: bytes) -> Manifest:
    """Write model and signed manifest into a folder (made if missing; each file appears whole or not at all)."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    content = _skops_io().dumps(ranker)
    manifest = Manifest(
        format=FORMAT,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        schema=SCHEMA.digest,
        versions=library_versions(),
        engine=ranker.engine_,
        why=ranker.why_,
        golden=ranker.order(golden_rows()).tolist(),
    )
    write_whole(folder / MODEL, content)
    return write_manifest(folder, manifest, key)


def load(folder: Path | str, keys: Sequence[bytes], sha256: str | None = None) -> Loaded:
    """Read a ranker back, if nothing about it is doubtful. Never raises for a bad file.

    Parameters
    ----------
    folder
        Where `save` wrote.
    keys
        Any of which may have signed the manifest: the one in use first, then older ones.
    sha256
        Hash that a register keeps of the model file, so that model and manifest cannot both be exchanged.

    Returns
    -------
    Loaded
        With the reason "ok", or without a ranker and one of "missing", "manifest_damaged", "signature_other",
        "format_other", "schema_other", "versions_other", "model_damaged", "not_registered", "untrusted",
        "golden_differs".

    """
    folder = Path(folder)
    if not (folder / MODEL).is_file() or not (folder / MANIFEST).is_file():
        return Loaded(None, "missing")
    try:
        manifest = read_manifest(folder)
        is_ours = manifest.is_signed_by(keys)
    except (ValueError, TypeError):
        return Loaded(None, "manifest_damaged")
    if not is_ours:
        return Loaded(None, "signature_other")
    content = (folder / MODEL).read_bytes()
    doubt = _doubt(manifest, content, sha256)
    if doubt:
        return Loaded(None, doubt)
    return _read(manifest, content)


def _doubt(manifest: Manifest, content: bytes, sha256: str | None) -> str:
    """Why the file should not even be opened, or ""."""
    digest = hashlib.sha256(content).hexdigest()
    checks = {
        "format_other": manifest.format == FORMAT,
        "schema_other": manifest.schema == SCHEMA.digest,
        "versions_other": manifest.versions == library_versions(),
        "model_damaged": manifest.size == len(content) and manifest.sha256 == digest,
        "not_registered": sha256 in {None, digest},
    }
    return next((reason for reason, good in checks.items() if not good), "")


def _read(manifest: Manifest, content: bytes) -> Loaded:
    skops_io = _skops_io()
    try:
        if set(skops_io.get_untrusted_types(data=content)) - TRUSTED:
            return Loaded(None, "untrusted")
        ranker = skops_io.loads(content, trusted=sorted(TRUSTED))
    except Exception:  # whatever a broken archive makes the reader trip over, the rules take its place
        return Loaded(None, "model_damaged")
    if not isinstance(ranker, Ranker):
        return Loaded(None, "untrusted")
    golden = np.asarray(manifest.golden, float)
    again = ranker.order(golden_rows())
    if golden.shape != again.shape or not np.allclose(golden, again, rtol=0, atol=TOLERANCE):
        return Loaded(None, "golden_differs")
    return Loaded(ranker, "ok", manifest.sha256)
