"""What features below this one show of the administration."""

from django.utils.translation import gettext_lazy as _

from accounts.administration.queries import coaches_at_work, coordinators_at_work, other_administrators
from accounts.administration_pages import AdministrationGroup, AdministrationPage
from accounts.first_days import FirstStep
from accounts.manifests import FeatureManifest, NavigationItem
from accounts.people.states import Role

ACCOUNT = "administration:add_worker"
FIRST_STEPS = (
    FirstStep(Role.ADMINISTRATOR, 10, _("Open the first coordinator's account"), ACCOUNT, coordinators_at_work),
    FirstStep(Role.ADMINISTRATOR, 20, _("Open the first coach's account"), ACCOUNT, coaches_at_work),
    FirstStep(Role.ADMINISTRATOR, 30, _("Open a second administrator's account"), ACCOUNT, other_administrators),
)

FEATURE = FeatureManifest(
    name="administration",
    bricks=("accounts.access",),
    trail={"edit_authority": _("Contact details of an authority changed")},
    navigation=(NavigationItem(Role.ADMINISTRATOR, 20, "administration:overview", _("Administration"), "lock"),),
    administration=(
        AdministrationPage(
            AdministrationGroup.PEOPLE,
            10,
            "administration:accounts",
            _("People and roles"),
            _("Who works here in which role; new workers, closed accounts, lost phones."),
        ),
        AdministrationPage(
            AdministrationGroup.PEOPLE,
            20,
            "administration:authorities",
            _("Employment authorities"),
            _("Their names and how they are reached: it stands on pages, under mails and in the privacy notice."),
        ),
    ),
    pages={"account": "administration:account", "authority": "administration:edit_authority"},
    first_steps=FIRST_STEPS,
)
