"""Demo of what a coach keeps for herself: whom she has looked at, reminders, marks, a list under a name."""

from __future__ import annotations

from accounts.audit.transitions import log_accesses
from accounts.caseloads.bookmarks.actions import keep_bookmark
from accounts.caseloads.bookmarks.states import Mark
from accounts.caseloads.queries import people_of
from accounts.caseloads.savedlists.actions import keep_list
from moderation.demo.cast import Cast
from moderation.demo.material import Material

NOT_SEEN = 9  # young people who did something since Kaisa last looked
KEPT = (
    (Mark.STAR, "Kysy, miten haastattelu meni.", 0),
    (Mark.TRIANGLE, "Soita äidille vain, jos nuori pyytää.", None),
    (Mark.CIRCLE, "", None),
    ("", "Ajokoe torstaina.", 3),
)  # mark, words, in how many days


def make_desk(material: Material, cast: Cast) -> None:
    """Kaisa's own, by the product's own actions."""
    kaisa = cast.named("kaisa")
    people = list(people_of(kaisa).order_by("pk"))
    log_accesses(people[NOT_SEEN:], by=kaisa)
    for person, (mark, note, days) in zip(people[1:], KEPT, strict=False):
        keep_bookmark(person, mark=mark, note=note, remind_on=None if days is None else material.day(days), by=kaisa)
    keep_list(by=kaisa, name="Maanantait", question="no_contact", scope="own", sort="contact")
