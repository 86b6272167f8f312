"""The chain over the trail: links and checkpoints, each written once, and the one way in which old lines go."""

import django.db.models.deletion
from django.db import migrations, models


def on(vendor, *statements):
    """SQL for one kind of database."""

    def run(_apps, schema_editor):
        if schema_editor.connection.vendor == vendor:
            for statement in statements:
                schema_editor.execute(statement, None)

    return run


KEPT = (
    "id", "at", "actor_id", "verb", "subject", "subject_id", "person_id", "authority_id", "state_before", "state_after",
)
POSTGRESQL_CHANGED = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in KEPT)
LINK = ("position", "entry_id", "version", "entry_hash", "reason_hash", "previous", "own_hash", "sealed_at")
CHECKPOINT = ("position", "hash", "newest_at", "made_at", "days")
SALT_GOES = "NEW.salt <> '' OR "


def changed(columns, unlike):
    """Whether one of the columns was changed."""
    return " OR ".join(f"NEW.{column} {unlike} OLD.{column}" for column in columns)


def covered(line):
    """Whether a line of the trail lies under a checkpoint."""
    return (
        "EXISTS (SELECT 1 FROM accounts_trailcheckpoint c JOIN accounts_traillink l ON l.position <= c.position "
        f"WHERE l.entry_id = {line})"
    )


UNDER = "EXISTS (SELECT 1 FROM accounts_trailcheckpoint c WHERE OLD.position <= c.position)"
OLD_TRAIL_ON_POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION trail_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    f"IF TG_OP = 'DELETE' OR NEW.reason <> '' OR {POSTGRESQL_CHANGED} THEN "
    "RAISE EXCEPTION 'The audit trail only grows'; END IF; RETURN NEW; END $$"
)


def refuses(name, table, update, delete):
    """A function and a trigger of PostgreSQL: refuses what the two conditions say."""
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP = 'DELETE' THEN IF {delete} THEN RAISE EXCEPTION 'The audit trail only grows'; END IF; "
        "RETURN OLD; END IF; "
        f"IF {update} THEN RAISE EXCEPTION 'The audit trail only grows'; END IF; RETURN NEW; END $$",
        f"CREATE TRIGGER {name} BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    )


POSTGRESQL = (
    # Lines go under a checkpoint only.
    "CREATE OR REPLACE FUNCTION trail_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    f"IF TG_OP = 'DELETE' THEN IF {covered('OLD.id')} THEN RETURN OLD; END IF; "
    "RAISE EXCEPTION 'The audit trail only grows'; END IF; "
    f"IF NEW.reason <> '' OR {POSTGRESQL_CHANGED} THEN "
    "RAISE EXCEPTION 'The audit trail only grows'; END IF; RETURN NEW; END $$",
    *refuses("chain_only_grows", "accounts_traillink", SALT_GOES + changed(LINK, "IS DISTINCT FROM"), f"NOT {UNDER}"),
    *refuses("checkpoints_stay", "accounts_trailcheckpoint", changed(CHECKPOINT, "IS DISTINCT FROM"), "TRUE"),
    # With a reason goes the salt, without which nobody can guess the reason from its hash.
    "CREATE FUNCTION reason_takes_its_salt() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "UPDATE accounts_traillink SET salt = '' WHERE entry_id = NEW.id AND salt <> ''; RETURN NULL; END $$",
    "CREATE TRIGGER reason_takes_its_salt AFTER UPDATE ON accounts_entry FOR EACH ROW "
    "WHEN (NEW.reason = '' AND OLD.reason <> '') EXECUTE FUNCTION reason_takes_its_salt()",
    "CREATE FUNCTION chain_is_never_emptied() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "IF EXISTS (SELECT FROM accounts_traillink) OR EXISTS (SELECT FROM accounts_trailcheckpoint) THEN "
    "RAISE EXCEPTION 'The audit trail only grows'; END IF; RETURN NULL; END $$",
    *(
        f"CREATE TRIGGER chain_is_never_emptied BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION chain_is_never_emptied()"
        for table in ("accounts_traillink", "accounts_trailcheckpoint")
    ),
)
POSTGRESQL_BACK = (
    OLD_TRAIL_ON_POSTGRESQL,
    "DROP FUNCTION reason_takes_its_salt CASCADE",
    "DROP FUNCTION chain_only_grows CASCADE",
    "DROP FUNCTION checkpoints_stay CASCADE",
    "DROP FUNCTION chain_is_never_emptied CASCADE",
)


def aborts(name, when, condition):
    """A trigger of SQLite that refuses."""
    return f"CREATE TRIGGER {name} {when} WHEN {condition} BEGIN SELECT RAISE(ABORT, 'The audit trail only grows'); END"


SQLITE = (
    "DROP TRIGGER trail_no_delete",
    aborts("trail_no_delete", "BEFORE DELETE ON accounts_entry", f"NOT {covered('OLD.id')}"),
    aborts("chain_no_delete", "BEFORE DELETE ON accounts_traillink", f"NOT {UNDER}"),
    aborts("chain_no_change", "BEFORE UPDATE ON accounts_traillink", SALT_GOES + changed(LINK, "IS NOT")),
    aborts("checkpoints_no_delete", "BEFORE DELETE ON accounts_trailcheckpoint", "1"),
    aborts("checkpoints_no_change", "BEFORE UPDATE ON accounts_trailcheckpoint", changed(CHECKPOINT, "IS NOT")),
    "CREATE TRIGGER reason_takes_its_salt AFTER UPDATE ON accounts_entry WHEN NEW.reason = '' AND OLD.reason <> '' "
    "BEGIN UPDATE accounts_traillink SET salt = '' WHERE entry_id = NEW.id AND salt <> ''; END",
)
SQLITE_BACK = (
    "DROP TRIGGER reason_takes_its_salt",
    "DROP TRIGGER trail_no_delete",
    "CREATE TRIGGER trail_no_delete BEFORE DELETE ON accounts_entry "
    "BEGIN SELECT RAISE(ABORT, 'The audit trail only grows'); END",
)


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0020_unsent_texts'),
    ]

    operations = [
        migrations.CreateModel(
            name='TrailCheckpoint',
            fields=[
                ('position', models.BigIntegerField(primary_key=True, serialize=False)),
                ('hash', models.CharField(max_length=64)),
                ('newest_at', models.DateTimeField()),
                ('made_at', models.DateTimeField()),
                ('days', models.PositiveIntegerField()),
                ('code', models.CharField(max_length=120)),
            ],
            options={
                'verbose_name': 'checkpoint of the trail',
                'verbose_name_plural': 'checkpoints of the trail',
                'ordering': ('position',),
            },
        ),
        migrations.CreateModel(
            name='TrailLink',
            fields=[
                ('position', models.BigIntegerField(primary_key=True, serialize=False)),
                ('version', models.PositiveSmallIntegerField()),
                ('entry_hash', models.CharField(max_length=64)),
                ('reason_hash', models.CharField(blank=True, max_length=64)),
                ('salt', models.TextField(blank=True)),
                ('previous', models.CharField(max_length=64)),
                ('own_hash', models.CharField(max_length=64)),
                ('sealed_at', models.DateTimeField()),
                ('entry', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='link', to='accounts.entry')),
            ],
            options={
                'verbose_name': 'link of the trail',
                'verbose_name_plural': 'links of the trail',
                'ordering': ('position',),
            },
        ),
        migrations.RunPython(on("postgresql", *POSTGRESQL), on("postgresql", *POSTGRESQL_BACK)),
        migrations.RunPython(on("sqlite", *SQLITE), on("sqlite", *SQLITE_BACK)),
    ]
