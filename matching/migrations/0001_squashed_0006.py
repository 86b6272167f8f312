"""Suggestions, models and practice: tables and the row-level security of tenants."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def on(vendor, *statements):
    """SQL for one kind of database."""

    def run(_apps, schema_editor):
        if schema_editor.connection.vendor == vendor:
            for statement in statements:
                schema_editor.execute(statement, None)

    return run


# Only rows of the scope in force exist for the application's role. FORCE makes it hold for the owner too.
ROW_LEVEL_SECURITY = (
    "ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
    "ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
    "CREATE POLICY tenant ON {table} USING ({seen})",
)
SEEN_BY_AUTHORITY = "current_setting('duunipari.authority', true) IN ('all', authority_id::text)"
OF_AN_AUTHORITY = (
    "matching_suggestion", "matching_practice",
)


class Migration(migrations.Migration):

    replaces = [
        ('matching', '0001_initial'),
        ('matching', '0002_walls'),
        ('matching', '0003_model_register'),
        ('matching', '0004_fairness_readings'),
        ('matching', '0005_practice'),
        ('matching', '0006_state_choices_live_in_code'),
    ]

    initial = True

    dependencies = [
        ('accounts', '0001_squashed_0009'),
        ('marketplace', '0001_squashed_0014'),
    ]

    operations = [
        migrations.CreateModel(
            name='RankerSwitch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('is_on', models.BooleanField(default=True)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'switch of the ranker',
                'verbose_name_plural': 'switches of the ranker',
                'ordering': ('-changed_at', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('week_on', models.DateField()),
                ('read_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('measure', models.CharField(max_length=30)),
                ('value', models.FloatField(blank=True, null=True)),
                ('bound', models.FloatField(blank=True, null=True)),
                ('verdict', models.CharField(max_length=20)),
                ('count', models.PositiveIntegerField(default=0)),
                ('detail', models.JSONField(blank=True, default=dict)),
            ],
            options={
                'verbose_name': 'weekly reading',
                'verbose_name_plural': 'weekly readings',
                'ordering': ('-week_on', 'measure'),
                'constraints': [models.UniqueConstraint(fields=('week_on', 'measure'), name='one_reading_a_week')],
            },
        ),
        migrations.CreateModel(
            name='TrainedModel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('folder', models.CharField(max_length=100, unique=True)),
                ('sha256', models.CharField(max_length=64)),
                ('schema_hash', models.CharField(max_length=64)),
                ('engine', models.CharField(max_length=20)),
                ('why', models.CharField(max_length=60)),
                ('versions', models.JSONField(default=dict)),
                ('learnt_from', models.DateTimeField(blank=True, null=True)),
                ('learnt_until', models.DateTimeField(blank=True, null=True)),
                ('counts', models.JSONField(blank=True, default=dict)),
                ('metrics', models.JSONField(blank=True, default=dict)),
                ('gates', models.JSONField(blank=True, default=dict)),
                ('card', models.JSONField(blank=True, default=dict)),
                ('state', models.CharField(default='candidate', max_length=20)),
                ('served_from', models.DateTimeField(blank=True, null=True)),
                ('served_until', models.DateTimeField(blank=True, null=True)),
                ('end_reason', models.CharField(blank=True, max_length=300)),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'trained model',
                'verbose_name_plural': 'trained models',
                'ordering': ('-made_at', '-pk'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'in_service')), fields=('state',), name='one_model_in_service'), models.UniqueConstraint(condition=models.Q(('state', 'shadow')), fields=('state',), name='one_model_in_shadow'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'in_service'), _negated=True), models.Q(('approved_by__isnull', False), ('served_from__isnull', False)), _connector='OR'), name='somebody_put_the_model_in_service')],
            },
        ),
        migrations.CreateModel(
            name='Run',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('trigger', models.CharField(max_length=30)),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('engine', models.CharField(max_length=20)),
                ('why', models.CharField(blank=True, max_length=60)),
                ('model_hash', models.CharField(blank=True, max_length=64)),
                ('schema_hash', models.CharField(blank=True, max_length=64)),
                ('code_version', models.CharField(blank=True, max_length=60)),
                ('library_versions', models.JSONField(blank=True, default=dict)),
                ('settings_used', models.JSONField(blank=True, default=dict)),
                ('counts', models.JSONField(blank=True, default=dict)),
                ('model', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='runs', to='matching.trainedmodel')),
            ],
            options={
                'verbose_name': 'run of the ranker',
                'verbose_name_plural': 'runs of the ranker',
                'ordering': ('-started_at', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='Suggestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('source', models.CharField(max_length=20)),
                ('state', models.CharField(default='proposed', max_length=20)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('expires_on', models.DateField()),
                ('engine', models.CharField(default='person', max_length=20)),
                ('score', models.FloatField(blank=True, null=True)),
                ('band', models.CharField(blank=True, max_length=10)),
                ('is_unsure', models.BooleanField(default=False)),
                ('rank', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('explored', models.BooleanField(default=False)),
                ('features', models.JSONField(blank=True, default=dict)),
                ('reasons', models.JSONField(blank=True, default=dict)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('coach_reason', models.CharField(blank=True, max_length=20)),
                ('coach_note', models.CharField(blank=True, max_length=300)),
                ('position_shown', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('seconds_on_page', models.PositiveIntegerField(blank=True, null=True)),
                ('said_yes_at', models.DateTimeField(blank=True, null=True)),
                ('release', models.JSONField(blank=True, default=list)),
                ('later_until', models.DateField(blank=True, null=True)),
                ('young_reason', models.CharField(blank=True, max_length=20)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.authority')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('introduction', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='suggestion', to='marketplace.introduction')),
                ('listing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='suggestions', to='marketplace.listing')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='suggestions', to=settings.AUTH_USER_MODEL)),
                ('profile', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='suggestions', to='marketplace.profile')),
                ('run', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='suggestions', to='matching.run')),
                ('propensity', models.FloatField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'suggestion',
                'verbose_name_plural': 'suggestions',
                'ordering': ('-created_at', '-pk'),
                'indexes': [models.Index(fields=['state', 'created_at'], name='suggestion_state')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ('proposed', 'asked', 'later'))), fields=('person', 'listing'), name='one_open_suggestion'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('asked', 'later', 'introduced', 'refused')), _negated=True), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='asked_only_after_a_coach'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'introduced'), _negated=True), ('said_yes_at__isnull', False), _connector='OR'), name='introduced_only_after_her_yes'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'introduced'), _negated=True), ('introduction__isnull', False), _connector='OR'), name='introduced_has_introduction'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'declined'), _negated=True), models.Q(('coach_reason', ''), _negated=True), _connector='OR'), name='coach_no_has_reason'), models.CheckConstraint(condition=models.Q(models.Q(('source', 'ranker'), _negated=True), ('run__isnull', False), _connector='OR'), name='ranker_suggestion_has_run')],
            },
        ),
        migrations.CreateModel(
            name='Shadow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('score', models.FloatField()),
                ('rank', models.PositiveSmallIntegerField()),
                ('suggestion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shadows', to='matching.suggestion')),
                ('model', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shadows', to='matching.trainedmodel')),
            ],
            options={
                'verbose_name': 'word of a model that looks on',
                'verbose_name_plural': 'words of models that look on',
                'ordering': ('suggestion', 'model'),
                'constraints': [models.UniqueConstraint(fields=('suggestion', 'model'), name='one_shadow_of_a_model')],
            },
        ),
        migrations.CreateModel(
            name='Number',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=30)),
                ('value', models.FloatField()),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('reason', models.CharField(max_length=300)),
                ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'number of the ranker',
                'verbose_name_plural': 'numbers of the ranker',
                'ordering': ('-changed_at', '-pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('value__gte', 0)), name='number_is_not_negative')],
            },
        ),
        migrations.CreateModel(
            name='Shard',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('people', models.JSONField(default=list)),
                ('scores', models.BinaryField(blank=True, null=True)),
                ('proposals', models.JSONField(blank=True, null=True)),
                ('written_at', models.DateTimeField(blank=True, null=True)),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shards', to='matching.run')),
            ],
            options={
                'verbose_name': 'part of a run',
                'verbose_name_plural': 'parts of a run',
                'ordering': ('run', 'number'),
                'constraints': [models.UniqueConstraint(fields=('run', 'number'), name='shard_once')],
            },
        ),
        migrations.CreateModel(
            name='Practice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('pairs', models.JSONField()),
                ('answers', models.JSONField(blank=True, default=list)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.authority')),
                ('coach', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='practices', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'round of practice',
                'verbose_name_plural': 'rounds of practice',
                'ordering': ('-started_at', '-pk'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('coach',), name='one_open_practice')],
            },
        ),
        migrations.RunPython(
            on("postgresql", *(sql.format(table=table, seen=SEEN_BY_AUTHORITY) for table in OF_AN_AUTHORITY for sql in ROW_LEVEL_SECURITY)),
            migrations.RunPython.noop,
        ),
    ]
