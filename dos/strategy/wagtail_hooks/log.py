"""How our own deeds are called in the histories of the desk."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from dos.strategy.selectors.desk import REFUSED_ACTION


@hooks.register("register_log_actions")  # type: ignore[untyped-decorator]  # wagtail is untyped
def log_actions(actions: Any) -> None:
    """Name what our own deeds write into histories."""

    @actions.register_action(REFUSED_ACTION)
    class RefusedFormatter(LogFormatter):
        """A scheduled publication that was called off."""

        label = gettext_lazy("Geplante Veröffentlichung abgesagt")

        def format_message(self, log_entry: Any) -> str:
            """Give the reason."""
            return _("Geplante Veröffentlichung abgesagt: %(reason)s") % {"reason": log_entry.data.get("reason", "")}
