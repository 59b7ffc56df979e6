import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Accounts say which comments are important to them; each order of a thread has its index."""

    dependencies = [
        ('participation', '0011_similar_from_and_counting_indexes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CommentSupport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='am')),
            ],
            options={
                'verbose_name': 'Zustimmung zu einem Kommentar',
                'verbose_name_plural': 'Zustimmungen zu Kommentaren',
            },
        ),
        migrations.AddField(
            model_name='comment',
            name='supports_count',
            field=models.PositiveIntegerField(default=0, editable=False, verbose_name='finden ihn wichtig'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(condition=models.Q(('parent', None)), fields=['idea', '-created_at', '-id'], name='comment_idea_by_time'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(condition=models.Q(('parent', None)), fields=['idea', '-supports_count', '-created_at', '-id'], name='comment_idea_by_support'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(condition=models.Q(('parent', None)), fields=['paragraph', '-created_at', '-id'], name='comment_paragraph_by_time'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(condition=models.Q(('parent', None)), fields=['paragraph', '-supports_count', '-created_at', '-id'], name='comment_paragraph_by_support'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(condition=models.Q(('idea', None), ('paragraph', None), ('parent', None)), fields=['process', '-created_at', '-id'], name='comment_process_by_time'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(condition=models.Q(('idea', None), ('paragraph', None), ('parent', None)), fields=['process', '-supports_count', '-created_at', '-id'], name='comment_process_by_support'),
        ),
        migrations.AddField(
            model_name='commentsupport',
            name='comment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='supports_of', to='participation.comment'),
        ),
        migrations.AddField(
            model_name='commentsupport',
            name='user',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Konto'),
        ),
        migrations.AddConstraint(
            model_name='commentsupport',
            constraint=models.UniqueConstraint(fields=('comment', 'user'), name='comment_support_once_by_account'),
        ),
    ]
