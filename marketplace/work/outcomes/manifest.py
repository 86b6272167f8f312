"""What features below this one show of outcomes."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.manifests import SEEN_BY_WORKPLACE, FeatureManifest, NavigationItem, Panel, Processing, menu_of
from accounts.people.states import Role
from marketplace.work.outcomes import panels, receivers, states
from marketplace.work.outcomes.holdings import PREPARED
from marketplace.work.outcomes.queues import QUEUES
from marketplace.work.outcomes.verbs import CASE_VERBS, CONTRACT_VERBS, HIRING_VERBS

FEATURE = FeatureManifest(
    name="outcomes",
    leaving=(PREPARED,),
    processing=Processing(
        _(
            "A job, an apprenticeship or a business that follows: contracts, and what support for it was"
            " applied for and decided."
        ),
        SEEN_BY_WORKPLACE,
    ),
    trail={
        **trail_of(CASE_VERBS),
        **trail_of(CONTRACT_VERBS),
        **trail_of(HIRING_VERBS),
        "begin": _("Preparing begun"),
        "edit": _("Terms written"),
        "check": _("Checked whether it is employment"),
        "open_case": _("Case of support begun"),
        "estimate": _("Facts for the estimate written"),
        "remind": _("Reminded of the last day to apply"),
        "view": _("Looked at the job or contract"),
    },
    nightly=("marketplace.work.outcomes.tasks.remind_of_deadlines",),
    enums={
        "CaseStateEnum": states.CaseState,
        "ContractKindEnum": states.ContractKind,
        "ContractStateEnum": states.ContractState,
        "HiringKindEnum": states.HiringKind,
        "HiringStateEnum": states.HiringState,
    },
    good_ends={"marketplace.hiring": ("start",)},
    connect=receivers.connect,
    panels=(
        Panel("home-young-coming", 40, "marketplace/work/outcomes/panel_mine.html", panels.my_hirings),
        Panel("listing", 10, "marketplace/work/outcomes/cost_link.html", panels.cost_of),
        Panel("placement-aside", 30, "marketplace/work/outcomes/panel_of_placement.html", panels.hirings_of),
    ),
    navigation=(
        *(
            NavigationItem(menu_of(role), 70, "outcomes:list", _("Jobs and apprenticeships"), "star")
            for role in (Role.EMPLOYER, Role.COACH, Role.COORDINATOR)
        ),
    ),
    queues=QUEUES,
)
