"""Checks the audit trail against its chain, the heads kept outside, and the ring of keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.audit.outside import file_of, kept
from accounts.chain import verifier
from accounts.chain.actions import HEADS
from accounts.chain.queries import export_lines
from accounts.keyring.sealing import ring


class Command(BaseCommand):
    """Reads everything and changes nothing."""

    help = "Find what was changed, deleted, moved, put in or cut in the audit trail; an error where anything was."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--anchors", type=Path, nargs="*", help="heads kept outside; else those of this machine")

    def handle(self, *_args: Any, anchors: list[Path] | None, **_options: Any) -> None:
        """Say each thing that is wrong."""
        heads = kept(*(anchors if anchors is not None else [file_of(HEADS)]))
        report = verifier.check(export_lines(), heads, dict(ring().keys))
        for text in (*report.notes, *report.wrong):
            self.stdout.write(text)
        self.stdout.write(
            f"{report.links} links, {report.unsealed} lines not sealed yet, {len(heads)} heads from outside"
        )
        if report.wrong:
            raise CommandError(f"{len(report.wrong)} found wrong.")
        self.stdout.write("Nothing found wrong.")
