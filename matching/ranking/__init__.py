"""The ranker as plain Python: rows in, scored and explained pairs out; no web framework, no database."""

from matching.ranking.candidates import candidate_pairs
from matching.ranking.decisions import JOB_REASONS, Decision, Decisions
from matching.ranking.explain import Reasons, explain
from matching.ranking.limits import LIMITS, LimitBrokenError, allowed, assert_within_limits, broken_limits
from matching.ranking.market import Market, pair_rows
from matching.ranking.pairs import KINDS, Opening, Seeker
from matching.ranking.plan import Proposal, plan
from matching.ranking.ranker import Ranker, Scores
from matching.ranking.schema import COLUMNS, FACTORS, SCHEMA
from matching.ranking.store import Loaded, Manifest, load, save

__all__ = [
    "COLUMNS",
    "FACTORS",
    "JOB_REASONS",
    "KINDS",
    "LIMITS",
    "SCHEMA",
    "Decision",
    "Decisions",
    "LimitBrokenError",
    "Loaded",
    "Manifest",
    "Market",
    "Opening",
    "Proposal",
    "Ranker",
    "Reasons",
    "Scores",
    "Seeker",
    "allowed",
    "assert_within_limits",
    "broken_limits",
    "candidate_pairs",
    "explain",
    "load",
    "pair_rows",
    "plan",
    "save",
]
