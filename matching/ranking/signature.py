"""What is written beside a stored model and signed: read, checked and signed anew without loading the model."""

import hashlib
import hmac
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is written beside a model. `sha256` and `size` are the model file's, `signature` is of all the rest."""

    format: int
    sha256: str
    size: int
    schema: str
    versions: dict[str, str]
    engine: str
    why: str
    golden: list[float]
    signature: str = ""

    def signed(self, key: bytes) -> str:
        """HMAC-SHA256 (hex; RFC 2104) of everything but the signature itself."""
        said = {name: value for name, value in asdict(self).items() if name != "signature"}
        return hmac.new(key, json.dumps(said, sort_keys=True).encode(), hashlib.sha256).hexdigest()

    def is_signed_by(self, keys: Sequence[bytes]) -> bool:
        """Whether the signature is by one of these keys."""
        return any(hmac.compare_digest(self.signed(key), self.signature) for key in keys)


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a folder. Raises ValueError or TypeError where it is damaged, OSError where it is missing."""
    return Manifest(**json.loads((folder / MANIFEST).read_bytes()))


def write_manifest(folder: Path, manifest: Manifest, key: bytes) -> Manifest:
    """Sign a manifest and write it; returns it as signed."""
    signed = replace(manifest, signature=manifest.signed(key))
    write_whole(folder / MANIFEST, json.dumps(asdict(signed), indent=1, sort_keys=True).encode())
    return signed


def write_whole(path: Path, content: bytes) -> None:
    """A file appears whole or not at all."""
    draft = path.with_suffix(path.suffix + ".part")
    draft.write_bytes(content)
    draft.replace(path)
