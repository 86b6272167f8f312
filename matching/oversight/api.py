"""The register of models over the REST API: the same rules and actions as the pages."""

from __future__ import annotations

from rest_framework import serializers

from accounts.access.api import ScopedViewSet
from accounts.people.validators import refuse_personal_id
from matching.oversight import rules
from matching.oversight.models import TrainedModel
from matching.oversight.verbs import MODEL_VERBS


class TrainedModelSerializer(serializers.ModelSerializer):
    """A trained model with its card, figures and gates."""

    class Meta:
        model = TrainedModel
        fields = (
            "id", "made_at", "sha256", "schema_hash", "engine", "why", "versions", "learnt_from", "learnt_until",
            "counts", "metrics", "gates", "card", "state", "served_from", "served_until", "end_reason",
        )  # fmt: skip
        read_only_fields = fields


class EndReasonSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=300, validators=[refuse_personal_id])


class TrainedModelViewSet(ScopedViewSet):
    """The register of the ranker's models."""

    model = TrainedModel
    verbs = MODEL_VERBS
    inputs = {"roll_back": EndReasonSerializer, "refuse": EndReasonSerializer}
    serializer_class = TrainedModelSerializer
    rules = {
        "list": rules.can_view,
        "retrieve": rules.can_view,
    }
