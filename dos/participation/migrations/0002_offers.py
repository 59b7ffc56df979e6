import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cities', '0004_moderators'),
        ('participation', '0001_processes_ideas_voices_surveys'),
        ('strategy', '0003_target_without_day'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Offer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('live', models.BooleanField(default=True, editable=False, verbose_name='live')),
                ('has_unpublished_changes', models.BooleanField(default=False, editable=False, verbose_name='has unpublished changes')),
                ('first_published_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='first published at')),
                ('last_published_at', models.DateTimeField(editable=False, null=True, verbose_name='last published at')),
                ('go_live_at', models.DateTimeField(blank=True, null=True, verbose_name='go live date/time')),
                ('expire_at', models.DateTimeField(blank=True, null=True, verbose_name='expiry date/time')),
                ('expired', models.BooleanField(default=False, editable=False, verbose_name='expired')),
                ('locked', models.BooleanField(default=False, editable=False, verbose_name='locked')),
                ('locked_at', models.DateTimeField(editable=False, null=True, verbose_name='locked at')),
                ('source_url', models.URLField(blank=True, max_length=500, verbose_name='Quelle (Adresse)')),
                ('source_note', models.CharField(blank=True, max_length=300, verbose_name='Quelle (in Worten)')),
                ('as_of', models.DateField(blank=True, null=True, verbose_name='Stand')),
                ('slug', models.SlugField(max_length=100, unique=True, verbose_name='Kürzel in der Adresse')),
                ('title', models.CharField(max_length=160, verbose_name='Titel')),
                ('title_en', models.CharField(blank=True, max_length=160, verbose_name='Titel (Englisch)')),
                ('channel', models.CharField(max_length=60, verbose_name='Wie')),
                ('audience', models.CharField(blank=True, max_length=120, verbose_name='Für wen')),
                ('state', models.CharField(choices=[('open', 'läuft'), ('closed', 'abgeschlossen')], default='open', max_length=10, verbose_name='Stand')),
                ('summary', models.TextField(blank=True, verbose_name='Kurztext')),
                ('summary_en', models.TextField(blank=True, verbose_name='Kurztext (Englisch)')),
                ('rules', models.TextField(blank=True, help_text='Ein Satz je Zeile.', verbose_name='Regeln')),
                ('url', models.URLField(blank=True, max_length=500, verbose_name='Adresse zum Mitmachen')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='E-Mail zum Mitmachen')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='Ort')),
                ('latitude', models.FloatField(blank=True, null=True, verbose_name='Breite')),
                ('longitude', models.FloatField(blank=True, null=True, verbose_name='Länge')),
                ('place_is_approximate', models.BooleanField(default=False, verbose_name='Lage ungefähr')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='beginnt am')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='endet am')),
                ('needs_registration', models.BooleanField(blank=True, null=True, verbose_name='Anmeldung nötig')),
                ('changed_at', models.DateTimeField(auto_now=True, verbose_name='geändert am')),
                ('action_fields', models.ManyToManyField(blank=True, related_name='+', to='strategy.actionfield', verbose_name='Handlungsfelder')),
                ('city', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cities.city', verbose_name='Kommune')),
                ('latest_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision')),
                ('live_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='live revision')),
                ('locked_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='locked_%(class)ss', to=settings.AUTH_USER_MODEL, verbose_name='locked by')),
                ('projects', models.ManyToManyField(blank=True, related_name='+', to='strategy.project', verbose_name='Vorhaben')),
            ],
            options={
                'verbose_name': 'Angebot zum Mitmachen',
                'verbose_name_plural': 'Angebote zum Mitmachen',
                'ordering': ['title', 'pk'],
            },
        ),
    ]
