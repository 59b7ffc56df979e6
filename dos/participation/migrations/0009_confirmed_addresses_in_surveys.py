from django.db import migrations, models


class Migration(migrations.Migration):
    """A survey may ask guests to confirm an address before they answer."""

    dependencies = [
        ('participation', '0008_paragraph_wordings'),
    ]

    operations = [
        migrations.AddField(
            model_name='process',
            name='asks_address',
            field=models.BooleanField(default=False, verbose_name='ohne Konto nur mit bestätigter E-Mail-Adresse'),
        ),
    ]
