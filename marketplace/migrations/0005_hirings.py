"""Hirings with their contracts, checks, cases of support and paid periods, and the walls around them."""

import accounts.people.validators
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import marketplace.work.outcomes.models
from django.conf import settings
from django.db import migrations, models

from accounts.access.row_level_security import row_security


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_equality_answers'),
        ('marketplace', '0004_nextsteps'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Hiring',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('apprenticeship', 'apprenticeship'), ('training_agreement', 'training agreement'), ('job', 'paid job'), ('business', 'own business')], max_length=20, verbose_name='kind')),
                ('state', models.CharField(choices=[('draft', 'being prepared'), ('agreed', 'agreed'), ('running', 'going on'), ('ended', 'ended'), ('cancelled', 'never started')], default='draft', max_length=20, verbose_name='state')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='first day')),
                ('length', models.CharField(blank=True, choices=[('permanent', 'until further notice'), ('fixed', 'until a last day')], max_length=20, verbose_name='how long')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('hours_per_week', models.DecimalField(blank=True, decimal_places=1, max_digits=3, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)], verbose_name='hours a week on average')),
                ('hours_per_day', models.DecimalField(blank=True, decimal_places=1, max_digits=3, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(16)], verbose_name='hours of the longest day')),
                ('euros_an_hour', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='pay, euros an hour')),
                ('collective_agreement', models.CharField(blank=True, max_length=150, verbose_name='collective agreement')),
                ('pays_agreed_wage', models.BooleanField(blank=True, null=True, verbose_name='pay is by the agreement, or the usual pay')),
                ('host_form', models.CharField(blank=True, choices=[('company', 'company'), ('trader', 'private trader'), ('municipality', 'municipality or joint authority'), ('association', 'association, foundation or religious community'), ('state', 'state agency'), ('household', 'household')], max_length=20, verbose_name='kind of employer')),
                ('is_for_business', models.BooleanField(blank=True, null=True, verbose_name='the work serves a business')),
                ('dismissed_lately', models.BooleanField(blank=True, null=True, verbose_name='somebody was dismissed for financial reasons in the last 12 months')),
                ('has_debts', models.BooleanField(blank=True, null=True, verbose_name='wages, taxes or payments have been neglected')),
                ('had_support_for_her', models.BooleanField(blank=True, null=True, verbose_name='there was a subsidy for her here before')),
                ('instructor_name', models.CharField(blank=True, max_length=100, verbose_name='workplace instructor')),
                ('instructor_phone', models.CharField(blank=True, max_length=20, verbose_name="instructor's phone")),
                ('provider_name', models.CharField(blank=True, max_length=150, verbose_name='school')),
                ('provider_contact', models.CharField(blank=True, max_length=100, verbose_name='contact person at the school')),
                ('provider_phone', models.CharField(blank=True, max_length=20, verbose_name='phone of the contact person')),
                ('study_title', models.CharField(blank=True, max_length=150, verbose_name='degree or its part')),
                ('study_plan', models.FileField(blank=True, upload_to=marketplace.work.outcomes.models.plan_name, verbose_name='study plan')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='created at')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.authority', verbose_name='authority')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation', verbose_name='employer')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='young person')),
                ('placement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hirings', to='marketplace.placement', verbose_name='placement')),
            ],
            options={
                'verbose_name': 'hiring',
                'verbose_name_plural': 'hirings',
                'ordering': ('-created_at', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='Contract',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('employment', 'student and employer'), ('provider', 'school and employer'), ('training', 'school and workplace')], max_length=20, verbose_name='parties')),
                ('state', models.CharField(choices=[('missing', 'not written yet'), ('sent', 'sent to be signed'), ('signed', 'signed')], default='missing', max_length=20, verbose_name='state')),
                ('sent_on', models.DateField(blank=True, null=True, verbose_name='sent on')),
                ('signed_on', models.DateField(blank=True, null=True, verbose_name='signed on')),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.authority', verbose_name='authority')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation', verbose_name='employer')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='young person')),
                ('hiring', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contracts', to='marketplace.hiring', verbose_name='hiring')),
            ],
            options={
                'verbose_name': 'contract',
                'verbose_name_plural': 'contracts',
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scheme', models.CharField(choices=[('voucher', 'youth employment voucher'), ('subsidy', 'pay subsidy'), ('startup', 'start-up grant')], max_length=20, verbose_name='support')),
                ('state', models.CharField(choices=[('estimate', 'being estimated'), ('documents', 'documents missing'), ('applied', 'applied for'), ('granted', 'granted'), ('refused', 'not granted'), ('paying', 'being paid'), ('closed', 'closed')], default='estimate', max_length=20, verbose_name='state')),
                ('unemployed_since', models.DateField(blank=True, null=True, verbose_name='without work since')),
                ('has_upper_secondary', models.BooleanField(blank=True, null=True, verbose_name='has a degree after basic school')),
                ('last_paid_work_on', models.DateField(blank=True, null=True, verbose_name='last day in paid work')),
                ('documents', models.CharField(blank=True, max_length=300, validators=[accounts.people.validators.refuse_personal_id], verbose_name='documents missing')),
                ('applied_on', models.DateField(blank=True, null=True, verbose_name='applied for on')),
                ('decided_on', models.DateField(blank=True, null=True, verbose_name='decided on')),
                ('months', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)], verbose_name='months')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                ('reminded_on', models.DateField(blank=True, null=True, verbose_name='reminded on')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='created at')),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.authority', verbose_name='authority')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation', verbose_name='employer')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='young person')),
                ('hiring', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cases', to='marketplace.hiring', verbose_name='hiring')),
            ],
            options={
                'verbose_name': 'case of support',
                'verbose_name_plural': 'cases of support',
                'ordering': ('-created_at', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='BusinessCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answers', models.JSONField(default=dict, verbose_name='answers')),
                ('decision', models.CharField(choices=[('business', 'a business of her own'), ('employment', 'employment: write a job instead'), ('later', 'not clear yet')], max_length=20, verbose_name='decision')),
                ('reason', models.TextField(blank=True, max_length=600, validators=[accounts.people.validators.refuse_personal_id], verbose_name='reason')),
                ('decided_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='decided on')),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.authority', verbose_name='authority')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='young person')),
                ('hiring', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='business_check', to='marketplace.hiring', verbose_name='hiring')),
            ],
            options={
                'verbose_name': 'check of an opening for an entrepreneur',
                'verbose_name_plural': 'checks of openings for entrepreneurs',
            },
        ),
        migrations.CreateModel(
            name='Period',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first_on', models.DateField(verbose_name='first day')),
                ('last_on', models.DateField(verbose_name='last day')),
                ('euros', models.DecimalField(decimal_places=2, max_digits=8, validators=[django.core.validators.MinValueValidator(0)], verbose_name='euros')),
                ('paid_on', models.DateField(verbose_name='paid on')),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.authority', verbose_name='authority')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='periods', to='marketplace.case', verbose_name='case of support')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation', verbose_name='employer')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='young person')),
            ],
            options={
                'verbose_name': 'paid period',
                'verbose_name_plural': 'paid periods',
                'ordering': ('first_on', 'pk'),
            },
        ),
        migrations.AddConstraint(
            model_name='hiring',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ('draft', 'agreed', 'running'))), fields=('placement', 'kind'), name='one_live_hiring_of_a_kind'),
        ),
        migrations.AddConstraint(
            model_name='hiring',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'cancelled']), ('starts_on__isnull', False), _connector='OR'), name='agreed_hiring_has_first_day'),
        ),
        migrations.AddConstraint(
            model_name='hiring',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('starts_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='hiring_days_in_order', violation_error_message='The last day is before the first day.'),
        ),
        migrations.AddConstraint(
            model_name='hiring',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_on__isnull', False), ('state', 'ended')), models.Q(models.Q(('state', 'ended'), _negated=True), ('ended_on__isnull', True)), _connector='OR'), name='ended_hiring_has_day'),
        ),
        migrations.AddConstraint(
            model_name='contract',
            constraint=models.UniqueConstraint(fields=('hiring', 'kind'), name='contract_once_of_a_kind'),
        ),
        migrations.AddConstraint(
            model_name='contract',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'signed'), ('signed_on__isnull', False)), models.Q(models.Q(('state', 'signed'), _negated=True), ('signed_on__isnull', True)), _connector='OR'), name='signed_contract_has_day'),
        ),
        migrations.AddConstraint(
            model_name='contract',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'sent'), _negated=True), ('sent_on__isnull', False), _connector='OR'), name='sent_contract_has_day'),
        ),
        migrations.AddConstraint(
            model_name='contract',
            constraint=models.CheckConstraint(condition=models.Q(('sent_on__isnull', True), ('signed_on__isnull', True), ('signed_on__gte', models.F('sent_on')), _connector='OR'), name='contract_days_in_order', violation_error_message='Nobody signs before it is sent.'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['estimate', 'documents', 'applied', 'granted', 'paying'])), fields=('hiring', 'scheme'), name='one_live_case_of_a_scheme'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['applied', 'granted', 'refused', 'paying']), _negated=True), ('applied_on__isnull', False), _connector='OR'), name='applied_case_has_day'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('granted', 'refused', 'paying')), _negated=True), ('decided_on__gte', models.F('applied_on')), _connector='OR'), name='decided_case_has_day'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_on__isnull', False), ('state', 'closed')), models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_on__isnull', True)), _connector='OR'), name='closed_case_has_day'),
        ),
        migrations.AddConstraint(
            model_name='period',
            constraint=models.UniqueConstraint(fields=('case', 'first_on'), name='period_once'),
        ),
        migrations.AddConstraint(
            model_name='period',
            constraint=models.CheckConstraint(condition=models.Q(('last_on__gte', models.F('first_on')), ('paid_on__gte', models.F('last_on'))), name='period_days_in_order'),
        ),
        row_security("marketplace_hiring", for_employers=True),
        row_security("marketplace_contract", for_employers=True),
        row_security("marketplace_case", for_employers=True),
        row_security("marketplace_period", for_employers=True),
        row_security("marketplace_businesscheck"),
    ]
