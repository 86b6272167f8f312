from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0014_deputies_end_in_sixty_days'),
    ]

    operations = [
        migrations.AddField(
            model_name='authority',
            name='phone',
            field=models.CharField(blank=True, max_length=20, verbose_name='phone'),
        ),
    ]
