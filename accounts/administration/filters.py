"""Filters of accounts: role, authority, open or closed. Words are posted, never a part of an address."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.access.models import Authority
from accounts.administration.rules import AT_WORK
from accounts.people.models import User
from accounts.people.states import Role

ROLES = [choice for choice in Role.choices if choice[0] in AT_WORK]
USES = (("in_use", _("accounts in use")), ("never_used", _("never logged in")), ("shut", _("closed accounts")))


class AccountFilter(django_filters.FilterSet):
    """For the page."""

    role = django_filters.ChoiceFilter(label=_("Role"), choices=ROLES, empty_label=_("all roles"))
    authority = django_filters.ModelChoiceFilter(
        label=_("Works at"), queryset=Authority.objects.all(), empty_label=_("all authorities")
    )
    use = django_filters.ChoiceFilter(label=_("Account"), choices=USES, method="by_use", empty_label=_("all accounts"))

    class Meta:
        model = User
        fields = ("role", "authority", "use")

    def by_use(self, rows: QuerySet[User], _name: str, value: Any) -> QuerySet[User]:
        """Open, open and never used, or closed."""
        wanted: dict[Any, dict[str, Any]] = {
            "in_use": {"is_active": True},
            "never_used": {"is_active": True, "last_login": None},
        }
        return rows.filter(**wanted.get(value, {"is_active": False}))
