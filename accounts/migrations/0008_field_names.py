"""Two models and one verb of the trail took the field's names; the tables keep theirs."""

from django.db import migrations

from accounts.access.row_level_security import append_only

trail = append_only()


def rename(apps, schema_editor):
    """What is written when a workplace has not answered."""
    entries = apps.get_model("accounts", "Entry").objects.using(schema_editor.connection.alias)
    entries.filter(verb="introductions.hush").update(verb="introductions.mark_unanswered")


class Migration(migrations.Migration):
    """Lifts the triggers of the trail for this one change; a reversal has nothing to take back."""

    dependencies = [("accounts", "0007_trail_words")]
    operations = [
        migrations.RunPython(trail.reverse_code, trail.code),
        migrations.RunPython(rename, migrations.RunPython.noop),
        migrations.RunPython(trail.code, trail.reverse_code),
        migrations.AlterModelTable("formkey", "accounts_formkey"),
        migrations.AlterModelTable("turn", "accounts_turn"),
        migrations.RenameModel("FormKey", "IdempotencyKey"),
        migrations.RenameModel("Turn", "ScheduledRun"),
        migrations.AlterModelOptions(
            "idempotencykey", {"verbose_name": "idempotency key", "verbose_name_plural": "idempotency keys"}
        ),
        migrations.AlterModelOptions(
            "scheduledrun",
            {
                "ordering": ("-taken_at", "-pk"),
                "verbose_name": "run of the scheduler",
                "verbose_name_plural": "runs of the scheduler",
            },
        ),
    ]
