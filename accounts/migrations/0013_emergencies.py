"""Why a deputy was named and when it was ended; looks in an emergency."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

# Only rows of the scope in force exist for the application's role. FORCE makes it hold for the owner too.
ROW_LEVEL_SECURITY = (
    "ALTER TABLE accounts_emergencylook ENABLE ROW LEVEL SECURITY",
    "ALTER TABLE accounts_emergencylook FORCE ROW LEVEL SECURITY",
    "CREATE POLICY tenant ON accounts_emergencylook USING "
    "(current_setting('duunipari.authority', true) IN ('all', authority_id::text))",
)


def protect(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in ROW_LEVEL_SECURITY:
            schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0012_parked_notices'),
    ]

    operations = [
        migrations.AddField(
            model_name='deputy',
            name='ended_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='deputy',
            name='reason',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.CreateModel(
            name='EmergencyLook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('reason', models.CharField(max_length=300)),
                ('opened_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('ends_at', models.DateTimeField()),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.authority')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='emergency_looks', to=settings.AUTH_USER_MODEL)),
                ('reader', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'look in an emergency',
                'verbose_name_plural': 'looks in an emergency',
                'ordering': ('-opened_at', '-pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('opened_at'))), name='emergency_ends_after_opening')],
            },
        ),
        migrations.RunPython(protect, migrations.RunPython.noop),
    ]
