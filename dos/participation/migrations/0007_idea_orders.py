import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cities", "0004_moderators"),
        ("participation", "0006_proof_of_support"),
        ("strategy", "0003_target_without_day"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="idea",
            name="idea_in_process",
        ),
        migrations.AddIndex(
            model_name="idea",
            index=models.Index(fields=["process", "-published_at", "-id"], name="idea_newest"),
        ),
        migrations.AddIndex(
            model_name="idea",
            index=models.Index(
                models.F("process"),
                models.OrderBy(
                    django.db.models.expressions.CombinedExpression(
                        django.db.models.expressions.CombinedExpression(
                            models.F("supports_by_account"), "+", models.F("supports_by_mail")
                        ),
                        "+",
                        models.F("supports_by_guest"),
                    ),
                    descending=True,
                ),
                models.OrderBy(models.F("id"), descending=True),
                name="idea_most_supported",
            ),
        ),
        migrations.AddIndex(
            model_name="idea",
            index=models.Index(fields=["process", "state", "answer_due_on"], name="idea_counted"),
        ),
    ]
