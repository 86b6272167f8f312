"""The questions about her background, one page each."""

from __future__ import annotations

from typing import Any

from django.utils.functional import cached_property

from marketplace.guidance.profiles import actions
from marketplace.guidance.profiles.background import forms
from marketplace.guidance.profiles.questions.views import TO_CHECK, Question
from marketplace.guidance.profiles.states import Activity, Liking

AGAIN = "again"  # the button that saves and asks for one more
AT = "at"  # which of the twelve activities


class EditWay(Question):
    """How she gets to work."""

    part = "way"
    form_class = forms.WayForm


class EditAway(Question):
    """When she is not free."""

    part = "away"
    form_class = forms.AwayForm
    template_name = "marketplace/guidance/profiles/away.html"
    saves_itself = False
    write = staticmethod(actions.write_busy_periods)


class EditExperience(Question):
    """What she has done before, one thing at a time."""

    part = "experience"
    form_class = forms.ExperienceForm
    template_name = "marketplace/guidance/profiles/experience.html"
    saves_itself = False
    write = staticmethod(actions.write_experience)

    def get_success_url(self) -> str:
        """The same page for one more, else on."""
        return self._page("edit_experience") if AGAIN in self.request.POST else super().get_success_url()


class EditEducation(Question):
    part = "education"
    form_class = forms.EducationForm


class EditSupport(Question):
    """What support she wishes for."""

    part = "support"
    form_class = forms.SupportForm


class EditActivities(Question):
    """Twelve pictures of things to do, one at a time; the first without an answer comes first."""

    part = "activities"
    form_class = forms.ActivityForm
    template_name = "marketplace/guidance/profiles/activities.html"
    saves_itself = False

    @cached_property
    def activity(self) -> Activity:
        """The one that the address names, else the first without an answer."""
        named = self.request.GET.get(AT)
        if named in Activity.values:
            return Activity(named)
        return next((one for one in Activity if one.value not in self.obj.activities), Activity.REPAIR)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Which activity is asked about."""
        return {**super().get_form_kwargs(), "activity": self.activity}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The picture, how many are answered, the one before and the one after."""
        place = self._place()
        pages = [self._page_of(one) for one in Activity]
        context = super().get_context_data(activity=self.activity, likings=Liking, number=place + 1, **kwargs)
        context["progress"] = {"done": len(self.obj.activities), "total": len(pages)}
        context["form_url"] = pages[place]
        if place:
            context["back_url"] = pages[place - 1]
        context["next_url"] = pages[place + 1] if place + 1 < len(pages) else ""
        return context

    def get_success_url(self) -> str:
        """The next picture, after the last one the next question."""
        place = self._place()
        return self._page_of(list(Activity)[place + 1]) if place + 1 < len(Activity) else self._next()

    def _place(self) -> int:
        return list(Activity).index(self.activity)

    def _page_of(self, activity: Activity) -> str:
        page = self._page("edit_activities")
        return f"{page}{'&' if TO_CHECK in page else '?'}{AT}={activity.value}"
