"""How the room events shows itself."""

from django.utils.translation import gettext_noop as _

from dos.core.module import MenuEntry, Module
from dos.events.selectors import doors, panels, search, thread

MODULE = Module(
    name="events",
    label="Veranstaltungen",
    menu=(MenuEntry(_("Termine"), "events:event_list", order=45),),
    tables=("events_",),
    desk_models=("events.Event",),
    door=doors.door,
    panels=panels.panels,
    search_documents=search.documents,
    sitemap=doors.sitemap,
    kinds=thread.KINDS,
    thread=thread.thread,
    thread_object=thread.thread_object,
    topic=thread.topic,
)
