"""What features below this one show of appointments."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.administration_pages import AdministrationGroup, AdministrationPage
from accounts.first_days import FirstStep
from accounts.manifests import (
    SEEN_BY_COACHES,
    FeatureManifest,
    NavigationItem,
    Panel,
    Processing,
    menu_of,
    person_action,
)
from accounts.people.states import Role
from accounts.person_lists import PersonColumn, PersonQuestion, QuestionGroup
from marketplace.guidance.appointments import panels, receivers, states
from marketplace.guidance.appointments.availability.queries import hours_of
from marketplace.guidance.appointments.holdings import BOOKED, FEEDS, HOURS, MEETINGS
from marketplace.guidance.appointments.queries import (
    ever_booked_by,
    last_meeting_at,
    meets_today,
    met_without_word,
    next_meeting_at,
    today_at,
    without_meeting,
)
from marketplace.guidance.appointments.queues import QUEUES
from marketplace.guidance.appointments.verbs import APPOINTMENT_VERBS

COLUMNS = "marketplace/guidance/appointments"

FEATURE = FeatureManifest(
    name="appointments",
    leaving=(BOOKED,),
    processing=Processing(
        _("Meetings: when, how, where. If you let your own calendar show them, it gets the times without names."),
        SEEN_BY_COACHES,
    ),
    contacts=("check_in", "hold"),
    trail={
        **trail_of(APPOINTMENT_VERBS),
        "offer": _("Times offered"),
        "reschedule": _("Appointment moved"),
        "hand": _("Appointment given to another coach"),
        "add_hours": _("Hours opened"),
        "end_hours": _("Hours ended"),
        "add_leave": _("Time away written"),
        "remove_leave": _("Time away removed"),
        "close_day": _("Day closed"),
        "open_day": _("Day opened"),
        "open_feed": _("Address of the own calendar made"),
        "close_feed": _("Address of the own calendar closed"),
        "view": _("Looked at the appointment"),
    },
    nightly=("marketplace.guidance.appointments.tasks.let_offers_go",),
    enums={
        "MeetingWayEnum": states.Way,
    },
    good_ends={"marketplace.appointment": ("hold",)},
    link_pages={"appointments.mine": "marketplace.guidance.appointments.views.ByLink"},
    connect=receivers.connect,
    panels=(
        Panel("home-coach", 20, "marketplace/guidance/appointments/panel_today.html", panels.appointments_today),
        Panel("home-young-coming", 20, "marketplace/guidance/appointments/panel_mine.html", panels.my_appointments),
        Panel("home-young-ideas", 10, "marketplace/guidance/appointments/panel_free.html", panels.free_times),
        Panel("person-next", 10, "marketplace/guidance/appointments/panel_next.html", panels.next_meeting_of),
        person_action(20, panels.way_to_offer),
        Panel("person-meetings", 20, "marketplace/guidance/appointments/panel_of_person.html", panels.appointments_of),
    ),
    holdings=(MEETINGS, HOURS, FEEDS),
    navigation=(
        *(
            NavigationItem(menu_of(role), 20, "appointments:list", _("Appointments"), "calendar")
            for role in (Role.YOUNG, Role.COORDINATOR)
        ),
        NavigationItem(menu_of(Role.COACH), 20, "appointments:week", _("My week"), "calendar"),
    ),
    administration=(
        AdministrationPage(
            AdministrationGroup.RULES,
            30,
            "appointments:closed_days",
            _("Closed days"),
            _("Days on which the offices are closed."),
        ),
    ),
    queues=QUEUES,
    person_columns=(
        PersonColumn(
            "today",
            _("Today"),
            panels.meetings_today_with,
            f"{COLUMNS}/time_of_day.html",
            panels.time_in_file,
            today_at,
        ),
        PersonColumn(
            "next_meeting",
            _("Next meeting"),
            panels.next_meetings_with,
            f"{COLUMNS}/meeting.html",
            panels.time_in_file,
            next_meeting_at,
        ),
        PersonColumn(
            "met",
            _("Last meeting"),
            panels.last_meetings_with,
            f"{COLUMNS}/meeting.html",
            panels.time_in_file,
            last_meeting_at,
        ),
    ),
    person_questions=(
        PersonQuestion(
            "today",
            _("Meeting today"),
            QuestionGroup.WAITS,
            (Role.COACH,),
            meets_today,
            ("today", "met", "next"),
            "today",
        ),
        PersonQuestion(
            "wordless",
            _("Met, and nobody said how it went"),
            QuestionGroup.CARE,
            (Role.COACH,),
            met_without_word,
            ("met", "next_meeting", "next"),
            "name",
        ),
        PersonQuestion(
            "unmet",
            _("No meeting agreed"),
            QuestionGroup.CARE,
            (Role.COACH,),
            without_meeting,
            ("met", "contact", "next"),
            "contact",
        ),
    ),
    first_steps=(
        FirstStep(Role.YOUNG, 20, _("Book a time with your coach"), "appointments:slots", ever_booked_by),
        FirstStep(Role.COACH, 10, _("Open the hours in which you can be met"), "appointments:hours", hours_of),
    ),
)
