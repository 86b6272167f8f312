"""What the top of every page offers to each role."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.people.states import Role

VISITOR = (("listings:list", _("Places"), "search"), ("people:join", _("I have a code"), "qr"))
BY_ROLE = {
    Role.YOUNG: (
        ("home", _("Home"), "home"),
        ("listings:list", _("Places"), "search"),
        ("suggestions:mine", _("My places"), "heart"),
        ("profiles:mine", _("My profile"), "person"),
    ),
    Role.EMPLOYER: (
        ("home", _("Home"), "home"),
        ("listings:mine", _("My places"), "briefcase"),
        ("introductions:list", _("Young people"), "people"),
        ("placements:list", _("Placements"), "calendar"),
    ),
    Role.COACH: (
        ("home", _("Today"), "home"),
        ("reviews:queue", _("Queue"), "check"),
        ("caseloads:list", _("My young people"), "people"),
        ("listings:list", _("Places"), "search"),
        ("placements:list", _("Placements"), "calendar"),
    ),
    Role.COORDINATOR: (
        ("home", _("Today"), "home"),
        ("reviews:queue", _("Queue"), "check"),
        ("statistics:overview", _("Numbers"), "chart"),
        ("caseloads:list", _("Caseloads"), "people"),
        ("reports:list", _("Reports"), "flag"),
    ),
    Role.ADMINISTRATOR: (
        ("home", _("Home"), "home"),
        ("eligibility:list", _("Limits of the law"), "info"),
        ("suggestions:ranker", _("Ranker"), "star"),
        ("statistics:overview", _("Numbers"), "chart"),
    ),
}
MENU = (
    ("notices:list", _("Messages"), "bell"),
    ("people:settings", _("Settings"), "lock"),
    ("privacy:mine", _("My data"), "shield"),
)


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Items of the top bar and of the user's menu, each ``{"url", "label", "icon", "current", "count"}``."""
    user: Any = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    unread = user.notices.unread().count() if signed_in else 0
    items = BY_ROLE.get(user.role, ()) if signed_in else VISITOR
    return {
        "navigation": [_item(request, *item) for item in items],
        "user_menu": [_item(request, *item, count=unread * (item[0] == "notices:list")) for item in MENU if signed_in],
        "DEMO": settings.DEMO,
    }


def _item(request: HttpRequest, name: str, label: Any, icon: str, count: int = 0) -> dict[str, Any]:
    url = reverse(name)
    return {"url": url, "label": label, "icon": icon, "current": request.path == url, "count": count}
