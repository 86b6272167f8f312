"""The record of views over the REST API."""

from __future__ import annotations

from typing import Any

from accounts.audit.transitions import log_access


class NotedMixin:
    """Notes who opened one object about a young person, as the pages do (906/2019 § 17)."""

    action: Any
    request: Any

    def get_object(self) -> Any:
        """The object; a look by anybody but the person herself is noted."""
        obj = super().get_object()  # type: ignore[misc]
        if self.action == "retrieve" and obj.person_id != self.request.user.pk:
            self.note_look(obj)
        return obj

    def note_look(self, obj: Any) -> None:
        """Write the look down; who counts looks too does it here."""
        log_access(obj, by=self.request.user)
