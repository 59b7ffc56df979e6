"""How the room participation shows itself."""

from dos.core.module import Module

MODULE = Module(
    name="participation",
    label="Beteiligung",
    desk_models=("participation.Process",),
    personal_fields={
        "participation.Author.email": "Nachricht zum eigenen Beitrag; Art. 6 (1) a DSGVO; bis 12 Monate nach Abschluss",
        "participation.Author.name": "öffentlicher Name, freiwillig; Art. 6 (1) a DSGVO; bis zur Löschung",
    },
)
