"""Three features took the field's names; the verbs that they wrote to the trail follow."""

from django.db import migrations
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from accounts.access.row_level_security import append_only

NEW_NAMES = {"schemes": "eligibility", "skills": "vocabulary", "hirings": "outcomes", "threads": "messages"}


def rename(apps, schema_editor):
    """Only the part of a verb before the dot changes."""
    entries = apps.get_model("accounts", "Entry").objects.using(schema_editor.connection.alias)
    for old, new in NEW_NAMES.items():
        rest = Substr(F("verb"), len(old) + 1)
        entries.filter(verb__startswith=f"{old}.").update(verb=Concat(Value(new), rest))


trail = append_only()


class Migration(migrations.Migration):
    """Lifts the triggers of the trail for this one change; a reversal has nothing to take back."""

    dependencies = [("accounts", "0006_turns_say_how_they_went")]
    operations = [
        migrations.RunPython(trail.reverse_code, trail.code),
        migrations.RunPython(rename, migrations.RunPython.noop),
        migrations.RunPython(trail.code, trail.reverse_code),
    ]
