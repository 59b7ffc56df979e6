"""The addresses of the portal: machine doors on the root, then the pages; Wagtail's pages come last of all."""

from django.urls import URLPattern, URLResolver, path, re_path

from dos.portal.views import cases, feedback, home, machine, news, pages, search, thread

app_name = "portal"

machine_doors: list[URLPattern | URLResolver] = [
    path("robots.txt", machine.robots, name="robots"),
    path("sitemap.xml", machine.sitemap_index, name="sitemap_index"),
    path("sitemap-<slug:key>.xml", machine.sitemap, name="sitemap"),
    path(".well-known/security.txt", machine.security, name="security"),
    path("favicon.ico", machine.icon, name="icon"),
    path("manifest.webmanifest", machine.manifest, name="manifest"),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("aktuelles/", pages.page, {"path": "aktuelles/"}, name="news"),
    path("aktuelles.atom", news.news_feed, name="news_feed"),
    path("faq/", pages.page, {"path": "faq/"}, name="faq"),
    path("faden/<slug:kind>/<slug:slug>/", thread.thread_page, name="thread_page"),
    re_path(r"^faden/(?P<kind>[-\w]+)/(?P<slug>[-\w]+)\.json$", thread.thread_data, name="thread_data"),
    path("inhalt/", pages.contents, name="contents"),
    path("suche/", search.search, name="search"),
    path("suche/vorschlaege/", search.suggestions, name="suggestions"),
    path("rueckmeldung/", feedback.feedback, name="feedback"),
    path("rueckmeldung/danke/", feedback.receipt, name="feedback_receipt"),
    path("anliegen/", feedback.case_new, name="case_new"),
    path("anliegen/<str:secret>/", cases.case_status, name="case_status"),
    re_path(r"^(?P<path>(?:[\w-]+/)+)$", pages.page, name="page"),
]
