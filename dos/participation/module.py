"""How the room participation shows itself."""

from django.utils.translation import gettext_noop as _

from dos.core.module import MenuEntry, Module
from dos.participation.selectors import doors, feeds, panels, persons, relations, search, thread
from dos.participation.services import persons as personal

MODULE = Module(
    name="participation",
    label="Beteiligung",
    menu=(MenuEntry(_("Mitmachen"), "participation:overview", order=40),),
    desk_models=("participation.Process", "participation.Offer"),
    tables=("participation_",),
    door=doors.door,
    panels=panels.panels,
    search_documents=search.documents,
    sitemap=doors.sitemap,
    kinds=thread.KINDS,
    thread=thread.thread,
    thread_object=thread.thread_object,
    topic=thread.topic,
    relations=relations.relations,
    feeds=feeds.feeds,
    export_person=persons.own_contributions,
    export_files=persons.own_files,
    erase_person=personal.erase_person,
    personal_fields={
        "participation.Author.email": "Nachricht zum eigenen Beitrag; Art. 6 (1) a DSGVO; bis 12 Monate nach Abschluss",
        "participation.CommentSupport.user": "zählt je Konto einmal; Art. 6 (1) a DSGVO; bis zu Widerruf oder Löschung",
        "participation.Author.name": "öffentlicher Name, freiwillig; Art. 6 (1) a DSGVO; bis zur Löschung",
    },
)
