"""Concepts of work and every word by which people know them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from marketplace.reference.vocabulary.states import Group, Kind, Tongue


class ConceptQuerySet(models.QuerySet):
    """Concepts by kind."""

    def occupations(self) -> ConceptQuerySet:
        return self.filter(kind=Kind.OCCUPATION)

    def skills(self) -> ConceptQuerySet:
        return self.filter(kind=Kind.SKILL)

    def certificates(self) -> ConceptQuerySet:
        return self.filter(kind=Kind.CERTIFICATE)

    def languages(self) -> ConceptQuerySet:
        return self.filter(kind=Kind.LANGUAGE)

    def everyday(self) -> ConceptQuerySet:
        """The short list that the house ships, without the many of ESCO."""
        return self.filter(is_everyday=True)


class Concept(models.Model):
    """An occupation, a skill, a card or a language: one thing with a name in each of the three languages.

    `code` is the house's own word, the ISO 639 code of a language, or the UUID of an imported ESCO concept.
    `isco` is the four-digit ISCO-08 unit group of an occupation. `note` says what the law or the trade asks,
    with its section, and is for coaches.
    """

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    code = models.CharField(_("code"), max_length=60)
    name_fi = models.CharField(_("name in Finnish"), max_length=200)
    name_sv = models.CharField(_("name in Swedish"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200)
    esco_uri = models.CharField(_("ESCO address"), max_length=120, blank=True)
    isco = models.CharField(_("ISCO-08 group"), max_length=4, blank=True, db_index=True)
    group = models.CharField(_("group"), max_length=20, choices=Group.choices, blank=True)
    note = models.TextField(_("note"), blank=True)
    is_everyday = models.BooleanField(_("on the everyday list"), default=False)

    objects = ConceptQuerySet.as_manager()

    class Meta:
        ordering = ("kind", "code")
        constraints = (
            models.UniqueConstraint(fields=["kind", "code"], name="concept_code_once_per_kind"),
            models.UniqueConstraint(fields=["esco_uri"], condition=~Q(esco_uri=""), name="concept_esco_uri_once"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="concept_kind_known"),
            models.CheckConstraint(condition=Q(isco="") | Q(isco__regex=r"^\d{4}$"), name="concept_isco_4_digits"),
        )
        verbose_name = _("concept")
        verbose_name_plural = _("concepts")

    class Privacy:
        public = (
            "id", "kind", "code", "name_fi", "name_sv", "name_en", "esco_uri", "isco", "group", "note", "is_everyday",
        )  # fmt: skip
        keep = "reference"

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return self.name_in(get_language() or Tongue.FI)

    def name_in(self, language: str) -> str:
        """The name in a language; languages other than the three read English."""
        tongue = language[:2]
        return getattr(self, f"name_{tongue}" if tongue in Tongue.values else "name_en")


class Label(models.Model):
    """One word or phrase for a concept in one language.

    `folded` is what the type-ahead compares (see `text.fold`), `searchable` the base forms of its words.
    """

    concept = models.ForeignKey(Concept, models.CASCADE, related_name="labels", verbose_name=_("concept"))
    language = models.CharField(_("language"), max_length=2, choices=Tongue.choices)
    text = models.CharField(_("text"), max_length=200)
    folded = models.CharField(_("text as compared"), max_length=250, db_index=True)
    searchable = models.CharField(_("base forms"), max_length=1000)
    is_preferred = models.BooleanField(_("the name itself"), default=False)

    class Meta:
        ordering = ("concept", "language", "-is_preferred", "text")
        constraints = (
            models.UniqueConstraint(fields=["concept", "language", "text"], name="label_once_per_concept"),
            models.UniqueConstraint(
                fields=["concept", "language"],
                condition=Q(is_preferred=True),
                name="label_one_name_per_language",
            ),
        )
        verbose_name = _("word for a concept")
        verbose_name_plural = _("words for concepts")

    class Privacy:
        public = ("id", "concept", "language", "text", "folded", "searchable", "is_preferred")
        keep = "reference"

    def __str__(self) -> str:
        return f"{self.text} ({self.language})"


class OccupationSkill(models.Model):
    """An occupation needs a skill, or at least has use for it."""

    occupation = models.ForeignKey(Concept, models.CASCADE, related_name="needs", verbose_name=_("occupation"))
    skill = models.ForeignKey(Concept, models.CASCADE, related_name="needed_in", verbose_name=_("skill"))
    is_essential = models.BooleanField(_("essential"), default=False)

    class Meta:
        ordering = ("occupation", "-is_essential", "skill")
        constraints = (
            models.UniqueConstraint(fields=["occupation", "skill"], name="occupation_skill_once"),
            models.CheckConstraint(condition=~Q(occupation=models.F("skill")), name="occupation_skill_two_things"),
        )
        verbose_name = _("skill of an occupation")
        verbose_name_plural = _("skills of occupations")

    class Privacy:
        public = ("id", "occupation", "skill", "is_essential")
        keep = "reference"

    def __str__(self) -> str:
        return f"{self.occupation} – {self.skill}"
