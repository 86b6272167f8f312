"""What the top of every page offers to each role."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from accounts.manifests import MENU, VISITOR, NavigationItem, manifests


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
        "user_menu": [_item(request, item) for item in items_of(MENU) if signed_in],
        "DEMO": settings.DEMO,
    }


def _item(request: HttpRequest, item: NavigationItem) -> dict[str, Any]:
    url = reverse(item.url_name)
    return {
        "url": url,
        "label": item.label,
        "icon": item.icon,
        "current": request.path == url,
        "count": item.count(request.user) if item.count else 0,
    }
