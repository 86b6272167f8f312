"""Extra protection of young people: why, and when somebody looks again."""

import accounts.privacy.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

# Only rows of the scope in force exist for the application's role. FORCE makes it hold for the owner too.
ROW_LEVEL_SECURITY = (
    "ALTER TABLE accounts_protection ENABLE ROW LEVEL SECURITY",
    "ALTER TABLE accounts_protection FORCE ROW LEVEL SECURITY",
    "CREATE POLICY tenant ON accounts_protection USING "
    "(current_setting('duunipari.authority', true) IN ('all', authority_id::text))",
)


def protect(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in ROW_LEVEL_SECURITY:
            schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0021_chain_of_the_trail'),
    ]

    operations = [
        migrations.CreateModel(
            name='Protection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=20)),
                ('words', accounts.privacy.fields.EncryptedTextField(blank=True, purpose='extra protection')),
                ('review_on', models.DateField()),
                ('reminded_on', models.DateField(blank=True, null=True)),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.authority')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='protections', to=settings.AUTH_USER_MODEL)),
                ('started_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'extra protection',
                'verbose_name_plural': 'extra protections',
                'ordering': ('-started_at', '-pk'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('person',), name='one_standing_protection'), models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('words', ''), _connector='OR'), name='over_says_no_more')],
            },
        ),
        migrations.RunPython(protect, migrations.RunPython.noop),
    ]
