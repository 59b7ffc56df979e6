"""What a process keeps in mind for a moment: settings name it as the cache "local"."""

from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.core.cache.backends.locmem import LocMemCache


class Memory(LocMemCache):
    """Hands out the very objects that were put in, where Django's own copies them at each question.

    So it may be asked many times for each page, and whoever asks must not change what it gets.
    """

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        """Return what is remembered."""
        name = self.make_and_validate_key(key, version=version)
        with self._lock:
            if self._has_expired(name):
                self._delete(name)
                return default
            self._cache.move_to_end(name, last=False)
            return self._cache[name]

    def set(self, key: Any, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Remember the value."""
        name = self.make_and_validate_key(key, version=version)
        with self._lock:
            self._set(name, value, timeout)

    def add(self, key: Any, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Remember the value unless there is one."""
        name = self.make_and_validate_key(key, version=version)
        with self._lock:
            is_new: bool = self._has_expired(name)
            if is_new:
                self._set(name, value, timeout)
            return is_new

    incr = BaseCache.incr
