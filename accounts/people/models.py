"""People with an account, and the invitations by which young people get theirs."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.models import Authority, Municipality, TenantModel
from accounts.access.tenancy import TenantManager
from accounts.access.tokens import fingerprint
from accounts.keyring.sealing import prove
from accounts.manifests import page
from accounts.people.states import INVITATION_TRANSITIONS, STAFF, InvitationState, Role

ADULT_AGE = 18  # majority, Guardianship Services Act 442/1999 § 2
SYSTEM_NAME = "Duunipari"
CODES = "codes to come in"  # purpose of the keyring


class UserQuerySet(models.QuerySet):
    """People by role and by who may see them."""

    def young(self) -> UserQuerySet:
        """Young jobseekers with an account in use."""
        return self.filter(role=Role.YOUNG, is_active=True)

    def coaches(self) -> UserQuerySet:
        """Coaches with an account in use."""
        return self.filter(role=Role.COACH, is_active=True)

    def visible_to(self, user: Any) -> UserQuerySet:
        """People of the own authority for staff, everyone for administrators, oneself for the rest."""
        if not user.is_authenticated:
            return self.none()
        if user.role == Role.ADMINISTRATOR:
            return self.all()
        if user.role in STAFF:
            return self.filter(authority=user.authority_id)
        return self.filter(pk=user.pk)


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Makes accounts; a person without an own e-mail address is fine."""

    def create_user(self, email: str | None = None, password: str | None = None, **fields: Any) -> User:
        """A person with a role; without a password the account is entered by code, link or passkey."""
        user = self.model(email=self.normalize_email(email).lower() if email else None, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """An administrator of the installation."""
        fields = {"role": Role.ADMINISTRATOR, "is_staff": True, "is_superuser": True, **fields}
        return self.create_user(email, password, **fields)

    def system(self) -> User:
        """The service itself as an actor, for what the clock or the ranker does. Nobody signs in as it."""
        user, _made = self.get_or_create(role=Role.SYSTEM, defaults={"given_name": SYSTEM_NAME, "password": "!"})
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account: young jobseeker, employer's person, coach, coordinator, administrator."""

    email = models.EmailField(
        _("e-mail"),
        null=True,
        blank=True,
        unique=True,
        error_messages={"unique": _("This address cannot be used. Choose another one.")},
    )
    given_name = models.CharField(_("first name"), max_length=100)
    family_name = models.CharField(_("last name"), max_length=100, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    refused_email = models.EmailField(_("e-mail that does not take mail"), blank=True)
    refused_at = models.DateTimeField(_("refused since"), null=True, blank=True)
    birth_on = models.DateField(_("date of birth"), null=True, blank=True)
    role = models.CharField(_("role"), max_length=20, choices=Role)
    authority = models.ForeignKey(
        Authority, models.PROTECT, null=True, blank=True, related_name="people", verbose_name=_("authority")
    )
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("municipality")
    )
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES, default="fi")
    wants_mail = models.BooleanField(_("messages by e-mail"), default=True)
    wants_sms = models.BooleanField(_("text messages about meetings"), default=True)
    wants_ranking = models.BooleanField(_("the ranker may order my places"), default=True)
    wants_first_steps = models.BooleanField(_("first steps are shown at home"), default=True)
    is_safety_flagged = models.BooleanField(_("needs extra protection"), default=False)
    is_active = models.BooleanField(_("account in use"), default=True)
    is_staff = models.BooleanField(_("may open the support desk"), default=False)
    joined_at = models.DateTimeField(_("joined at"), default=timezone.now)
    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["given_name"]

    class Meta:
        ordering = ("family_name", "given_name", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(role__in=[Role.EMPLOYER, Role.ADMINISTRATOR, Role.SYSTEM]) | Q(authority__isnull=False),
                name="user_has_authority",
                violation_error_message=_("Young people and coaches belong to an authority."),
            ),
            models.CheckConstraint(
                condition=Q(refused_email="", refused_at__isnull=True)
                | (~Q(refused_email="") & Q(refused_at__isnull=False)),
                name="user_refused_email_has_time",
            ),
            models.UniqueConstraint(fields=["role"], condition=Q(role=Role.SYSTEM), name="user_one_system"),
        )
        verbose_name = _("person")
        verbose_name_plural = _("people")

    class Privacy:
        personal = (
            "email", "refused_email", "given_name", "family_name", "phone", "birth_on", "municipality", "password",
        )  # fmt: skip
        sensitive = ("is_safety_flagged",)
        internal = (
            "id", "role", "authority", "language", "wants_mail", "wants_sms", "wants_ranking", "is_active",
            "wants_first_steps", "is_staff", "is_superuser", "joined_at", "erased_at", "last_login", "refused_at",
        )  # fmt: skip
        person = "pk"
        on_erasure = "blank"
        keep = "client"

    def __str__(self) -> str:
        return self.full_name

    def get_absolute_url(self) -> str:
        """The page of a person for those who may open it."""
        return page("person", self.pk)

    @property
    def person_id(self) -> int:
        """An account is about its own person: the trail and the rules ask every object for this."""
        return self.pk

    @property
    def full_name(self) -> str:
        """First and last name as the person writes them."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def name_on_paper(self) -> str:
        """Who signs what a workplace gets: the first name alone of somebody who needs extra protection.

        The authority signs too and knows whose account it was.
        """
        return self.given_name if self.is_safety_flagged else self.full_name

    def held_back(self, names: frozenset[Any]) -> frozenset[Any]:
        """Of facts by which somebody could be found those that nobody gets now: all, while she needs protection."""
        return names if self.is_safety_flagged else frozenset()

    @property
    def short_name(self) -> str:
        """What a friend would say."""
        return self.given_name

    @property
    def is_email_refused(self) -> bool:
        """Her mail server has said that it knows no such address; a new address begins without that mark."""
        return bool(self.email) and self.refused_email == self.email

    @property
    def has_staff_role(self) -> bool:
        """Works for an authority or runs the installation: a second factor is due."""
        return self.role in STAFF

    def age_on(self, day: dt.date) -> int | None:
        """Full years on a day, None where the date of birth is not known.

        Somebody born on 29 February has the birthday on 1 March in other years.
        """
        if self.birth_on is None:
            return None
        return day.year - self.birth_on.year - ((day.month, day.day) < (self.birth_on.month, self.birth_on.day))

    def is_minor_on(self, day: dt.date) -> bool:
        """Under 18 on a day; an unknown date of birth counts as a minor, which is the safe side."""
        age = self.age_on(day)
        return age is None or age < ADULT_AGE


def new_token() -> str:
    """A link's secret, 256 bits."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """Six digits that are easy to say aloud."""
    return f"{secrets.randbelow(10**6):06d}"


