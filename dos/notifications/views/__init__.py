"""The web doors of following and mail."""
