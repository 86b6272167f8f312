"""Pages of the plan: everything on one page, goals and steps, both yeses, versions, the review, what serves a step."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.views import ActPage, DetailPage, ListPage
from accounts.audit.transitions import log_access
from accounts.people.models import User
from marketplace.guidance.plans import actions, forms, rules
from marketplace.guidance.plans.content import fingerprint_of_plan, rows_of
from marketplace.guidance.plans.models import Goal, Plan, Serving, Version
from marketplace.guidance.plans.queries import changes_of, draft_of, groups_of, in_force, subjects_of
from marketplace.guidance.plans.states import OPEN, VersionState
from marketplace.guidance.plans.words import goals, sample
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.schemes.guarantee import review_by, review_source
from marketplace.reference.eligibility.states import section_of


class List(ListPage):
    """The plans of a coach's young people, the next review first."""

    model = Plan
    rule = rules.can_list
    template_name = "marketplace/guidance/plans/list.html"

    def get_rows(self) -> Any:
        """With the version in force and how many steps are open."""
        rows = super().get_rows().select_related("person")
        return rows.annotate(
            open_steps=Count("steps", filter=Q(steps__state__in=OPEN), distinct=True),
            accepted=Count("versions", filter=Q(versions__state=VersionState.ACCEPTED), distinct=True),
        ).order_by("review_on", "pk")


class Begin(ActPage):
    """The one plan of a young person."""

    model = User
    rule = rules.can_begin
    question = _("Begin the plan")
    explanation = _("The plan says what you want and what is done next, by whom and by when. Both of you write it.")
    submit_label = _("Begin the plan")

    def act(self, form: Any) -> Plan:
        """Begin; the page of the plan is next."""
        return actions.begin(self.obj, by=self.request.user)


class Detail(DetailPage):
    """Goals, steps, yeses, review: everything on one page."""

    model = Plan
    rule = rules.can_view
    template_name = "marketplace/guidance/plans/detail.html"
    context_object_name = "plan"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Note the look of anybody else; gather the page."""
        reader = self.request.user
        if reader.pk != self.obj.person_id:
            log_access(self.obj, by=reader)
        groups, draft, standing = groups_of(self.obj), draft_of(self.obj), in_force(self.obj)
        servings = list(Serving.objects.filter(step__plan=self.obj))
        return super().get_context_data(
            groups=groups,
            draft=draft,
            standing=standing,
            seen=fingerprint_of_plan(self.obj),
            changes=changes_of(draft) if draft and standing else [],
            versions=self.obj.versions.exclude(state=VersionState.DRAFT),
            servings=servings,
            subjects=subjects_of(reader, servings),
            is_mine=reader.pk == self.obj.person_id,
            is_empty=not any(group.steps for group in groups),
            may_accept=draft is not None and rules.can_accept(reader, draft),
            **kwargs,
        )


class VersionPage(DetailPage):
    """A version as it was accepted, and what it changed."""

    model = Version
    rule = rules.can_view
    template_name = "marketplace/guidance/plans/version.html"
    context_object_name = "version"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The frozen words; the one that is being agreed on is the plan's page."""
        if self.request.user.pk != self.obj.person_id:
            log_access(self.obj, by=self.request.user)
        return super().get_context_data(
            goals=self.obj.content.get("goals", ()),
            steps=rows_of(self.obj.content),
            changes=changes_of(self.obj) if self.obj.number > 1 else [],
            **kwargs,
        )


class PlanPage(ActPage):
    """What the forms of a plan share: after them comes the page of the plan."""

    @property
    def plan(self) -> Plan:
        """The plan of the thing."""
        return self.obj if isinstance(self.obj, Plan) else self.obj.plan

    def get_success_url(self) -> str:
        """Everything on one page."""
        return self.plan.get_absolute_url()


class GoalPage(PlanPage):
    """What adding and editing a goal share."""

    form_class = forms.GoalForm
    template_name = "marketplace/guidance/plans/write.html"
    submit_label = _("Save")


class AddGoal(GoalPage):
    """A goal, in own words or from a ready-made one."""

    model = Plan
    rule = rules.can_add_goal
    question = _("Add a goal")

    def get_initial(self) -> dict[str, Any]:
        """The ready-made goal that was pressed."""
        chosen = sample(self.request.GET.get("sample", ""))
        return {"title": chosen.text} if chosen else {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(samples=goals(), **kwargs)

    def act(self, form: Any) -> None:
        actions.add_goal(self.obj, by=self.request.user, **form.cleaned_data)


class EditGoal(GoalPage):
    """Say a goal better."""

    model = Goal
    rule = rules.can_edit_goal
    question = _("Write the goal anew")

    def get_initial(self) -> dict[str, Any]:
        """What it says now."""
        return {"title": self.obj.title}

    def act(self, form: Any) -> None:
        actions.edit_goal(self.obj, by=self.request.user, **form.cleaned_data)


class RemoveGoal(PlanPage):
    """Not a goal any more."""

    model = Goal
    rule = rules.can_remove_goal
    question = _("Take this goal away?")
    explanation = _("Its steps stay in the plan. Earlier versions keep the goal.")
    submit_label = _("Take it away")

    def act(self, form: Any) -> Plan:
        return actions.remove_goal(self.obj, by=self.request.user)


class Accept(PlanPage):
    """One side's yes."""

    model = Version
    rule = rules.can_accept
    form_class = forms.YesForm
    question = _("Do you accept the plan?")
    explanation = _("The plan is in force when both of you have said yes. It can be changed at any time.")
    submit_label = _("Yes, I accept")
    success_message = _("Thank you. Your yes is written down.")

    def get_initial(self) -> dict[str, Any]:
        """The plan as it is when the page is opened."""
        return {"seen": fingerprint_of_plan(self.plan)}

    def act(self, form: Any) -> Version:
        return actions.accept(self.obj, by=self.request.user, **form.cleaned_data)


class Review(PlanPage):
    """Looked at together."""

    model = Plan
    rule = rules.can_review
    form_class = forms.ReviewForm
    question = _("Have you looked at the plan together?")
    submit_label = _("Yes, we have")
    success_message = _("Saved. The date of the next review is set.")
    template_name = "marketplace/guidance/plans/review.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The last possible day, with its source."""
        today = timezone.localdate()
        law = Law.on(today)
        return super().get_context_data(
            last_day=review_by(today, law), section=section_of(review_source(law)), **kwargs
        )

    def act(self, form: Any) -> Plan:
        return actions.review(self.obj, by=self.request.user, **form.cleaned_data)
