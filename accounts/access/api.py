"""Doors of the REST API: objects within scope, verbs as POST, the same rules and actions as the pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.access.rules import Rule
from accounts.access.verbs import Verb
from accounts.ratelimits.actions import consume


class SignedInRequest(Request):
    """A request behind a rule: its user is a person, which the type of a plain request does not know."""

    user: Any


class RowNumberField(serializers.IntegerField):
    """The id of a row, no larger than a column of ids takes."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"min_value": 1, "max_value": 2**63 - 1, **kwargs})


class SuccessorSerializer(serializers.Serializer):
    """Who takes over."""

    to = RowNumberField(required=False)


class Nothing(serializers.Serializer):
    """The input of a verb that needs none."""


class ScopedViewSet(mixins.RetrieveModelMixin, mixins.ListModelMixin, viewsets.GenericViewSet):
    """Things of one kind within the reader's scope, with a rule per action."""

    model: ClassVar[Any]
    rules: ClassVar[dict[str, Rule]]
    joined: ClassVar[tuple[str, ...]] = ()
    proven: ClassVar[frozenset[str]] = frozenset()
    """Actions that ask for a fresh proof of who somebody is."""
    verbs: ClassVar[tuple[Verb, ...]] = ()
    """Plain verbs: each is an action of its own name, with its own rule."""
    inputs: ClassVar[dict[str, type[serializers.Serializer]]] = {}
    """What those of the plain verbs take that take something."""
    listed_class: ClassVar[type[serializers.BaseSerializer] | None] = None
    """The shape of a row in lists, where it shows less than the object itself does."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Give the class an action and a rule for each of its plain verbs."""
        super().__init_subclass__(**kwargs)
        for one in cls.__dict__.get("verbs", ()):
            cls.rules = {one.name: one.rule, **cls.rules}
            cls.proven = cls.proven | {one.name} if one.needs_proof else cls.proven
            if not hasattr(cls, one.name):  # the class may answer something else
                setattr(cls, one.name, verb(one.act, cls.inputs.get(one.name, Nothing)))

    def list(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        """Rows, a page at a time; visitors without an account read so many a minute."""
        if not request.user.is_authenticated:
            consume("public_list", request=request)
        return super().list(request, *args, **kwargs)

    def get_serializer_class(self) -> Any:
        """The shape of the object, or of a row in a list."""
        is_listed = self.action == "list" and self.listed_class is not None
        return self.listed_class if is_listed else super().get_serializer_class()

    def get_queryset(self) -> Any:
        """Rows visible to the reader; the schema is drawn without reading any."""
        if getattr(self, "swagger_fake_view", False):
            return self.model._base_manager.none()
        return self.model.objects.visible_to(self.request.user).select_related(*self.joined)


def verb(act: Callable[..., Any], given: type[serializers.Serializer] = Nothing) -> Any:
    """The POST request of one action: ``POST …/<id>/<verb>/`` with its input, answers the object as it is then."""

    def endpoint(view: Any, request: Request, pk: str | None = None) -> Response:
        obj, _made = _act(view, act, given)
        obj.refresh_from_db()
        return Response(view.get_serializer(obj).data)

    return extend_schema(request=given, description=act.__doc__)(_marked(endpoint, act))


def makes(act: Callable[..., Any], given: type[serializers.Serializer], made: type[serializers.BaseSerializer]) -> Any:
    """The POST request of an action by which one object makes another: answers what it made, 201."""

    def endpoint(view: Any, request: Request, pk: str | None = None) -> Response:
        _obj, new = _act(view, act, given)
        return Response(made(new, context=view.get_serializer_context()).data, status=status.HTTP_201_CREATED)

    return extend_schema(request=given, responses={201: made}, description=act.__doc__)(_marked(endpoint, act))


def _act(view: Any, act: Callable[..., Any], given: type[serializers.Serializer]) -> tuple[Any, Any]:
    """The object of the address and what the action made of it, with the input checked."""
    obj = view.get_object()
    said = given(data=view.request.data, context=view.get_serializer_context())
    said.is_valid(raise_exception=True)
    return obj, act(obj, by=view.request.user, **said.validated_data)


def _marked(endpoint: Any, act: Callable[..., Any]) -> Any:
    # The router looks an action up by the name it had when it was marked, so the name comes first.
    endpoint.__name__ = act.__name__
    return action(detail=True, methods=["post"], url_path=act.__name__.replace("_", "-"))(endpoint)
