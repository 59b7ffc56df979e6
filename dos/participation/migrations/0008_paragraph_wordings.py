import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


def remember_version(apps, schema_editor):
    """Until now every paragraph had its first wording, and each comment was on it."""
    apps.get_model("participation", "Comment").objects.filter(paragraph__version=1).update(paragraph_version=1)


class Migration(migrations.Migration):
    """Paragraphs of a text get English and keep their wordings; comments know the one that they are on."""

    dependencies = [
        ('participation', '0007_idea_orders'),
    ]

    operations = [
        migrations.AddField(
            model_name='comment',
            name='paragraph_version',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='zu Fassung'),
        ),
        migrations.AddField(
            model_name='paragraph',
            name='heading_en',
            field=models.CharField(blank=True, max_length=160, verbose_name='Überschrift (Englisch)'),
        ),
        migrations.AddField(
            model_name='paragraph',
            name='is_dropped',
            field=models.BooleanField(default=False, verbose_name='gestrichen'),
        ),
        migrations.AddField(
            model_name='paragraph',
            name='text_en',
            field=models.TextField(blank=True, verbose_name='Text (Englisch)'),
        ),
        migrations.CreateModel(
            name='ParagraphText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='Fassung')),
                ('heading', models.CharField(blank=True, max_length=160, verbose_name='Überschrift')),
                ('heading_en', models.CharField(blank=True, max_length=160, verbose_name='Überschrift (Englisch)')),
                ('text', models.TextField(verbose_name='Text')),
                ('text_en', models.TextField(blank=True, verbose_name='Text (Englisch)')),
                ('is_dropped', models.BooleanField(default=False, verbose_name='gestrichen')),
                ('reason', models.TextField(blank=True, verbose_name='Begründung')),
                ('reason_en', models.TextField(blank=True, verbose_name='Begründung (Englisch)')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='am')),
                ('paragraph', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wordings', to='participation.paragraph')),
            ],
            options={
                'verbose_name': 'Fassung eines Absatzes',
                'verbose_name_plural': 'Fassungen eines Absatzes',
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('paragraph', 'number'), name='paragraph_text_once')],
            },
        ),
        migrations.RunPython(remember_version, migrations.RunPython.noop),
    ]
