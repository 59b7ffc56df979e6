from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0006_search_words"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchMiss",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=32)),
                ("day", models.DateField(db_index=True)),
                ("words", models.CharField(blank=True, max_length=80)),
                ("number", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("key", "day"), name="search_miss_once_a_day_by_key")],
            },
        ),
    ]
