"""The web door of the strategy, one module a page family."""
