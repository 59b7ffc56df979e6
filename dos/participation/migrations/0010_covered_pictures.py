from django.db import migrations, models


class Migration(migrations.Migration):
    """A picture says that parts of it are covered, or that it was taken away."""

    dependencies = [
        ('participation', '0009_confirmed_addresses_in_surveys'),
    ]

    operations = [
        migrations.AddField(
            model_name='ideapicture',
            name='covered_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='geschwärzt am'),
        ),
        migrations.AddField(
            model_name='ideapicture',
            name='removed_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='entfernt am'),
        ),
        migrations.AlterField(
            model_name='ideapicture',
            name='alt',
            field=models.CharField(blank=True, max_length=200, verbose_name='Was ist zu sehen?'),
        ),
        migrations.AlterField(
            model_name='ideapicture',
            name='file',
            field=models.FileField(blank=True, upload_to='ideen/', verbose_name='Bild'),
        ),
    ]
