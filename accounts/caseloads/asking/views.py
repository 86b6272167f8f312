"""The page of young people by questions, and the way back to a row of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from accounts.access.spreadsheets import csv_file, xlsx_file
from accounts.access.views import ListPage, RuleRequiredMixin
from accounts.audit.transitions import log_accesses
from accounts.caseloads import rules
from accounts.caseloads.asking.exports import rows_of_list
from accounts.caseloads.asking.queries import (
    asked_of,
    asked_people,
    columns_of,
    heads_of,
    lists_of,
    people_within,
    questions_with_numbers,
    scopes_of,
    with_columns,
)
from accounts.caseloads.bookmarks.forms import BookmarkForm
from accounts.caseloads.bookmarks.queries import bookmarks_of, changed_among
from accounts.caseloads.filters import CaseloadSearch
from accounts.caseloads.queries import caseload_sizes
from accounts.caseloads.savedlists.models import SavedList
from accounts.caseloads.savedlists.rules import can_keep_list
from accounts.people.models import User
from accounts.people.rules import is_coordinator
from accounts.ratelimits.actions import consume

SEARCH = "caseload_search"
LAST_LIST = "caseload_list"  # where the reader's last list stands, to come back to
LONGEST_SEARCH = 200
SEARCHED = ("q", "step")
FILES: dict[str, tuple[Callable[..., Any], str]] = {
    "csv": (csv_file, "text/csv; charset=utf-8"),
    "xlsx": (xlsx_file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
OF_QUESTIONS = ("question", "scope", "sort", "coach")  # what goes on in an address while somebody is searched for


class List(ListPage):
    """A coach's own and deputised young people; a coordinator sees every caseload of the authority.

    A name that is searched for is posted and kept in the session: no address, and so no log of anybody, holds it.
    """

    model = User
    rule = rules.can_list
    filterset_class = CaseloadSearch
    template_name = "accounts/caseloads/list.html"
    paginate_by = 50

    def get_rows(self) -> Any:
        """Whom the question holds for, in the order of the address."""
        reader = self.request.user
        self.asked = asked_of(reader, self.request.GET)
        self.people = people_within(reader, self.asked)
        return asked_people(reader, self.people, self.asked)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Remember where this list stands."""
        request.session[LAST_LIST] = request.get_full_path()
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Keep what is searched for and show it by an address that can be gone back to."""
        request.session[SEARCH] = {name: request.POST.get(name, "")[:LONGEST_SEARCH] for name in SEARCHED}
        kept = request.GET.copy()
        for name in set(kept) - set(OF_QUESTIONS):
            del kept[name]
        return HttpResponseRedirect("&".join([f"{request.path}?search", *([kept.urlencode()] if kept else [])]))

    def wanted(self) -> Any:
        """The search of this session, where the address asks for it."""
        kept = self.request.session.get(SEARCH, {}) if "search" in self.request.GET else {}
        return {**kept, **self.request.GET.dict()}

    def note(self, people: list[Any]) -> dict[str, Any] | None:
        """The reminder that is open under its row: of whom, and its form."""
        wanted = self.request.GET.get("note", "")
        person = next((one for one in people if str(one.pk) == wanted), None)
        if person is None:
            return None
        kept = self.request.GET.copy()
        del kept["note"]
        back = f"{self.request.path}?{kept.urlencode()}#person-{person.pk}"
        return {"person": person, "form": BookmarkForm(bookmark=person.bookmark), "back": back}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the questions with their numbers, the columns, and for coordinators the sizes of all caseloads."""
        reader, columns = self.request.user, columns_of(self.asked.question)
        context = super().get_context_data(
            asked=self.asked,
            heads=heads_of(self.asked),
            questions=questions_with_numbers(reader, self.people),
            everybody=self.people.count(),
            scopes=scopes_of(reader),
            saved=lists_of(reader),
            **kwargs,
        )
        people = with_columns(context["page_obj"].object_list, columns, reader)
        if is_coordinator(reader):
            context["sizes"] = caseload_sizes(reader)
            return context
        kept, changed = bookmarks_of(reader, people), changed_among(people, reader)
        for person in people:
            person.bookmark, person.is_changed = kept.get(person.pk), person.pk in changed
        context["note"] = self.note(people)
        return context


class Export(List):
    """The whole list, as it is asked for and searched, as a file; each person in it is noted in the trail."""

    def get(self, request: HttpRequest, *_args: Any, **kwargs: Any) -> HttpResponse:
        """A CSV file or a workbook, by the last word of the address."""
        write, content_type = FILES[kwargs["kind"]]
        consume("caseload_export", person=request.user)
        people = list(self.get_queryset())
        log_accesses(people, by=request.user, verb="list_out")
        name = f"duunipari-{timezone.localdate():%Y%m%d}.{kwargs['kind']}"
        return HttpResponse(
            write(rows_of_list(people, self.asked, request.user)),
            content_type=content_type,
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


class SavedLists(ListPage):
    """A worker's lists, to be ordered and dropped."""

    model = SavedList
    rule = can_keep_list
    template_name = "accounts/caseloads/saved_lists.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what in them is gone."""
        return super().get_context_data(lists=lists_of(self.request.user), **kwargs)


class Back(RuleRequiredMixin, View):
    """From a page about somebody to her row of the list as it stood."""

    rule = rules.can_list

    def get(self, request: HttpRequest, *_args: Any, **kwargs: Any) -> HttpResponse:
        """To the address that was remembered; who came from elsewhere finds the usual list."""
        remembered = request.session.get(LAST_LIST, reverse("caseloads:list"))
        return HttpResponseRedirect(f"{remembered}#person-{kwargs['person']}")
