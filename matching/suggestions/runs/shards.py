"""Parts of a run on record: their scores as bytes, their proposals as numbers of rows."""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np

from matching.ranking.part import Part
from matching.ranking.ranker import Scores
from matching.suggestions.models import Run, Shard
from matching.suggestions.runs.exploring import Shown
from matching.suggestions.runs.market import Snapshot

SIZE = 500  # people of a part
COLUMNS = ("value", "chance", "low", "high", "band", "unsure", "known")


def divide(log: Run, everything: Snapshot) -> None:
    """Write down who belongs to which part of a run."""
    people = [profile.pk for profile in everything.profiles]
    parts = [people[start : start + SIZE] for start in range(0, len(people), SIZE)]
    Shard.objects.bulk_create(Shard(run=log, number=number, people=part) for number, part in enumerate(parts))


def part_of(everything: Snapshot, people: Sequence[int]) -> tuple[list[int], Part]:
    """Those of these profiles who are still in use, by key and as facts for the ranker."""
    wanted = set(people)
    at = [place for place, profile in enumerate(everything.profiles) if profile.pk in wanted]
    seekers = tuple(everything.market.seekers[place] for place in at)
    part = Part(seekers, ~everything.placed[at], everything.wants_ranking[at])
    return [everything.profiles[place].pk for place in at], part


def packed(profile_keys: Sequence[int], listing_keys: Sequence[int], scores: Scores) -> bytes:
    """Scores as bytes that name profiles and listings by their keys, so that another process can go on with them."""
    profiles, listings = np.array(profile_keys, int), np.array(listing_keys, int)
    facts = np.array([scores.engine, scores.why], dtype=str)
    columns = {name: getattr(scores, name) for name in COLUMNS}
    file = io.BytesIO()
    np.savez(file, profile=profiles[scores.seeker], listing=listings[scores.opening], facts=facts, **columns)
    return file.getvalue()


def unpacked(everything: Snapshot, content: bytes) -> Scores:
    """Scores from bytes, without pairs of which a side has left meanwhile."""
    seeker_of = {profile.pk: at for at, profile in enumerate(everything.profiles)}
    opening_of = {listing.pk: at for at, listing in enumerate(everything.listings)}
    with np.load(io.BytesIO(content), allow_pickle=False) as file:
        seeker = np.array([seeker_of.get(pk, -1) for pk in file["profile"].tolist()], int)
        opening = np.array([opening_of.get(pk, -1) for pk in file["listing"].tolist()], int)
        there = (seeker >= 0) & (opening >= 0)
        engine, why = file["facts"].tolist()
        columns = {name: file[name][there] for name in COLUMNS}
    return Scores(seeker=seeker[there], opening=opening[there], engine=engine, why=why, **columns)


def joined(parts: Sequence[Scores]) -> Scores:
    """Scores of several parts as one."""
    names = ("seeker", "opening", *COLUMNS)
    columns = {name: np.concatenate([getattr(part, name) for part in parts]) for name in names}
    return Scores(engine=parts[0].engine, why=parts[0].why, **columns)


def proposals_as_keys(everything: Snapshot, shown: Sequence[Shown]) -> list[list[float]]:
    """Proposals as rows of profile, listing, rank, by chance (0/1), propensity, worth, wished (0/1)."""
    return [
        [
            everything.profiles[one.seeker].pk, everything.listings[one.opening].pk, one.rank, int(one.explored),
            one.propensity, one.worth, int(one.is_wished),
        ]
        for one in shown
    ]  # fmt: skip


def proposals_from_keys(everything: Snapshot, rows: Sequence[Sequence[float]]) -> list[Shown]:
    """Proposals back as positions in the market, without those of which a side has left meanwhile."""
    seeker_of = {profile.pk: at for at, profile in enumerate(everything.profiles)}
    opening_of = {listing.pk: at for at, listing in enumerate(everything.listings)}
    return [
        Shown(seeker_of[int(profile)], opening_of[int(listing)], int(rank), bool(by_chance), likely, worth, bool(wish))
        for profile, listing, rank, by_chance, likely, worth, wish in rows
        if profile in seeker_of and listing in opening_of
    ]
