"""How the room accounts shows itself: by what it can tell and forget about a person."""

from dos.accounts import selectors, services
from dos.core.module import Module

MODULE = Module(
    name="accounts",
    label="Konten",
    export_person=selectors.own_data,
    erase_person=services.erase_account,
    personal_fields={
        "accounts.User.email": "Anmeldung; Art. 6 (1) b DSGVO; bis zur Löschung oder 24 Monate ungenutzt",
        "accounts.User.name": "Anzeige am Redaktionsplatz; Art. 6 (1) b DSGVO; wie die E-Mail-Adresse",
    },
)
