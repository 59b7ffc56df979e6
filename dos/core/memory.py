"""What a process keeps in mind for a moment: settings name it as the cache "local"."""

import time
from collections import OrderedDict
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

MAX_ENTRIES = 1000
_STORES: dict[str, OrderedDict[str, tuple[Any, float | None]]] = {}


class Memory(BaseCache):
    """Hands out the very objects that were put in, where Django's own copies them at each question.

    So it may be asked many times for each page, and whoever asks must not change what it gets.
    """

    def __init__(self, name: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._store = _STORES.setdefault(name, OrderedDict())

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        """Return what is remembered."""
        value, ends_at = self._store.get(self.make_key(key, version), (default, None))
        return value if ends_at is None or ends_at > time.time() else default

    def set(self, key: Any, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Remember the value; when there are too many, the one that came first is forgotten."""
        if len(self._store) >= MAX_ENTRIES:
            self._store.popitem(last=False)
        self._store[self.make_key(key, version)] = (value, self.get_backend_timeout(timeout))

    def add(self, key: Any, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Remember the value unless there is one."""
        is_new = self.get(key, self, version) is self
        if is_new:
            self.set(key, value, timeout, version)
        return is_new

    def delete(self, key: Any, version: int | None = None) -> bool:
        """Forget the value."""
        return self._store.pop(self.make_key(key, version), None) is not None

    def clear(self) -> None:
        """Forget everything."""
        self._store.clear()
