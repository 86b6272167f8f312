"""Pages of profiles: my profile, the questions, the answers, her yes; workplaces that she does not want to meet."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View

from accounts.access.views import ActPage, DetailPage, ListPage, ReadOnlyMixin, RuleRequiredMixin
from accounts.audit.queries import history
from accounts.audit.transitions import log_access
from accounts.organisations.models import Organisation
from accounts.people.models import User
from accounts.people.rules import is_young
from accounts.privacy.actions import TEXT_VERSION
from marketplace.guidance.profiles import actions, rules
from marketplace.guidance.profiles.background.words import means_in_words, told_in_words
from marketplace.guidance.profiles.models import Block, Profile
from marketplace.guidance.profiles.queries import (
    current_profile,
    find_workplaces,
    open_parts,
    parts_of,
    progress,
    way_to,
)
from marketplace.guidance.profiles.states import Activity, Liking, ProfileState, Wanted


class Mine(RuleRequiredMixin, ReadOnlyMixin, TemplateView):
    """My profile: goes on where it is, or begins."""

    rule = is_young
    template_name = "marketplace/guidance/profiles/mine.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """To the version to go on with, else the page that begins one."""
        profile = current_profile(request.user)
        return HttpResponseRedirect(way_to(profile)) if profile else super().get(request, *args, **kwargs)


class Begin(ActPage):
    """Begin a profile, or go on with the one being written."""

    model = User
    rule = rules.can_begin
    template_name = "marketplace/guidance/profiles/ask.html"
    question = _("Begin the profile?")
    explanation = _("You write it together. Only the young person's own yes puts it in use.")
    submit_label = _("Begin")

    def act(self, form: Any) -> Profile:
        return actions.draft_of(self.obj, by=self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Back to where each of the two came from."""
        is_hers = self.request.user.pk == self.obj.pk
        return super().get_context_data(back_url=reverse("home") if is_hers else self.obj.get_absolute_url(), **kwargs)

    def get_success_url(self) -> str:
        """To the first question; what was begun before goes on where it is."""
        if self.obj.state == ProfileState.DRAFT and not self.obj.kinds:
            return reverse("profiles:edit_kinds", args=[self.obj.pk])
        return way_to(self.obj)


class Detail(DetailPage):
    """All answers on one page, with a way to change each while it is being written."""

    model = Profile
    rule = rules.can_view
    template_name = "marketplace/guidance/profiles/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Note the view; the rows of every part, the draft beside a version in force, what has happened."""
        profile = self.obj
        if self.request.user.pk != profile.person_id:
            log_access(profile, by=self.request.user)
        parts = parts_of(profile)
        written = Profile.objects.being_written().filter(person=profile.person_id).exclude(pk=profile.pk).first()
        return super().get_context_data(
            parts={part.name: part for part in parts},
            kinds=[Wanted(kind).label for kind in profile.kinds],
            skills=profile.skill_rows.select_related("skill"),
            wishes=profile.wish_rows.select_related("occupation"),
            languages=profile.language_rows.select_related("language"),
            certificates=profile.certificates.all(),
            experience=[told_in_words(row) for row in profile.experience_rows.select_related("occupation")],
            busy=profile.busy_rows.all(),
            means=means_in_words(profile),
            liked=[Activity(one).label for one in Activity.values if profile.activities.get(one) == Liking.YES],
            helpful=open_parts(profile, parts),
            others=[part for part in parts if not part.is_done and not part.use],
            written=written,
            history=history(profile).exclude(verb="profiles.write"),
            **kwargs,
        )


