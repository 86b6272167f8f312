"""Writes the whole audit trail with its chain, for an authority or a verifier (docs/trail.md)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from accounts.audit.outside import private_file
from accounts.chain.queries import export_lines


class Command(BaseCommand):
    """The file holds reasons in clear text: only its owner can read it."""

    help = "Write the audit trail with its chain to a file of JSON lines; accounts/chain/verifier.py checks it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *_args: Any, file: Path, **_options: Any) -> None:
        """Write it, say how many lines it has."""
        with private_file(file) as out:
            count = sum(1 for line in export_lines() if out.write(json.dumps(line) + "\n"))
        self.stdout.write(f"{file}: {count} lines")
