"""A form full of everything that nobody may write: foreign ids, states, roles, dates; and what each table may take."""

import datetime as dt
from functools import reduce
from itertools import compress
from operator import or_
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.people.models import User

OURS = {"accounts", "marketplace", "matching", "moderation"}
SOON = timezone.now() + dt.timedelta(days=3)
# What forms of the house honestly ask for, so that they go through.
HONEST = {
    "reason": "Siksi", "coach_reason": "skills", "young_reason": "work", "decline_reason": "skills", "greeting": "Hei",
    "meeting_at": SOON.strftime("%Y-%m-%d %H:%M"), "meeting_place": "Leipomolla", "situation": "job_here",
    "ended_on": timezone.localdate().isoformat(), "outcome": "job_here", "side": "young", "stopped_by": "young",
    "outcome_note": "", "title": "Leipuri", "purpose": "Opit leipomaan", "tasks": "Leivot sämpylöitä aamuisin",
    "job_likely": "maybe", "hours_per_week": "30", "hours_per_day": "6", "days_per_week": "5", "language": "fi",
    "name": "Firma", "kind": "relative", "wrong": "money", "text": "Pyytää rahaa", "is_on": "1", "given_name": "Uusi",
    "family_name": "Nimi", "strengths": "Jaksan", "story": "Olen", "wish": "Haluan", "max_km": "20", "seats": "2",
    "accept-greeting": "Hei", "goal": "Oppia", "guide_name": "Opas", "starts_on": timezone.localdate().isoformat(),
    "ends_on": (timezone.localdate() + dt.timedelta(days=60)).isoformat(), "aim": "explore", "about": "Me leivomme",
    "street": "Katu 1", "postal_code": "15100", "municipality": "398", "kinds": "job", "release": "phone",
    "wants_mail": "on", "wants_sms": "on", "wants_ranking": "on", "phone": "040 7654321",
    "how_told": "phone", "suits": "well", "suits_words": "Sopii", "her_words": "Minun sanani", "tap": "good",
    "day": timezone.localdate().isoformat(), "line": "Rivi", "going": "well", "go_on": "yes",
}  # fmt: skip
# The columns of each table that people write. Whatever is not here, only actions and states write.
WRITABLE = {
    "accounts.User": {"language", "phone", "wants_mail", "wants_sms", "wants_ranking", "wants_first_steps", "given_name", "family_name", "municipality"},
    "accounts.Organisation": {"name", "about", "street", "postal_code", "municipality", "kind"},
    "accounts.Responsibility": {"reason"},
    "accounts.Deputy": {"starts_on", "ends_on", "reason"},
    "accounts.EmergencyLook": {"reason"},
    "accounts.SavedList": {"name", "question", "scope", "sort"},
    "accounts.Bookmark": {"mark", "note", "remind_on"},
    "accounts.Protection": {"review_on"},
    "accounts.Tie": {"kind"},
    "accounts.Membership": {"is_manager"},
    "accounts.MemberInvitation": {"email", "given_name", "family_name", "is_manager"},
    "marketplace.Profile": {
        "strengths", "story", "wish", "kinds", "municipality", "max_km", "has_car", "has_licence", "finished_school",
        "hours_per_week", "evenings", "nights", "weekends", "free_from", "max_minutes", "means", "night_bus",
        "education", "has_no_experience", "activities", "support",
    },
    "marketplace.Listing": {
        "kind", "title", "occupation", "aim", "purpose", "tasks", "job_likely", "seats", "street", "municipality",
        "starts_on", "ends_on", "hours_per_week", "pay", "guide_name", "evenings", "nights", "weekends", "alcohol",
        "start_moves_weeks", "least_hours", "mornings", "days", "education", "nearest_stop", "accessibility", "hazards", "needs_licence", "language", "language_level", "search_text",
        "is_closed_by_employer",  # her verb "fill" says just this
    },
    "marketplace.Introduction": {"meeting_at", "meeting_place", "decline_reason", "greeting"},
    "marketplace.Placement": {
        "goal", "guide_name", "guide_phone", "starts_on", "ends_on", "hours_per_day", "days_per_week", "ended_on",
        "stopped_by", "outcome", "outcome_note", "kind",
    },
    "marketplace.FollowUp": {"situation", "how_told"},
    "marketplace.CheckIn": {"going", "go_on"},
    "marketplace.NextStep": {"kind", "due_on", "note"},
    "marketplace.Assessment": {
        "suits", "suits_words", "went_well", "skills", "learning_needs", "advice", "how_told", "her_words",
    },
    "marketplace.Contract": {"sent_on", "signed_on"},
    "marketplace.Case": {
        "documents", "unemployed_since", "last_paid_work_on", "has_upper_secondary", "has_integration_plan",
    },
    "marketplace.CallRequest": {"given_name", "phone", "good_time", "language", "note"},
    "marketplace.Goal": {"title"},
    "marketplace.Step": {"title", "goal", "owner", "owner_name", "due_on", "priority"},
    "marketplace.Plan": {"review_on"},
    "marketplace.Survey": {"answers", "own_words"},
    "marketplace.WithoutWork": {"since_on", "graduated_on", "offered_on"},
    "marketplace.ContactNote": {"text", "way", "happened_on", "is_shared"},
    "marketplace.Message": {"text"},
    "marketplace.HealthItem": {"words"},
    "marketplace.OpeningHours": {
        "weekday", "starts", "ends", "every", "valid_from", "valid_until", "minutes", "way", "place", "link",
    },
    "marketplace.ClosedDay": {"eve", "day", "closes", "valid_from", "source"},
    "marketplace.Appointment": {"starts_at", "ends_at", "way", "place", "link"},
    "marketplace.Desk": {"name", "street", "hours"},
    "marketplace.Shift": {"day", "starts", "ends", "topic", "organisation", "expert"},
    "marketplace.Visit": {"nickname", "topic"},
    "marketplace.Absence": {"day", "was_announced"},
    "marketplace.DiaryEntry": {"day", "feeling", "line", "picture"},
    "marketplace.Service": {
        "kind", "way_in", "cost", "age_from", "age_until", "street", "municipality", "serves_neighbours", "is_remote",
        "phone", "email", "website", "contact_name", "referral_email", "owner_email", "owner_language", "search_text",
        "organisation",
    },
    "marketplace.ServiceText": {"name", "about", "for_whom", "how", "opening", "language"},
    "marketplace.Referral": {"why", "released", "worker", "worker_phone", "word", "decline_reason", "due_on"},
    "marketplace.Event": {
        "kind", "audience", "certificate", "language", "title", "about", "starts_at", "ends_at", "sign_up_until",
        "street", "municipality", "seats", "organisation",
    },
    "marketplace.FeedbackAnswer": {"liking", "helping", "line"},
    "marketplace.Limit": {"key", "value", "unit", "section", "valid_from", "valid_until", "is_verified", "note"},
    "matching.Suggestion": {"coach_reason", "coach_note", "young_reason", "later_until", "release"},
    "matching.RankerSwitch": {"is_on", "reason"},
    "moderation.Report": {"wrong", "text"},
}  # fmt: skip
# States move by the table of moves only; that is the matter of test_step_order.
BY_TRANSITIONS = {"state"}


