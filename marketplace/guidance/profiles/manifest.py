"""What features below this one show of profiles."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.first_days import FirstStep
from accounts.manifests import SEEN_BY_COACHES, FeatureManifest, NavigationItem, Panel, Processing
from accounts.people.states import Role
from accounts.person_lists import ProfileWords
from accounts.privacy.registry import Part
from marketplace.guidance.profiles import panels, receivers
from marketplace.guidance.profiles.models import Profile
from marketplace.guidance.profiles.queries import newest_state, shown_to_coach
from marketplace.guidance.profiles.queues import QUEUES
from marketplace.guidance.profiles.states import Activity, Liking, ProfileState, TravelMeans, Wanted
from marketplace.guidance.profiles.verbs import PROFILE_VERBS


def kinds_in_words(profile: Profile) -> str:
    """The kinds of places that she wishes for."""
    labels = dict(Wanted.choices)
    return ", ".join(str(labels.get(one, one)) for one in profile.kinds)


def activities_in_words(profile: Profile) -> str:
    """How each of the twelve activities that she has looked at sounds to her."""
    labels, sounds = dict(Activity.choices), dict(Liking.choices)
    return "; ".join(f"{labels.get(one, one)}: {sounds.get(how, how)}" for one, how in profile.activities.items())


def means_of_travel(profile: Profile) -> str:
    """How she gets to work; the car has a line of its own."""
    labels = dict(TravelMeans.choices)
    return ", ".join(str(labels.get(one, one)) for one in profile.means)


FEATURE = FeatureManifest(
    name="profiles",
    processing=Processing(
        _(
            "Your profile: skills, wishes, languages, cards, what you have done and your schooling, how you get to"
            " work and how far, when you are free and which hours suit you, what you would like to do, how much"
            " support you wish for, a photo if you want; and workplaces that you block."
        ),
        SEEN_BY_COACHES,
    ),
    trail={
        **trail_of(PROFILE_VERBS),
        "begin": _("Profile begun"),
        "revise": _("New version of the profile begun"),
        "write": _("Profile written"),
        "offer": _("Profile ready to be read"),
        "rewrite": _("Profile back to writing"),
        "publish": _("Profile taken into use"),
        "archive": _("Profile taken out of use"),
        "block": _("Workplace blocked"),
        "unblock": _("Workplace no longer blocked"),
        "view": _("Looked at the profile"),
    },
    navigation=(NavigationItem(Role.YOUNG, 40, "profiles:mine", _("My profile"), "person"),),
    privacy={
        "marketplace.profile_certificates": Part(
            personal=("id", "profile", "concept"),
            person="profile__person",
            on_erasure="delete",
            keep="client",
            theme="profile",
            title=_("licences and passes"),
        )
    },
    annotations={"accounts.user": {"profile_state": newest_state}},
    profile_words={
        None: ProfileWords(_("none yet"), _("Begin the profile")),
        ProfileState.DRAFT: ProfileWords(_("being written"), _("Write the profile to the end")),
        ProfileState.AWAITING: ProfileWords(_("waits for a yes"), _("Wait for the young person's yes")),
        ProfileState.PUBLISHED: ProfileWords(_("in use"), _("Look at the suggestions")),
        ProfileState.PAUSED: ProfileWords(_("paused"), _("Ask when to go on")),
        ProfileState.ARCHIVED: ProfileWords(_("archived"), _("Talk about what is next")),
    },
    connect=receivers.connect,
    told={
        "marketplace.profile.kinds": kinds_in_words,
        "marketplace.profile.means": means_of_travel,
        "marketplace.profile.activities": activities_in_words,
    },
    panels=(
        Panel("person-overview", 10, "marketplace/guidance/profiles/panel_of_person.html", panels.profile_of),
        Panel("emergency", 10, "marketplace/guidance/profiles/panel_in_emergency.html", panels.profile_in_emergency),
    ),
    queues=QUEUES,
    first_steps=(FirstStep(Role.YOUNG, 10, _("Tell about yourself"), "profiles:mine", shown_to_coach),),
)
