"""Questions about the strategy, one module a page family."""
