"""How the room actors shows itself."""

from django.utils.translation import gettext_noop as _

from dos.actors import selectors
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
)
