"""The desk of taking part: the queue, its items, answers, and what else a small office does."""
