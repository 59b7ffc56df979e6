from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0005_cases"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchMiss",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.CharField(max_length=80, verbose_name="Gesucht")),
                ("day", models.DateField(db_index=True, verbose_name="Tag")),
                ("number", models.PositiveIntegerField(default=0, verbose_name="Anzahl")),
            ],
            options={
                "verbose_name": "nicht gefundene Suche",
                "verbose_name_plural": "nicht gefundene Suchen",
                "constraints": [models.UniqueConstraint(fields=("words", "day"), name="search_miss_once_a_day")],
            },
        ),
    ]
