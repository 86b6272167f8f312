"""Threads over the REST API: the same rules and actions as the pages."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers, viewsets

from accounts.access.api import ScopedViewSet, makes, verb
from accounts.audit.api import NotedMixin
from accounts.people.models import User
from accounts.people.validators import refuse_personal_id
from marketplace.work.introductions.models import Introduction
from marketplace.work.messages import actions, rules
from marketplace.work.messages.models import LONGEST, Message, Thread


class ThreadMessageSerializer(serializers.ModelSerializer):
    """One message with its writer's first name."""

    writer_name = serializers.CharField(source="writer.short_name", read_only=True)

    class Meta:
        model = Message
        fields = ("id", "writer", "writer_name", "text", "sent_at")
        read_only_fields = fields


class ListedThreadSerializer(serializers.ModelSerializer):
    """A talk in a list: who owes an answer and until when."""

    class Meta:
        model = Thread
        fields: tuple[str, ...] = (
            "id", "person", "introduction", "organisation", "holder", "waits_since", "answer_by", "newest_at",
        )  # fmt: skip
        read_only_fields: tuple[str, ...] = fields


class ThreadSerializer(ListedThreadSerializer):
    """A talk with its messages."""

    messages = ThreadMessageSerializer(many=True, read_only=True)

    class Meta(ListedThreadSerializer.Meta):
        fields: tuple[str, ...] = (*ListedThreadSerializer.Meta.fields, "messages")
        read_only_fields: tuple[str, ...] = fields


class MessageWriteSerializer(serializers.Serializer):
    text = serializers.CharField(max_length=LONGEST, validators=[refuse_personal_id])


class ThreadViewSet(NotedMixin, ScopedViewSet):
    """One's own talks."""

    model = Thread
    serializer_class = ThreadSerializer
    listed_class = ListedThreadSerializer
    joined = ("introduction",)
    rules = {"list": rules.can_list, "retrieve": rules.can_view, "write": rules.can_write}
    write = verb(actions.write, MessageWriteSerializer)


class PersonThreadViewSet(viewsets.GenericViewSet):
    """The first message between a young person, by her number, and her coach."""

    queryset = User.objects.none()
    serializer_class = ThreadSerializer
    rules = {"begin": rules.can_begin}
    begin = makes(actions.begin, MessageWriteSerializer, ThreadSerializer)

    def get_queryset(self) -> Any:
        """People visible to whoever asks."""
        return User.objects.visible_to(self.request.user)


class IntroductionThreadViewSet(ScopedViewSet):
    """The first message about an introduction."""

    model = Introduction
    serializer_class = ThreadSerializer
    rules = {"begin_about": rules.can_begin_about}
    begin_about = makes(actions.begin_about, MessageWriteSerializer, ThreadSerializer)
