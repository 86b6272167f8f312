"""Contact notes over the REST API: the same rules and actions as the pages."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access.api import ScopedViewSet, SignedInRequest, makes, verb
from accounts.access.rules import signed_in
from accounts.audit.api import NotedMixin
from accounts.people.models import User
from accounts.people.validators import refuse_personal_id
from marketplace.guidance.contactnotes import actions, rules
from marketplace.guidance.contactnotes.models import LONGEST, ContactNote
from marketplace.guidance.contactnotes.states import Way


class ContactNoteSerializer(serializers.ModelSerializer):
    class Meta:
        model = ContactNote
        fields: tuple[str, ...] = (
            "id", "person", "written_by", "way", "happened_on", "text", "is_shared", "written_at",
        )  # fmt: skip
        read_only_fields: tuple[str, ...] = fields


class ListedNoteSerializer(ContactNoteSerializer):
    """A row of a list: without the text, which is read one by one and noted."""

    class Meta(ContactNoteSerializer.Meta):
        fields: tuple[str, ...] = ("id", "person", "way", "happened_on", "is_shared")
        read_only_fields: tuple[str, ...] = fields


class NoteWriteSerializer(serializers.Serializer):
    """A new note; who reads it has to be said."""

    text = serializers.CharField(max_length=LONGEST, validators=[refuse_personal_id])
    is_shared = serializers.BooleanField()
    way = serializers.ChoiceField(Way.choices, required=False)
    happened_on = serializers.DateField(required=False)


class NoteRemoveSerializer(serializers.Serializer):
    """Why it goes."""

    reason = serializers.CharField(max_length=300, validators=[refuse_personal_id])


class ContactNoteViewSet(NotedMixin, ScopedViewSet):
    """Notes on whom one supports; for a young person those that are shared with her."""

    model = ContactNote
    serializer_class = ContactNoteSerializer
    listed_class = ListedNoteSerializer
    rules = {
        "list": signed_in,
        "retrieve": rules.can_view,
        "share": rules.can_share,
        "remove": rules.can_remove,
    }
    share = verb(actions.share)

    @extend_schema(request=NoteRemoveSerializer, responses={204: None})
    @action(detail=True, methods=["post"])
    def remove(self, request: SignedInRequest, pk: str | None = None) -> Response:
        """Take a wrong note away."""
        note = self.get_object()
        said = NoteRemoveSerializer(data=request.data)
        said.is_valid(raise_exception=True)
        actions.remove(note, by=request.user, **said.validated_data)
        return Response(status=status.HTTP_204_NO_CONTENT)


class NotesOfPersonViewSet(viewsets.GenericViewSet):
    """A new note on a young person, by her number."""

    queryset = User.objects.none()
    serializer_class = ContactNoteSerializer
    rules = {"write": rules.can_write}
    write = makes(actions.write, NoteWriteSerializer, ContactNoteSerializer)

    def get_queryset(self) -> Any:
        """People visible to whoever asks."""
        return User.objects.visible_to(self.request.user)
