"""The operator's doors of accounts."""
