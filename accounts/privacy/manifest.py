"""What features below this one show of privacy."""

from django.utils.translation import gettext_lazy as _

from accounts.manifests import MENU, FeatureManifest, NavigationItem, Panel
from accounts.privacy import panels, receivers
from accounts.privacy.encryption import EQUALITY
from accounts.privacy.models import EqualityAnswer
from accounts.privacy.rotation import sealed_column

FEATURE = FeatureManifest(
    name="privacy",
    trail={
        "give": _("Permission given"),
        "withdraw": _("Permission taken back"),
    },
    navigation=(NavigationItem(MENU, 30, "privacy:mine", _("My data"), "shield"),),
    sealed=(sealed_column(EqualityAnswer, "sealed", EQUALITY),),
    pages={"my_data": "privacy:mine"},
    link_pages={"privacy.undo_email": "accounts.privacy.views.UndoEmail"},
    connect=receivers.connect,
    panels=(Panel("home-administrator-aside", 30, "accounts/privacy/panel_periods.html", panels.periods),),
    nightly=("accounts.privacy.tasks.erase_expired",),
)
