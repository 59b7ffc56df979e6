"""Events, their dates, and what came of them."""
