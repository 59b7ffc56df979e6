"""Made-up measurements of the demonstration: the same for the same station and time, and marked everywhere."""
