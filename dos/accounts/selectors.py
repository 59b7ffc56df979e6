"""Questions about accounts."""

from collections.abc import Mapping
from typing import Any

from dos.accounts.models import User


def own_data(user: User) -> Mapping[str, Any]:
    """Return what the account itself stores about the person (Art. 15 DSGVO)."""
    return {
        "email": user.email,
        "name": user.name,
        "joined_at": user.joined_at.isoformat(),
        "last_login": user.last_login.isoformat() if user.last_login else None,
    }
