"""The deeds on accounts; other rooms call these names."""

from dos.accounts.services.accounts import erase_account, erase_person, open_account
from dos.accounts.services.braking import forget_failures, note_failure, seconds_to_wait, tell_of_failures
from dos.accounts.services.leaving import ask_to_be_erased, forget_accounts, keep_account

__all__ = [
    "ask_to_be_erased",
    "erase_account",
    "erase_person",
    "forget_accounts",
    "forget_failures",
    "keep_account",
    "note_failure",
    "open_account",
    "seconds_to_wait",
    "tell_of_failures",
]
