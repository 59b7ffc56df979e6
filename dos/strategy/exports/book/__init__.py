"""The strategy as a book: `manuscript` words the rows, `press` sets them as an accessible PDF."""
