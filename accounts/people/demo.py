"""The invented people of a demo, whom a visitor may be for a while."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

DEMO_SESSION = "demo_sign_in"


@dataclass(frozen=True)
class DemoPerson:
    """One of the cast: the key of the form, the address of the account, what a visitor should know."""

    key: str
    email: str
    name: str
    about: Any
    icon: str


CAST = (
    DemoPerson("aino", "aino@demo.test", "Aino", _("19, looks for a place in a bakery"), "person"),
    DemoPerson("mikko", "mikko@demo.test", "Mikko", _("has a bakery and room for somebody"), "briefcase"),
    DemoPerson("kaisa", "kaisa@demo.test", "Kaisa", _("Aino's coach in Lahti"), "people"),
    DemoPerson("sofia", "sofia@demo.test", "Sofia", _("coordinator in Lahti"), "chart"),
    DemoPerson("ville", "ville@demo.test", "Ville", _("coach in the other authority"), "people"),
    DemoPerson("admin", "admin@demo.test", "Armi", _("administrator of the service"), "lock"),
)
BY_KEY = {person.key: person for person in CAST}
