"""How the room strategy shows itself."""

from django.utils.translation import gettext_noop as _

from dos.core.module import MenuEntry, Module
from dos.strategy.exports import feeds
from dos.strategy.permissions import DESK_MODELS
from dos.strategy.selectors import doors, panels, relations, search, thread
from dos.strategy.services import announcing

MODULE = Module(
    name="strategy",
    label="Strategie und Vorhaben",
    desk_models=DESK_MODELS,
    # Documents of the room media stand on the pages of this one.
    tables=("strategy_", "media_"),
    menu=(
        MenuEntry(_("Projekte"), "strategy:project_list", order=10),
        MenuEntry(_("Handlungsfelder"), "strategy:action_field_list", order=20),
        MenuEntry(_("Programm"), "strategy:programme_detail", order=30),
        MenuEntry(_("Kennzahlen"), "strategy:indicator_list", order=40),
    ),
    door=doors.door,
    search_documents=search.documents,
    topic=announcing.topic,
    feeds=feeds.feeds,
    sitemap=doors.sitemap,
    panels=panels.panels,
    relations=relations.relations,
    kinds=thread.KINDS,
    thread=thread.thread,
    thread_object=thread.thread_object,
)
