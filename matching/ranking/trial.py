"""A trial load in a process of its own: what crashes or hangs there does no harm here."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

SECONDS = 60.0
CHILD = "matching.ranking.try_out"
ROOT = Path(__file__).resolve().parents[2]


def try_to_load(folder: Path | str, keys: Sequence[bytes], sha256: str, seconds: float = SECONDS) -> str:
    """Why the model of a folder cannot be used, "ok" where it can. Never raises, always ends.

    Besides the reasons of `store.load`: "crashed" (the child died) and "hung" (it had to be ended after `seconds`).
    """
    command = [sys.executable, "-m", CHILD, str(folder), sha256]
    keyring = json.dumps([key.hex() for key in keys])
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no shell
            command, input=keyring, capture_output=True, text=True, timeout=seconds, cwd=ROOT, check=False
        )
    except subprocess.TimeoutExpired:
        return "hung"
    return done.stdout.strip() if done.returncode == 0 and done.stdout.strip() else "crashed"
