from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0005_stamp"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=60, unique=True)),
                ("written", models.CharField(max_length=60)),
                ("stem", models.CharField(max_length=60)),
                ("documents", models.PositiveIntegerField(default=1)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["stem"], name="search_word_stem"),
                    models.Index(fields=["key"], name="search_word_begins", opclasses=["varchar_pattern_ops"]),
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchGram",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("gram", models.CharField(max_length=10)),
                (
                    "word",
                    models.ForeignKey(
                        on_delete=models.deletion.CASCADE, related_name="grams", to="core.searchword"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("gram", "word"), name="search_gram_once")],
            },
        ),
        migrations.RemoveIndex(
            model_name="searchterm",
            name="search_term_begins",
        ),
        migrations.AddIndex(
            model_name="searchterm",
            index=models.Index(fields=["term", "-weight", "document"], name="search_term_best"),
        ),
        migrations.AddIndex(
            model_name="searchterm",
            index=models.Index(fields=["term", "document", "weight"], name="search_term_of"),
        ),
    ]
