"""The deeds of following and mail; other rooms call these names."""

from dos.notifications.services.outbox import send_mail

__all__ = ["send_mail"]
