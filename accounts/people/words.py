"""What stands under each mail: who sends it, why its reader got it, how to stop or change it."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access.models import Authority
from accounts.people.models import SYSTEM_NAME, User
from accounts.people.rules import names_in_full
from accounts.people.states import Role

WHY: Mapping[str, Promise] = {
    Role.YOUNG: gettext_lazy("You get this because you use Duunipari with your coach."),
    Role.EMPLOYER: gettext_lazy("You get this because you act for a workplace in Duunipari."),
    Role.COACH: gettext_lazy("You get this because you support young people in Duunipari."),
    Role.COORDINATOR: gettext_lazy("You get this because you look after the work in Duunipari."),
    Role.ADMINISTRATOR: gettext_lazy("You get this because you take care of the service."),
}


def footer_for(reader: User, authority: Authority | None) -> str:
    """Under a mail to who has an account, in the language in use; ``authority`` is whose matter it is, where known."""
    page = f"{settings.SITE_URL}{reverse('people:settings')}"
    return _footer(authority, str(WHY[reader.role]), _("Stop or change these mails: %(page)s") % {"page": page})


def footer_for_address(authority: Authority | None) -> str:
    """Under a mail to who has no account: the contact of a service in the directory."""
    why = _("You get this because this address is the contact of a service in Duunipari.")
    return _footer(authority, why, _("Is it the wrong address? Answer this mail or call, and we take it away."))


def footer_of_code(reader: User | None) -> str:
    """Under a mail of signing in; ``reader`` is None where nobody has an account with its address."""
    why = _("You get this because somebody wrote this address on the sign-in page of Duunipari.")
    change = _("Such mails come only when somebody asks for one. Nobody of us ever asks you for a code.")
    return _footer(reader.authority if reader else None, why, change)


def _footer(authority: Authority | None, why: str, change: str) -> str:
    senders = [authority] if authority else list(Authority.objects.all())
    facts = {"service": SYSTEM_NAME, "senders": senders, "why": why, "change": change, "site": settings.SITE_URL}
    return render_to_string("accounts/people/mail_footer.txt", facts).strip()


def named_in_list(reader: User, person: User) -> str:
    """Whom a row of a reader's list is about: nobody where it is she herself, to a workplace the first name alone."""
    if reader.pk == person.pk:
        return ""
    return person.given_name if reader.role == Role.EMPLOYER else name_to(reader, person)


def name_to(reader: object, person: User) -> str:
    """How somebody is named to this reader, by ``names_in_full``."""
    return str(person.full_name if names_in_full(reader, person) else person.short_name)


def last_name_first(reader: object, person: User) -> str:
    """How a list in the order of the alphabet names somebody to this reader: last name first, where it is told."""
    return f"{person.family_name} {person.given_name}".strip() if names_in_full(reader, person) else person.short_name
