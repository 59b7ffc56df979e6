"""How the room portal shows itself."""

from django.utils.translation import gettext_noop as _

from dos.core.module import MenuEntry, Module
from dos.portal.selectors import finding, outline, persons
from dos.portal.services import feedback

MODULE = Module(
    name="portal",
    label="Portal",
    menu=(
        MenuEntry(_("Aktuelles"), "portal:news", order=70),
        MenuEntry(_("Fragen"), "portal:faq", order=80),
    ),
    desk_models=("portal.Feedback", "portal.AnswerTemplate"),
    search_documents=outline.documents,
    sitemap=outline.sitemap,
    tables=("portal_homepage", "portal_newspage", "wagtailcore_page"),
    topic=finding.topic,
    export_person=persons.own_feedback,
    erase_person=feedback.erase_person,
    personal_fields={
        "portal.CaseAddition.text": _("um Ihr Anliegen zu bearbeiten; Art. 6 (1) e DSGVO; 12 Monate"),
        "portal.CaseNote.author": _("damit Kolleg*innen nachfragen können; Art. 6 (1) e DSGVO; 12 Monate"),
        "portal.CaseNote.text": _("um Ihr Anliegen zu bearbeiten; Art. 6 (1) e DSGVO; 12 Monate"),
        "portal.Feedback.answer": _("um Ihr Anliegen zu bearbeiten; Art. 6 (1) e DSGVO; 12 Monate"),
        "portal.Feedback.closing_reason": _("um Ihr Anliegen zu bearbeiten; Art. 6 (1) e DSGVO; 12 Monate"),
        "portal.Feedback.email": _("freiwillig, um Ihnen zu antworten; Art. 6 (1) e DSGVO; 12 Monate"),
        "portal.Feedback.message": _("um zu antworten und Fehler zu beheben; Art. 6 (1) e DSGVO; 12 Monate"),
        "portal.Feedback.owner": _("um zu wissen, wer antwortet; Art. 6 (1) e DSGVO; 12 Monate"),
        "portal.Feedback.page": _("um die Stelle zu finden; Art. 6 (1) e DSGVO; 12 Monate"),
    },
)