class Edit(DetailPage):
    """The list of questions: which have an answer, how far it is."""

    model = Profile
    rule = rules.can_write
    template_name = "marketplace/guidance/profiles/edit.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The list, for a version that is being written."""
        if self.obj.state != ProfileState.DRAFT:
            return HttpResponseRedirect(self.obj.get_absolute_url())
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Note the view, add the parts."""
        if self.request.user.pk != self.obj.person_id:
            log_access(self.obj, by=self.request.user)
        parts = parts_of(self.obj)
        return super().get_context_data(parts=parts, progress=progress(parts), **kwargs)


class ProfilePage(ActPage):
    """What every verb on one version shares."""

    model = Profile


class Offer(ProfilePage):
    """Ready to be read and said yes to."""

    rule = rules.can_offer
    question = _("Is the profile ready?")
    explanation = _("The young person reads it once more and says yes, or asks for changes.")
    submit_label = _("Yes, ready")

    def act(self, form: Any) -> Profile:
        return actions.offer(self.obj, by=self.request.user)

    def get_success_url(self) -> str:
        """To her own yes; a coach waits for it on the page of answers."""
        is_hers = self.request.user.pk == self.obj.person_id
        return reverse("profiles:publish", args=[self.obj.pk]) if is_hers else self.obj.get_absolute_url()


class Rewrite(ProfilePage):
    """Back to writing."""

    rule = rules.can_rewrite
    question = _("Change something?")
    explanation = _("You can change the profile again. Nothing is lost.")
    submit_label = _("Change it")

    def act(self, form: Any) -> Profile:
        return actions.rewrite(self.obj, by=self.request.user)

    def get_success_url(self) -> str:
        return way_to(self.obj)


class Publish(ProfilePage):
    """The young person's own yes."""

    rule = rules.can_publish
    template_name = "marketplace/guidance/profiles/publish.html"
    success_message = _("Great! Your profile is in use. Your coach and you get suggestions now.")
    extra_context = {"text_version": TEXT_VERSION}

    def act(self, form: Any) -> Profile:
        return actions.publish(self.obj, by=self.request.user)


class Archive(ProfilePage):
    """Take a version out of use."""

    rule = rules.can_archive
    question = _("Take this profile out of use?")
    explanation = _("You get no suggestions any more and the photo is deleted. You can begin again whenever you like.")
    submit_label = _("Take it out of use")
    danger = True
    success_message = _("Your profile is out of use.")

    def act(self, form: Any) -> Profile:
        return actions.archive(self.obj, by=self.request.user)

    def get_success_url(self) -> str:
        """Wherever her profile goes on."""
        return reverse("profiles:mine")


class Photo(RuleRequiredMixin, View):
    """The photo, for those who may see the profile."""

    model = Profile
    rule = rules.can_view

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FileResponse:
        """The file; a browser takes it for nothing but a picture and keeps no copy."""
        if not self.obj.photo or not self.obj.photo.storage.exists(self.obj.photo.name):
            raise Http404
        headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store, private"}
        return FileResponse(self.obj.photo.open(), content_type="image/jpeg", headers=headers)


class Blocks(ListPage):
    """Workplaces that she does not want to meet, and a search to add one."""

    model = Block
    rule = rules.can_block
    template_name = "marketplace/guidance/profiles/blocks.html"

    def get_rows(self) -> Any:
        """Her own, with the workplaces' names."""
        return super().get_rows().select_related("organisation__municipality")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the word finds, without those blocked already."""
        word = self.request.GET.get("q", "").strip()[:80]
        blocked = set(Block.objects.visible_to(self.request.user).values_list("organisation", flat=True))
        found = [one for one in find_workplaces(word) if one.pk not in blocked]
        return super().get_context_data(word=word, found=found, **kwargs)


class AddBlock(ActPage):
    """Block one workplace."""

    rule = rules.can_block
    template_name = "marketplace/guidance/profiles/ask.html"
    question = _("Block this workplace?")
    explanation = _("It is never suggested to you. What is open with it ends at once. The workplace is not told why.")
    submit_label = _("Block")
    success_message = _("Blocked. You can take it back at any time.")

    def find_object(self) -> Organisation:
        """Any employer: their names are public, and so is the choice."""
        return get_object_or_404(Organisation.objects.employers(), pk=self.kwargs["pk"])

    def act(self, form: Any) -> Block:
        return actions.block(self.request.user, self.obj, by=self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Back to the list."""
        return super().get_context_data(back_url=reverse("profiles:blocks"), **kwargs)

    def get_success_url(self) -> str:
        """The list of blocks."""
        return reverse("profiles:blocks")


class Unblock(ActPage):
    """Take a block back."""

    model = Block
    rule = rules.can_unblock
    template_name = "marketplace/guidance/profiles/ask.html"
    question = _("Take the block back?")
    explanation = _("The workplace may be suggested to you again.")
    submit_label = _("Take back")
    success_message = _("Taken back.")

    def act(self, form: Any) -> Organisation:
        return actions.unblock(self.obj, by=self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Back to the list."""
        return super().get_context_data(back_url=reverse("profiles:blocks"), **kwargs)

    def get_success_url(self) -> str:
        """The list of blocks."""
        return reverse("profiles:blocks")
