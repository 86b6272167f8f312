"""A made-up year in which the ranker learns from what came of its own lists: does it crowd, does a gap grow (M11)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np

from matching.ranking.decisions import Decision, Decisions
from matching.ranking.market import Market
from matching.ranking.monitors import Crowding, crowding
from matching.ranking.pairs import Opening, Seeker
from matching.ranking.plan import Proposal, plan
from matching.ranking.ranker import Ranker, Scores, first_of_each

LIST = 5
STAY, OPEN = 20, 6  # weeks after which a person, a place, goes without having found anybody
Choose = Callable[[Market, Scores], list[Proposal]]


class Town(Protocol):
    """Who comes, and what is true of them without the ranker knowing it."""

    def seeker(self, number: int) -> Seeker:
        """The n-th young person."""

    def opening(self, number: int) -> Opening:
        """The n-th place."""

    def in_group(self, number: int) -> bool:
        """Whether the n-th young person belongs to the group that coaches approve less often."""

    def chances(self, market: Market, seeker: np.ndarray, opening: np.ndarray) -> np.ndarray:
        """True chances that coach, young person and workplace say yes: array (pairs, 3)."""


@dataclass(frozen=True, slots=True)
class Week:
    """What came of one week's lists: how proposals are spread, and how many came to be introduced to one seat."""

    crowding: Crowding
    matches: int
    gap: float  # proposals a person outside the group minus inside it, as a share of the mean


@dataclass(slots=True)
class Year:
    """The weeks of a simulated year and what they add up to."""

    weeks: list[Week] = field(default_factory=list)

    @property
    def matches(self) -> int:
        """Seats filled over the year."""
        return sum(week.matches for week in self.weeks)

    @property
    def worst(self) -> Crowding:
        """The middle of the year's weeks by Gini, top share and unseen places, but the most rivals of any week."""
        rows = [week.crowding for week in self.weeks]
        middle = {
            name: float(np.median([getattr(row, name) for row in rows])) for name in ("gini", "top_share", "unseen")
        }
        return Crowding(**middle, rivals=max(row.rivals for row in rows))

    @property
    def gap_slope(self) -> tuple[float, float]:
        """By how much the gap between the groups grows a week, and the standard error of that."""
        weeks, gaps = np.arange(len(self.weeks), dtype=float), np.array([week.gap for week in self.weeks])
        (slope, _), covariance = np.polyfit(weeks, gaps, 1, cov=True)
        return float(slope), float(np.sqrt(covariance[0, 0]))


def planned(market: Market, scores: Scores) -> list[Proposal]:
    """Lists as the service makes them."""
    return plan(market, scores, per_seeker=LIST)


def pure_score(market: Market, scores: Scores) -> list[Proposal]:
    """Everybody's best by score, whoever else gets the same: what congests (Naya et al. 2021)."""
    best = first_of_each(scores.seeker, scores.value, LIST)
    order = np.lexsort((-scores.value[best], scores.seeker[best]))
    seeker, opening = scores.seeker[best][order], scores.opening[best][order]
    rank = np.arange(len(seeker)) - np.searchsorted(seeker, seeker) + 1
    return [Proposal(int(s), int(o), int(r)) for s, o, r in zip(seeker, opening, rank, strict=True)]


def simulate(
    town: Town, *, people: int, places: int, weeks: int, choose: Choose, learn_every: int = 4, seed: int = 0
) -> Year:
    """Run the loop: score, choose lists, let people decide, learn from it, let others come for those who found a place.

    Every `learn_every` weeks the ranker is fitted anew to the whole log; it stays with its rules until it beats them.
    The same seed gives the same year.
    """
    year, ranker, life = Year(), Ranker(), _Life(town, people, places, np.random.default_rng(seed))
    for number in range(1, weeks + 1):
        year.weeks.append(life.week(ranker, choose))
        if number % learn_every == 0:
            ranker = Ranker().fit(_together(life.log))
    return year


