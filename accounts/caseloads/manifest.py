"""What features below this one show of caseloads."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from accounts.caseloads import panels, receivers
from accounts.caseloads.asking import panels as asking
from accounts.caseloads.asking.queries import beginning, new_to, without_coach, without_contact
from accounts.caseloads.bookmarks import panels as bookmarks
from accounts.caseloads.bookmarks.queries import (
    changed_since_look,
    mark_beside,
    marked_by,
    newest_move_at,
    news_of,
    reminded_of,
    reminder_day,
)
from accounts.caseloads.bookmarks.queues import QUEUES
from accounts.caseloads.holdings import CASELOAD, DEPUTIES
from accounts.caseloads.queries import ever_coached_by, find_people, stood_in_for
from accounts.first_days import FirstStep
from accounts.manifests import SEEN_BY_COACHES, FeatureManifest, Finder, NavigationItem, Panel, Processing
from accounts.people.states import Role
from accounts.person_lists import PersonColumn, PersonQuestion, QuestionGroup

WORKERS = (Role.COACH, Role.COORDINATOR)
SHOWN = "accounts/caseloads/columns"

FEATURE = FeatureManifest(
    name="caseloads",
    processing=Processing(
        _(
            "Who your coach is and was, who stood in, who opened your page in an emergency, and"
            " your coach's own reminder."
        ),
        SEEN_BY_COACHES,
    ),
    trail={
        "welcome": _("Coach chosen"),
        "hand_over": _("Coach changed"),
        "deputise": _("Deputy named"),
        "end_deputy": _("Deputy no longer stands in"),
        "open_page": _("Page opened for an hour, in an emergency"),
        "view": _("Looked in an emergency"),
    },
    navigation=(
        NavigationItem(Role.COACH, 30, "caseloads:list", _("My young people"), "people"),
        NavigationItem(Role.COORDINATOR, 40, "caseloads:list", _("Caseloads"), "people"),
    ),
    connect=receivers.connect,
    pages={"person": "caseloads:person", "colleagues": "caseloads:list"},
    panels=(
        Panel("home-coach-numbers", 20, "parts/number.html", panels.number_of_people),
        Panel("person-back", 10, "accounts/caseloads/panel_back.html", asking.way_back_to_row),
        Panel("home-coordinator-aside", 10, "accounts/caseloads/panel_sizes.html", panels.sizes_by_coach),
    ),
    finders=(Finder(10, _("Young people"), find_people),),
    holdings=(CASELOAD, DEPUTIES),
    person_columns=(
        PersonColumn(
            "profile",
            _("Profile"),
            asking.profiles_of,
            f"{SHOWN}/profile.html",
            asking.profile_in_file,
            lambda _reader: F("profile_state"),
            is_usual=True,
        ),
        PersonColumn(
            "contact",
            _("Last contact"),
            asking.contacts_of,
            f"{SHOWN}/day.html",
            asking.day_in_file,
            lambda _reader: F("last_contact_at"),
            is_usual=True,
        ),
        PersonColumn(
            "beginning",
            _("With you since"),
            asking.beginnings_of,
            f"{SHOWN}/day.html",
            asking.day_in_file,
            beginning,
        ),
        PersonColumn("news", _("New"), news_of, f"{SHOWN}/news.html", bookmarks.news_in_file, newest_move_at),
        PersonColumn(
            "reminder",
            _("Reminder"),
            bookmarks.reminders_of,
            f"{SHOWN}/reminder.html",
            bookmarks.kept_out_of_files,
            reminder_day,
        ),
        PersonColumn(
            "mark", _("Mark"), bookmarks.marks_of, f"{SHOWN}/mark.html", bookmarks.kept_out_of_files, mark_beside
        ),
    ),
    queues=QUEUES,
    person_questions=(
        PersonQuestion(
            "newcomers",
            _("New with me"),
            QuestionGroup.ARRIVALS,
            (Role.COACH,),
            new_to,
            ("beginning", "profile", "next"),
            "-beginning",
        ),
        PersonQuestion(
            "alone",
            _("Without a coach"),
            QuestionGroup.ARRIVALS,
            (Role.COORDINATOR,),
            without_coach,
            ("profile", "contact", "next"),
            "name",
        ),
        PersonQuestion(
            "no_contact",
            _("No contact for a month"),
            QuestionGroup.CARE,
            WORKERS,
            without_contact,
            ("contact", "profile", "next"),
            "contact",
        ),
        PersonQuestion(
            "changed",
            _("New from the young person"),
            QuestionGroup.WAITS,
            (Role.COACH,),
            changed_since_look,
            ("news", "next", "contact"),
            "-news",
        ),
        PersonQuestion(
            "reminders",
            _("My reminders"),
            QuestionGroup.OWN,
            (Role.COACH,),
            reminded_of,
            ("reminder", "next", "contact"),
            "reminder",
        ),
        PersonQuestion(
            "marked",
            _("With my mark"),
            QuestionGroup.OWN,
            (Role.COACH,),
            marked_by,
            ("mark", "next", "contact"),
            "mark",
        ),
    ),
    first_steps=(
        FirstStep(Role.COACH, 20, _("Welcome your first young person"), "caseloads:welcome", ever_coached_by),
        FirstStep(Role.COACH, 40, _("Say who stands in while you are away"), "caseloads:deputise", stood_in_for),
    ),
)
