"""Walls inside the database: tenant rows."""

from django.db import migrations

from accounts.access.row_level_security import row_security


class Migration(migrations.Migration):
    """Raises the walls of matching."""

    dependencies = [("matching", "0001_initial")]
    operations = [
        row_security("matching_suggestion"),
    ]
