"""The JSON door of the strategy."""

from dos.strategy.api.operations import router

__all__ = ["router"]
