"""Fills an empty database with the demo market."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from moderation.demo.actions import seed


class Command(BaseCommand):
    """Invented people and workplaces of the Lahti region, with eighteen months of history."""

    help = "Fill an empty database with the demo market (only where the demo is on)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Seed, saying what is being made."""
        if not settings.DEMO:
            raise CommandError("The demo is off (DUUNIPARI_DEMO).")
        try:
            made = seed(lambda what: self.stdout.write(f"  … {what}"))
        except ValidationError as refusal:
            raise CommandError(refusal.messages[0]) from refusal
        self.stdout.write(", ".join(f"{number} {what}" for what, number in made.items()))
