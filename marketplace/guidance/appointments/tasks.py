"""Background jobs of appointments: offers whose time has come are let go."""

from django.utils import timezone
from django_tasks import task

from accounts.access.tenancy import across_authorities
from accounts.audit.batches import run_each
from accounts.people.models import User
from marketplace.guidance.appointments.actions import lapse
from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.appointments.states import AppointmentState


@task()
def let_offers_go() -> dict[str, int]:
    """Let go of offered times that nobody took and that have passed."""
    with across_authorities():
        gone = Appointment.objects.filter(state=AppointmentState.OFFERED, starts_at__lte=timezone.now())
        return run_each(gone, lapse, by=User.objects.system()).result()
