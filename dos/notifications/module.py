"""How the room notifications shows itself."""

from django.utils.translation import gettext_noop as _

from dos.core.module import Module
from dos.notifications import selectors
from dos.notifications.services import persons

MODULE = Module(
    name="notifications",
    label="Benachrichtigungen",
    export_person=selectors.own_data,
    erase_person=persons.erase_person,
    personal_fields={
        "notifications.Subscriber.email": _("um Ihnen zu schreiben; Art. 6 (1) a DSGVO; bis Sie das Abo beenden"),
        "notifications.Follow.key": _("was Sie verfolgen; Art. 6 (1) a DSGVO; bis Sie das Abo beenden"),
        "notifications.Mail.to": _("um die Mail zu verschicken; Art. 6 (1) b DSGVO; 30 Tage nach Versand"),
        "notifications.Mail.text": _("um die Mail zu verschicken; Art. 6 (1) b DSGVO; 30 Tage nach Versand"),
        "notifications.Mail.calendar": _("um die Mail zu verschicken; Art. 6 (1) b DSGVO; 30 Tage nach Versand"),
        "notifications.Address.email": _("um nicht weiter vergeblich zu schreiben; Art. 6 (1) e DSGVO; 12 Monate"),
    },
)
