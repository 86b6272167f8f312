"""Plain verbs on saved lists."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import Verb
from accounts.caseloads.savedlists import actions, rules

SAVED_LIST_VERBS = (
    Verb(
        actions.put_first, rules.can_put_first, question=_("Put this list first?"), success_message=_("Saved."),
    ),
    Verb(
        actions.drop_list, rules.can_drop_list, question=_("Remove this list?"),
        success_message=_("The list is removed."),
    ),
)  # fmt: skip
