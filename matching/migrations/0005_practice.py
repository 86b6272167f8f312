"""Rounds of practice, and readings of what is noticed in them and of works that ESCO does not know."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from accounts.access.row_level_security import row_security


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_equality_answers'),
        ('matching', '0004_fairness_readings'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='reading',
            name='measure',
            field=models.CharField(choices=[('approved', 'share of suggestions that coaches approve'), ('placed', 'share of answered introductions that the workplace accepts'), ('empty_lists', 'young people without any suggestion'), ('fact_drift', 'facts that look different from before'), ('score_drift', 'scores that look different from before'), ('unknown_works', 'open places whose work ESCO does not know'), ('caught', 'planted pairs that coaches notice in practice'), ('gini', 'how unevenly places are suggested'), ('top_places', 'share of the ten most suggested places'), ('rivals', 'most young people on one seat'), ('unseen_places', 'open places that nobody has been suggested to'), ('fair_suggested', 'who gets suggestions at all'), ('fair_approved', 'whose suggestions coaches approve'), ('fair_accepted', 'whom workplaces accept')], max_length=30, verbose_name='what'),
        ),
        migrations.CreateModel(
            name='Practice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='started at')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended at')),
                ('pairs', models.JSONField(verbose_name='pairs')),
                ('answers', models.JSONField(blank=True, default=list, verbose_name='answers')),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.authority', verbose_name='authority')),
                ('coach', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='practices', to=settings.AUTH_USER_MODEL, verbose_name='coach')),
            ],
            options={
                'verbose_name': 'round of practice',
                'verbose_name_plural': 'rounds of practice',
                'ordering': ('-started_at', '-pk'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('coach',), name='one_open_practice')],
            },
        ),
        row_security("matching_practice"),
    ]
