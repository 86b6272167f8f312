"""Invitations keep only fingerprints of their secrets; devices arrive beside a coach."""

import hashlib

from django.db import migrations, models


def keep_fingerprints(apps, schema_editor):
    """Links go on working; six digits that lay there in plain are gone, because a migration seals nothing."""
    if schema_editor.connection.vendor == "postgresql":  # until the end of this transaction all rows are there
        schema_editor.connection.cursor().execute("SELECT set_config('duunipari.authority', 'all', true)")
    for invitation in apps.get_model("accounts", "Invitation")._base_manager.all():
        invitation.link_hash = hashlib.sha256(invitation.token.encode()).hexdigest()
        invitation.code_mac = f"gone:{invitation.pk}"
        invitation.save(update_fields=["link_hash", "code_mac"])


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0016_member_invitations'),
    ]

    operations = [
        migrations.AddField('invitation', 'link_hash', models.CharField(default='', max_length=64)),
        migrations.AddField('invitation', 'code_mac', models.CharField(default='', max_length=120)),
        migrations.RunPython(keep_fingerprints, migrations.RunPython.noop),
        migrations.RemoveConstraint('invitation', 'invitation_open_code_once'),
        migrations.RemoveField('invitation', 'token'),
        migrations.RemoveField('invitation', 'code'),
        migrations.AlterField('invitation', 'link_hash', models.CharField(max_length=64, unique=True)),
        migrations.AlterField('invitation', 'code_mac', models.CharField(max_length=120)),
        migrations.AddConstraint(
            'invitation',
            models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('code_mac',), name='invitation_open_code_once'),
        ),
    ]
