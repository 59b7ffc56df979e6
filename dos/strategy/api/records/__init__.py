"""What the API says about each noun: the records, and how each is made of a row."""
