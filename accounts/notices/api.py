"""Notices in the REST API: one's own messages."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access.api import SignedInRequest
from accounts.notices import actions, rules
from accounts.notices.models import Notice
from accounts.notices.states import NoticeState
from accounts.notices.words import words_of


class NoticeSerializer(serializers.ModelSerializer):
    """A message in its reader's language."""

    subject = serializers.SerializerMethodField()
    text = serializers.SerializerMethodField()

    class Meta:
        model = Notice
        fields = ("id", "name", "subject", "text", "link", "state", "created_at", "sent_at", "read_at")
        read_only_fields = fields

    def get_subject(self, notice: Notice) -> str:
        return words_of(notice)[0]

    def get_text(self, notice: Notice) -> str:
        return words_of(notice)[1]


class CountSerializer(serializers.Serializer):
    count = serializers.IntegerField()


class NoticeViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet[Notice]):
    """One's own messages."""

    serializer_class = NoticeSerializer
    filter_backends = ()
    queryset = Notice.objects.none()
    rules = {"list": rules.can_list, "retrieve": rules.can_list, "read_all": rules.can_read_all}

    def get_queryset(self) -> Any:
        """One's own, without those whose cause has gone."""
        rows = Notice.objects.visible_to(self.request.user).exclude(state=NoticeState.CANCELLED)
        return rows.select_related("recipient")

    @extend_schema(request=None, responses=CountSerializer)
    @action(detail=False, methods=["post"], url_path="read-all")
    def read_all(self, request: SignedInRequest) -> Response:
        """Mark everything as read."""
        return Response({"count": actions.read_all(request.user)})
