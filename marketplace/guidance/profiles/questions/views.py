"""The questions of a profile, one page each: saved one by one, in any order, by the young person or her coach."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access.views import UNPROCESSABLE, ActPage
from accounts.audit.transitions import log_access
from marketplace.guidance.profiles import actions, forms, rules
from marketplace.guidance.profiles.models import Profile
from marketplace.guidance.profiles.queries import LAST_NEEDED, MAIN, MORE, ORDER, neighbours, place_of, way_to
from marketplace.guidance.profiles.questions.forms import (
    InterestsForm,
    LanguagesForm,
    LevelsForm,
    StoryForm,
    StrengthsForm,
)
from marketplace.guidance.profiles.states import ProfileState

TO = "to"  # the question that a new version begins with
TO_CHECK = "check"  # came from the page of answers and goes back there
THEN = "then"  # the buttons that save and leave
BACK, HOME = "back", "home"


class Question(ActPage):
    """What every question shares. It writes what it holds, so sending it twice does no harm and needs no form key."""

    model = Profile
    rule = rules.can_write
    template_name = "marketplace/guidance/profiles/question.html"
    part: ClassVar[str]
    write: ClassVar[Callable[..., Profile]] = staticmethod(actions.write)
    saves_itself: ClassVar[bool] = True
    keeps_halves: ClassVar[bool] = False  # its fields stand alone: what is right is saved beside what is wrong

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask, unless this version is not being written any more; note whose data a coach looks at."""
        if self.obj.state != ProfileState.DRAFT:
            return HttpResponseRedirect(self.obj.get_absolute_url())
        if request.user.pk != self.obj.person_id:
            log_access(self.obj, by=request.user)
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Hand the profile to the form, which knows its own answers."""
        kwargs = super().get_form_kwargs()
        kwargs.pop("initial")
        return {**kwargs, "profile": self.obj}

    def act(self, form: Any) -> Profile:
        return self.write(self.obj, by=self.request.user, **form.changes())

    def form_valid(self, form: Any) -> HttpResponse:
        """Save; in the background while somebody writes, without a page as an answer."""
        if "X-Autosave" not in self.request.headers:
            return super().form_valid(form)
        try:
            self.act(form)
        except ValidationError:
            return HttpResponse(status=UNPROCESSABLE)
        return HttpResponse(status=204)

    def form_invalid(self, form: Any) -> HttpResponse:
        """Save what is right. Who only leaves, and has nothing wrong on the page, is not kept by what is empty."""
        if self.keeps_halves and form.cleaned_data:
            try:
                self.act(form)
            except ValidationError as refusal:
                return self.refused(form, refusal)
        problems = [problem for one in form.errors.as_data().values() for problem in one]
        wrong = [problem for problem in problems if problem.code != "required"]
        if "X-Autosave" in self.request.headers:
            said = wrong[0].messages[0] if wrong and self.keeps_halves else ""
            return HttpResponse(said, status=UNPROCESSABLE, content_type="text/plain; charset=utf-8")
        if THEN in self.request.POST and not wrong:
            return HttpResponseRedirect(self.get_success_url())
        return super().form_invalid(form)

    def get_success_url(self) -> str:
        """Where the pressed button leads: back, home until later, or on."""
        then = self.request.POST.get(THEN, "")
        if then == HOME:
            return reverse("home")
        return self._before() if then == BACK else self._next()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Which question this is, and the ways back and past it; what may stay empty is passed by going on."""
        context = super().get_context_data(
            form_key="",
            back_url=self._before(),
            autosave_url=self.request.path if self.saves_itself else "",
            progress=place_of(self.part),
            **kwargs,
        )
        form = context["form"]
        needed = [one for one in form if one.field.required or getattr(one.field, "is_needed", False)]
        return {**context, "skip_url": self._next() if any(not one.value() for one in needed) else ""}

    @property
    def _is_check(self) -> bool:
        return TO_CHECK in self.request.GET

    def _before(self) -> str:
        if self._is_check:
            return self.obj.get_absolute_url()
        before, _after = neighbours(self.part)
        return self._page(f"edit_{before}" if before else "edit")

    def _next(self) -> str:
        if self._is_check or self.part == LAST_NEEDED:
            return self.obj.get_absolute_url()
        _before, after = neighbours(self.part)
        return self._page(f"edit_{after}" if after else "edit")

    def _page(self, name: str) -> str:
        came_from = f"?{TO_CHECK}=1" if self._is_check else ""
        return reverse(f"profiles:{name}", args=[self.obj.pk]) + came_from


