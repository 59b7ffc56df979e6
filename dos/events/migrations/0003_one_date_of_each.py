from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0002_registration"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="occurrence",
            index=models.Index(fields=["event", "ends_at", "starts_at"], name="occurrence_of_event"),
        ),
    ]
