"""Lists of grammar: words that carry nothing, forms that no stemmer brings together, verbs of wishing.

What single words mean to an office does not stand here: editors write it as names of their documents.
"""

# Words that say nothing about a thing; neither written into the index nor asked for.
SILENT = """
aber alle allem allen aller alles als also am an ans auch auf aus bei beim bin bis bist da dabei damit dann das dass
dein deine dem den denn der des dessen deshalb die dies diese diesem diesen dieser dieses doch dort du durch ein eine
einem einen einer eines er es etwas euch euer fuer gar habe haben hab hat hatte hier ich ihm ihn ihnen ihr ihre ihrem
ihren ihrer im in ins ist ja jede jeden jeder jedes jetzt kein keine keinen keiner keinem koennen koennte kann man mein
meine meinem meinen meiner meins mich mir mit muss muessen nach nicht nix noch nun nur ob oder schon sehr sein seine
seinem seinen seiner seit sich sie sind so soll sollte sowie ueber um und uns unser unsere unserem unseren unserer unter
vom von vor war waren warum was wegen wem wen wenn wer werde werden wie wieder wir wird wo woher wohin wurde wurden
worden wuerde zu zum zur zwischen mehr bzw etc mal halt eben bisschen sonst bloss gern gerne bald dazu davon dafuer
darueber irgendein irgendeine irgendwelche n ne nen nem ner fuern aufm vorm hinterm ausm inne uff dat wat dit det olle
the and of for to in is a an on with my i how where can do
"""
# What people say around what they want. A document may hold such a word, and then it counts a little.
FILLER = """
amt behoerde bekomme bekommen besorgen bitte brauche brauchen braucht danke dringend eigentlich einfach frage fragen
geben gehe gehen geht genau gerade gibt gibts hallo helfen helfe hilfe hilft holen info infos information informationen
jahr jahre jahren komme kommen kriege kriegen lassen mach mache machen macht moechte moechten monat monate muesste
naechste naechsten naechster naechstes problem sache sachen sagen sagt schnell stelle suche suchen tag tage tagen tun
viel wann weg weiss welche welcher welches will woche wochen wollen wollte wollten zeug zustaendig
need want get help please
"""
# Particles that German parts from its verbs: "ich melde meinen Hund an".
PARTICLES = ("zurueck", "an", "ab", "um", "aus", "auf", "ein", "nach", "vor", "weg", "mit", "bei", "los", "fort", "zu")
# Strong verbs change their vowel: stems of their forms, and the stem under which they meet.
STRONG = {
    "verlor": "verlier", "verlorn": "verlier", "verloren": "verlier", "verlust": "verlier",
    "gestohl": "stehl", "gestorb": "sterb", "verstorb": "sterb", "gebor": "geburt", "gefund": "find", "fund": "find",
    "gezog": "zieh", "verzog": "verzieh", "geschloss": "schliess", "gebroch": "brech", "geschrieb": "schreib",
    "geschied": "scheid", "gesproch": "sprech", "tot": "tod",
}  # fmt: skip
# The same behind a particle: "umgezogen", "Umzug", "umziehen".
STRONG_BEHIND_PARTICLE = {
    "zog": "zieh", "zug": "zieh", "schloss": "schliess", "brach": "brech", "broch": "brech", "nomm": "nehm",
    "nahm": "nehm", "gang": "geh", "gab": "geb", "schrieb": "schreib",
}  # fmt: skip
# What somebody wants to do with a thing: the forms of these verbs and nouns are one word for the ranking.
INTENTS = {
    "=an": ("anmeld", "anzumeld"),
    "=ab": ("abmeld", "abzumeld"),
    "=um": ("ummeld", "umzumeld"),
    "=antrag": ("antrag", "bestell", "erteil", "ausstell"),
    "=verlust": ("verlier", "verlor", "verlust", "gestohl", "diebstahl", "geklaut"),
    "=aendern": ("ander", "wechsel", "umtausch", "korrektur"),
    "=laenger": ("verlang", "ablauf", "abgelauf", "erneuer"),
    "=kosten": ("kosten", "kostet", "gebuhr", "preis", "teuer", "bezahl"),
    "=termin": ("termin", "buchen", "buchung", "reservier"),
    "=melden": ("meldung", "melden", "anzeig", "beschwer", "storung"),
}