class _Life:
    """The town from week to week."""

    def __init__(self, town: Town, people: int, places: int, dice: np.random.Generator) -> None:
        self.town, self.dice, self.log = town, dice, list[Decisions]()
        self.people, self.places = list(range(people)), list(range(places))
        self.next_person, self.next_place = people, places
        self.seats = {number: town.opening(number).seats for number in self.places}
        self.known: set[tuple[int, int]] = set()
        self.now = 0

    def week(self, ranker: Ranker, choose: Choose) -> Week:
        openings = [replace(self.town.opening(number), seats=self.seats[number]) for number in self.places]
        market = Market([self.town.seeker(number) for number in self.people], openings)
        scores = self._fresh(ranker.score(market))
        proposals = choose(market, scores)
        introduced = np.zeros(len(openings))
        matches = self._decide(market, proposals, introduced)
        suggested = np.bincount([one.opening for one in proposals], minlength=len(openings))
        possible = np.unique(scores.opening)  # a place that nobody may be suggested to is nobody's fault
        spread = crowding(suggested[possible], market.places.seats[possible])
        spread = replace(spread, rivals=crowding(introduced, market.places.seats).rivals)
        found = Week(spread, len(matches), self._gap(proposals))
        self._renew(matches)
        return found

    def _fresh(self, scores: Scores) -> Scores:
        pairs = zip(scores.seeker.tolist(), scores.opening.tolist(), strict=True)
        fresh = np.array([(self.people[s], self.places[o]) not in self.known for s, o in pairs], bool)
        names = Scores.__dataclass_fields__
        parts = {name: getattr(scores, name) for name in names}
        return Scores(**{name: part[fresh] if isinstance(part, np.ndarray) else part for name, part in parts.items()})

    def _decide(self, market: Market, proposals: Sequence[Proposal], introduced: np.ndarray) -> list[tuple[int, int]]:
        """Let everybody answer, best ranks first, while person and seat are free; count who is introduced where.

        Returns (person, place) of those who matched.
        """
        seeker = np.array([one.seeker for one in proposals], int)
        opening = np.array([one.opening for one in proposals], int)
        yes = self.dice.random((len(proposals), 3)) < self.town.chances(market, seeker, opening)
        matched: dict[int, int] = {}
        decisions = []
        for at in sorted(range(len(proposals)), key=lambda at: (proposals[at].rank, at)):
            person, place = self.people[seeker[at]], self.places[opening[at]]
            self.known.add((person, place))
            answers = [bool(one) for one in yes[at]]
            introduced[opening[at]] += answers[0] and answers[1]
            is_free = person not in matched and self.seats[place] > 0
            decisions.append(_decision(market, proposals[at], answers, is_free=is_free))
            if all(answers) and is_free:
                matched[person] = place
                self.seats[place] -= 1
        self.log.append(Decisions.of(market, decisions))
        return list(matched.items())

    def _gap(self, proposals: Sequence[Proposal]) -> float:
        own = np.bincount([one.seeker for one in proposals], minlength=len(self.people))
        group = np.array([self.town.in_group(number) for number in self.people], bool)
        return float((own[~group].mean() - own[group].mean()) / max(own.mean(), 1e-9))

    def _renew(self, matches: Sequence[tuple[int, int]]) -> None:
        """Those who found a place, or waited too long, leave; full and old places close; others come."""
        self.now += 1
        gone = {person for person, _place in matches}
        gone |= {number for number in self.people if self._is_over(number, STAY)}
        closed = {number for number in self.places if not self.seats[number] or self._is_over(number, OPEN)}
        self.people = [self._new_person() if number in gone else number for number in self.people]
        self.places = [self._new_place() if number in closed else number for number in self.places]

    def _is_over(self, number: int, weeks: int) -> bool:
        """Everybody's last week is spread over the weeks, so that not all leave at once."""
        return (number + self.now) % weeks == 0

    def _new_person(self) -> int:
        self.next_person += 1
        return self.next_person - 1

    def _new_place(self) -> int:
        number, self.next_place = self.next_place, self.next_place + 1
        self.seats[number] = self.town.opening(number).seats
        return number


def _decision(market: Market, pair: Proposal, answers: Sequence[bool], *, is_free: bool) -> Decision:
    approves, says_yes, accepts = answers
    return Decision(
        seeker=market.seekers[pair.seeker].id,
        opening=market.openings[pair.opening].id,
        coach=f"coach {pair.seeker % 12}",
        approves=approves,
        says_yes=says_yes if approves else None,
        accepts=accepts if approves and says_yes and is_free else None,
        employer_reason="" if accepts else "skills",
    )


def _together(log: Sequence[Decisions]) -> Decisions:
    return Decisions(
        rows=np.concatenate([one.rows for one in log]),
        labels=np.concatenate([one.labels for one in log]),
        seeker=np.concatenate([one.seeker for one in log]),
        coach=np.concatenate([one.coach for one in log]),
        organisation=np.concatenate([one.organisation for one in log]),
        propensity=np.concatenate([one.propensity for one in log]),
    )
