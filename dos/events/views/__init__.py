"""The web door of events."""
