"""How the room directory shows itself."""

from django.utils.translation import gettext_noop as _

from dos.core.module import MenuEntry, Module
from dos.directory.selectors import doors, panels, search, topics

MODULE = Module(
    name="directory",
    label="Leistungen",
    menu=(MenuEntry(_("Leistungen"), "directory:service_list", order=42),),
    tables=("directory_",),
    desk_models=(
        "directory.Service",
        "directory.Provision",
        "directory.Office",
        "directory.Topic",
        "directory.Situation",
    ),
    door=doors.door,
    panels=panels.panels,
    search_documents=search.documents,
    sitemap=doors.sitemap,
    topic=topics.topic,
)
