"""How the authority that is responsible for the data is reached, and its data protection officer."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0022_protections'),
    ]

    operations = [
        migrations.AddField(
            model_name='authority',
            name='address',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='authority',
            name='officer',
            field=models.EmailField(blank=True, max_length=254),
        ),
    ]
