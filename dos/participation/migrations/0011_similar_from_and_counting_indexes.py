from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import migrations, models


class Migration(migrations.Migration):
    """How alike ideas are for a hint is said by each process; counts under a filter read an index alone."""

    dependencies = [
        ("cities", "0005_roles_from_providers"),
        ("participation", "0010_covered_pictures"),
        ("strategy", "0003_target_without_day"),
    ]

    operations = [
        migrations.AddField(
            model_name="process",
            name="similar_from",
            field=models.PositiveSmallIntegerField(
                default=22,
                validators=[MinValueValidator(5), MaxValueValidator(90)],
                verbose_name="Auf ähnliche Ideen hinweisen ab (Prozent)",
            ),
        ),
        migrations.AddIndex(
            model_name="idea",
            index=models.Index(
                fields=["action_field", "process", "state", "answer_due_on"], name="idea_counted_by_field"
            ),
        ),
        migrations.AddIndex(
            model_name="idea",
            index=models.Index(
                fields=["district", "process", "state", "answer_due_on"], name="idea_counted_by_district"
            ),
        ),
        migrations.AddIndex(
            model_name="idea",
            index=models.Index(
                models.F("process"),
                models.ExpressionWrapper(models.Q(("answered_at__isnull", True)), models.BooleanField()),
                models.OrderBy(models.F("answered_at"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                name="idea_answered",
            ),
        ),
    ]
