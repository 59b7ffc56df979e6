"""Background jobs: the only import of the task library (Django 6 moves the module)."""

from django_tasks import task

__all__ = ["task"]
