"""Suggestions over the REST API: the same rules and actions as the pages."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access.api import ScopedViewSet, SignedInRequest, verb
from accounts.access.rules import signed_in
from accounts.audit.api import NotedMixin
from accounts.people.validators import refuse_personal_id
from marketplace.work.introductions.states import Released
from marketplace.work.listings.models import Listing
from matching.suggestions import actions, rules
from matching.suggestions.forms import refuse_odd_day
from matching.suggestions.models import Suggestion
from matching.suggestions.states import CoachReason, YoungReason
from matching.suggestions.verbs import SUGGESTION_VERBS
from matching.suggestions.words import in_words, names_for, voice_for


class SuggestionSerializer(serializers.ModelSerializer):
    """A suggestion with its reasons in the reader's language; never the score."""

    title = serializers.CharField(source="listing.title", read_only=True)
    words = serializers.SerializerMethodField()

    class Meta:
        model = Suggestion
        fields = (
            "id", "person", "listing", "title", "source", "state", "created_at", "expires_on", "engine", "band",
            "is_unsure", "words", "later_until", "introduction",
        )  # fmt: skip
        read_only_fields = fields

    @extend_schema_field(serializers.DictField(child=serializers.ListField(child=serializers.CharField())))
    def get_words(self, suggestion: Suggestion) -> dict[str, list[str]]:
        """Reasons for, against, and what is not known."""
        voice = voice_for(self.context["request"].user, suggestion)
        return in_words(suggestion.reasons, names_for([suggestion.reasons]), voice)


class SeenSerializer(serializers.Serializer):
    """How the coach saw it."""

    position_shown = serializers.IntegerField(min_value=1, max_value=1000, required=False)
    seconds_on_page = serializers.IntegerField(min_value=0, max_value=86400, required=False)


class CoachDeclineSerializer(SeenSerializer):
    """The coach's no."""

    coach_reason = serializers.ChoiceField(CoachReason.choices)
    coach_note = serializers.CharField(
        max_length=300, required=False, allow_blank=True, validators=[refuse_personal_id]
    )


class YesSerializer(serializers.Serializer):
    """The young person's yes."""

    release = serializers.ListField(child=serializers.ChoiceField(Released.choices), default=list)


class NoSerializer(serializers.Serializer):
    """The young person's no."""

    young_reason = serializers.ChoiceField(YoungReason.choices)


class LaterSerializer(serializers.Serializer):
    later_until = serializers.DateField(required=False, validators=[refuse_odd_day])


class InterestSerializer(YesSerializer):
    """The young person asks for a place."""

    listing = serializers.PrimaryKeyRelatedField(queryset=Listing.objects.all())

    def validate_listing(self, listing: Listing) -> Listing:
        """Only places that she can see."""
        if not Listing.objects.visible_to(self.context["request"].user).filter(pk=listing.pk).exists():
            raise serializers.ValidationError(
                self.fields["listing"].error_messages["does_not_exist"].format(pk_value=listing.pk)
            )
        return listing


class SuggestionViewSet(NotedMixin, ScopedViewSet):
    """Suggestions of pairs on their way through the human yeses."""

    model = Suggestion
    verbs = SUGGESTION_VERBS
    inputs = {"say_later": LaterSerializer, "say_no": NoSerializer}
    serializer_class = SuggestionSerializer
    joined = ("listing", "person")
    rules = {
        "list": signed_in,
        "retrieve": rules.can_view,
        "show_interest": rules.can_show_interest,
        "approve": rules.can_approve,
        "decline": rules.can_decline,
        "say_yes": rules.can_say_yes,
        "withdraw": rules.can_withdraw,
    }
    approve = verb(actions.approve, SeenSerializer)
    decline = verb(actions.decline, CoachDeclineSerializer)
    say_yes = verb(actions.say_yes, YesSerializer)
    withdraw = verb(actions.withdraw)

    @extend_schema(request=InterestSerializer, responses={201: SuggestionSerializer})
    @action(detail=False, methods=["post"], url_path="show-interest", url_name="show_interest")
    def show_interest(self, request: SignedInRequest) -> Response:
        """The young person asks for a place herself."""
        said = InterestSerializer(data=request.data, context=self.get_serializer_context())
        said.is_valid(raise_exception=True)
        made: Any = actions.show_interest(**said.validated_data, by=request.user)
        return Response(self.get_serializer(made).data, status=status.HTTP_201_CREATED)
