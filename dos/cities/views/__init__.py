"""The web doors of cities: the look of a site, and what every view of the desk has in common."""
