"""Pages of steps: propose, write anew, do, leave out; what serves a step."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.access.views import ActPage
from marketplace.guidance.plans import actions, forms, rules
from marketplace.guidance.plans.models import Plan, Serving, Step
from marketplace.guidance.plans.queries import subject_for
from marketplace.guidance.plans.views import PlanPage
from marketplace.guidance.plans.words import sample, steps


class StepPage(PlanPage):
    """What adding and editing a step share."""

    form_class = forms.StepForm
    template_name = "marketplace/guidance/plans/write.html"
    submit_label = _("Save the step")

    def get_form_kwargs(self) -> dict[str, Any]:
        """The goals of the plan."""
        return {**super().get_form_kwargs(), "plan": self.plan}


class Propose(StepPage):
    """A new step, in own words or from a ready-made one; from the page of a thing also what serves it."""

    model = Plan
    rule = rules.can_propose
    question = _("Add a step")
    success_message = _("The step is in the plan. It counts once both of you have said yes to it.")

    def get_initial(self) -> dict[str, Any]:
        """The ready-made step that was pressed."""
        chosen = sample(self.request.GET.get("sample", ""))
        return {"title": chosen.text, "due_on": chosen.day()} if chosen else {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Ready-made steps, unless a thing is to be served."""
        return super().get_context_data(samples=() if self.about else steps(), **kwargs)

    @cached_property
    def about(self) -> Any:
        """The thing that the step is for, where the address names one."""
        number = self.request.GET.get("subject_id", "")
        subject_id = int(number) if number.isascii() and number.isdecimal() and len(number) < 19 else 0
        return subject_for(
            self.request.user, self.obj, subject=self.request.GET.get("subject", ""), subject_id=subject_id
        )

    def act(self, form: Any) -> None:
        actions.propose(self.obj.person, by=self.request.user, about=self.about, **form.cleaned_data)


class Edit(StepPage):
    """What a step says."""

    model = Step
    rule = rules.can_edit
    question = _("Write the step anew")
    explanation = _("An agreed plan gets a new version, which both of you accept.")

    def get_initial(self) -> dict[str, Any]:
        """What it says now."""
        return {name: getattr(self.obj, name) for name in actions.WRITTEN}

    def act(self, form: Any) -> None:
        actions.edit(self.obj, by=self.request.user, **form.cleaned_data)


class Serve(PlanPage):
    """A thing serves a step: the small form on the page of the thing."""

    model = Plan
    rule = rules.can_serve
    form_class = forms.ServeForm
    question = _("Which step does this belong to?")
    submit_label = _("Link to the step")
    success_message = _("Linked. The step is ticked when this is done.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """The open steps of the plan."""
        return {**super().get_form_kwargs(), "plan": self.plan}

    def act(self, form: Any) -> None:
        """Link, where the reader may see the thing."""
        said = form.cleaned_data
        obj = subject_for(self.request.user, self.obj, subject=said["subject"], subject_id=said["subject_id"])
        if obj is None:
            raise ValidationError(gettext("This cannot serve a step."), code="unknown")
        actions.serve(said["step"], obj=obj, by=self.request.user)


class Release(ActPage):
    """It serves the step no more."""

    model = Serving
    rule = rules.can_release
    question = _("Take the link to the step away?")
    submit_label = _("Take it away")

    def act(self, form: Any) -> Plan:
        return actions.release(self.obj, by=self.request.user)


class OneStepPage(PlanPage):
    """What every verb on one step shares."""

    model = Step
