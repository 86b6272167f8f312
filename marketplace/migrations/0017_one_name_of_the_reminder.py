"""A reminder that waits as a text message has the name of the mail beside it; its words lie in a text of their own."""

from typing import Any

from django.db import migrations

OLD, NEW = "appointment_reminder_sms", "appointment_reminder"


def _rename(apps: Any, _schema_editor: Any) -> None:
    apps.get_model("accounts", "Notice").objects.filter(name=OLD).update(name=NEW)


def _rename_back(apps: Any, _schema_editor: Any) -> None:
    apps.get_model("accounts", "Notice").objects.filter(name=NEW, channel="sms").update(name=OLD)


class Migration(migrations.Migration):

    dependencies = [
        ('marketplace', '0016_signature_seal_names_its_key'),
        ('accounts', '0012_parked_notices'),
    ]

    operations = [
        migrations.RunPython(_rename, _rename_back),
    ]
