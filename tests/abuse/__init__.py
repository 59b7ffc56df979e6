"""Abuse: what people and programs send on purpose, and what must happen; `docs/quality.md` has the whole table."""
