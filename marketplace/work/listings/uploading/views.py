"""The page on which a workplace sends a table of places, looks at it, and takes what is right."""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access.views import ActPage
from accounts.organisations.models import Organisation
from accounts.organisations.states import OrganisationState
from accounts.ratelimits.actions import consume
from marketplace.work.listings import rules
from marketplace.work.listings.importing.files import COLUMNS, FINNISH, SourceError, read
from marketplace.work.listings.uploading import actions, forms


class Upload(ActPage):
    """First a look at every row with what is wrong in it; the second press writes the right ones as drafts."""

    rule = rules.can_write
    template_name = "marketplace/work/listings/upload.html"
    success_message = _("The drafts are here. Look at each one and hand it in.")

    def get_form_class(self) -> Any:
        """That of the rows once they were looked at."""
        return forms.RowsForm if "rows" in self.request.POST else forms.TableForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """The workplaces for which she may write."""
        own = Organisation.objects.of(self.request.user).exclude(state=OrganisationState.BANNED)
        return {**super().get_form_kwargs(), "organisations": own}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add how the columns are headed."""
        heads = {column: head for head, column in FINNISH.items()}
        columns = [(name, heads.get(name, "")) for name in COLUMNS if name in heads]
        return super().get_context_data(columns=columns, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """A table is looked at; rows are taken."""
        return super().form_valid(form) if isinstance(form, forms.RowsForm) else self._look(form)

    def _look(self, form: Any) -> HttpResponse:
        organisation = form.cleaned_data["organisation"]
        try:
            consume("upload", person=self.request.user)
            rows = list(actions.look_at_rows(read(form.cleaned_data["table"]), organisation, by=self.request.user))
        except SourceError as error:
            return self.refused(form, ValidationError({"table": str(error)}))
        except ValidationError as refusal:
            return self.refused(form, refusal)
        right = json.dumps([row.values for row in rows if row.listing], ensure_ascii=False)
        number = sum(1 for row in rows if row.listing)
        found = {"looked_at": rows, "right": right, "number": number, "organisation": organisation}
        return self.render_to_response(self.get_context_data(form=form, **found))

    def act(self, form: Any) -> None:
        actions.take_rows(**form.cleaned_data, by=self.request.user)

    def get_success_url(self) -> str:
        """The drafts among the own places."""
        return f"{reverse('listings:mine')}?group=draft"
