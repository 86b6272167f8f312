"""Profiles over the REST API: one's own, part by part; the same rules and actions as the pages."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.access.api import Nothing, ScopedViewSet, SignedInRequest, verb
from accounts.access.parsing import PlainJSONParser
from accounts.audit.transitions import log_access
from accounts.organisations.models import Organisation
from accounts.people.models import User
from accounts.people.rules import is_young
from marketplace.guidance.profiles import actions, rules
from marketplace.guidance.profiles.background.api import (
    ActivitiesField,
    BusyRow,
    BusySerializer,
    ExperienceRow,
    ExperienceSerializer,
)
from marketplace.guidance.profiles.models import Block, Profile, ProfileLanguage, ProfileSkill, Wish
from marketplace.guidance.profiles.photos import make_photo
from marketplace.guidance.profiles.states import Interest, SkillLevel, TravelMeans, Wanted
from marketplace.guidance.profiles.verbs import PROFILE_VERBS
from marketplace.reference.vocabulary.models import Concept
from marketplace.reference.vocabulary.states import LanguageLevel

WRITTEN = (
    "kinds", "strengths", "story", "wish", "municipality", "max_km", "has_car", "has_licence", "finished_school",
    "hours_per_week", "evenings", "nights", "weekends", "free_from", "max_minutes", "means", "night_bus", "education",
    "activities", "support",
)  # fmt: skip
ROWS = ("skill_rows", "wish_rows", "language_rows", "certificates", "experience_rows", "busy_rows")
LISTS = ("kinds", "means", "activities")


class SkillRow(serializers.ModelSerializer):
    """A skill and its level."""

    skill = serializers.PrimaryKeyRelatedField(queryset=Concept.objects.skills())
    level = serializers.ChoiceField(SkillLevel.choices, default=SkillLevel.CAN)

    class Meta:
        model = ProfileSkill
        fields = ("skill", "level")


class WishRow(serializers.ModelSerializer):
    """A wished occupation and how much."""

    occupation = serializers.PrimaryKeyRelatedField(queryset=Concept.objects.occupations())
    interest = serializers.ChoiceField(Interest.choices, default=Interest.INTERESTED)

    class Meta:
        model = Wish
        fields = ("occupation", "interest")


class LanguageRow(serializers.ModelSerializer):
    """A language and its level."""

    language = serializers.PrimaryKeyRelatedField(queryset=Concept.objects.languages())
    level = serializers.ChoiceField(LanguageLevel.choices)

    class Meta:
        model = ProfileLanguage
        fields = ("language", "level")


class ProfileSerializer(serializers.ModelSerializer):
    """A version of a profile as the young person and her coach see it."""

    skills = SkillRow(source="skill_rows", many=True, read_only=True)
    wishes = WishRow(source="wish_rows", many=True, read_only=True)
    languages = LanguageRow(source="language_rows", many=True, read_only=True)
    experience = ExperienceRow(source="experience_rows", many=True, read_only=True)
    busy_periods = BusyRow(source="busy_rows", many=True, read_only=True)
    has_photo = serializers.SerializerMethodField()

    class Meta:
        model = Profile
        fields = (
            "id", "person", "version", "state", *WRITTEN, "skills", "wishes", "languages", "certificates",
            "experience", "has_no_experience", "busy_periods", "has_photo", "coach_asked_at", "created_at",
            "changed_at", "said_yes_at",
        )  # fmt: skip
        read_only_fields = fields

    def get_has_photo(self, profile: Profile) -> bool:
        """Whether there is one; its address is the page of the photo."""
        return bool(profile.photo)


class ProfileWriteSerializer(serializers.ModelSerializer):
    """The plain answers; what is not sent stays."""

    kinds = serializers.ListField(child=serializers.ChoiceField(Wanted.choices), required=False, allow_empty=False)
    means = serializers.ListField(child=serializers.ChoiceField(TravelMeans.choices), required=False)
    activities = ActivitiesField(required=False)

    class Meta:
        model = Profile
        fields = WRITTEN
        extra_kwargs = {name: {"required": False} for name in WRITTEN if name not in LISTS}

    def validate_kinds(self, value: list[str]) -> list[str]:
        """Each kind once, in the order of the page."""
        return [kind for kind in Wanted.values if kind in value]

    def validate_means(self, value: list[str]) -> list[str]:
        """Each once, in the order of the page."""
        return [means for means in TravelMeans.values if means in value]


class SkillsSerializer(serializers.Serializer):
    """All skills of a draft."""

    skills = SkillRow(many=True, allow_empty=False, max_length=30)  # type: ignore[call-arg]

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """What the action takes."""
        return {"levels": {row["skill"]: row["level"] for row in attrs["skills"]}}


class WishesSerializer(serializers.Serializer):
    """All wished occupations of a draft."""

    wishes = WishRow(many=True, max_length=8)  # type: ignore[call-arg]

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """What the action takes."""
        return {"interests": {row["occupation"]: row["interest"] for row in attrs["wishes"]}}


class LanguagesSerializer(serializers.Serializer):
    """All languages of a draft."""

    languages = LanguageRow(many=True, max_length=20)  # type: ignore[call-arg]

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """What the action takes."""
        return {"levels": {row["language"]: row["level"] for row in attrs["languages"]}}


class CertificatesSerializer(serializers.Serializer):
    """All cards and certificates of a draft."""

    certificates = serializers.PrimaryKeyRelatedField(queryset=Concept.objects.certificates(), many=True)


class PhotoSerializer(serializers.Serializer):
    """A photo as a file, or null to take it away."""

    photo = serializers.FileField(allow_null=True, max_length=255)

    def validate_photo(self, value: Any) -> Any:
        """The picture drawn anew."""
        return make_photo(value) if value else None


class ProfileViewSet(ScopedViewSet):
    """A young person's own versions; a coach reads and writes those of whom she supports, one at a time."""

    model = Profile
    verbs = PROFILE_VERBS
    serializer_class = ProfileSerializer
    parser_classes = (PlainJSONParser, MultiPartParser)
    rules = {
        "list": is_young,
        "retrieve": rules.can_view,
        "revise": rules.can_revise,
        "write": rules.can_write,
        "write_skills": rules.can_write,
        "write_wishes": rules.can_write,
        "write_languages": rules.can_write,
        "write_certificates": rules.can_write,
        "write_experience": rules.can_write,
        "write_busy_periods": rules.can_write,
        "write_photo": rules.can_write,
        "offer": rules.can_offer,
        "rewrite": rules.can_rewrite,
        "publish": rules.can_publish,
        "archive": rules.can_archive,
    }
    write = verb(actions.write, ProfileWriteSerializer)
    write_skills = verb(actions.write_skills, SkillsSerializer)
    write_wishes = verb(actions.write_wishes, WishesSerializer)
    write_languages = verb(actions.write_languages, LanguagesSerializer)
    write_certificates = verb(actions.write_certificates, CertificatesSerializer)
    write_experience = verb(actions.write_experience, ExperienceSerializer)
    write_busy_periods = verb(actions.write_busy_periods, BusySerializer)
    write_photo = verb(actions.write_photo, PhotoSerializer)
    offer = verb(actions.offer)
    rewrite = verb(actions.rewrite)
    publish = verb(actions.publish)
    archive = verb(actions.archive)

    def get_queryset(self) -> Any:
        """Visible versions with their rows, fetched together."""
        return super().get_queryset().prefetch_related(*ROWS)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One version; a look at somebody else's is noted."""
        profile = self.get_object()
        if request.user.pk != profile.person_id:
            log_access(profile, by=request.user)
        return Response(self.get_serializer(profile).data)

    @extend_schema(request=Nothing, responses={201: ProfileSerializer})
    @action(detail=True, methods=["post"])
    def revise(self, request: SignedInRequest, pk: str | None = None) -> Response:
        """Begin a new version, or go on with the one being written."""
        draft = actions.draft_of(self.get_object().person, by=request.user)
        return Response(self.get_serializer(draft).data, status=status.HTTP_201_CREATED)


