"""Partner cities and districts, and who has which role in which city."""
