"""The addresses of taking part."""

from django.urls import path, re_path

from dos.participation.views import (
    comment_support,
    comments,
    consultations,
    files,
    idea_steps,
    ideas,
    numbers,
    overview,
    processes,
    results,
    status,
    support,
    surveys,
    transfers,
    wordings,
)

app_name = "participation"

urlpatterns = [
    path("mitmachen/", overview.overview, name="overview"),
    re_path(r"^mitmachen\.(?P<extension>csv|json|geojson|atom|ics)$", overview.overview_export, name="overview_export"),
    path("mitmachen/hilfe/felder.csv", files.field_table, name="field_table"),
    path("mitmachen/zahlen/", numbers.city_numbers, name="city_numbers"),
    path("mitmachen/zahlen.csv", numbers.city_numbers_table, name="city_numbers_table"),
    path("mitmachen/<slug:slug>/", processes.process_detail, name="process_detail"),
    path("mitmachen/<slug:slug>/zahlen/", numbers.process_numbers, name="process_numbers"),
    path("mitmachen/<slug:slug>/zahlen.csv", numbers.process_numbers_table, name="process_numbers_table"),
    re_path(
        r"^mitmachen/(?P<slug>[-\w]+)/kommentare\.(?P<extension>csv|json|atom)$",
        files.comment_export,
        name="comment_export",
    ),
    re_path(
        r"^mitmachen/(?P<slug>[-\w]+)\.(?P<extension>csv|json|geojson|atom)$",
        processes.process_export,
        name="process_export",
    ),
    path("mitmachen/uebertragen/<str:token>/", transfers.support_transfer, name="support_transfer"),
    path("mitmachen/<slug:slug>/text/", consultations.text, name="text"),
    path("mitmachen/<slug:slug>/text/aenderungen/", wordings.text_changes, name="text_changes"),
    re_path(
        r"^mitmachen/(?P<slug>[-\w]+)/text/aenderungen\.(?P<extension>csv|json|atom)$",
        files.change_export,
        name="change_export",
    ),
    path("mitmachen/<slug:slug>/text/<slug:key>/", consultations.comments, name="text_paragraph"),
    path(
        "mitmachen/<slug:slug>/text/<slug:key>/kommentar/<int:number>/",
        consultations.comment_answers,
        name="text_answers",
    ),
    path(
        "mitmachen/<slug:slug>/text/<slug:key>/kommentar/<int:number>/melden/",
        consultations.comment_report,
        name="text_report",
    ),
    path(
        "mitmachen/<slug:slug>/text/<slug:key>/kommentar/<int:number>/wichtig/",
        comment_support.comment_support,
        name="text_comment_support",
    ),
    path("mitmachen/<slug:slug>/kommentare/", consultations.comments, name="process_comments"),
    path(
        "mitmachen/<slug:slug>/kommentare/kommentar/<int:number>/",
        consultations.comment_answers,
        name="process_comment_answers",
    ),
    path(
        "mitmachen/<slug:slug>/kommentare/kommentar/<int:number>/melden/",
        consultations.comment_report,
        name="process_comment_report",
    ),
    path(
        "mitmachen/<slug:slug>/kommentare/kommentar/<int:number>/wichtig/",
        comment_support.comment_support,
        name="process_comment_support",
    ),
    path("mitmachen/<slug:slug>/umfrage/", surveys.survey, name="survey"),
    path("umfrage-link/<str:token>/", surveys.survey_by_mail, name="survey_by_mail"),
    path("mitmachen/<slug:slug>/umfrage/danke/", surveys.survey_thanks, name="survey_thanks"),
    path("mitmachen/<slug:slug>/umfrage-codebuch.csv", results.survey_codebook, name="survey_codebook"),
    path("mitmachen/<slug:slug>/antwortboegen.csv", results.survey_sheets, name="survey_sheets"),
    path("mitmachen/<slug:slug>/ergebnis/", results.survey_result, name="survey_result"),
    re_path(r"^mitmachen/(?P<slug>[-\w]+)/ergebnis\.(?P<extension>csv|json)$", results.survey_data, name="survey_data"),
    path("status/", status.own, name="own"),
    path("status/angaben-loeschen/", status.erase, name="own_erase"),
    path("status/uebernehmen/", status.claim, name="own_claim"),
    path("status/idee/<slug:reference>/", status.own_idea, name="own_idea"),
    path("status/idee/<slug:reference>/aendern/", status.idea_change, name="own_change"),
    path("status/idee/<slug:reference>/zurueckziehen/", status.idea_withdraw, name="own_withdraw"),
    path("status/kommentar/<int:number>/zurueckziehen/", status.comment_withdraw, name="own_comment_withdraw"),
    path("status/<str:secret>/", status.status, name="status"),
    path("bestaetigen/<str:token>/", status.confirm, name="confirm"),
    path("unterstuetzung/<str:token>/", status.support_confirm, name="support_confirm"),
    path("mails-beenden/<slug:token>/", status.stop_letters, name="stop_letters"),
    path("mitmachen/<slug:slug>/neu/", ideas.idea_new, name="idea_new"),
    path("mitmachen/<slug:slug>/neu/schritte/", idea_steps.idea_steps, name="idea_steps"),
    path("mitmachen/<slug:slug>/neu/aehnliche/", ideas.idea_similar, name="idea_similar"),
    path("mitmachen/<slug:slug>/danke/", ideas.idea_receipt, name="idea_receipt"),
    # Last: every other word behind a process is the number of an idea.
    path("mitmachen/<slug:slug>/<slug:reference>/", ideas.idea_detail, name="idea_detail"),
    re_path(
        r"^mitmachen/(?P<slug>[-\w]+)/(?P<reference>[-\w]+)\.(?P<extension>json|atom)$",
        ideas.idea_data,
        name="idea_data",
    ),
    path("mitmachen/<slug:slug>/<slug:reference>/bild/<int:number>.webp", ideas.idea_picture, name="idea_picture"),
    path("mitmachen/<slug:slug>/<slug:reference>/unterstuetzen/", support.idea_support, name="idea_support"),
    path("mitmachen/<slug:slug>/<slug:reference>/kommentieren/", comments.idea_comment, name="idea_comment"),
    path(
        "mitmachen/<slug:slug>/<slug:reference>/kommentar/<int:number>/", comments.comment_detail, name="comment_detail"
    ),
    path(
        "mitmachen/<slug:slug>/<slug:reference>/kommentar/<int:number>/melden/",
        comments.idea_report,
        name="comment_report",
    ),
    path(
        "mitmachen/<slug:slug>/<slug:reference>/kommentar/<int:number>/wichtig/",
        comment_support.comment_support,
        name="comment_support",
    ),
    path("mitmachen/<slug:slug>/<slug:reference>/melden/", comments.idea_report, name="idea_report"),
]
