"""How the room strategy shows itself."""

from dos.core.module import Module
from dos.strategy.selectors import thread

MODULE = Module(
    name="strategy",
    label="Strategie und Vorhaben",
    kinds=thread.KINDS,
    thread=thread.thread,
    thread_object=thread.thread_object,
)
