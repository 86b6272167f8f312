"""Seals by hand what the scheduler seals every minute."""

from typing import Any

from django.core.management.base import BaseCommand

from accounts.chain.actions import head_line, seal


class Command(BaseCommand):
    """Safe to run at any time and twice."""

    help = "Give each line of the audit trail that has no link yet its link, and say the head."

    def handle(self, *args: Any, **options: Any) -> None:
        """Seal and say how many."""
        done, line = seal(), head_line()
        self.stdout.write(f"sealed: {done}, head: {line['position']} {line['hash']} {line['at']}")
