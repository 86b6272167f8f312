"""What comes of a turn in one click: a contact note, a step of the plan."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from marketplace.guidance.contactnotes.actions import write
from marketplace.guidance.plans.actions import propose
from marketplace.services.dropins import forms, rules
from marketplace.services.dropins.views import VisitPage


class Note(VisitPage):
    """A contact note of the talk."""

    rule = rules.can_note
    form_class = forms.NoteForm
    question = _("A note of the talk")
    submit_label = _("Save the note")
    success_message = _("Saved.")

    def act(self, form: Any) -> None:
        write(self.obj.person, by=self.request.user, **form.cleaned_data)


class ProposeStep(VisitPage):
    """A step of the plan, proposed from the talk."""

    rule = rules.can_propose_step
    form_class = forms.StepForm
    question = _("A step for the plan")
    explanation = _("It is proposed to the young person, who says yes or no.")
    submit_label = _("Propose the step")
    success_message = _("Proposed.")

    def act(self, form: Any) -> None:
        propose(self.obj.person, by=self.request.user, **form.cleaned_data)
