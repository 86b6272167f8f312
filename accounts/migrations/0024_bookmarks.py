"""A coach's own reminders and marks about young people."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Only rows of the scope in force exist for the application's role. FORCE makes it hold for the owner too.
ROW_LEVEL_SECURITY = (
    "ALTER TABLE accounts_bookmark ENABLE ROW LEVEL SECURITY",
    "ALTER TABLE accounts_bookmark FORCE ROW LEVEL SECURITY",
    "CREATE POLICY tenant ON accounts_bookmark USING "
    "(current_setting('duunipari.authority', true) IN ('all', authority_id::text))",
)


def protect(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in ROW_LEVEL_SECURITY:
            schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0023_controllers'),
    ]

    operations = [
        migrations.CreateModel(
            name='Bookmark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('mark', models.CharField(blank=True, max_length=10)),
                ('note', models.CharField(blank=True, max_length=200)),
                ('remind_on', models.DateField(blank=True, null=True)),
                ('unread_at', models.DateTimeField(blank=True, null=True)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.authority')),
                ('coach', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bookmarks', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': "coach's own reminder",
                'verbose_name_plural': "coach's own reminders",
                'constraints': [models.UniqueConstraint(fields=('coach', 'person'), name='one_bookmark_of_a_coach')],
            },
        ),
        migrations.RunPython(protect, migrations.RunPython.noop),
    ]
