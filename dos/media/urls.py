"""The address of pictures."""

from django.urls import re_path

from dos.media import views

urlpatterns = [re_path(r"^dateien/(?P<name>images/[\w.-]+)$", views.picture, name="picture")]
