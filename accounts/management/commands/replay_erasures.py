"""After a restore: erases again whoever was erased since the backup (docs/restore.md)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.access.tenancy import across_authorities
from accounts.audit.outside import file_of, kept, private_file
from accounts.people.models import User
from accounts.privacy.content import LEDGER
from accounts.privacy.erasures.actions import replay_erasures
from accounts.privacy.erasures.queries import closed_lines, come_back, whole_ledger


class Command(BaseCommand):
    """Safe to run at any time and twice."""

    help = "Erase again everybody in the ledger of erasures. --check only counts, --write makes the ledger anew."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="*", type=Path, help="ledgers; else that of this machine")
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--check", action="store_true", help="say how many would be erased, change nothing")
        which.add_argument("--write", type=Path, metavar="FILE", help="write the ledger of this database anew")

    def handle(self, *_args: Any, files: list[Path], check: bool, write: Path | None, **_options: Any) -> None:
        with across_authorities():
            if write:
                self._write(write)
            else:
                self._replay(files or [file_of(LEDGER)], check=check)

    def _write(self, path: Path) -> None:
        lines = whole_ledger()
        with private_file(path) as file:
            file.writelines(json.dumps(line) + "\n" for line in lines)
        self.stdout.write(f"{path}: {len(lines)} lines")

    def _replay(self, files: list[Path], *, check: bool) -> None:
        if missing := [str(path) for path in files if not path.exists()]:
            raise CommandError(f"No ledger there: {', '.join(missing)}")
        lines = kept(*files)
        there = come_back(lines)
        self.stdout.write(f"{len(lines)} erasures in the ledger, {len(there)} of them are to be done again.")
        if not check:
            done = replay_erasures(lines, by=User.objects.system())
            self.stdout.write(", ".join(f"{name}: {count}" for name, count in done.result().items()))
        if closed := closed_lines(lines):
            raise CommandError(f"Keys that are not in the ring: {', '.join(sorted(closed))}. Put them back.")
        if not check and (left := come_back(lines)):
            numbers = ", ".join(str(person.pk) for person in left)
            raise CommandError(f"Not erased, somebody or something stands on them; end it first: accounts {numbers}")
