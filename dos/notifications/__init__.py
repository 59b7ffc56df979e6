"""Following anything, and every mail that leaves the product."""
