"""What appointments tells the floors below."""

from django.utils.translation import gettext_lazy as _

from accounts.manifests import FeatureManifest, Panel
from marketplace.guidance.appointments import receivers, states

FEATURE = FeatureManifest(
    name="appointments",
    trail={
        "offer": _("Times offered"),
        "book": _("Appointment booked"),
        "reschedule": _("Appointment moved"),
        "check_in": _("Arrived at the appointment"),
        "hold": _("Appointment held"),
        "miss": _("Did not come to the appointment"),
        "cancel": _("Appointment cancelled"),
        "restore": _("Appointment taken back into use"),
        "hand": _("Another coach meets her"),
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
    connect=receivers.connect,
    panels=(
        Panel("home-coach", 20, "meeting_panels", "appointments_today"),
        Panel("home-young", 50, "meeting_panels", "my_appointments"),
        Panel("person", 80, "meeting_panels", "appointments_of person"),
    ),
)
