"""What stands after an act: the row as saved, the code of a refusal, who was told."""

import pytest
from django.core.exceptions import ValidationError

from accounts.notices.models import Notice


def fresh(obj):
    """The row as the database has it now."""
    return type(obj).objects.get(pk=obj.pk)


def code_of(act, *args, **kwargs):
    """The field or the code of the refusal that an act ends with."""
    with pytest.raises(ValidationError) as refusal:
        act(*args, **kwargs)
    fields = getattr(refusal.value, "error_dict", None)
    return next(iter(fields)) if fields else refusal.value.error_list[0].code


def told(name):
    """First names of those who got a notice, each once."""
    return set(Notice.objects.filter(name=name).values_list("recipient__given_name", flat=True))
