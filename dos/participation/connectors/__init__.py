"""The outside world: mailboxes."""
