"""Contact notes, threads and their messages, items about health, behind the tenant wall."""

import accounts.people.validators
import accounts.privacy.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from accounts.access.row_level_security import row_security


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_notices_to_come'),
        ('marketplace', '0008_appointments'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ContactNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('way', models.CharField(choices=[('met', 'we met'), ('call', 'by phone'), ('message', 'in writing'), ('drop_in', 'she dropped in'), ('other', 'other')], default='met', max_length=10, verbose_name='how you were in touch')),
                ('happened_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='day')),
                ('text', models.TextField(max_length=2000, validators=[accounts.people.validators.refuse_personal_id], verbose_name='what was agreed')),
                ('is_shared', models.BooleanField(default=False, verbose_name='the young person reads it too')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='written at')),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.authority', verbose_name='authority')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contact_notes', to=settings.AUTH_USER_MODEL, verbose_name='young person')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
            ],
            options={
                'verbose_name': 'contact note',
                'verbose_name_plural': 'contact notes',
                'ordering': ('-happened_on', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='Thread',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('waits_since', models.DateTimeField(null=True, verbose_name='waits since')),
                ('answer_by', models.DateField(null=True, verbose_name='answer by')),
                ('passed_on_at', models.DateTimeField(null=True, verbose_name='passed on at')),
                ('newest_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='newest message at')),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.authority', verbose_name='authority')),
                ('holder', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who answers')),
                ('introduction', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='thread', to='marketplace.introduction', verbose_name='introduction')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation', verbose_name='employer')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='threads', to=settings.AUTH_USER_MODEL, verbose_name='young person')),
            ],
            options={
                'verbose_name': 'thread',
                'verbose_name_plural': 'threads',
                'ordering': ('-newest_at', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=2000, validators=[accounts.people.validators.refuse_personal_id], verbose_name='message')),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='sent at')),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.authority', verbose_name='authority')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation', verbose_name='employer')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='young person')),
                ('writer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
                ('thread', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='marketplace.thread', verbose_name='thread')),
            ],
            options={
                'verbose_name': 'message',
                'verbose_name_plural': 'messages',
                'ordering': ('sent_at', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='HealthItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('topic', models.CharField(choices=[('helps', 'what helps me at work'), ('limits', 'work that does not suit me'), ('times', 'rest and appointments in working time'), ('told', 'what may be told to a workplace')], max_length=10, verbose_name='item')),
                ('version', models.CharField(default='2026-11', max_length=20, verbose_name='version of the text')),
                ('allowed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='permitted at')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='withdrawn at')),
                ('words', accounts.privacy.fields.EncryptedTextField(blank=True, max_length=1000, purpose='health notes', validators=[accounts.people.validators.refuse_personal_id], verbose_name='words')),
                ('written_at', models.DateTimeField(blank=True, null=True, verbose_name='written at')),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.authority', verbose_name='authority')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='young person')),
                ('written_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
            ],
            options={
                'verbose_name': 'item about health',
                'verbose_name_plural': 'items about health',
                'ordering': ('topic', '-allowed_at', '-pk'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('person', 'topic'), name='health_item_once'), models.CheckConstraint(condition=models.Q(('withdrawn_at__isnull', True), ('words', ''), _connector='OR'), name='nothing_left_without_permission')],
            },
        ),
        migrations.AddConstraint(
            model_name='thread',
            constraint=models.UniqueConstraint(condition=models.Q(('introduction__isnull', True)), fields=('person',), name='one_thread_with_the_coach'),
        ),
        migrations.AddConstraint(
            model_name='thread',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('introduction__isnull', True), ('organisation__isnull', True)), models.Q(('introduction__isnull', False), ('organisation__isnull', False)), _connector='OR'), name='thread_of_introduction_has_employer'),
        ),
        migrations.AddConstraint(
            model_name='thread',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer_by__isnull', True), ('holder__isnull', True), ('waits_since__isnull', True)), models.Q(('answer_by__isnull', False), ('holder__isnull', False), ('waits_since__isnull', False)), _connector='OR'), name='what_waits_has_owner_and_day'),
        ),
        row_security('marketplace_contactnote'),
        row_security('marketplace_thread', for_employers=True),
        row_security('marketplace_message', for_employers=True),
        row_security('marketplace_healthitem'),
    ]
