"""The service directory, referrals, events, and the walls around what is about one person."""

import accounts.people.models
import accounts.people.validators
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from accounts.access.row_level_security import row_security


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0005_referral_consent'),
        ('marketplace', '0006_plans'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('recruiting', 'meet employers'), ('visit', 'visit to a workplace'), ('info', 'themed info'), ('training', 'card training'), ('group', 'do something together')], max_length=20, verbose_name='kind')),
                ('audience', models.CharField(choices=[('young', 'young people'), ('coaches', 'coaches'), ('both', 'young people and coaches')], default='young', max_length=10, verbose_name='for whom')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('published', 'published'), ('cancelled', 'cancelled'), ('held', 'held')], default='draft', max_length=20, verbose_name='state')),
                ('language', models.CharField(choices=[('fi', 'Finnish'), ('sv', 'Swedish'), ('en', 'English')], default='fi', max_length=5, verbose_name='language of the event')),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('about', models.TextField(max_length=1000, validators=[accounts.people.validators.refuse_personal_id], verbose_name='what happens')),
                ('starts_at', models.DateTimeField(verbose_name='starts')),
                ('ends_at', models.DateTimeField(verbose_name='ends')),
                ('sign_up_until', models.DateTimeField(blank=True, null=True, verbose_name='sign up by')),
                ('street', models.CharField(blank=True, max_length=150, verbose_name='street address')),
                ('seats', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(500)], verbose_name='seats')),
                ('seats_taken', models.PositiveSmallIntegerField(default=0, verbose_name='seats taken')),
                ('code', models.CharField(default=accounts.people.models.new_code, max_length=6, verbose_name='code of attendance')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='created at')),
                ('changed_at', models.DateTimeField(auto_now=True, verbose_name='changed at')),
                ('version', models.PositiveSmallIntegerField(default=0, verbose_name='version for calendars')),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.authority', verbose_name='authority')),
                ('certificate', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='marketplace.concept', verbose_name='card')),
                ('employers', models.ManyToManyField(blank=True, related_name='+', to='accounts.organisation', verbose_name='employers who are there')),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.municipality', verbose_name='municipality')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='accounts.organisation', verbose_name='organiser')),
            ],
            options={
                'verbose_name': 'event',
                'verbose_name_plural': 'events',
                'ordering': ('starts_at', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Interest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('shown_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='shown at')),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.authority', verbose_name='authority')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='interests', to='marketplace.event', verbose_name='event')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.organisation', verbose_name='employer')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='interests', to=settings.AUTH_USER_MODEL, verbose_name='young person')),
            ],
            options={
                'verbose_name': 'interest in an employer',
                'verbose_name_plural': 'interests in employers',
                'ordering': ('-shown_at', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='Service',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('guidance', 'guidance under one roof'), ('work', 'job coaching'), ('staffing', 'staffing firms'), ('entrepreneurship', 'starting a business'), ('studies', 'studies'), ('workshop', 'workshops'), ('health', 'health'), ('mind', 'mind and substances'), ('housing', 'housing'), ('benefits', 'Kela and benefits'), ('money', 'money and debts'), ('immigrants', 'new in Finland'), ('youth', 'youth work'), ('association', 'associations'), ('free_time', 'free time')], max_length=20, verbose_name='what it helps with')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('published', 'published'), ('hidden', 'hidden for now'), ('closed', 'the service has ended')], default='draft', max_length=20, verbose_name='state')),
                ('cost', models.CharField(choices=[('free', 'free of charge'), ('partly', 'partly free of charge'), ('fee', 'costs something')], default='free', max_length=10, verbose_name='cost')),
                ('way_in', models.CharField(choices=[('walk_in', 'just come, no appointment needed'), ('appointment', 'book a time'), ('apply', 'apply'), ('referral', 'through a worker')], max_length=20, verbose_name='how to get in')),
                ('age_from', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(120)], verbose_name='age from')),
                ('age_until', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(120)], verbose_name='age until')),
                ('street', models.CharField(blank=True, max_length=150, verbose_name='street address')),
                ('serves_neighbours', models.BooleanField(default=False, verbose_name='people from other municipalities may come too')),
                ('is_remote', models.BooleanField(default=False, verbose_name='by phone or over the net')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='phone')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('website', models.URLField(blank=True, verbose_name='web address')),
                ('contact_name', models.CharField(blank=True, max_length=100, verbose_name='who answers')),
                ('referral_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail for referrals')),
                ('owner_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail of whoever keeps the card')),
                ('owner_language', models.CharField(choices=[('fi', 'Finnish'), ('sv', 'Swedish'), ('en', 'English')], default='fi', max_length=5, verbose_name='language of the messages')),
                ('key_hash', models.CharField(blank=True, db_index=True, max_length=64, verbose_name="fingerprint of the keeper's link")),
                ('key_until', models.DateTimeField(blank=True, null=True, verbose_name="the keeper's link is good until")),
                ('verified_on', models.DateField(blank=True, null=True, verbose_name='checked on')),
                ('reminders', models.PositiveSmallIntegerField(default=0, verbose_name='reminders since then')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='created at')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='published at')),
                ('search_text', models.TextField(blank=True, editable=False, verbose_name='base forms for the search')),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.authority', verbose_name='authority')),
                ('languages', models.ManyToManyField(related_name='+', to='marketplace.concept', verbose_name='languages')),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.municipality', verbose_name='municipality')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='services', to='accounts.organisation', verbose_name='organisation')),
            ],
            options={
                'verbose_name': 'service',
                'verbose_name_plural': 'services',
                'ordering': ('kind', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('why', models.CharField(blank=True, help_text='Only the young person and her coach read this.', max_length=300, validators=[accounts.people.validators.refuse_personal_id], verbose_name='why this could help')),
                ('state', models.CharField(choices=[('asked', "waiting for the young person's yes"), ('sent', 'sent, waiting for an answer'), ('seen', 'seen, waiting for an answer'), ('waitlisted', 'on the waiting list'), ('accepted', 'accepted'), ('started', 'started'), ('finished', 'finished'), ('declined', 'the service said no'), ('expired', 'no answer came in time'), ('missed', 'did not attend'), ('refused', 'the young person said no'), ('withdrawn', 'taken back')], default='asked', max_length=20, verbose_name='state')),
                ('released', models.JSONField(blank=True, default=dict, verbose_name='released')),
                ('said_yes_at', models.DateTimeField(blank=True, null=True, verbose_name='the young person said yes at')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='made at')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sent at')),
                ('due_on', models.DateField(verbose_name='next day')),
                ('reminded_at', models.DateTimeField(blank=True, null=True, verbose_name='reminded at')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='answered at')),
                ('worker', models.CharField(blank=True, max_length=100, verbose_name='who takes care of it at the service')),
                ('worker_phone', models.CharField(blank=True, max_length=30, verbose_name="phone of the service's worker")),
                ('word', models.CharField(blank=True, max_length=300, validators=[accounts.people.validators.refuse_personal_id], verbose_name='a word to the young person')),
                ('decline_reason', models.CharField(blank=True, choices=[('full', 'there is no room now'), ('other_area', 'the service is for another area or age'), ('other_service', 'another service fits better'), ('unreachable', 'we could not reach the young person'), ('has_already', 'she comes to us already'), ('other', 'another reason')], max_length=20, verbose_name='reason of the no')),
                ('key_hash', models.CharField(blank=True, db_index=True, max_length=64, verbose_name='fingerprint of the link')),
                ('key_until', models.DateTimeField(blank=True, null=True, verbose_name='the link is good until')),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.authority', verbose_name='authority')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation', verbose_name='organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='referrals', to=settings.AUTH_USER_MODEL, verbose_name='young person')),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='marketplace.service', verbose_name='service')),
            ],
            options={
                'verbose_name': 'referral',
                'verbose_name_plural': 'referrals',
                'ordering': ('-created_at', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='ServiceText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('fi', 'Finnish'), ('sv', 'Swedish'), ('en', 'English')], max_length=5, verbose_name='language')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('about', models.TextField(max_length=1000, validators=[accounts.people.validators.refuse_personal_id], verbose_name='what you get')),
                ('for_whom', models.CharField(blank=True, max_length=300, validators=[accounts.people.validators.refuse_personal_id], verbose_name='for whom')),
                ('how', models.CharField(blank=True, max_length=300, validators=[accounts.people.validators.refuse_personal_id], verbose_name='how to get in, in words')),
                ('opening', models.CharField(blank=True, max_length=200, validators=[accounts.people.validators.refuse_personal_id], verbose_name='opening hours')),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='marketplace.service', verbose_name='service')),
            ],
            options={
                'verbose_name': 'text of a service',
                'verbose_name_plural': 'texts of services',
                'ordering': ('service', 'language'),
            },
        ),
        migrations.CreateModel(
            name='SignUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('waiting', 'on the waiting list'), ('offered', 'a seat is being offered'), ('signed_up', 'has a seat'), ('left', 'cancelled'), ('lapsed', 'the offer was not taken in time'), ('attended', 'was there'), ('missed', 'was not there')], default='waiting', max_length=20, verbose_name='state')),
                ('signed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='signed up at')),
                ('offer_until', models.DateTimeField(blank=True, null=True, verbose_name='the seat is kept until')),
                ('attended_at', models.DateTimeField(blank=True, null=True, verbose_name='was there at')),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.authority', verbose_name='authority')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sign_ups', to='marketplace.event', verbose_name='event')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sign_ups', to=settings.AUTH_USER_MODEL, verbose_name='who comes')),
            ],
            options={
                'verbose_name': 'sign-up',
                'verbose_name_plural': 'sign-ups',
                'ordering': ('signed_at', 'pk'),
            },
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['state', 'starts_at'], name='event_state'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('seats__gte', 1), ('seats_taken__gte', 0), ('seats_taken__lte', models.F('seats'))), name='event_seats_in_bounds'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='event_times_in_order', violation_error_message='It ends before it starts.'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'training'), _negated=True), ('certificate__isnull', False), _connector='OR'), name='card_training_has_a_card', violation_error_message='Choose the card that one gets.'),
        ),
        migrations.AddConstraint(
            model_name='interest',
            constraint=models.UniqueConstraint(fields=('person', 'organisation', 'event'), name='one_interest_an_event'),
        ),
        migrations.AddIndex(
            model_name='service',
            index=models.Index(fields=['state', 'kind'], name='service_state'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['published', 'hidden']), _negated=True), models.Q(('published_at__isnull', False), ('verified_on__isnull', False)), _connector='OR'), name='service_published_was_checked'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('age_from__isnull', True), ('age_until__isnull', True), ('age_until__gte', models.F('age_from')), _connector='OR'), name='service_ages_in_order', violation_error_message='The age until comes before the age from.'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.UniqueConstraint(condition=models.Q(('key_hash', ''), _negated=True), fields=('key_hash',), name='service_key_once'),
        ),
        migrations.AddIndex(
            model_name='referral',
            index=models.Index(fields=['organisation', 'sent_at'], name='referral_sent'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ('asked', 'sent', 'seen', 'waitlisted', 'accepted', 'started'))), fields=('person', 'service'), name='one_open_referral'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.UniqueConstraint(condition=models.Q(('key_hash', ''), _negated=True), fields=('key_hash',), name='referral_key_once'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('sent', 'seen', 'waitlisted', 'accepted', 'started')), _negated=True), models.Q(('said_yes_at__isnull', False), ('sent_at__isnull', False)), _connector='OR'), name='referral_sent_after_her_yes'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('sent', 'seen', 'waitlisted', 'accepted', 'started')), ('released', {}), _connector='OR'), name='referral_tells_only_while_live'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['accepted', 'waitlisted', 'declined', 'started', 'finished', 'missed']), _negated=True), ('answered_at__isnull', False), _connector='OR'), name='referral_answer_has_time'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['accepted', 'waitlisted', 'started']), _negated=True), models.Q(('worker', ''), _negated=True), _connector='OR'), name='referral_has_a_worker'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'declined'), _negated=True), models.Q(('decline_reason', ''), _negated=True), _connector='OR'), name='referral_no_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='servicetext',
            constraint=models.UniqueConstraint(fields=('service', 'language'), name='service_text_once'),
        ),
        migrations.AddConstraint(
            model_name='signup',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ('waiting', 'offered', 'signed_up'))), fields=('event', 'person'), name='one_live_sign_up'),
        ),
        migrations.AddConstraint(
            model_name='signup',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'offered'), _negated=True), ('offer_until__isnull', False), _connector='OR'), name='offer_has_an_end'),
        ),
        migrations.AddConstraint(
            model_name='signup',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'attended'), _negated=True), ('attended_at__isnull', False), _connector='OR'), name='attendance_has_time'),
        ),
        row_security('marketplace_referral', for_employers=True),
        row_security('marketplace_signup'),
        row_security('marketplace_interest'),
    ]
