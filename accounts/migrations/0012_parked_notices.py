"""Notices that got stuck are parked, oldest first for each reader; an address that takes no mail is marked."""

from typing import Any

from django.db import migrations, models


def _park(apps: Any, _schema_editor: Any) -> None:
    apps.get_model("accounts", "Notice").objects.filter(state="failed").update(state="parked")


def _unpark(apps: Any, _schema_editor: Any) -> None:
    apps.get_model("accounts", "Notice").objects.filter(state="parked").update(state="failed")


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0011_access_links'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='refused_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='user',
            name='refused_email',
            field=models.EmailField(blank=True, max_length=254),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('refused_at__isnull', True), ('refused_email', '')), models.Q(models.Q(('refused_email', ''), _negated=True), ('refused_at__isnull', False)), _connector='OR'), name='user_refused_email_has_time'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(condition=models.Q(('state', 'waiting')), fields=['recipient', 'address', 'appears_at'], name='notice_waiting_by_reader'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(condition=models.Q(('state', 'parked')), fields=['appears_at'], name='notice_parked'),
        ),
        migrations.RunPython(_park, _unpark),
    ]
