"""The machine doors of cities: a city's style sheet, and the desk's form for pages in place of the library's."""

from django.urls import path, re_path
from wagtail.admin.auth import require_admin_access

from dos.cities.views import looks, pages

app_name = "cities"

urlpatterns = [
    path("look/<str:name>.<str:digest>.css", looks.look, name="look"),
    path("desk/pages/<int:page_id>/edit/", require_admin_access(pages.PageEditView.as_view()), name="edit_page"),
    re_path(r"^desk/(?:failwhale|test404)/$", pages.missing),
]
