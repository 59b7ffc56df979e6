"""How often somebody may send a form: counted for each network, under a name that changes every day.

No address is stored, only a keyed hash of its network; the count is a row of its own, because a cache in the database
reads and writes in two steps and counts many at once as one. Rows are deleted when their window is over.
"""

import ipaddress
import time
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from dos.core.models import AttemptCount

HOUR = 3600


def seconds_to_wait(scope: str, address: str, *, limit: int, window: int = HOUR) -> int:
    """Count one attempt; return 0 while there are no more than `limit` in the running window, else how long to wait."""
    now = int(time.time())
    who = salted_hmac(f"throttle:{timezone.localdate().isoformat()}", network(address)).hexdigest()[:32]
    wait = window - now % window
    return 0 if _counted(f"{scope}:{who}:{now // window}", timezone.now() + timedelta(seconds=wait)) <= limit else wait


def forget_counts(*, now: datetime) -> int:
    """Delete the counts whose window is over; return how many."""
    deleted, _by_table = AttemptCount.objects.filter(ends_at__lt=now).delete()
    return deleted


def _counted(key: str, ends_at: datetime) -> int:
    """Count one more and return the number; the row is locked until it has been read."""
    AttemptCount.objects.bulk_create([AttemptCount(key=key, ends_at=ends_at)], ignore_conflicts=True)
    with transaction.atomic():
        AttemptCount.objects.filter(key=key).update(number=F("number") + 1)
        return AttemptCount.objects.values_list("number", flat=True).get(key=key)


def network(address: str) -> str:
    """Return the network of an address: /24 of IPv4, /48 of IPv6; whoever has no address shares one."""
    try:
        found = ipaddress.ip_interface(address)
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((found.ip, 24 if found.version == 4 else 48), strict=False))
