"""Print the record of processing activities: `manage.py record_of_processing --language fi`."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation

from accounts.privacy.exports import record_of_processing


class Command(BaseCommand):
    help = "Print the record of processing activities (GDPR art. 30) as Markdown."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--language", choices=[code for code, _name in settings.LANGUAGES], default="fi")

    def handle(self, *_args: Any, **options: Any) -> None:
        with translation.override(options["language"]):
            self.stdout.write(record_of_processing(), ending="")
