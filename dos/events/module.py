"""How the room events shows itself."""

from django.utils.translation import gettext_noop as _

from dos.core.module import MenuEntry, Module
from dos.events.selectors import doors, panels, registration_persons, relations, search, thread
from dos.events.services import registration_persons as personal

MODULE = Module(
    name="events",
    label="Veranstaltungen",
    menu=(MenuEntry(_("Termine"), "events:event_list", order=45),),
    # Registrations change what is remembered of nobody.
    tables=("events_event", "events_occurrence"),
    desk_models=("events.Event",),
    door=doors.door,
    panels=panels.panels,
    search_documents=search.documents,
    sitemap=doors.sitemap,
    kinds=thread.KINDS,
    thread=thread.thread,
    thread_object=thread.thread_object,
    topic=thread.topic,
    relations=relations.relations,
    export_person=registration_persons.own_data,
    erase_person=personal.erase_person,
    personal_fields={
        "events.Registration.name": _(
            "Anmeldung zu einem Termin; Art. 6 (1) a DSGVO; bis 30, höchstens 365 Tage danach"
        ),
        "events.Registration.email": _(
            "Nachrichten zur Anmeldung; Art. 6 (1) a DSGVO; bis 30, höchstens 365 Tage danach"
        ),
        "events.RegistrationAnswer.text": _("Fragen des Termins; Art. 6 (1) a DSGVO; jede Antwort mit eigener Frist"),
        "events.Echo.text": _("Rückmeldung nach einem Termin, ohne Namen; Art. 6 (1) e DSGVO; ein Jahr"),
        "events.Submission.name": _("Rückfragen zur Terminmeldung; Art. 6 (1) a DSGVO; 90 Tage nach der Entscheidung"),
        "events.Submission.email": _(
            "Nachrichten zur Terminmeldung; Art. 6 (1) a DSGVO; 90 Tage nach der Entscheidung, höchstens ein Jahr"
        ),
    },
)
