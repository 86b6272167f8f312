"""What features below this one show of people."""

from django.utils.translation import gettext_lazy as _

from accounts.manifests import (
    MENU,
    SEEN_BY_COACHES,
    VISITOR,
    FeatureManifest,
    NavigationItem,
    Panel,
    Processing,
    SealedRows,
)
from accounts.people import panels, receivers
from accounts.people.signin.actions import renew_factor
from accounts.people.signin.queries import factor_key_name, factors_with_secrets
from accounts.people.states import Role

HOMES = [role for role in Role.values if role != Role.SYSTEM]

FEATURE = FeatureManifest(
    name="people",
    processing=Processing(
        _(
            "Name, date of birth, home municipality, phone, e-mail and language, and how you come in. Never"
            " your personal identity code."
        ),
        SEEN_BY_COACHES,
    ),
    trail={
        "add": _("Account opened"),
        "invite": _("Way in made"),
        "accept": _("Came in by the coach's link or code"),
        "withdraw": _("Old way in closed"),
        "let_in": _("Code on the phone typed by the coach"),
        "come_in": _("Came in beside the coach"),
        "set_own_way": _("Own way in set: password, passkey or e-mail"),
        "change_settings": _("Settings changed"),
        "deactivate": _("Account closed"),
        "reopen": _("Account opened again"),
        "change_role": _("Role changed"),
        "change_authority": _("Authority changed"),
        "reset_second_factor": _("Second step taken off"),
        "invite_again": _("Invitation sent again"),
        "change_email": _("E-mail address changed"),
        "undo_email_change": _("Change of the e-mail address taken back"),
        "export": _("Own data downloaded"),
        "list_out": _("Taken into a file of a coach's list"),
        "correct": _("Details corrected"),
        "erase": _("Data erased"),
        "refuse_mail": _("The e-mail address does not take mail"),
        "take_mail": _("Mail arrives again"),
        "view": _("Looked at the account"),
        "ask_protection": _("Asked the coach for extra protection"),
        "tell_equality": _("Told freely for the test of fairness"),
    },
    told={f"accounts.user.{name}": lambda _user: "" for name in ("is_active", "is_staff", "is_superuser")},
    navigation=(
        NavigationItem(Role.ADMINISTRATOR, 10, "home", _("Home"), "home"),
        NavigationItem(VISITOR, 20, "people:join", _("I have a code"), "qr"),
        NavigationItem(MENU, 20, "people:settings", _("Settings"), "lock"),
    ),
    connect=receivers.connect,
    sealed=(SealedRows("mfa.Authenticator", factors_with_secrets, factor_key_name, renew_factor),),
    nightly=("accounts.ratelimits.tasks.sweep_rate_limits",),
    panels=(
        Panel("home-visitor", 20, "accounts/people/panel_demo.html", panels.demo_people),
        Panel("login", 10, "accounts/people/panel_demo.html", panels.demo_people),
        *(Panel(f"home-{role}", 0, "accounts/people/panel_refused.html", panels.my_refused_address) for role in HOMES),
        Panel("home-young-aside", 40, "accounts/people/panel_way_back.html", panels.my_way_back),
    ),
)
