"""Encrypts items about health with the newest key, after a new one was put in front of DUUNIPARI_ENCRYPTION_KEYS."""

from typing import Any

from django.core.management.base import BaseCommand

from accounts.access.tenancy import across_authorities
from marketplace.guidance.healthnotes.actions import seal_anew


class Command(BaseCommand):
    help = __doc__

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Seal and say how many."""
        with across_authorities():
            self.stdout.write(f"{seal_anew()} items are sealed with the first key now.")
