"""What a young person has done before, and the days on which she is not free."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.people.validators import refuse_personal_id
from marketplace.guidance.profiles.states import ExperienceKind

LONGEST_WORDS = 80
MOST_MONTHS = 240


class Experience(models.Model):
    """Something that she has done: an occupation where it is known, her own words where she wrote them, or both."""

    profile = models.ForeignKey(
        "marketplace.Profile", models.CASCADE, related_name="experience_rows", verbose_name=_("profile")
    )
    kind = models.CharField(_("where"), max_length=10, choices=ExperienceKind)
    occupation = models.ForeignKey(
        "marketplace.Concept", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("occupation")
    )
    words = models.CharField(
        _("in my own words"), max_length=LONGEST_WORDS, blank=True, validators=[refuse_personal_id]
    )
    months = models.PositiveSmallIntegerField(
        _("months in all"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_MONTHS)],
    )

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(occupation__isnull=False) | ~Q(words=""), name="experience_says_something"
            ),
        )
        verbose_name = _("earlier experience")
        verbose_name_plural = _("earlier experience")

    class Privacy:
        personal = ("id", "profile", "kind", "occupation", "words", "months")
        person = "profile__person"
        theme = "profile"
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return self.words or str(self.occupation)


class BusyPeriod(models.Model):
    """Days on which she cannot work; why is not asked."""

    profile = models.ForeignKey(
        "marketplace.Profile", models.CASCADE, related_name="busy_rows", verbose_name=_("profile")
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))

    class Meta:
        ordering = ("starts_on", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="busy_period_days_in_order"),
        )
        verbose_name = _("time when I am not free")
        verbose_name_plural = _("times when I am not free")

    class Privacy:
        personal = ("id", "profile", "starts_on", "ends_on")
        person = "profile__person"
        theme = "profile"
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.starts_on}–{self.ends_on}"
