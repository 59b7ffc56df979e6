"""The door for mails that libraries word (sign-in, desk): they go through the same outbox as all others."""

from collections.abc import Mapping, Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from dos.core.errors import Refused
from dos.notifications.services import outbox

_KEPT = ("Reply-To", "References", "In-Reply-To", "List-Unsubscribe", "List-Unsubscribe-Post")


class OutboxBackend(BaseEmailBackend):
    """Django's way to send mail, ending in rows: one for each recipient."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the messages down. An attachment is refused: the outbox keeps text alone."""
        written = 0
        for message in email_messages:
            if message.attachments:
                raise ValueError("The outbox carries no attachments; send a link instead.")
            html = next((part[0] for part in getattr(message, "alternatives", []) if part[1] == "text/html"), "")
            headers = {name: value for name, value in message.extra_headers.items() if name in _KEPT}
            if message.reply_to:
                headers["Reply-To"] = ", ".join(message.reply_to)
            for address in message.recipients():
                written += self._put_down(message, address, str(html), headers)
        return written

    def _put_down(self, message: EmailMessage, to: str, html: str, headers: Mapping[str, str]) -> bool:
        try:
            outbox.put_down_foreign(
                to=to, subject=str(message.subject), text=str(message.body), html=html, headers=headers
            )
        except Refused:
            if not self.fail_silently:
                raise
            return False
        return True
