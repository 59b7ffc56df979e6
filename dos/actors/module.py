"""How the room actors shows itself."""

from django.utils.translation import gettext_noop as _

from dos.actors import selectors
from dos.actors.selectors import panels, persons
from dos.actors.services import persons as personal
from dos.core.module import MenuEntry, Module

MODULE = Module(
    name="actors",
    label="Akteure",
    desk_models=("actors.Organisation",),
    tables=("actors_",),
    menu=(MenuEntry(_("Akteure"), "actors:organisation_list", order=60),),
    search_documents=selectors.documents,
    sitemap=selectors.sitemap,
    topic=selectors.topic,
    panels=panels.panels,
    export_person=persons.own_data,
    erase_person=personal.erase_person,
    personal_fields={
        "actors.Keeper.position": "wer für eine Organisation spricht; Art. 6 (1) b DSGVO; bis zum Ende der Pflege",
        "actors.Keeper.evidence": "Prüfung, wer für sie spricht; Art. 6 (1) b DSGVO; bis zur Entscheidung",
    },
)
