"""Secrets of links are kept as fingerprints in one table."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('marketplace', '0001_squashed_0014'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='appointment',
            name='token',
        ),
        migrations.RemoveField(
            model_name='assessment',
            name='token',
        ),
        migrations.RemoveField(
            model_name='checkin',
            name='token',
        ),
        migrations.RemoveField(
            model_name='feedbackask',
            name='token',
        ),
        migrations.RemoveField(
            model_name='followup',
            name='token',
        ),
        migrations.RemoveField(
            model_name='introduction',
            name='token',
        ),
        migrations.RemoveField(
            model_name='signinglink',
            name='token',
        ),
    ]
