"""Does by hand what the retention periods ask for every night."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.access.tenancy import across_authorities
from accounts.people.models import User
from accounts.privacy.actions import erase_expired


class Command(BaseCommand):
    """Safe to run at any time and twice."""

    help = "Warn and erase accounts without a sign of life, and clear tables whose period is over."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it and say how many."""
        with across_authorities():
            done = erase_expired(timezone.now(), by=User.objects.system())
        self.stdout.write(", ".join(f"{name}: {count}" for name, count in done.items()))
        if done["failed"]:
            message = f"{done['failed']} rows failed: the log says which."
            raise CommandError(message)
