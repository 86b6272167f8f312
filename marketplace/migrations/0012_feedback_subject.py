"""A question for feedback names its subject as the trail does."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("marketplace", "0011_closed_days_say_since_when")]
    operations = [
        migrations.RemoveConstraint("feedbackask", "feedback_asked_once"),
        migrations.RenameField("feedbackask", "thing", "subject"),
        migrations.RenameField("feedbackask", "thing_id", "subject_id"),
        migrations.AlterField(
            "feedbackask", "subject", models.CharField(max_length=60, verbose_name="what it is about")
        ),
        migrations.AlterField(
            "feedbackask", "subject_id", models.CharField(max_length=40, verbose_name="number of what it is about")
        ),
        migrations.AddConstraint(
            "feedbackask", models.UniqueConstraint(fields=("subject", "subject_id"), name="feedback_asked_once")
        ),
    ]
