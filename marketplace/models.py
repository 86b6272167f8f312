"""The face where Django finds the tables of the marketplace; nobody imports it."""

from marketplace.introductions.models import Introduction
from marketplace.listings.models import Listing, ListingSkill
from marketplace.placements.models import FollowUp, Placement
from marketplace.profiles.models import Block, Profile, ProfileLanguage, ProfileSkill, Wish
from marketplace.schemes.models import Limit
from marketplace.skills.models import Concept, Label, OccupationSkill

__all__ = (
    "Block",
    "Concept",
    "FollowUp",
    "Introduction",
    "Label",
    "Limit",
    "Listing",
    "ListingSkill",
    "OccupationSkill",
    "Placement",
    "Profile",
    "ProfileLanguage",
    "ProfileSkill",
    "Wish",
)