def sealed_code(code: str) -> str:
    """What is kept of six digits: a bare fingerprint of so few codes is undone at once, so the ring's key is in it."""
    return prove(CODES, code.encode())


class InvitationQuerySet(models.QuerySet):
    """Invitations by use and by who may see them."""

    def usable(self) -> InvitationQuerySet:
        """Open, and not too old."""
        return self.filter(state=InvitationState.OPEN, expires_at__gt=timezone.now())

    def visible_to(self, user: Any) -> InvitationQuerySet:
        """A coach's own invitations."""
        return self.filter(invited_by=user)


class Invitation(TenantModel):
    """A way in for one young person: a link, its QR code, or six digits; one use, short life.

    The table keeps no secret. ``token`` and ``code`` are known only to the very object that ``fresh`` has made.
    """

    TRANSITIONS = INVITATION_TRANSITIONS
    token = code = ""

    person = models.ForeignKey(User, models.CASCADE, related_name="invitations", verbose_name=_("young person"))
    invited_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("invited by"))
    link_hash = models.CharField(_("fingerprint of the link"), max_length=64, unique=True)
    code_mac = models.CharField(_("seal of the six-digit code"), max_length=120)
    state = models.CharField(_("state"), max_length=20, choices=InvitationState, default=InvitationState.OPEN)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("valid until"))
    used_at = models.DateTimeField(_("used at"), null=True, blank=True)

    objects = TenantManager.from_queryset(InvitationQuerySet)()

    class Meta:
        ordering = ("-created_at",)
        constraints = (
            models.UniqueConstraint(
                fields=["code_mac"], condition=Q(state=InvitationState.OPEN), name="invitation_open_code_once"
            ),
            models.CheckConstraint(
                condition=Q(state=InvitationState.USED, used_at__isnull=False)
                | (~Q(state=InvitationState.USED) & Q(used_at__isnull=True)),
                name="invitation_used_has_time",
            ),
        )
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    class Privacy:
        internal = ("id", "authority", "person", "invited_by", "state", "created_at", "expires_at", "used_at")
        sensitive = ("link_hash", "code_mac")
        person = "person"
        theme = ""
        on_erasure = "delete"
        keep = "technical"
        dated = "created_at"

    def __str__(self) -> str:
        return f"{self.person} {self.get_state_display()}"

    def get_absolute_url(self) -> str:
        """The coach's page of an invitation: how it stands."""
        return reverse("people:invitation", args=[self.pk])

    @classmethod
    def fresh(cls, **facts: Any) -> Invitation:
        """A new one, not saved yet, that knows its link and its code."""
        made = cls(**facts)
        made.token = new_token()
        made.link_hash = fingerprint(made.token)
        made.take_code(new_code())
        return made

    def take_code(self, code: str) -> None:
        """Bear six digits."""
        self.code, self.code_mac = code, sealed_code(code)
