"""Walls inside the database, for migrations: row-level security of tenant tables, a trail that only grows."""

from __future__ import annotations

from typing import Any

from django.db.migrations import RunPython

SEEN_BY_AUTHORITY = "current_setting('duunipari.authority', true) IN ('all', authority_id::text)"
SEEN_BY_EMPLOYER = "organisation_id::text = ANY(string_to_array(current_setting('duunipari.organisations', true), ','))"


def row_security(table: str, *, for_employers: bool = False) -> RunPython:
    """Only rows of the scope in force exist for the application's role (PostgreSQL; SQLite has no such thing).

    FORCE makes it hold for the owner of the table too. ``for_employers`` adds rows of the employer's own dealings.
    """
    seen = f"{SEEN_BY_AUTHORITY} OR {SEEN_BY_EMPLOYER}" if for_employers else SEEN_BY_AUTHORITY

    def raise_wall(_apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor != "postgresql":
            return
        schema_editor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        schema_editor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        schema_editor.execute(f"CREATE POLICY tenant ON {table} USING ({seen})")

    def lower_wall(_apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor != "postgresql":
            return
        schema_editor.execute(f"DROP POLICY tenant ON {table}")
        schema_editor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        schema_editor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")

    return RunPython(raise_wall, lower_wall)


TRAIL = "accounts_entry"
KEPT = (
    "id", "at", "actor_id", "verb", "subject", "subject_id", "person_id", "authority_id", "state_before", "state_after",
)  # fmt: skip
MESSAGE = "The audit trail only grows"


def append_only() -> RunPython:
    """Refuse to delete or change a line of the trail; only a reason may be blanked, when its person is erased."""
    postgres_changed = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in KEPT)
    sqlite_changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in KEPT)

    def raise_wall(_apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                f"CREATE FUNCTION trail_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                f"IF TG_OP = 'DELETE' OR NEW.reason <> '' OR {postgres_changed} THEN "
                f"RAISE EXCEPTION '{MESSAGE}'; END IF; RETURN NEW; END $$"
            )
            schema_editor.execute(
                f"CREATE TRIGGER trail_only_grows BEFORE UPDATE OR DELETE ON {TRAIL} "
                "FOR EACH ROW EXECUTE FUNCTION trail_only_grows()"
            )
            schema_editor.execute(
                f"CREATE FUNCTION trail_is_never_emptied() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                f"IF EXISTS (SELECT FROM {TRAIL}) THEN RAISE EXCEPTION '{MESSAGE}'; END IF; RETURN NULL; END $$"
            )
            schema_editor.execute(
                f"CREATE TRIGGER trail_is_never_emptied BEFORE TRUNCATE ON {TRAIL} "
                "FOR EACH STATEMENT EXECUTE FUNCTION trail_is_never_emptied()"
            )
            return
        schema_editor.execute(
            f"CREATE TRIGGER trail_no_delete BEFORE DELETE ON {TRAIL} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        )
        schema_editor.execute(
            f"CREATE TRIGGER trail_no_change BEFORE UPDATE ON {TRAIL} WHEN NEW.reason <> '' OR {sqlite_changed} "
            f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        )

    def lower_wall(_apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER trail_only_grows ON {TRAIL}")
            schema_editor.execute("DROP FUNCTION trail_only_grows")
            schema_editor.execute(f"DROP TRIGGER trail_is_never_emptied ON {TRAIL}")
            schema_editor.execute("DROP FUNCTION trail_is_never_emptied")
            return
        schema_editor.execute("DROP TRIGGER trail_no_delete")
        schema_editor.execute("DROP TRIGGER trail_no_change")

    return RunPython(raise_wall, lower_wall)
