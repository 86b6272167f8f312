"""`manage.py import_listings FILE --organisation BUSINESS_ID`: places from a file, handed in for a coach to read."""

from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import translation

from accounts.access.tenancy import across_authorities
from accounts.organisations.models import Organisation
from accounts.organisations.states import OrganisationState
from marketplace.work.listings.importing.files import SourceError, read
from marketplace.work.listings.importing.rows import import_rows


class Command(BaseCommand):
    help = "Imports places from CSV or schema.org JobPosting JSON; safe to repeat, row by row, nothing half-written."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--organisation", required=True, metavar="BUSINESS_ID", help="whose places they are")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")

    def handle(self, *_args: Any, file: Path, organisation: str, dry_run: bool, **_options: Any) -> None:
        tally: Counter[str] = Counter()
        with translation.override("en"), across_authorities(), transaction.atomic():
            owner = (
                Organisation.objects.filter(business_id=organisation).exclude(state=OrganisationState.BANNED).first()
            )
            member = owner and owner.memberships.filter(ended_on__isnull=True).select_related("person").first()
            if owner is None or not member:
                raise CommandError(f"No employer {organisation} with a person who acts for it.")
            try:
                for outcome in import_rows(read(file.read_bytes()), owner, member.person):
                    tally[outcome.verdict] += 1
                    self.stdout.write(str(outcome))
            except (OSError, SourceError) as error:
                raise CommandError(f"{file}: {error}") from None
            transaction.set_rollback(dry_run)
        counts = ", ".join(f"{tally[verdict]} {verdict}" for verdict in ("taken", "changed", "same", "refused"))
        self.stdout.write(f"{'Nothing was changed (dry run): ' if dry_run else ''}{counts}")
