"""Feedback becomes cases: owner, state, links, notes, additions, templates; what was answered stays so."""

from typing import Any

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def answered(apps: Any, schema_editor: Any) -> None:
    """Give what has an answer the state that says so."""
    apps.get_model("portal", "Feedback").objects.exclude(answered_at=None).update(state="answered")


class Migration(migrations.Migration):
    dependencies = [
        ("actors", "0002_profiles_and_exchange"),
        ("cities", "0004_moderators"),
        ("events", "0002_registration"),
        ("portal", "0004_offers_moved"),
        ("strategy", "0003_target_without_day"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AnswerTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=120, verbose_name="Titel")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("barrier", "Ich komme an einer Stelle nicht weiter (Barriere melden)"),
                            ("mistake", "Etwas stimmt nicht"),
                            ("knowledge", "Ich weiß mehr über ein Vorhaben"),
                            ("other", "Etwas anderes"),
                            ("question", "Ich habe eine Frage"),
                            ("cooperation", "Ich möchte mitarbeiten oder etwas anbieten"),
                            ("press", "Ich frage für die Presse"),
                            ("complaint", "Ich möchte mich beschweren"),
                        ],
                        help_text="Leer: für alle.",
                        max_length=12,
                        verbose_name="Anlass",
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        help_text="{reference} wird zur Nummer des Anliegens, {project} zum Namen des Vorhabens.",
                        verbose_name="Text",
                    ),
                ),
                ("text_en", models.TextField(blank=True, verbose_name="Text (Englisch)")),
            ],
            options={
                "verbose_name": "Antwortvorlage",
                "verbose_name_plural": "Antwortvorlagen",
                "ordering": ["title", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CaseAddition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form_token", models.CharField(editable=False, max_length=64, unique=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="eingegangen am")),
                ("text", models.TextField(verbose_name="Nachtrag")),
            ],
            options={
                "verbose_name": "Nachtrag",
                "verbose_name_plural": "Nachträge",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CaseNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="geschrieben am")),
                ("text", models.TextField(verbose_name="Notiz")),
            ],
            options={
                "verbose_name": "interne Notiz",
                "verbose_name_plural": "interne Notizen",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.AlterModelOptions(
            name="feedback",
            options={"ordering": ["due_on", "pk"], "verbose_name": "Anliegen", "verbose_name_plural": "Anliegen"},
        ),
        migrations.AddField(
            model_name="feedback",
            name="added_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="Nachtrag vom"),
        ),
        migrations.AddField(
            model_name="feedback",
            name="closed_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="abgeschlossen am"),
        ),
        migrations.AddField(
            model_name="feedback",
            name="closing_reason",
            field=models.TextField(
                blank=True,
                help_text="Steht auf der Seite der Person, die fragt.",
                verbose_name="Grund, wenn es keine Antwort gibt",
            ),
        ),
        migrations.AddField(
            model_name="feedback",
            name="event",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="events.event",
                verbose_name="Veranstaltung",
            ),
        ),
        migrations.AddField(
            model_name="feedback",
            name="language",
            field=models.CharField(default="de", editable=False, max_length=2, verbose_name="Sprache"),
        ),
        migrations.AddField(
            model_name="feedback",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="actors.organisation",
                verbose_name="Akteur",
            ),
        ),
        migrations.AddField(
            model_name="feedback",
            name="owner",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="zuständig",
            ),
        ),
        migrations.AddField(
            model_name="feedback",
            name="project",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="strategy.project",
                verbose_name="Vorhaben",
            ),
        ),
        migrations.AddField(
            model_name="feedback",
            name="secret_hash",
            field=models.CharField(blank=True, editable=False, max_length=64, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="feedback",
            name="state",
            field=models.CharField(
                choices=[
                    ("new", "neu"),
                    ("in_progress", "in Bearbeitung"),
                    ("waiting", "wartet auf andere"),
                    ("answered", "beantwortet"),
                    ("closed", "abgeschlossen"),
                ],
                default="new",
                max_length=12,
                verbose_name="Stand",
            ),
        ),
        migrations.AddField(
            model_name="feedback",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="zurückgezogen am"),
        ),
        migrations.AlterField(
            model_name="feedback",
            name="kind",
            field=models.CharField(
                choices=[
                    ("barrier", "Ich komme an einer Stelle nicht weiter (Barriere melden)"),
                    ("mistake", "Etwas stimmt nicht"),
                    ("knowledge", "Ich weiß mehr über ein Vorhaben"),
                    ("other", "Etwas anderes"),
                    ("question", "Ich habe eine Frage"),
                    ("cooperation", "Ich möchte mitarbeiten oder etwas anbieten"),
                    ("press", "Ich frage für die Presse"),
                    ("complaint", "Ich möchte mich beschweren"),
                ],
                max_length=12,
                verbose_name="Anlass",
            ),
        ),
        migrations.AddIndex(
            model_name="feedback",
            index=models.Index(fields=["state", "due_on"], name="feedback_by_state"),
        ),
        migrations.AddField(
            model_name="answertemplate",
            name="city",
            field=models.ForeignKey(
                blank=True,
                help_text="Leer: für alle.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cities.city",
                verbose_name="Kommune",
            ),
        ),
        migrations.AddField(
            model_name="caseaddition",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="additions",
                to="portal.feedback",
                verbose_name="Anliegen",
            ),
        ),
        migrations.AddField(
            model_name="casenote",
            name="author",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="geschrieben von",
            ),
        ),
        migrations.AddField(
            model_name="casenote",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="notes",
                to="portal.feedback",
                verbose_name="Anliegen",
            ),
        ),
        migrations.RunPython(answered, migrations.RunPython.noop),
    ]
