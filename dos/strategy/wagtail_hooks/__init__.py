"""The editors' door of the strategy: one viewset for each noun, all behind the guard of `cities`."""

from dos.strategy.wagtail_hooks import home, log, menu, versions

__all__ = ["home", "log", "menu", "versions"]
