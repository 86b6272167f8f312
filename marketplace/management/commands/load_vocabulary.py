"""`manage.py load_vocabulary`: the shipped words into the database."""

from typing import Any

from django.core.management.base import BaseCommand

from marketplace.reference.vocabulary.loading.loader import load_vocabulary


class Command(BaseCommand):
    help = "Loads the shipped occupations, skills, cards and languages; a second run changes nothing."

    def handle(self, *_args: Any, **_options: Any) -> None:
        tally = load_vocabulary()
        if tally.is_still:
            self.stdout.write(f"Vocabulary: nothing to change ({tally.same} rows).")
        else:
            self.stdout.write(f"Vocabulary: {tally.added} rows added, {tally.changed} changed, {tally.same} as before.")
