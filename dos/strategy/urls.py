"""The addresses of the strategy; the part of language and city is put in front by `city_patterns`."""

from django.urls import path, re_path

from dos.strategy.views import decisions, editions, indicators, programme, projects, sheet

app_name = "strategy"
FORMATS = "(?P<extension>csv|json|geojson|atom)"

urlpatterns = [
    path("programm/", programme.programme_detail, name="programme_detail"),
    path("programm/ziele/<slug:slug>/", programme.goal_detail, name="goal_detail"),
    path("handlungsfelder/", programme.action_field_list, name="action_field_list"),
    path("handlungsfelder/<slug:slug>/", programme.action_field_detail, name="action_field_detail"),
    path("projekte/", projects.project_list, name="project_list"),
    re_path(rf"^projekte\.{FORMATS}$", projects.project_export, name="project_export"),
    path("projekte/<slug:slug>/", sheet.project_detail, name="project_detail"),
    re_path(r"^projekte/(?P<slug>[-\w]+)\.(?P<extension>json|atom)$", sheet.project_export, name="project_data"),
    path("einbetten/projekte/<slug:slug>/", sheet.project_embed, name="project_embed"),
    path("beschluesse/", decisions.decision_list, name="decision_list"),
    path("beschluesse/<slug:slug>/", decisions.decision_detail, name="decision_detail"),
    path("kennzahlen/", indicators.indicator_list, name="indicator_list"),
    path("kennzahlen/<slug:slug>/", indicators.indicator_detail, name="indicator_detail"),
    re_path(r"^kennzahlen/(?P<slug>[-\w]+)\.csv$", indicators.indicator_export, name="indicator_export"),
    path("strategie/", editions.edition_list, name="edition_list"),
    path("strategie/aktuell/<slug:key>.pdf", editions.edition_now, name="edition_now"),
    path("strategie/<slug:key>.pdf", editions.edition_file, name="edition_file"),
]
