"""Reports as JSON: anybody tells, the authority's people resolve or dismiss."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.response import Response

from accounts.access.api import ScopedViewSet, SignedInRequest
from accounts.people.validators import refuse_personal_id
from accounts.ratelimits.actions import consume
from marketplace.work.listings.models import Listing
from moderation.reports import actions, rules
from moderation.reports.models import Report
from moderation.reports.states import Wrong
from moderation.reports.verbs import HANDLE_VERBS


class ReportSerializer(serializers.ModelSerializer):
    """A report for those who handle it; who told is not shown."""

    class Meta:
        model = Report
        fields = ("id", "listing", "wrong", "text", "state", "created_at", "handled_at")
        read_only_fields = fields


class TellSerializer(serializers.Serializer):
    """What a reader noticed about a place."""

    listing = serializers.PrimaryKeyRelatedField(queryset=Listing.objects.none())
    wrong = serializers.ChoiceField(Wrong.choices)
    text = serializers.CharField(max_length=1000, required=False, default="", validators=[refuse_personal_id])

    def get_fields(self) -> dict[str, Any]:
        """Only places that the reader can see."""
        fields = super().get_fields()
        if "request" in self.context:
            visible = Listing.objects.visible_to(self.context["request"].user)
            fields["listing"] = serializers.PrimaryKeyRelatedField(queryset=visible)
        return fields


class HandleSerializer(serializers.Serializer):
    """What was done, or why nothing had to be."""

    reason = serializers.CharField(max_length=600, validators=[refuse_personal_id])


class ReportViewSet(ScopedViewSet):
    """Reports that something about a place looks wrong."""

    model = Report
    verbs = HANDLE_VERBS
    inputs = {"resolve": HandleSerializer, "dismiss": HandleSerializer}
    joined = ("listing",)
    serializer_class = ReportSerializer
    filterset_fields = ("state", "wrong")
    rules = {
        "list": rules.can_list, "retrieve": rules.can_view, "create": rules.can_report,
    }  # fmt: skip

    def list(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        """Reports of the authority."""
        if not rules.can_list(request.user, None):
            self.permission_denied(request)
        return super().list(request, *args, **kwargs)

    @extend_schema(request=TellSerializer, responses={201: None})
    def create(self, request: SignedInRequest) -> Response:
        """Tell that a place looks wrong; at most ten an hour from one address."""
        told = TellSerializer(data=request.data, context=self.get_serializer_context())
        told.is_valid(raise_exception=True)
        facts = dict(told.validated_data)
        consume("report", request=request)
        actions.report(facts.pop("listing"), by=request.user, **facts)
        return Response(status=status.HTTP_201_CREATED)
