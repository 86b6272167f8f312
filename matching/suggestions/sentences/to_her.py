"""The same sentences to the young person herself, where they differ from those about her."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy

from matching.suggestions.sentences import shapes
from matching.suggestions.sentences.about_her import HELPS, HURTS
from matching.suggestions.sentences.shapes import Sentence, plain

KNOWN = gettext_lazy("You know already: %(skills)s.")
WISH_NEAR = shapes.wish_near(
    gettext_lazy("You wished for just this work: %(work)s."), gettext_lazy("Close to what you wished for: %(work)s.")
)
KEENNESS = shapes.keenness(
    gettext_lazy("You are very keen on this: %(work)s."),
    gettext_lazy("You are interested in this: %(work)s."),
    gettext_lazy("You are only a little keen on this: %(work)s."),
)
CARDS = shapes.cards(gettext_lazy("You have the cards: %(cards)s."))

HELPS_HER: Mapping[str, Sentence] = {
    **HELPS,
    "skills": shapes.skills_met(KNOWN),
    "experience": shapes.work(gettext_lazy("You have done similar work: %(work)s.")),
    "education": plain(gettext_lazy("Your schooling fits.")),
    "certificates": CARDS,
    "wish": WISH_NEAR,
    "interest": shapes.interest_near(KEENNESS, gettext_lazy("Your answers about interests fit this work.")),
    "kind": shapes.kind(gettext_lazy("You wished for this kind of place: %(kind)s.")),
}
HURTS_HER: Mapping[str, Sentence] = {
    **HURTS,
    "skills": shapes.skills_missing(gettext_lazy("You would learn: %(skills)s."), KNOWN),
    "experience": plain(gettext_lazy("You have not done this work before.")),
    "certificates": CARDS,
    "wish": shapes.wish_far(WISH_NEAR, gettext_lazy("You wished for other work: %(work)s.")),
    "interest": shapes.interest_far(KEENNESS, gettext_lazy("Your answers about interests point to other work.")),
    "hours": shapes.hours_differ(gettext_lazy("%(hours)d hours a week, you wished for %(wished)d.")),
    "shifts": shapes.shifts_refused(gettext_lazy("Does not suit you: %(shifts)s.")),
    "availability": shapes.starts_early(gettext_lazy("Starts on %(start)s, you are free from %(free)s.")),
}
