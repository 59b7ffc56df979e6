from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0007_search_misses"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchOpening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=30)),
                ("key", models.CharField(max_length=120)),
                ("day", models.DateField(db_index=True)),
                ("number", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "key", "day"), name="search_opening_once_a_day")
                ],
            },
        ),
    ]
