"""Secrets of links are kept as fingerprints in one table."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0010_rate_limits'),
    ]

    operations = [
        migrations.AddField(
            model_name='notice',
            name='link_page',
            field=models.SlugField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name='notice',
            name='link_subject',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.CreateModel(
            name='AccessLink',
            fields=[
                ('key_hash', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('address_hash', models.CharField(max_length=64)),
                ('page', models.SlugField(max_length=60)),
                ('subject_id', models.CharField(max_length=40)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('expires_at', models.DateTimeField(db_index=True)),
                ('recipient', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'link of a mail',
                'verbose_name_plural': 'links of mails',
                'db_table': 'accounts_accesslink',
            },
        ),
    ]
