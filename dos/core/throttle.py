"""How often somebody may send a form: counted for each network, under a name that changes every day.

No address is stored, only a keyed hash of its network; the count is in the shared cache and gone with its hour.
"""

import ipaddress
import time

from django.core.cache import cache
from django.utils import timezone
from django.utils.crypto import salted_hmac

HOUR = 3600


def seconds_to_wait(scope: str, address: str, *, limit: int, window: int = HOUR) -> int:
    """Count one attempt; return 0 while there are no more than `limit` in the running window, else how long to wait."""
    now = int(time.time())
    who = salted_hmac(f"throttle:{timezone.localdate().isoformat()}", network(address)).hexdigest()[:32]
    key = f"throttle:{scope}:{who}:{now // window}"
    cache.add(key, 0, timeout=window)
    try:
        count = cache.incr(key)
    except ValueError:  # gone between the two lines
        count = 1
    return 0 if count <= limit else window - now % window


def network(address: str) -> str:
    """Return the network of an address: /24 of IPv4, /48 of IPv6; whoever has no address shares one."""
    try:
        found = ipaddress.ip_interface(address)
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((found.ip, 24 if found.version == 4 else 48), strict=False))
