"""Lists of young people that a worker keeps under a name."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Only rows of the scope in force exist for the application's role. FORCE makes it hold for the owner too.
ROW_LEVEL_SECURITY = (
    "ALTER TABLE accounts_savedlist ENABLE ROW LEVEL SECURITY",
    "ALTER TABLE accounts_savedlist FORCE ROW LEVEL SECURITY",
    "CREATE POLICY tenant ON accounts_savedlist USING "
    "(current_setting('duunipari.authority', true) IN ('all', authority_id::text))",
)


def protect(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in ROW_LEVEL_SECURITY:
            schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0024_bookmarks'),
    ]

    operations = [
        migrations.CreateModel(
            name='SavedList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60)),
                ('question', models.CharField(blank=True, max_length=30)),
                ('scope', models.CharField(blank=True, max_length=10)),
                ('sort', models.CharField(blank=True, max_length=30)),
                ('position', models.PositiveIntegerField(default=0)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.authority')),
                ('keeper', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'saved list',
                'verbose_name_plural': 'saved lists',
                'ordering': ('position', 'pk'),
            },
        ),
        migrations.RunPython(protect, migrations.RunPython.noop),
    ]
