"""Nobody stands in for longer than sixty days: periods that were named for longer are cut, counted from today."""

import datetime as dt

from django.db import migrations
from django.utils import timezone

MOST = dt.timedelta(days=60 - 1)  # both days count


def cut(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":  # until the end of this transaction all rows are there
        schema_editor.connection.cursor().execute("SELECT set_config('duunipari.authority', 'all', true)")
    today = timezone.localdate()
    for row in apps.get_model("accounts", "Deputy").objects.filter(ends_on__gt=today + MOST):
        latest = max(row.starts_on, today) + MOST
        if row.ends_on > latest:
            row.ends_on = latest
            row.save(update_fields=["ends_on"])


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0013_emergencies'),
    ]

    operations = [
        migrations.RunPython(cut, migrations.RunPython.noop),
    ]
