"""Questions that the portal answers, one module a page family."""
