"""What the top of every page offers to each role."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from accounts.manifests import MENU, VISITOR, NavigationItem, manifests, menu_of
from accounts.people.demo import DEMO_SESSION


def items_of(bar: str) -> list[NavigationItem]:
    """Entries of one bar, from the manifests of all features."""
    found = [item for manifest in manifests() for item in manifest.navigation if item.bar == bar]
    return sorted(found, key=lambda item: item.order)


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Items of the top bar and of the user's menu, each ``{"url", "label", "icon", "current", "count"}``."""
    user: Any = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    return {
        "navigation": [_item(request, item) for item in items_of(user.role if signed_in else VISITOR)],
        "user_menu": [_item(request, item) for bar in (menu_of(user.role), MENU) for item in items_of(bar)]
        if signed_in
        else [],
        "DEMO": settings.DEMO,
        "idle_seconds": _idle_seconds(request, user),
    }


def _idle_seconds(request: HttpRequest, user: Any) -> int:
    """After how long a worker's session locks, for the warning on the page; 0 where none does."""
    if user is None or not user.is_authenticated or not user.has_staff_role:
        return 0
    return 0 if settings.DEMO and request.session.get(DEMO_SESSION) else settings.STAFF_IDLE_SECONDS


def _item(request: HttpRequest, item: NavigationItem) -> dict[str, Any]:
    url = reverse(item.url_name)
    is_current = request.path == url
    is_cheap = is_current or item.is_counted is None or item.is_counted(request.user)
    return {
        "url": url,
        "label": item.label,
        "icon": item.icon,
        "current": is_current,
        "count": item.count(request.user) if item.count and is_cheap else 0,
    }
