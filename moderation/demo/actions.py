"""The one verb of the demo: seed a whole market into an empty database."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access.tenancy import across_authorities
from accounts.chain.actions import seal
from accounts.people.models import User
from accounts.people.states import Role
from accounts.ratelimits.actions import without_rate_limits
from matching.suggestions.learning.watching import read_week
from matching.suggestions.runs.running import run
from moderation.demo.agreements import make_agreements
from moderation.demo.calls import make_calls
from moderation.demo.cast import (
    Cast,
    make_deputies_and_ties,
    make_employers,
    make_invitations,
    make_staff,
    make_young,
)
from moderation.demo.desk import make_desk
from moderation.demo.directory import make_directory
from moderation.demo.events import make_events
from moderation.demo.feedback import make_feedback
from moderation.demo.history import History
from moderation.demo.learning import Growth
from moderation.demo.market import Words, make_listings, make_profiles
from moderation.demo.material import Material
from moderation.demo.meetings import make_meetings
from moderation.demo.nextsteps import make_onward
from moderation.demo.now import break_a_job, leave_reserve, make_reports, make_today, settle_notices
from moderation.demo.outcomes import make_outcomes
from moderation.demo.past import make_past
from moderation.demo.plans import make_plans
from moderation.demo.referrals import make_referrals
from moderation.demo.talks import make_talks


@transaction.atomic
def seed(say: Callable[[str], None]) -> dict[str, int]:
    """Fill an empty database with the demo market. Returns how many there are of each.

    Raises ValidationError where there are people already: a demo never mixes with real ones.
    """
    if User.objects.exclude(role=Role.SYSTEM).exists():
        raise ValidationError("There are people in this database already.", code="not_empty")
    with across_authorities(), without_rate_limits():
        material, history, words = Material(), History(), Words()
        cast = Cast(system=User.objects.system())
        say("people and employers")
        cast.coaches = make_staff(material)
        make_young(material, cast, history)
        make_employers(material, cast, history)
        make_invitations(material, cast)
        make_deputies_and_ties(material, cast)
        say("profiles and places")
        profiles = make_profiles(material, cast, history, words)
        listings = make_listings(material, cast, history, words)
        say("eighteen months of history")
        make_past(material, cast, history, profiles, listings)
        say("what the ranker learned from it")
        Growth(material, history).tell()
        say("what comes of placements")
        make_onward(material, cast, listings, history)
        say("meetings and places to drop in")
        make_meetings(material, cast, history)
        make_calls(material, cast, history)
        lines = history.write()
        say("what waits today")
        make_today(material, cast, listings)
        make_agreements(material, cast)
        make_reports(material, cast, listings)
        make_outcomes(material, cast)
        make_plans(material, cast)
        make_talks(cast)
        cards = make_directory(material, cast)
        make_referrals(material, cast, cards)
        make_events(material, cast, cards)
        make_feedback(material, cast)
        run("demo")
        leave_reserve(cast)
        read_week()
        settle_notices(material, cast)
        break_a_job(material)
        make_desk(material, cast)
        seal()
    return {"young people": len(cast.young), "employers": len(cast.companies), "places": len(listings), "log": lines}