class Revise(ActPage):
    """A new version, begun at a question where the address names one; the version in force stays until the next yes."""

    model = Profile
    rule = rules.can_revise
    question = _("Write a new version?")
    explanation = _("The profile in use stays as it is until the young person says yes to the new one.")
    submit_label = _("Write")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask first, unless a question was asked for and a draft is there to answer it in."""
        draft = Profile.objects.filter(person=self.obj.person_id, state=ProfileState.DRAFT).first()
        if self._part and draft:
            return HttpResponseRedirect(self._way_to(draft))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the question that was asked for."""
        named = {"question": {**MAIN, **MORE}[self._part], "submit_label": _("Answer")} if self._part else {}
        return super().get_context_data(**named, **kwargs)

    def act(self, form: Any) -> Profile:
        return actions.draft_of(self.obj.person, by=self.request.user)

    def get_success_url(self) -> str:
        """To the question that was asked for, else wherever the draft goes on."""
        return self._way_to(self.obj)

    @property
    def _part(self) -> str:
        """The part whose question was asked for, empty where none was."""
        part = self.request.GET.get(TO, "").removeprefix("edit_")
        return part if part in ORDER else ""

    def _way_to(self, profile: Profile) -> str:
        if self._part and profile.state == ProfileState.DRAFT:
            return f"{reverse(f'profiles:edit_{self._part}', args=[profile.pk])}?check=1"
        return way_to(profile)


class EditKinds(Question):
    """What kinds of places."""

    part = "kinds"
    form_class = forms.KindsForm
    keeps_halves = True


class EditSkills(Question):
    """What she can do."""

    part = "skills"
    form_class = forms.SkillsForm
    template_name = "marketplace/guidance/profiles/skills.html"
    write = staticmethod(actions.write_skills)


class EditLevels(Question):
    """How well, for each skill."""

    part = "skills"
    form_class = LevelsForm
    template_name = "marketplace/guidance/profiles/rows.html"
    write = staticmethod(actions.write_skills)
    extra_context = {
        "question": _("How well can you do these?"),
        "help": _("Leave it as it is if you are not sure."),
    }


class EditWishes(Question):
    part = "wishes"
    form_class = forms.WishesForm
    write = staticmethod(actions.write_wishes)


class EditInterests(Question):
    """How much, for each occupation."""

    part = "wishes"
    form_class = InterestsForm
    template_name = "marketplace/guidance/profiles/rows.html"
    write = staticmethod(actions.write_wishes)
    extra_context = {"question": _("How much does each of these interest you?")}


class EditTimes(Question):
    """When she can work."""

    part = "times"
    form_class = forms.TimesForm
    keeps_halves = True


class EditTravel(Question):
    """Where she can go."""

    part = "travel"
    form_class = forms.TravelForm
    keeps_halves = True


class EditStrengths(Question):
    """What she is good at."""

    part = "strengths"
    form_class = StrengthsForm


class EditLanguages(Question):
    """Which languages, how well."""

    part = "languages"
    form_class = LanguagesForm
    template_name = "marketplace/guidance/profiles/languages.html"
    write = staticmethod(actions.write_languages)


class EditCertificates(Question):
    """Cards and certificates."""

    part = "certificates"
    form_class = forms.CertificatesForm
    write = staticmethod(actions.write_certificates)


class EditStory(Question):
    """In her own words."""

    part = "story"
    form_class = StoryForm
    keeps_halves = True


class EditPhoto(Question):
    """A photo, or none."""

    part = "photo"
    form_class = forms.PhotoForm
    template_name = "marketplace/guidance/profiles/photo.html"
    saves_itself = False

    def act(self, form: Any) -> Profile:
        """Replace the photo or take it away; a form without either leaves it."""
        photo = form.cleaned_data["photo"]
        if photo is None and not form.cleaned_data.get("remove"):
            return self.obj
        return actions.write_photo(self.obj, photo=photo, by=self.request.user)
