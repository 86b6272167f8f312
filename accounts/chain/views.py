"""Pages of the chain: how far the trail is sealed, its head and the verifier as files to keep elsewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.generic import TemplateView, View

from accounts.access.views import ReadOnlyMixin, RuleRequiredMixin
from accounts.chain import rules, verifier
from accounts.chain.actions import head_line
from accounts.chain.models import TrailCheckpoint, TrailLink


class Overview(RuleRequiredMixin, ReadOnlyMixin, TemplateView):
    """How long the chain is, and what to do with its head."""

    rule = rules.can_keep_head
    template_name = "accounts/chain/overview.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The last link and the last checkpoint."""
        last, checkpoint = TrailLink.objects.last(), TrailCheckpoint.objects.last()
        return super().get_context_data(last=last, checkpoint=checkpoint, **kwargs)


class Head(RuleRequiredMixin, ReadOnlyMixin, View):
    """The signed head as a small file."""

    rule = rules.can_keep_head

    def get(self, _request: HttpRequest) -> HttpResponse:
        line = head_line()
        return _file(json.dumps(line) + "\n", f"trail-head-{line['position']}.jsonl", "application/jsonl")


class Verifier(RuleRequiredMixin, ReadOnlyMixin, View):
    """The program that checks an export, to be handed out with it."""

    rule = rules.can_keep_head

    def get(self, _request: HttpRequest) -> HttpResponse:
        return _file(Path(verifier.__file__).read_text("utf-8"), "verify_trail.py", "text/x-python")


def _file(text: str, name: str, kind: str) -> HttpResponse:
    said = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type=f"{kind}; charset=utf-8", headers=said)
