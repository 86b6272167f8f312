"""People, organisations, notices and the trail: tables, the row-level security of tenants, a trail that only grows."""

import django.db.models.deletion
import django.utils.timezone
import uuid
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
    "accounts_invitation", "accounts_responsibility", "accounts_deputy",
)

KEPT = (
    "id", "at", "actor_id", "verb", "subject", "subject_id", "person_id", "authority_id", "state_before", "state_after",
)
POSTGRESQL_CHANGED = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in KEPT)
SQLITE_CHANGED = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in KEPT)
# Nobody deletes or changes a line of the trail; only a reason may be blanked, when its person is erased.
TRAIL_ONLY_GROWS_ON_POSTGRESQL = (
    "CREATE FUNCTION trail_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    f"IF TG_OP = 'DELETE' OR NEW.reason <> '' OR {POSTGRESQL_CHANGED} THEN "
    "RAISE EXCEPTION 'The audit trail only grows'; END IF; RETURN NEW; END $$",
    "CREATE TRIGGER trail_only_grows BEFORE UPDATE OR DELETE ON accounts_entry "
    "FOR EACH ROW EXECUTE FUNCTION trail_only_grows()",
    "CREATE FUNCTION trail_is_never_emptied() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "IF EXISTS (SELECT FROM accounts_entry) THEN RAISE EXCEPTION 'The audit trail only grows'; END IF; "
    "RETURN NULL; END $$",
    "CREATE TRIGGER trail_is_never_emptied BEFORE TRUNCATE ON accounts_entry "
    "FOR EACH STATEMENT EXECUTE FUNCTION trail_is_never_emptied()",
)
TRAIL_MAY_GO_ON_POSTGRESQL = (
    "DROP FUNCTION trail_only_grows CASCADE",
    "DROP FUNCTION trail_is_never_emptied CASCADE",
)
TRAIL_ONLY_GROWS_ON_SQLITE = (
    "CREATE TRIGGER trail_no_delete BEFORE DELETE ON accounts_entry "
    "BEGIN SELECT RAISE(ABORT, 'The audit trail only grows'); END",
    f"CREATE TRIGGER trail_no_change BEFORE UPDATE ON accounts_entry WHEN NEW.reason <> '' OR {SQLITE_CHANGED} "
    "BEGIN SELECT RAISE(ABORT, 'The audit trail only grows'); END",
)


