"""Does by hand what the retention periods ask for every night."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accounts.access.tenancy import across_authorities
from accounts.people.models import User
from accounts.privacy.actions import erase_expired
from accounts.privacy.retention.queries import what_is_due


class Command(BaseCommand):
    """Safe to run at any time and twice."""

    help = "Warn and erase accounts without a sign of life, and clear tables whose period is over."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="count what would go today by each rule, write nothing"
        )

    def handle(self, *_args: Any, dry_run: bool, **_options: Any) -> None:
        """Do it and say how many, or only say it."""
        if dry_run:
            self._count()
        else:
            self._do()

    def _count(self) -> None:
        """One line for each rule: table, rule, days, how many, the oldest."""
        with across_authorities():
            for due in what_is_due(timezone.now()):
                oldest = f", oldest {due.oldest:%Y-%m-%d}" if due.oldest else ""
                self.stdout.write(f"{due.table}: {due.count} by {due.rule} after {due.days} days{oldest}")

    def _do(self) -> None:
        with across_authorities():
            done = erase_expired(timezone.now(), by=User.objects.system())
        self.stdout.write(", ".join(f"{name}: {count}" for name, count in done.items()))
        if done["failed"]:
            message = f"{done['failed']} rows failed: the log says which."
            raise CommandError(message)
