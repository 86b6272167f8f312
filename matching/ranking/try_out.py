"""The child of a trial load: ``python -m matching.ranking.try_out FOLDER SHA256``, keys as JSON on its input."""

import json
import resource
import sys

from matching.ranking.store import load

MEMORY = 8 * 1024**3  # bytes of address space; libraries reserve far more than they use


def main(folder: str, sha256: str) -> None:
    """Load within limits and say how it went."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    keys = [bytes.fromhex(key) for key in json.load(sys.stdin)]
    sys.stdout.write(load(folder, keys, sha256).reason)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
