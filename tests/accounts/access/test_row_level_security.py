"""Row-level security that migrations hold in writing is what the command prints for the model of today."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection

from accounts.access.models import TenantModel

TENANTS = [model for model in apps.get_models() if issubclass(model, TenantModel)]
POLICY = """
    SELECT relrowsecurity, relforcerowsecurity, polname, polcmd, polpermissive, polroles::text,
           pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)
    FROM pg_class LEFT JOIN pg_policy ON polrelid = pg_class.oid WHERE relname = %s
"""


def printed(model):
    out = StringIO()
    call_command("sqlrowsecurity", model._meta.label, stdout=out)
    return out.getvalue()


def policies(cursor, table):
    cursor.execute(POLICY, [table])
    return cursor.fetchall()


def settled(cursor, table):
    """Policies as a restored copy has them: PostgreSQL writes nested ORs flat once it has read its own words again."""
    [(*_flags, words, _check)] = policies(cursor, table)
    cursor.execute(f"DROP POLICY tenant ON {table}")
    cursor.execute(f"CREATE POLICY tenant ON {table} USING ({words})")
    return policies(cursor, table)


@pytest.mark.postgres
@pytest.mark.parametrize("model", TENANTS, ids=lambda model: model._meta.label)
def test_a_tenants_table_has_the_policy_that_the_command_prints(db, model):
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE printed_anew (LIKE {table})")
        cursor.execute(printed(model).replace(f" {table} ", " printed_anew "))
        assert settled(cursor, table) == settled(cursor, "printed_anew")


@pytest.mark.postgres
def test_no_other_table_has_a_policy(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT tablename FROM pg_policies")
        assert {table for (table,) in cursor.fetchall()} == {model._meta.db_table for model in TENANTS}


@pytest.mark.both_databases
def test_a_table_of_no_authority_is_refused():
    with pytest.raises(CommandError, match="belongs to no authority"):
        call_command("sqlrowsecurity", "accounts.Municipality", stdout=StringIO())
