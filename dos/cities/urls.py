"""The machine door of cities: a city's style sheet."""

from django.urls import path

from dos.cities.views import looks

app_name = "cities"

urlpatterns = [path("look/<str:name>.<str:digest>.css", looks.look, name="look")]
