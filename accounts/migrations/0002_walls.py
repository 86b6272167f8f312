"""Walls inside the database: tenant rows and the audit trail."""

from django.db import migrations

from accounts.access.row_level_security import append_only, row_security


class Migration(migrations.Migration):
    """Raises the walls of accounts."""

    dependencies = [("accounts", "0001_initial")]
    operations = [
        row_security("accounts_invitation"),
        row_security("accounts_responsibility"),
        row_security("accounts_deputy"),
        append_only(),
    ]
