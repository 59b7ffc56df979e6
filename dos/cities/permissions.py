"""Who may do what in which city; one policy for every view of the desk."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Q, QuerySet
from wagtail.images.permissions import permission_policy as picture_policy
from wagtail.models import DraftStateMixin, Page
from wagtail.permission_policies.base import ModelPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy

from dos.cities.models import CityRole

WRITING = (CityRole.Role.AUTHOR, CityRole.Role.EDITOR, CityRole.Role.ADMINISTRATOR)
PUBLISHING = (CityRole.Role.EDITOR, CityRole.Role.ADMINISTRATOR)
PUBLISHING_ACTIONS = frozenset({"publish", "unpublish", "delete", "lock", "unlock"})


def role_city_ids(user: Any, roles: Iterable[str] = WRITING) -> set[int]:
    """Cities in which the person has one of the roles."""
    return set(CityRole.objects.of(user).filter(role__in=list(roles)).values_list("city_id", flat=True))


def may_use_desk(user: Any) -> bool:
    """Administrators of the programme and everybody with a role in a city."""
    return bool(user.is_active and (user.is_superuser or CityRole.objects.of(user).exists()))


def may_write_for(user: Any, city_ids: Iterable[int], *, roles: Iterable[str] = WRITING) -> bool:
    """Administrators of the programme; others where one of the object's cities is one of theirs."""
    if not getattr(user, "is_active", False):
        return False
    return bool(user.is_superuser or role_city_ids(user, roles) & set(city_ids))


def may_read_reports(user: Any) -> bool:
    """Reports of the desk list drafts of all cities, so they are for administrators of the programme."""
    return bool(user.is_active and user.is_superuser)


def may_touch_page(user: Any, page_id: int) -> bool:
    """Whoever has some right in the page's tree; a page that is not there is nobody's."""
    page = Page.objects.filter(pk=page_id).first()
    rights = ["add", "change", "publish", "lock", "unlock"]
    return page is None or PagePermissionPolicy().user_has_any_permission_for_instance(user, rights, page)


def may_choose_picture(user: Any, picture_id: int) -> bool:
    """Whoever may choose from the picture's collection."""
    return bool(picture_policy.instances_user_has_permission_for(user, "choose").filter(pk=picture_id).exists())


class CityPermissionPolicy(ModelPermissionPolicy):
    """The desk's answer to "may this person do this to that object": model right and city right together.

    The model says with `writing_city_ids()` which cities may change a row, its queryset with `writable_in(city_ids)`
    which rows. Looking (`view`) is open at the desk for what is public; drafts are for those who may change them.
    """

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Refuse everybody without a role, whatever rights are left on the account."""
        if not may_use_desk(user):
            return False
        return bool(user.is_superuser or super().user_has_permission(user, "change" if action == "view" else action))

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        """Any of the actions on some row."""
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Model) -> bool:
        """Refuse what the model right or the city right does not allow."""
        if not self.user_has_permission(user, action):
            return False
        if user.is_superuser or instance.pk is None:
            return True
        if action == "view" and getattr(instance, "live", True):
            return True
        roles = PUBLISHING if action in PUBLISHING_ACTIONS else WRITING
        return may_write_for(user, instance.writing_city_ids(), roles=roles)  # type: ignore[attr-defined]  # see class

    def user_has_any_permission_for_instance(self, user: Any, actions: Iterable[str], instance: Model) -> bool:
        """Any of the actions."""
        return any(self.user_has_permission_for_instance(user, action, instance) for action in actions)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Any]:
        """Rows on which the person has at least one of the rights."""
        rows = self.model.objects.all()
        allowed = {action for action in actions if self.user_has_permission(user, action)}
        if not allowed:
            return rows.none()
        if user.is_superuser:
            return rows
        has_drafts = issubclass(self.model, DraftStateMixin)
        if "view" in allowed and not has_drafts:
            return rows
        roles = PUBLISHING if allowed <= PUBLISHING_ACTIONS else WRITING
        own = rows.writable_in(role_city_ids(user, roles))
        return rows.filter(Q(live=True) | Q(pk__in=own.values("pk"))) if "view" in allowed else own

    def instances_user_has_permission_for(self, user: Any, action: str) -> QuerySet[Any]:
        """Rows on which the person has the right."""
        return self.instances_user_has_any_permission_for(user, [action])


class InternalPolicy(CityPermissionPolicy):
    """For what is never public: only who may change it may look at it."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Model) -> bool:
        """Looking needs the right to change."""
        return super().user_has_permission_for_instance(user, _inside(action), instance)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Any]:
        """Looking needs the right to change."""
        return super().instances_user_has_any_permission_for(user, {_inside(action) for action in actions})


def _inside(action: str) -> str:
    return "change" if action == "view" else action


class ForAdministrators(ModelPermissionPolicy):
    """What only administrators of the programme do, and of that only some actions."""

    def __init__(self, model: type[Model], actions: set[str]) -> None:
        super().__init__(model)
        self._actions = actions

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Refuse everybody else, and every other action."""
        return bool(user.is_active and user.is_superuser and action in self._actions)

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        """Any of the actions."""
        return any(self.user_has_permission(user, action) for action in actions)
