"""The web door of the portal, one module a page family."""
