"""The addresses of organisations and of the network."""

from django.urls import path, re_path

from dos.actors.views import claims, network, notices, organisations, profiles, ties

app_name = "actors"

urlpatterns = [
    path("akteure/", organisations.organisation_list, name="organisation_list"),
    path("akteure/biete-suche/", notices.notice_list, name="notice_list"),
    path("akteure/biete-suche/<slug:key>/", notices.notice, name="notice"),
    path("akteure/<slug:slug>/", organisations.organisation_detail, name="organisation_detail"),
    path("akteure/<slug:slug>/uebernehmen/", claims.profile_claim, name="profile_claim"),
    path("akteure/<slug:slug>/uebernehmen/<str:code>/", claims.claim_by_mail, name="claim_by_mail"),
    path("akteure/<slug:slug>/pflegen/", profiles.profile_keep, name="profile_keep"),
    path("akteure/<slug:slug>/pflegen/bestaetigen/", profiles.profile_confirm, name="profile_confirm"),
    path("akteure/<slug:slug>/pflegen/abgeben/", profiles.profile_leave, name="profile_leave"),
    path("akteure/<slug:slug>/pflegen/eintrag/", notices.notice_new, name="notice_new"),
    path("akteure/<slug:slug>/pflegen/eintrag/<slug:key>/", notices.notice_withdraw, name="notice_withdraw"),
    path("akteure/<slug:slug>/pflegen/verbindung/", ties.tie_new, name="tie_new"),
    re_path(
        r"^akteure/(?P<slug>[-\w]+)/pflegen/verbindung/(?P<number>[0-9]{1,18})/$", ties.tie_answer, name="tie_answer"
    ),
    path("akteure/<slug:slug>/nachricht/", notices.message, name="message"),
    path("netzwerk/", network.network_page, name="network"),
    re_path(r"^netzwerk\.(?P<extension>csv|json|graphml)$", network.network_export, name="network_export"),
]
