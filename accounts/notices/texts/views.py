"""Pages of texts: all of them by what they are about, one in every language."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404
from django.utils.translation import get_language
from django.views.generic import TemplateView

from accounts.access.views import ReadOnlyMixin, RuleRequiredMixin
from accounts.notices.texts import rules
from accounts.notices.texts.queries import text_names, told


class TextPage(RuleRequiredMixin, ReadOnlyMixin, TemplateView):
    """What the pages of texts share."""

    rule = rules.can_read_texts


class Texts(TextPage):
    """Every text by its subject, in the reader's language."""

    template_name = "accounts/notices/texts.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        subjects = [(told(name, get_language() or "fi").subject, name) for name in text_names()]
        return super().get_context_data(subjects=sorted(subjects), **kwargs)


class Text(TextPage):
    """One text in every language."""

    template_name = "accounts/notices/text.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if kwargs["name"] not in text_names():
            raise Http404
        languages = [(label, told(kwargs["name"], code)) for code, label in settings.LANGUAGES]
        subject = told(kwargs["name"], get_language() or "fi").subject
        return super().get_context_data(languages=languages, subject=subject, **kwargs)
