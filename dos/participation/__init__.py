"""Taking part: processes, phases, ideas, comments, support, official answers, surveys, and offers elsewhere."""
