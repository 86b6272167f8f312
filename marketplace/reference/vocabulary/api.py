"""The words of work as JSON: type-ahead in three languages at once."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers, viewsets
from rest_framework.request import Request
from rest_framework.response import Response

from marketplace.reference.vocabulary.models import Concept
from marketplace.reference.vocabulary.queries import LONGEST_QUERY, find_concepts
from marketplace.reference.vocabulary.rules import can_search
from marketplace.reference.vocabulary.states import Kind


class ConceptSerializer(serializers.ModelSerializer):
    """A concept with its name in the reader's language and in all three."""

    name = serializers.CharField(read_only=True)

    class Meta:
        model = Concept
        fields = ("id", "kind", "code", "name", "name_fi", "name_sv", "name_en", "isco", "esco_uri", "group")
        read_only_fields = fields


class SearchSerializer(serializers.Serializer):
    """The question: a word, half-typed or inflected, and kinds (all where none is given)."""

    q = serializers.CharField(max_length=LONGEST_QUERY)
    kind = serializers.ListField(child=serializers.ChoiceField(Kind.choices), required=False)
    limit = serializers.IntegerField(min_value=1, max_value=50, default=10)


class ConceptViewSet(mixins.RetrieveModelMixin, viewsets.GenericViewSet):
    """Occupations, skills, cards and languages."""

    queryset = Concept.objects.all()
    serializer_class = ConceptSerializer
    pagination_class = None
    filter_backends = ()
    rules = {"list": can_search, "retrieve": can_search}

    @extend_schema(parameters=[SearchSerializer], responses=ConceptSerializer(many=True))
    def list(self, request: Request) -> Response:
        """Concepts by any word in Finnish, Swedish or English, best first."""
        question = SearchSerializer(data=_plain(request))
        question.is_valid(raise_exception=True)
        asked = question.validated_data
        found = find_concepts(asked["q"], asked.get("kind") or Kind.values, asked["limit"])
        return Response(self.get_serializer(found, many=True).data)


def _plain(request: Request) -> dict[str, Any]:
    """The address line as a dictionary, `kind` as the list that may be repeated."""
    asked: dict[str, Any] = request.query_params.dict()
    if "kind" in asked:
        asked["kind"] = request.query_params.getlist("kind")
    return asked
