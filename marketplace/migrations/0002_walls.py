"""Walls inside the database: tenant rows."""

from django.db import migrations

from accounts.access.row_level_security import row_security


class Migration(migrations.Migration):
    """Raises the walls of marketplace."""

    dependencies = [("marketplace", "0001_initial")]
    operations = [
        row_security("marketplace_profile"),
        row_security("marketplace_introduction", for_employers=True),
        row_security("marketplace_placement", for_employers=True),
        row_security("marketplace_followup"),
    ]
