"""The SQL of row-level security (PostgreSQL) for a tenant's table, as its migration holds it in writing."""

SEEN_BY_AUTHORITY = "current_setting('duunipari.authority', true) IN ('all', authority_id::text)"
SEEN_BY_EMPLOYER = "organisation_id::text = ANY(string_to_array(current_setting('duunipari.organisations', true), ','))"


def row_level_security(table: str, *, for_employers: bool) -> list[str]:
    """Statements after which only rows of the scope in force exist for the application's role.

    FORCE makes it hold for the owner of the table too. ``for_employers`` adds rows of the employer's own dealings.
    """
    seen = f"{SEEN_BY_AUTHORITY} OR {SEEN_BY_EMPLOYER}" if for_employers else SEEN_BY_AUTHORITY
    return [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY tenant ON {table} USING ({seen})",
    ]
