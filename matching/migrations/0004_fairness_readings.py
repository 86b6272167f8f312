"""Readings of fairness by group."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('matching', '0003_model_register'),
    ]

    operations = [
        migrations.AlterField(
            model_name='reading',
            name='measure',
            field=models.CharField(choices=[('approved', 'share of suggestions that coaches approve'), ('placed', 'share of answered introductions that the workplace accepts'), ('empty_lists', 'young people without any suggestion'), ('fact_drift', 'facts that look different from before'), ('score_drift', 'scores that look different from before'), ('gini', 'how unevenly places are suggested'), ('top_places', 'share of the ten most suggested places'), ('rivals', 'most young people on one seat'), ('unseen_places', 'open places that nobody has been suggested to'), ('fair_suggested', 'who gets suggestions at all'), ('fair_approved', 'whose suggestions coaches approve'), ('fair_accepted', 'whom workplaces accept')], max_length=30, verbose_name='what'),
        ),
    ]
