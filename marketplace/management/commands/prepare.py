"""`manage.py prepare`: everything a database needs before the service opens, in one process because starting costs."""

import gc
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.access.areas import load_areas
from accounts.access.tenancy import across_authorities
from accounts.deployment import why_not
from accounts.people.models import User
from accounts.people.states import Role
from marketplace.reference.eligibility.loader import load_limits


class Command(BaseCommand):
    help = "Brings tables, areas, limits of the law and vocabulary up to date; a second run changes nothing."
    requires_system_checks = ()  # they import every page; the checks of the house run them

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--demo", action="store_true", help="seed the demo market if there is nobody yet")

    def handle(self, *_args: Any, demo: bool, **_options: Any) -> None:
        if said := why_not():
            raise CommandError(said)
        gc.disable()  # looking for garbage takes a third of the time of new tables, and this process is soon over:
        self.stdout.write("Tables, areas and limits of the law: bringing them up to date")
        call_command("migrate", verbosity=0)
        with across_authorities():
            load_areas()
            load_limits()
            is_empty = not User.objects.exclude(role=Role.SYSTEM).exists()
        call_command("load_vocabulary")
        if demo and is_empty:
            self.stdout.write("Demo: inventing people, places and 18 months of history")
            call_command("seed_demo")
        gc.freeze()  # when it ends, nobody has to look either
