"""Plain verbs on jobs, one row each."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import Verb
from accounts.notices.jobs import actions, rules

JOB_VERBS = (
    Verb(
        actions.run_again,
        rules.can_run_again,
        trail=_("Job started again"),
        question=_("Run this job again?"),
        explanation=_("It begins within a minute. What is done already is not done twice."),
        submit_label=_("Run again"),
        success_message=_("The job begins within a minute."),
    ),
)
