from django.db import migrations, models


class Migration(migrations.Migration):
    """A support keeps by which proof it counts, also when the person is erased."""

    dependencies = [
        ('participation', '0005_incoming_mail'),
    ]

    operations = [
        migrations.AddField(
            model_name='support',
            name='proof',
            field=models.CharField(choices=[('guest', 'ohne Nachweis'), ('mail', 'bestätigte E-Mail-Adresse'), ('account', 'Konto')], default='guest', max_length=8, verbose_name='Nachweis'),
        ),
    ]
