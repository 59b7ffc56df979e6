"""What every room needs and what knows no city."""
