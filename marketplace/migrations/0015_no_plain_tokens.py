"""Secrets of links are kept as fingerprints in one table; mails that still wait get a link when they are sent."""

import hashlib

from django.db import migrations, models

# Old path, where the row of its secret was, the page of today. A mail that has gone keeps its old link, which opens
# nothing any more: its reader is reminded with a fresh one.
OLD_LINKS = (
    ("/appointments/m/", "Appointment", "appointments.mine"),
    ("/feedback/how/", "FeedbackAsk", "feedback.answer"),
    ("/agreements/link/", "SigningLink", "agreements.sign"),
    ("/assessments/by-link/", "Assessment", "assessments.give"),
    ("/introductions/answer/", "Introduction", "introductions.answer"),
    ("/what-next/how/", "CheckIn", "nextsteps.check_in"),
    ("/what-next/later/", "FollowUp", "nextsteps.follow_up"),
)
BY_CAUSE = (("/referrals/answer/", "referrals.answer"), ("/services/card/", "directory.card"))


def see_all(_apps, schema_editor):
    """Until the end of this transaction rows of all authorities are there; the policies of PostgreSQL hide them else."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.connection.cursor().execute("SELECT set_config('duunipari.authority', 'all', true)")


def name_pages(apps, _schema_editor):
    """Give notices with a secret in their link the page that it opens, and forget the secret."""
    Notice = apps.get_model("accounts", "Notice")
    for path, model, page in OLD_LINKS:
        rows = apps.get_model("marketplace", model)._base_manager
        numbers = {token: pk for pk, token in rows.values_list("pk", "token")}
        for notice in Notice._base_manager.filter(link__startswith=path).iterator():
            subject = numbers.get(notice.link.removeprefix(path).split("/")[0])
            notice.link_page, notice.link_subject = (page, str(subject)) if subject else ("", "")
            notice.link = ""
            notice.save(update_fields=["link", "link_page", "link_subject"])
    for path, page in BY_CAUSE:
        for notice in Notice._base_manager.filter(link__startswith=path).iterator():
            notice.link, notice.link_page, notice.link_subject = "", page, notice.cause_id
            notice.save(update_fields=["link", "link_page", "link_subject"])


def fingerprint_feeds(apps, _schema_editor):
    """Calendars that read an address go on reading it."""
    for feed in apps.get_model("marketplace", "CalendarFeed")._base_manager.all():
        feed.key_hash = hashlib.sha256(feed.token.encode()).hexdigest()
        feed.save(update_fields=["key_hash"])


class Migration(migrations.Migration):

    dependencies = [
        ('marketplace', '0001_squashed_0014'),
        ('accounts', '0011_access_links'),
    ]

    operations = [
        migrations.RunPython(see_all, migrations.RunPython.noop),
        migrations.RunPython(name_pages, migrations.RunPython.noop),
        migrations.RemoveConstraint(
            model_name='referral',
            name='referral_key_once',
        ),
        migrations.RemoveConstraint(
            model_name='service',
            name='service_key_once',
        ),
        migrations.RemoveField(
            model_name='referral',
            name='key_hash',
        ),
        migrations.RemoveField(
            model_name='referral',
            name='key_until',
        ),
        migrations.RemoveField(
            model_name='service',
            name='key_hash',
        ),
        migrations.RemoveField(
            model_name='service',
            name='key_until',
        ),
        migrations.AddField(
            model_name='calendarfeed',
            name='key_hash',
            field=models.CharField(default='', max_length=64),
        ),
        migrations.RunPython(fingerprint_feeds, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='calendarfeed',
            name='key_hash',
            field=models.CharField(max_length=64, unique=True),
        ),
        migrations.RemoveField(
            model_name='calendarfeed',
            name='token',
        ),
        migrations.RemoveField(
            model_name='visit',
            name='token',
        ),
        migrations.RemoveField(
            model_name='appointment',
            name='token',
        ),
        migrations.RemoveField(
            model_name='assessment',
            name='token',
        ),
        migrations.RemoveField(
            model_name='checkin',
            name='token',
        ),
        migrations.RemoveField(
            model_name='feedbackask',
            name='token',
        ),
        migrations.RemoveField(
            model_name='followup',
            name='token',
        ),
        migrations.RemoveField(
            model_name='introduction',
            name='token',
        ),
        migrations.RemoveField(
            model_name='signinglink',
            name='token',
        ),
    ]
