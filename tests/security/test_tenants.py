"""The tenant wall: in code an unscoped question is an error, in PostgreSQL foreign rows do not exist."""

import pytest
from django.apps import apps
from django.db import Error, connection, transaction

from accounts.access.models import TenantModel
from accounts.access.tenancy import (
    ScopeMissingError,
    TenantManager,
    within_authority,
    within_organisations,
    without_scope,
)

TENANTS = [model for model in apps.get_models() if issubclass(model, TenantModel)]
NAMES = [model._meta.label for model in TENANTS]
BY_EMPLOYERS = [model for model in TENANTS if model.tenant_organisation]
pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
every_tenant = pytest.mark.parametrize("model", TENANTS, ids=NAMES)


def test_whatever_is_about_one_young_person_and_has_an_authority_is_behind_the_wall():
    open_to_all = {"accounts.User", "accounts.Entry", "accounts.Organisation"}  # scoped by who may see them
    outside = {
        model._meta.label
        for model in apps.get_models()
        if {"person", "authority"} <= {field.name for field in model._meta.concrete_fields} and model not in TENANTS
    }
    assert outside - open_to_all == set()
    assert len(TENANTS) >= 8


@every_tenant
def test_an_unscoped_question_is_an_error(world, model):
    for ask in ("all", "count", "exists", "first"):
        with without_scope(), pytest.raises(ScopeMissingError):
            getattr(model.objects, ask)()
    with without_scope(), pytest.raises(ScopeMissingError):
        model._default_manager.filter(pk=1).delete()


@every_tenant
def test_a_scope_shows_its_own_rows_only(world, model):
    with within_authority(world.people["ville"].authority_id):
        assert {row.authority_id for row in model.objects.all()} <= {world.people["ville"].authority_id}
    with within_authority(world.people["kaisa"].authority_id):
        assert not model.objects.filter(authority=world.people["ville"].authority_id).exists()


@every_tenant
def test_an_employer_sees_its_own_dealings_and_nothing_else(world, model):
    bakery = world.things["organisation"]
    with within_organisations([bakery.pk]):
        rows = list(model.objects.all())
    if model in BY_EMPLOYERS:
        assert rows
        assert {getattr(row, f"{model.tenant_organisation}_id") for row in rows} == {bakery.pk}
    else:
        assert rows == []


def test_a_scope_ends_with_its_block_also_after_an_error(world):
    model = TENANTS[0]
    with without_scope():
        with pytest.raises(ValueError, match="broken"), within_authority(1):
            raise ValueError("broken")
        with pytest.raises(ScopeMissingError):
            model.objects.count()


@every_tenant
def test_every_manager_of_a_tenant_is_the_one_that_asks_for_the_scope(model):
    assert isinstance(model._default_manager, TenantManager)


def raw(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


@pytest.mark.postgres
@every_tenant
def test_the_database_shows_no_row_to_a_session_without_an_authority(world, model):
    with without_scope():
        assert raw(f"SELECT count(*) FROM {model._meta.db_table}") == [(0,)]  # noqa: S608


@pytest.mark.postgres
@every_tenant
def test_the_database_shows_no_row_of_lahti_to_the_other_authority(world, model):
    lahti, other = world.people["kaisa"].authority_id, world.people["ville"].authority_id
    with within_authority(other):
        found = raw(f"SELECT DISTINCT authority_id FROM {model._meta.db_table}")  # noqa: S608
    assert (lahti,) not in found
    assert found in ([], [(other,)])


@pytest.mark.postgres
@every_tenant
def test_the_database_takes_no_row_for_another_authority(world, model):
    lahti, other = world.people["kaisa"].authority_id, world.people["ville"].authority_id
    row = model.objects.filter(authority=lahti).first()
    if row is None:
        return
    row.pk, row._state.adding = None, True
    with within_authority(other), pytest.raises(Error, match="row-level security"), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.postgres
@every_tenant
def test_the_database_changes_and_deletes_no_row_of_another_authority(world, model):
    lahti, other = world.people["kaisa"].authority_id, world.people["ville"].authority_id
    there = model.objects.filter(authority=lahti).count()
    table = model._meta.db_table
    with within_authority(other), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET authority_id = %s WHERE authority_id = %s", [other, lahti])  # noqa: S608
        assert cursor.rowcount == 0
        cursor.execute(f"DELETE FROM {table} WHERE authority_id = %s", [lahti])  # noqa: S608
        assert cursor.rowcount == 0
    assert model.objects.filter(authority=lahti).count() == there


@pytest.mark.postgres
def test_the_application_is_no_superuser_and_cannot_step_over_the_wall(world):
    assert raw("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user") == [(False, False)]


@pytest.mark.postgres
@every_tenant
def test_the_wall_holds_for_the_owner_of_the_table_too(world, model):
    sql = "SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE relname = %s"
    assert raw(sql, model._meta.db_table) == [(True, True)]
