"""The record of processing activities as a paper (GDPR art. 30), read from the features and their tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from accounts.manifests import SEEN_BY_WORKERS, Processing, manifests
from accounts.privacy.queries import feature_of, period_in_words
from accounts.privacy.registry import RETENTION, every_part


def record_of_processing() -> str:
    """Markdown in the language of the moment: what holds for all, then one section for each feature."""
    lines = ["# " + _("Record of processing activities"), "", *_common()]
    for one in manifests():
        if one.processing is not None:
            lines += ["", *_section(one.name, one.processing)]
    return "\n".join([*lines, "", *_sources(), ""])


def _common() -> Iterator[str]:
    rows = (
        (_("Controller"), _("the employment authority of the municipality; its contacts stand in the privacy notice")),
        (_("Purpose"), _("to find young jobseekers and workplaces for each other, with a coach (380/2023)")),
        (_("Recipients"), _("workplaces and services after her yes; carriers of mails and text messages; nobody else")),
        (_("Outside the EU"), _("the service itself sends nothing there; the operator's hosting and carriers decide")),
        (_("Security"), _("docs/keys.md, docs/trail.md, docs/restore.md, docs/bars.txt")),
        (
            _("Still to be decided by the authority"),
            _("the legal bases as they are worded, the periods, the hosting and the carriers, its contacts"),
        ),
    )
    yield from (f"- **{name}:** {told}" for name, told in rows)


def _section(feature: str, told: Processing) -> Iterator[str]:
    people = _("workers") if told.who is SEEN_BY_WORKERS else _("young people, employers' people and workers")
    facts = {_("About whom?"): people, _("Who sees it?"): told.who, _("By what right?"): told.basis}
    heads = (_("Table"), _("Personal facts"), _("Special or secret facts"), _("How long?"), _("At erasure"))
    yield from (f"## {told.what}", "", *(f"- {asked} {answer}" for asked, answer in facts.items()), "")
    yield from (f"| {' | '.join(heads)} |", "|---" * len(heads) + "|")
    for model, part in every_part():
        if part.person and feature_of(model) == feature:
            personal, sensitive = (_in_words(model, names) for names in (part.personal, part.sensitive))
            cells = (model._meta.verbose_name_plural, personal, sensitive, period_in_words(part.keep), part.on_erasure)
            yield f"| {' | '.join(map(str, cells))} |"


def _in_words(model: Any, names: Iterable[str]) -> str:
    return ", ".join(str(model._meta.get_field(name).verbose_name) for name in names) or "–"


def _sources() -> Iterator[str]:
    """Each period with its reason, as it stands in the registry."""
    yield from ("## " + _("Periods and their sources"), "")
    yield from (f"- **{name}** ({period_in_words(name)}): {period.source}" for name, period in RETENTION.items())
