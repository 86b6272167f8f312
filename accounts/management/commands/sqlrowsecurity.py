"""`manage.py sqlrowsecurity marketplace.Plan`: prints what goes into the migration that makes a tenant's table."""

from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.access.models import TenantModel
from accounts.access.row_level_security import row_level_security


class Command(BaseCommand):
    help = "Print the SQL of row-level security for the table of a tenant's model."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("model", help="such as marketplace.Plan")

    def handle(self, *_args: Any, model: str, **_options: Any) -> None:
        tenant = apps.get_model(model)
        if not issubclass(tenant, TenantModel):
            message = f"{model} belongs to no authority: it is no TenantModel."
            raise CommandError(message)
        for statement in row_level_security(tenant._meta.db_table, for_employers=bool(tenant.tenant_organisation)):
            self.stdout.write(f"{statement};")
