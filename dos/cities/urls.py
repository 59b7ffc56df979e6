"""The machine door of cities: a city's style sheet."""

from django.urls import path

from dos.cities import views

app_name = "cities"

urlpatterns = [path("look/<str:name>.<str:digest>.css", views.look, name="look")]