def hostile_value(field, world) -> Any:
    """A value that says for itself that somebody else's hand wrote it."""
    if field.is_relation:
        foreign = {
            "accounts.User": world.people["vilho"], "accounts.Authority": world.people["ville"].authority,
            "accounts.Organisation": world.things["foreign_organisation"], "marketplace.Listing": world.things["foreign_listing"],
            "marketplace.Profile": world.things["foreign_profile"], "matching.Suggestion": world.things["foreign_suggestion"],
            "marketplace.Introduction": world.things["foreign_introduction"],
            "marketplace.Placement": world.things["foreign_placement"],
        }.get(field.related_model._meta.label)  # fmt: skip
        return foreign.pk if foreign else None
    if isinstance(field, models.DateTimeField):
        return "1999-01-02 03:04:05+00:00"
    if isinstance(field, models.DateField):
        return "1999-01-02"
    if isinstance(field, models.TimeField):
        return "03:14"
    if isinstance(field, models.BooleanField):
        return "on"
    if isinstance(field, models.IntegerField | models.FloatField | models.DecimalField):
        return 7919
    if field.name == "role":
        return "administrator"
    return "vihamielinen@example.test" if field.name == "email" else "vihamielinen"


def columns():
    """(model, field) of every column that no form may write."""
    for model in apps.get_models():
        if model._meta.app_label in OURS and model is not Entry:
            for field in model._meta.concrete_fields:
                if (
                    not field.primary_key
                    and field.default is not True
                    and field.name not in WRITABLE.get(model._meta.label, set()) | BY_TRANSITIONS
                ):
                    yield model, field


def payload(world):
    """The whole form: honest words where forms ask for them, everything else hostile."""
    sent = {}
    for _model, field in columns():
        value = hostile_value(field, world)
        if value is not None:
            sent[field.name] = sent[field.attname] = value
    return {**sent, **HONEST, "to": world.people["ville"].pk, "deputy": world.people["ville"].pk, "form_key": ""}


def hostile_columns(world):
    """For each model its columns that no form may write, with their hostile values."""
    found = {}
    for model, field in columns():
        value = hostile_value(field, world)
        if value is not None and not isinstance(field, models.JSONField | models.UUIDField | models.BinaryField):
            found.setdefault(model, {})[field.name] = True if value == "on" else value
    return found


def questions(world):
    """One question a table in SQL, written once for all the times it is asked: which rows hold which hostile value."""
    for model, values in hostile_columns(world).items():
        tests = {name: models.Q(**{name: value}) for name, value in values.items()}
        holds = {f"holds_{name}": models.ExpressionWrapper(test, models.BooleanField()) for name, test in tests.items()}
        rows = model._base_manager.filter(reduce(or_, tests.values())).annotate(**holds).order_by()
        names = [f"{model._meta.label}.{name}" for name in tests]
        yield names, *rows.values_list("pk", *holds).query.sql_with_params()


def fingerprints(world):
    """A function that says which rows of each column that no form may write hold its hostile value."""
    asked = list(questions(world))

    def now():
        counted = {}
        with connection.cursor() as cursor:
            for names, sql, params in asked:
                cursor.execute(sql, params)
                counted |= {name: set() for name in names}
                for pk, *answers in cursor.fetchall():
                    for name in compress(names, answers):
                        counted[name].add(pk)
        return counted

    return now


def privileges():
    """Who may do what, to be the same before and after."""
    return sorted(
        User.objects.values_list(
            "pk", "role", "authority", "is_staff", "is_superuser", "is_safety_flagged", "is_active"
        )
    )
