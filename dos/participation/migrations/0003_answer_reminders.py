from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("participation", "0002_offers"),
    ]

    operations = [
        migrations.AddField(
            model_name="idea",
            name="reminded_at_percent",
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
    ]
