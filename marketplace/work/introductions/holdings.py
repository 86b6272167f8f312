"""What an introduction means for who leaves the service."""

from django.utils.translation import ngettext

from accounts.manifests import Leaving
from marketplace.work.introductions.models import Introduction

OPEN = Leaving(
    lambda person: Introduction.objects.live().filter(person=person),
    lambda count: (
        ngettext(
            "%(n)s workplace is told that you took your request back, and sees nothing of you any more.",
            "%(n)s workplaces are told that you took your request back, and see nothing of you any more.",
            count,
        )
        % {"n": count}
    ),
)