class PersonProfileViewSet(viewsets.GenericViewSet):
    """The first step: a young person without a profile."""

    queryset = User.objects.none()
    serializer_class = ProfileSerializer
    rules = {"begin": rules.can_begin}

    def get_queryset(self) -> Any:
        """People visible to whoever asks."""
        return User.objects.visible_to(self.request.user)

    @extend_schema(request=Nothing, responses={201: ProfileSerializer})
    @action(detail=True, methods=["post"])
    def begin(self, request: SignedInRequest, pk: str | None = None) -> Response:
        """Begin the profile of a young person by her number, or go on with the one being written."""
        draft = actions.draft_of(self.get_object(), by=request.user)
        return Response(self.get_serializer(draft).data, status=status.HTTP_201_CREATED)


class BlockSerializer(serializers.ModelSerializer):
    """A blocked workplace."""

    organisation = serializers.PrimaryKeyRelatedField(queryset=Organisation.objects.employers())
    name = serializers.CharField(source="organisation.name", read_only=True)

    class Meta:
        model = Block
        fields = ("id", "organisation", "name", "since")
        read_only_fields = ("id", "since")


class BlockViewSet(mixins.ListModelMixin, viewsets.GenericViewSet):
    """One's own blocked workplaces."""

    queryset = Block.objects.none()
    serializer_class = BlockSerializer
    rules = {"list": rules.can_block, "block": rules.can_block, "unblock": rules.can_unblock}

    def get_queryset(self) -> Any:
        return Block.objects.visible_to(self.request.user).select_related("organisation")

    @extend_schema(request=BlockSerializer, responses={201: BlockSerializer})
    @action(detail=False, methods=["post"])
    def block(self, request: SignedInRequest) -> Response:
        """Never meet this workplace."""
        asked = self.get_serializer(data=request.data)
        asked.is_valid(raise_exception=True)
        row = actions.block(request.user, asked.validated_data["organisation"], by=request.user)
        return Response(self.get_serializer(row).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=Nothing, responses={204: None})
    @action(detail=True, methods=["post"])
    def unblock(self, request: SignedInRequest, pk: str | None = None) -> Response:
        """Take a block back."""
        actions.unblock(self.get_object(), by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)
