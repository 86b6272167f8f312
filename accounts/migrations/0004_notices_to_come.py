"""Notices for a later moment, by text message, and to people without an account."""


import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_equality_answers'),
    ]

    operations = [
        migrations.AddField(
            model_name='notice',
            name='address',
            field=models.EmailField(blank=True, max_length=254, verbose_name='address without an account'),
        ),
        migrations.AddField(
            model_name='notice',
            name='appears_at',
            field=models.DateTimeField(default=django.utils.timezone.now, verbose_name='appears at'),
        ),
        migrations.AddField(
            model_name='notice',
            name='channel',
            field=models.CharField(choices=[('mail', 'e-mail'), ('sms', 'text message')], default='mail', max_length=10, verbose_name='channel'),
        ),
        migrations.AddField(
            model_name='notice',
            name='language',
            field=models.CharField(blank=True, choices=[('fi', 'Finnish'), ('sv', 'Swedish'), ('en', 'English')], max_length=5, verbose_name='language'),
        ),
        migrations.AddField(
            model_name='user',
            name='wants_sms',
            field=models.BooleanField(default=True, verbose_name='reminders by text message'),
        ),
        migrations.AlterField(
            model_name='delivery',
            name='channel',
            field=models.CharField(choices=[('mail', 'e-mail'), ('sms', 'text message')], default='mail', max_length=10, verbose_name='channel'),
        ),
        migrations.AlterField(
            model_name='notice',
            name='recipient',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notices', to=settings.AUTH_USER_MODEL, verbose_name='recipient'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('address', ''), ('recipient__isnull', False)), models.Q(('recipient__isnull', True), models.Q(('address', ''), _negated=True)), _connector='OR'), name='notice_has_one_reader'),
        ),
    ]
