"""Demo of feedback: eighteen months of answers, lines unread, shown and hidden, a question that waits for Aino."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

from accounts.access.models import Authority
from marketplace.services.feedback import actions
from marketplace.services.feedback.models import FeedbackAnswer, FeedbackAsk, quarter_of
from marketplace.services.feedback.states import FeedbackKind
from moderation.demo.cast import Cast
from moderation.demo.material import Material

MONTHS, A_MONTH, EVERY = 18, 14, 21  # months back, answers a month, every how many has a line
LINES = (
    "Kiva kun joku kuunteli.", "Odotin aika kauan.", "Sain heti ajan.", "Opin käyttämään kassaa.", "Kahvi oli hyvää.",
    "Olisin halunnut lisää aikaa.", "Työkaverit neuvoivat aina.", "Liikaa väkeä yhdessä huoneessa.",
    "Nyt tiedän, mitä haluan.", "Ohjaaja piti sen mitä lupasi.", "Sain kysyä tyhmiäkin.",
    "Bussi oli myöhässä, odotitte silti.",
    "Puhuttiin asioista suoraan.", "Tehtäviä oli liian vähän.", "Tapasin kolme työnantajaa.",
    "Ohjeet olisi hyvä saada paperilla.",
    "Aamuvuoro sopi minulle.", "Paikka oli vaikea löytää.", "Sain hygieniapassin.", "Jännitin turhaan.",
    "Kukaan ei kiirehtinyt.", "Ryhmä oli mukava.", "Olisin tarvinnut tulkin.", "Tulen toistekin.",
)  # fmt: skip


def make_feedback(material: Material, cast: Cast) -> None:
    """Answers of every authority in bulk, read by its coaches; Aino's newest question is open."""
    lines = cycle(LINES)
    for authority in Authority.objects.filter(pk__in={coach.authority_id for coach in cast.coaches}):
        made = FeedbackAnswer.objects.bulk_create(_answers(material, authority, lines))
        coach = next(one for one in cast.coaches if one.authority_id == authority.pk)
        readable = FeedbackAnswer.objects.visible_to(coach).filter(pk__in=[row.pk for row in made])
        for number, row in enumerate(readable):
            if number % 4 < 3:
                (actions.hide if number % 4 == 2 else actions.show)(row, by=coach)
    FeedbackAsk.objects.exclude(person=cast.young[0]).update(is_spent=True)
    bella = next(one for one in cast.young[1:] if cast.coach_of[one.pk] == cast.named("kaisa"))
    FeedbackAnswer.objects.create(
        authority=bella.authority, person=bella, kind=FeedbackKind.APPOINTMENT, liking=3, helping=3,
        line="Kiitos, että soitit Kelaan kanssani.",
    )  # fmt: skip


def _answers(material: Material, authority: Authority, lines: Iterator[str]) -> list[FeedbackAnswer]:
    """From this month back, each with the first day of its quarter."""
    return [
        FeedbackAnswer(
            authority=authority,
            kind=material.chance.choice(FeedbackKind.values),
            quarter=quarter_of(material.day(-30 * (number // A_MONTH))),
            liking=material.chance.choice((3, 3, 3, 2, 1)),
            helping=material.chance.choice((3, 3, 2, 1)),
            line=next(lines) if number % EVERY == 0 else "",
        )
        for number in range(MONTHS * A_MONTH)
    ]
