"""Questions for feedback and answers without a name, behind the tenant wall."""

import accounts.people.models
import accounts.people.validators
import django.db.models.deletion
import django.utils.timezone
import marketplace.services.feedback.models
from django.conf import settings
from django.db import migrations, models

from accounts.access.row_level_security import row_security


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0005_referral_consent'),
        ('marketplace', '0009_threads'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='FeedbackAnswer',
            fields=[
                ('id', models.BigIntegerField(default=marketplace.services.feedback.models.any_number, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('appointment', 'an appointment'), ('event', 'an event'), ('placement', 'a placement')], max_length=20, verbose_name='about')),
                ('quarter', models.DateField(default=marketplace.services.feedback.models.this_quarter, verbose_name='quarter')),
                ('liking', models.PositiveSmallIntegerField(choices=[(3, 'Good'), (2, 'So-so'), (1, 'Bad')], verbose_name='how it was')),
                ('helping', models.PositiveSmallIntegerField(choices=[(3, 'Yes, it helped'), (2, 'A little'), (1, 'No')], verbose_name='whether it helped')),
                ('line', models.CharField(blank=True, max_length=300, validators=[accounts.people.validators.refuse_personal_id], verbose_name='a line')),
                ('state', models.CharField(choices=[('new', 'not read yet'), ('shown', 'shown to everybody'), ('hidden', 'not shown')], default='new', max_length=20, verbose_name='state')),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.authority', verbose_name='authority')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='young person, where she gave her name')),
            ],
            options={
                'verbose_name': 'feedback',
                'verbose_name_plural': 'feedback',
                'ordering': ('-quarter', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state', 'new'), models.Q(('line', ''), _negated=True), _connector='OR'), name='only_a_line_is_shown_or_hidden'), models.CheckConstraint(condition=models.Q(('quarter__day', 1), ('quarter__month__in', [1, 4, 7, 10])), name='feedback_knows_its_quarter_only')],
            },
        ),
        migrations.CreateModel(
            name='FeedbackAsk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('appointment', 'an appointment'), ('event', 'an event'), ('placement', 'a placement')], max_length=20, verbose_name='about')),
                ('thing', models.CharField(max_length=60, verbose_name='thing')),
                ('thing_id', models.CharField(max_length=40, verbose_name='id of the thing')),
                ('token', models.CharField(default=accounts.people.models.new_token, max_length=64, unique=True, verbose_name='link of the answer')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='asked at')),
                ('is_spent', models.BooleanField(default=False, verbose_name='answered')),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.authority', verbose_name='authority')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='young person')),
            ],
            options={
                'verbose_name': 'question for feedback',
                'verbose_name_plural': 'questions for feedback',
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(fields=('thing', 'thing_id'), name='feedback_asked_once')],
            },
        ),
        row_security('marketplace_feedbackask'),
        row_security('marketplace_feedbackanswer'),
    ]
