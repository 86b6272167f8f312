"""Background jobs of appointments: offers whose time has come are let go."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django_tasks import task

from accounts.access.tenancy import across_authorities
from accounts.people.models import User
from marketplace.guidance.appointments.actions import lapse
from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.appointments.states import AppointmentState


@task()
def let_offers_go() -> int:
    """Let go of offered times that nobody took and that have passed. Returns how many."""
    system, gone = User.objects.system(), 0
    with across_authorities():
        for offer in Appointment.objects.filter(state=AppointmentState.OFFERED, starts_at__lte=timezone.now()):
            try:
                lapse(offer, by=system)
                gone += 1
            except ValidationError:  # taken in this very moment
                continue
    return gone
