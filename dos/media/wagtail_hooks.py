"""The desk's data of pictures and documents: only what the person may choose, not every city's."""

from typing import Any

from django.db.models import QuerySet
from wagtail import hooks
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.documents.permissions import permission_policy as documents
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.images.permissions import permission_policy as pictures


class OwnPictures(ImagesAdminAPIViewSet):
    """Pictures of the person's collections."""

    def get_queryset(self) -> QuerySet[Any]:
        """Ask the policy."""
        own = pictures.instances_user_has_permission_for(self.request.user, "choose")
        return super().get_queryset().filter(pk__in=own.values("pk"))


class OwnDocuments(DocumentsAdminAPIViewSet):
    """Documents of the person's collections."""

    def get_queryset(self) -> QuerySet[Any]:
        """Ask the policy."""
        own = documents.instances_user_has_permission_for(self.request.user, "choose")
        return super().get_queryset().filter(pk__in=own.values("pk"))


@hooks.register("construct_admin_api", order=200)  # type: ignore[untyped-decorator]  # wagtail is untyped
def own_files(router: Any) -> None:
    """Take the place of the library's lists."""
    router.register_endpoint("images", OwnPictures)
    router.register_endpoint("documents", OwnDocuments)
