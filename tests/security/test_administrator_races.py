"""At the same moment: administrators take each other's rights away. One stays."""

import pytest
from django.utils import timezone

from accounts.administration.actions import change_role
from accounts.people.actions import deactivate
from accounts.people.models import User
from accounts.people.states import Role
from tests.factories import accounts
from tests.security.arena import arena, race, transactional_db  # noqa: F401
from tests.security.test_races import winners

pytestmark = pytest.mark.both_databases


def administrators():
    return User.objects.filter(role=Role.ADMINISTRATOR, is_active=True)


@pytest.mark.parametrize("how", ["role", "account"])
def test_of_two_administrators_who_end_each_other_one_stays(arena, how):
    armi, anna = (accounts.user(Role.ADMINISTRATOR, name, last_login=timezone.now()) for name in ("Armi", "Anna"))
    administrators().exclude(pk__in=[armi.pk, anna.pk]).update(is_active=False)
    lahti = arena.kaisa.authority

    def end(person, by):
        if how == "account":
            return deactivate(person, by=by, reason="Riita")
        return change_role(person, role=Role.COACH, authority=lahti, reason="Riita", by=by)

    results = race([lambda: end(User.objects.get(pk=armi.pk), anna), lambda: end(User.objects.get(pk=anna.pk), armi)])
    assert len(winners(results)) == 1
    assert administrators().count() == 1
