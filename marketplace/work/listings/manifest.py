"""What features below this one show of listings."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.first_days import FirstStep
from accounts.manifests import VISITOR, FeatureManifest, Finder, NavigationItem, Panel
from accounts.people.states import Role
from accounts.privacy.registry import Part
from marketplace.work.listings import panels, states
from marketplace.work.listings.holdings import PLACES
from marketplace.work.listings.queries import find_places, names_of_listings, once_published_for, written_for
from marketplace.work.listings.queues import QUEUES
from marketplace.work.listings.verbs import LISTING_VERBS

FEATURE = FeatureManifest(
    name="listings",
    trail={
        **trail_of(LISTING_VERBS),
        "write": _("Writing begun"),
        "edit": _("Text changed"),
        "amend": _("Changed while on show"),
        "reread": _("A coach reads it again"),
        "tell_terms": _("More told about the terms"),
        "copy": _("Copied from an earlier place"),
        "submit": _("Handed in"),
        "send_back": _("Sent back to be changed"),
        "reopen": _("Opened again"),
        "change_contact": _("Another contact person"),
        "remind": _("The workplace was asked whether the place still stands"),
        "expire": _("Taken down, because nobody confirmed it"),
    },
    navigation=(
        NavigationItem(VISITOR, 10, "listings:list", _("Places"), "search"),
        NavigationItem(Role.YOUNG, 20, "listings:list", _("Places"), "search"),
        NavigationItem(Role.EMPLOYER, 20, "listings:mine", _("My places"), "briefcase"),
        NavigationItem(Role.COACH, 40, "listings:list", _("Places"), "search"),
    ),
    nightly=("marketplace.work.listings.tasks.expire_listings",),
    enums={
        "AimEnum": states.Aim,
        "ListingKindEnum": states.ListingKind,
    },
    privacy={"marketplace.listing_certificates": Part(public=("id", "listing", "concept"), keep="employer")},
    consent_subjects={"listing": names_of_listings},
    panels=(
        Panel("home-employer", 50, "marketplace/work/listings/panel_mine.html", panels.my_listings),
        Panel("home-visitor", 10, "marketplace/work/listings/panel_newest.html", panels.newest_places),
    ),
    finders=(Finder(30, _("Places"), find_places),),
    holdings=(PLACES,),
    queues=QUEUES,
    link_pages={"listings.still_stands": "marketplace.work.listings.changing.views.StillStands"},
    first_steps=(
        FirstStep(Role.EMPLOYER, 10, _("Write your first place"), "listings:write", written_for),
        FirstStep(Role.EMPLOYER, 20, _("A coach reads it and puts it on show"), "listings:mine", once_published_for),
    ),
)
