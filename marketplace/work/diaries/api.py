"""The diary over the REST API: the same rules and actions as the pages."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from accounts.access.api import Nothing, ScopedViewSet, SignedInRequest, makes, verb
from accounts.access.parsing import PlainJSONParser
from accounts.access.rules import signed_in
from accounts.audit.api import NotedMixin
from accounts.people.validators import refuse_personal_id
from marketplace.guidance.profiles.photos import make_picture
from marketplace.work.diaries import actions, rules
from marketplace.work.diaries.models import DiaryEntry
from marketplace.work.diaries.states import TAPS
from marketplace.work.diaries.verbs import ENTRY_VERBS
from marketplace.work.placements.models import Placement


class DiaryDaySerializer(serializers.ModelSerializer):
    """One day; the address of its picture is the page of the picture."""

    has_picture = serializers.SerializerMethodField()

    class Meta:
        model = DiaryEntry
        fields: tuple[str, ...] = (
            "id", "placement", "day", "was_there", "feeling", "line", "has_picture", "is_shared", "changed_at",
        )  # fmt: skip
        read_only_fields: tuple[str, ...] = fields

    def get_has_picture(self, entry: DiaryEntry) -> bool:
        """Whether there is one."""
        return bool(entry.picture)


class ListedDaySerializer(DiaryDaySerializer):
    """A row of a list: without her line, which is read one by one and noted."""

    class Meta(DiaryDaySerializer.Meta):
        fields: tuple[str, ...] = ("id", "placement", "day", "is_shared")
        read_only_fields: tuple[str, ...] = fields


class DayTapSerializer(serializers.Serializer):
    """How a day was; today, where none is named."""

    tap = serializers.ChoiceField(TAPS)
    day = serializers.DateField(required=False)


class DayAddSerializer(serializers.Serializer):
    """A line and a picture."""

    line = serializers.CharField(max_length=300, allow_blank=True, validators=[refuse_personal_id])
    picture = serializers.FileField(required=False, max_length=255)

    def validate_picture(self, value: Any) -> Any:
        """The picture drawn anew."""
        return make_picture(value)


class DiaryViewSet(NotedMixin, ScopedViewSet):
    """Her own days; for her coach those that she shares."""

    model = DiaryEntry
    verbs = ENTRY_VERBS
    serializer_class = DiaryDaySerializer
    listed_class = ListedDaySerializer
    parser_classes = (PlainJSONParser, MultiPartParser)
    rules = {
        "list": signed_in,
        "retrieve": rules.can_view,
        "add": rules.can_add,
        "remove": rules.can_remove,
    }
    add = verb(actions.add, DayAddSerializer)

    @extend_schema(request=Nothing, responses={204: None})
    @action(detail=True, methods=["post"])
    def remove(self, request: SignedInRequest, pk: str | None = None) -> Response:
        """Remove a day for good."""
        actions.remove(self.get_object(), by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class DiaryDayViewSet(ScopedViewSet):
    """One tap for a day of a placement."""

    model = Placement
    serializer_class = DiaryDaySerializer
    rules = {"write": rules.can_write}

    write = makes(actions.write, DayTapSerializer, DiaryDaySerializer)
