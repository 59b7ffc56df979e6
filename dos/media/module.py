"""How the room media shows itself: documents that may be found."""

from dos.core.module import Module
from dos.media import selectors

MODULE = Module(name="media", label="Medien", search_documents=selectors.search_documents)
