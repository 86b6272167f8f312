"""The table of limits; a cache that threw rows away held them before."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_squashed_0009'),
    ]

    operations = [
        migrations.CreateModel(
            name='RateLimitUsage',
            fields=[
                ('key', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('hits', models.JSONField(default=list)),
                ('expires_at', models.DateTimeField(db_index=True)),
            ],
            options={
                'verbose_name': 'usage of a limit',
                'verbose_name_plural': 'usage of limits',
                'db_table': 'accounts_ratelimitusage',
            },
        ),
        migrations.RemoveField(
            model_name='invitation',
            name='tries',
        ),
        migrations.RunSQL("DROP TABLE IF EXISTS cache", migrations.RunSQL.noop),
    ]
