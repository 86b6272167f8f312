"""A trial load in a process of its own: what crashes or hangs there does no harm here.

``python -m matching.ranking.trial FOLDER SHA256`` reads the keys (JSON list of hex) from its input and prints the reason.
"""

import json
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from matching.ranking.store import load

SECONDS = 60.0
MEMORY = 8 * 1024**3  # bytes of address space; libraries reserve far more than they use
ROOT = Path(__file__).resolve().parents[2]


def try_to_load(folder: Path | str, keys: Sequence[bytes], sha256: str, seconds: float = SECONDS) -> str:
    """Why the model of a folder cannot be used, "ok" where it can. Never raises, always ends.

    Besides the reasons of `store.load`: "crashed" (the child died) and "hung" (it had to be ended after `seconds`).
    """
    command = [sys.executable, "-m", "matching.ranking.trial", str(folder), sha256]
    keyring = json.dumps([key.hex() for key in keys])
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no shell
            command, input=keyring, capture_output=True, text=True, timeout=seconds, cwd=ROOT, check=False
        )
    except subprocess.TimeoutExpired:
        return "hung"
    return done.stdout.strip() if done.returncode == 0 and done.stdout.strip() else "crashed"


def main(folder: str, sha256: str) -> None:
    """What the child does: load within limits and say how it went."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    keys = [bytes.fromhex(key) for key in json.load(sys.stdin)]
    sys.stdout.write(load(folder, keys, sha256).reason)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
