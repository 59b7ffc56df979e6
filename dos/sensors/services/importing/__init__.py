"""Files with values: read, shown before anything is stored, and stored as a job."""
