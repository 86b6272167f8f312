"""Notices in the REST API: one's own messages; what got stuck, for the administrator."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access.api import ScopedViewSet, SignedInRequest
from accounts.notices import actions, rules
from accounts.notices.models import Notice
from accounts.notices.states import NoticeState
from accounts.notices.verbs import PARKED_VERBS
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


class ParkedNoticeSerializer(serializers.ModelSerializer):
    """A message that got stuck: for whom and since when, never what it says."""

    class Meta:
        model = Notice
        fields = ("id", "recipient", "address", "channel", "state", "tries", "created_at")
        read_only_fields = fields


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


class ParkedNoticeViewSet(ScopedViewSet):
    """Messages that could not be sent, for the administrator."""

    model = Notice
    serializer_class = ParkedNoticeSerializer
    filter_backends = ()
    queryset = Notice.objects.none()
    rules = {
        "list": rules.can_list_parked, "retrieve": rules.can_list_parked, "send_all_again": rules.can_send_again,
    }  # fmt: skip
    verbs = PARKED_VERBS

    def get_queryset(self) -> Any:
        """By reader, who waits longest first; an action also finds what somebody else was faster with."""
        mine = Notice.objects.in_care_of(self.request.user)
        return mine.parked() if self.action == "list" else mine

    @extend_schema(request=None, responses=CountSerializer)
    @action(detail=False, methods=["post"], url_path="send-all-again")
    def send_all_again(self, request: SignedInRequest) -> Response:
        """Let everything that is parked go out again."""
        return Response({"count": actions.send_all_again(by=request.user).done})
