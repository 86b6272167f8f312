"""What features below this one show of caseloads."""

from django.utils.translation import gettext_lazy as _

from accounts.caseloads import panels, receivers
from accounts.caseloads.holdings import CASELOAD, DEPUTIES
from accounts.caseloads.queries import find_people
from accounts.manifests import SEEN_BY_COACHES, FeatureManifest, Finder, NavigationItem, Panel, Processing
from accounts.people.states import Role

FEATURE = FeatureManifest(
    name="caseloads",
    processing=Processing(
        _("Who your coach is and was, who stood in, and who opened your page in an emergency."),
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
        Panel("home-coordinator-aside", 10, "accounts/caseloads/panel_sizes.html", panels.sizes_by_coach),
    ),
    finders=(Finder(10, _("Young people"), find_people),),
    holdings=(CASELOAD, DEPUTIES),
)
