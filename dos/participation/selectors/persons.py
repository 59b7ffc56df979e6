"""What the room stores about a person (Art. 15 DSGVO)."""

from collections.abc import Iterator, Mapping
from typing import Any

from dos.participation.models import Author, Comment, CommentSupport, Idea, IdeaPicture, Support


def own_contributions(user: Any) -> Mapping[str, Any]:
    """Return ideas, comments and what was supported of an account; how a survey was answered nobody knows any more."""
    author = Author.objects.filter(user=user).first()
    return {
        "author": [{"name": author.name, "wants_mail": author.wants_mail, "language": author.language}]
        if author
        else [],
        "ideas": [_idea(row) for row in Idea.objects.filter(author=author).select_related("process")] if author else [],
        "comments": [
            {"on": row.created_at.isoformat(), "process": row.process.slug, "text": row.text, "state": row.state}
            for row in Comment.objects.filter(author=author).select_related("process")
        ]
        if author
        else [],
        "supports": [
            {"on": row.created_at.isoformat(), "idea": row.idea.reference, "title": row.idea.title}
            for row in Support.objects.filter(user=user).select_related("idea")
        ],
        "supported_comments": [
            {"on": row.created_at.isoformat(), "process": row.comment.process.slug, "comment": row.comment_id}
            for row in CommentSupport.objects.filter(user=user).select_related("comment__process")
        ],
    }


def own_files(user: Any) -> Iterator[tuple[str, Any]]:
    """Yield name and file of each picture that the person has sent."""
    for picture in IdeaPicture.objects.filter(idea__author__user=user, removed_at=None).select_related("idea"):
        yield f"{picture.idea.reference}-{picture.pk}.{str(picture.file.name).rpartition('.')[2]}", picture.file


def _idea(row: Idea) -> Mapping[str, Any]:
    return {
        "number": row.reference,
        "process": row.process.slug,
        "title": row.title,
        "text": row.text,
        "state": row.state,
        "place": row.place,
        "latitude": row.latitude,
        "longitude": row.longitude,
        "sent_at": row.created_at.isoformat(),
        "published_at": row.published_at.isoformat() if row.published_at else None,
    }