class Migration(migrations.Migration):

    replaces = [
        ('accounts', '0001_initial'),
        ('accounts', '0002_walls'),
        ('accounts', '0003_equality_answers'),
        ('accounts', '0004_notices_to_come'),
        ('accounts', '0005_referral_consent'),
        ('accounts', '0006_turns_say_how_they_went'),
        ('accounts', '0007_trail_words'),
        ('accounts', '0008_field_names'),
        ('accounts', '0009_state_choices_live_in_code'),
    ]

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='Authority',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('code', models.SlugField(unique=True)),
                ('name_fi', models.CharField(max_length=120)),
                ('name_sv', models.CharField(blank=True, max_length=120)),
                ('name_en', models.CharField(blank=True, max_length=120)),
                ('contact', models.EmailField(blank=True, max_length=254)),
            ],
            options={
                'verbose_name': 'authority',
                'verbose_name_plural': 'authorities',
                'ordering': ('code',),
            },
        ),
        migrations.CreateModel(
            name='IdempotencyKey',
            fields=[
                ('key', models.UUIDField(primary_key=True, serialize=False)),
                ('answer', models.CharField(blank=True, max_length=300)),
                ('used_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'verbose_name': 'idempotency key',
                'verbose_name_plural': 'idempotency keys',
                'db_table': 'accounts_formkey',
            },
        ),
        migrations.CreateModel(
            name='Municipality',
            fields=[
                ('code', models.CharField(max_length=3, primary_key=True, serialize=False)),
                ('name_fi', models.CharField(max_length=60)),
                ('name_sv', models.CharField(blank=True, max_length=60)),
                ('latitude', models.FloatField()),
                ('longitude', models.FloatField()),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='municipalities', to='accounts.authority')),
            ],
            options={
                'verbose_name': 'municipality',
                'verbose_name_plural': 'municipalities',
                'ordering': ('name_fi',),
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('password', models.CharField(max_length=128)),
                ('last_login', models.DateTimeField(blank=True, null=True)),
                ('is_superuser', models.BooleanField(default=False)),
                ('email', models.EmailField(blank=True, max_length=254, null=True, unique=True)),
                ('given_name', models.CharField(max_length=100)),
                ('family_name', models.CharField(blank=True, max_length=100)),
                ('phone', models.CharField(blank=True, max_length=20)),
                ('birth_on', models.DateField(blank=True, null=True)),
                ('role', models.CharField(max_length=20)),
                ('language', models.CharField(default='fi', max_length=5)),
                ('wants_mail', models.BooleanField(default=True)),
                ('wants_ranking', models.BooleanField(default=True)),
                ('is_safety_flagged', models.BooleanField(default=False)),
                ('is_active', models.BooleanField(default=True)),
                ('is_staff', models.BooleanField(default=False)),
                ('joined_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('erased_at', models.DateTimeField(blank=True, null=True)),
                ('groups', models.ManyToManyField(blank=True, related_name='user_set', related_query_name='user', to='auth.group')),
                ('user_permissions', models.ManyToManyField(blank=True, related_name='user_set', related_query_name='user', to='auth.permission')),
                ('authority', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='people', to='accounts.authority')),
                ('municipality', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.municipality')),
                ('wants_sms', models.BooleanField(default=True)),
            ],
            options={
                'verbose_name': 'person',
                'verbose_name_plural': 'people',
                'ordering': ('family_name', 'given_name', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('role__in', ['employer', 'administrator', 'system']), ('authority__isnull', False), _connector='OR'), name='user_has_authority'), models.UniqueConstraint(condition=models.Q(('role', 'system')), fields=('role',), name='user_one_system')],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('name', models.SlugField(max_length=60)),
                ('cause', models.CharField(max_length=60)),
                ('cause_id', models.CharField(max_length=40)),
                ('facts', models.JSONField(default=dict)),
                ('link', models.CharField(blank=True, max_length=300)),
                ('message_id', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('state', models.CharField(default='waiting', max_length=20)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('send_after', models.DateTimeField(default=django.utils.timezone.now)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('recipient', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notices', to=settings.AUTH_USER_MODEL)),
                ('address', models.EmailField(blank=True, max_length=254)),
                ('appears_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('channel', models.CharField(default='mail', max_length=10)),
                ('language', models.CharField(blank=True, max_length=5)),
            ],
            options={
                'verbose_name': 'notice',
                'verbose_name_plural': 'notices',
                'ordering': ('-created_at', '-pk'),
                'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['send_after'], name='notice_due'), models.Index(fields=['recipient', '-created_at'], name='notice_recipient')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'sent'), _negated=True), ('sent_at__isnull', False), _connector='OR'), name='notice_sent_has_time'), models.CheckConstraint(condition=models.Q(models.Q(('address', ''), ('recipient__isnull', False)), models.Q(('recipient__isnull', True), models.Q(('address', ''), _negated=True)), _connector='OR'), name='notice_has_one_reader')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('channel', models.CharField(default='mail', max_length=10)),
                ('succeeded', models.BooleanField()),
                ('detail', models.CharField(blank=True, max_length=200)),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='accounts.notice')),
            ],
            options={
                'verbose_name': 'delivery',
                'verbose_name_plural': 'deliveries',
                'ordering': ('at', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('kind', models.CharField(default='employer', max_length=20)),
                ('name', models.CharField(max_length=150)),
                ('business_id', models.CharField(blank=True, max_length=9, null=True, unique=True)),
                ('about', models.TextField(blank=True, max_length=1000)),
                ('street', models.CharField(blank=True, max_length=150)),
                ('postal_code', models.CharField(blank=True, max_length=5)),
                ('state', models.CharField(default='waiting', max_length=20)),
                ('checked_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.authority')),
                ('checked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.municipality')),
            ],
            options={
                'verbose_name': 'organisation',
                'verbose_name_plural': 'organisations',
                'ordering': ('name', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'employer'), _negated=True), ('business_id__isnull', False), _connector='OR'), name='employer_has_business_id'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'verified'), _negated=True), models.Q(('checked_at__isnull', False), ('checked_by__isnull', False)), _connector='OR'), name='verified_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('is_manager', models.BooleanField(default=False)),
                ('started_on', models.DateField(default=django.utils.timezone.localdate)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='accounts.organisation')),
            ],
            options={
                'verbose_name': 'membership',
                'verbose_name_plural': 'memberships',
                'ordering': ('started_on', 'pk'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_on__isnull', True)), fields=('organisation', 'person'), name='membership_once')],
            },
        ),
        migrations.AddField(
            model_name='organisation',
            name='members',
            field=models.ManyToManyField(related_name='organisations', through='accounts.Membership', to=settings.AUTH_USER_MODEL),
        ),
        migrations.CreateModel(
            name='Responsibility',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.authority')),
                ('coach', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='caseload', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='responsibilities', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'responsible coach',
                'verbose_name_plural': 'responsible coaches',
                'ordering': ('-started_at', '-pk'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('person',), name='one_responsible_coach')],
            },
        ),
        migrations.CreateModel(
            name='Tie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=20)),
                ('declared_on', models.DateField(default=django.utils.timezone.localdate)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ties', to='accounts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ties', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'tie',
                'verbose_name_plural': 'ties',
                'ordering': ('-declared_on', 'pk'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_on__isnull', True)), fields=('organisation', 'person'), name='tie_once')],
            },
        ),
        migrations.CreateModel(
            name='ScheduledRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('job', models.CharField(max_length=200)),
                ('slot', models.CharField(max_length=40)),
                ('taken_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('counts', models.JSONField(blank=True, default=dict)),
                ('outcome', models.CharField(default='queued', max_length=10)),
                ('task_id', models.CharField(blank=True, db_index=True, max_length=64)),
            ],
            options={
                'verbose_name': 'run of the scheduler',
                'verbose_name_plural': 'runs of the scheduler',
                'ordering': ('-taken_at', '-pk'),
                'constraints': [models.UniqueConstraint(fields=('job', 'slot'), name='turn_once')],
                'db_table': 'accounts_turn',
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('purpose', models.CharField(max_length=20)),
                ('version', models.CharField(max_length=20)),
                ('about', models.CharField(blank=True, max_length=60)),
                ('given_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'consent',
                'verbose_name_plural': 'consents',
                'ordering': ('-given_at', '-pk'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('person', 'purpose', 'about'), name='consent_once')],
            },
        ),
        migrations.CreateModel(
            name='Deputy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.authority')),
                ('coach', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deputies', to=settings.AUTH_USER_MODEL)),
                ('deputy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deputising', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'deputy',
                'verbose_name_plural': 'deputies',
                'ordering': ('starts_on', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='deputy_days_in_order'), models.CheckConstraint(condition=models.Q(('coach', models.F('deputy')), _negated=True), name='deputy_is_another')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ('verb', models.CharField(max_length=60)),
                ('subject', models.CharField(max_length=60)),
                ('subject_id', models.CharField(max_length=40)),
                ('state_before', models.CharField(blank=True, max_length=30)),
                ('state_after', models.CharField(blank=True, max_length=30)),
                ('reason', models.TextField(blank=True)),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('authority', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.authority')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'log entry',
                'verbose_name_plural': 'log entries',
                'ordering': ('at', 'pk'),
                'indexes': [models.Index(fields=['subject', 'subject_id'], name='entry_subject'), models.Index(fields=['person', 'at'], name='entry_person')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('token', models.CharField(max_length=64, unique=True)),
                ('code', models.CharField(max_length=6)),
                ('state', models.CharField(default='open', max_length=20)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(blank=True, null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.authority')),
                ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'invitation',
                'verbose_name_plural': 'invitations',
                'ordering': ('-created_at',),
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('code',), name='invitation_open_code_once'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'used'), ('used_at__isnull', False)), models.Q(models.Q(('state', 'used'), _negated=True), ('used_at__isnull', True)), _connector='OR'), name='invitation_used_has_time')],
            },
        ),
        migrations.CreateModel(
            name='EqualityAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('sealed', models.TextField()),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='equality_answer', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'equality answer',
                'verbose_name_plural': 'equality answers',
            },
        ),
        migrations.RunPython(
            on("postgresql", *(sql.format(table=table, seen=SEEN_BY_AUTHORITY) for table in OF_AN_AUTHORITY for sql in ROW_LEVEL_SECURITY)),
            migrations.RunPython.noop,
        ),
        migrations.RunPython(
            on("postgresql", *TRAIL_ONLY_GROWS_ON_POSTGRESQL), on("postgresql", *TRAIL_MAY_GO_ON_POSTGRESQL)
        ),
        migrations.RunPython(on("sqlite", *TRAIL_ONLY_GROWS_ON_SQLITE), migrations.RunPython.noop),
    ]
