"""What each column of a table is called on the page, what it takes, and what stands in it in the example."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

CODE = _("Il codice della famiglia: lettere e cifre, mai un nome.")
POINT = _("Il nome del punto di raccolta. Se la rete ne ha uno solo si può lasciare vuoto.")
CATEGORY = _("Frutta, verdura, pane, latticini, carne, pesce, secco, conserve… con parole tue.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A column: its name, what it takes, and an example in Italian and in English."""

    label: Promise
    takes: Promise
    italian: str = ""
    english: str = ""

    @property
    def example(self) -> str:
        """Return the example in the language of the page."""
        return self.italian if get_language() == "it" else self.english


POINTS: Mapping[str, Described] = {
    "name": Described(
        label=_("Punto"),
        takes=_("Il nome del mercato, dell'orto o del giro."),
        italian="Mercato di via Roma",
        english="Via Roma market",
    ),
    "municipality": Described(
        label=_("Comune"), takes=_("Il nome o il codice ISTAT."), italian="001219", english="001219"
    ),
    "place": Described(label=_("Luogo"), takes=_("La via o la piazza."), italian="via Roma", english="via Roma"),
    "kind": Described(
        label=_("Tipo"),
        takes=_("Mercato, orto, aziende agricole, negozi o mensa. Vuoto: mercato."),
        italian="mercato",
        english="market",
    ),
    "weekdays": Described(
        label=_("Giorno"), takes=_("Uno o più giorni della settimana."), italian="sabato", english="saturday"
    ),
    "opens": Described(label=_("Apre"), takes=_("Un'ora, come 8:30."), italian="8:00", english="8:00"),
    "closes": Described(label=_("Chiude"), takes=_("Un'ora."), italian="13:30", english="13:30"),
    "collection": Described(label=_("Ritiro"), takes=_("A che ora si raccoglie."), italian="13:00", english="13:00"),
    "latitude": Described(label=_("Latitudine"), takes=_("In gradi, se la sai."), italian="45,0706", english="45.0706"),
    "longitude": Described(label=_("Longitudine"), takes=_("In gradi, se la sai."), italian="7,5170", english="7.5170"),
    "since": Described(
        label=_("Valido dal"),
        takes=_("Da quando vale questo orario. Vuoto: da oggi."),
        italian="01/03/2024",
        english="2024-03-01",
    ),
    "until": Described(label=_("Valido fino al"), takes=_("Fino a quando vale, se finisce.")),
    "note": Described(label=_("Note"), takes=_("Quello che serve a chi ci lavora.")),
    "source": Described(label=_("Fonte"), takes=_("Da dove viene questo orario.")),
}
DONORS: Mapping[str, Described] = {
    "name": Described(
        label=_("Donatore"), takes=_("Il numero del banco, o il nome di chi dona."), italian="12", english="12"
    ),
    "kind": Described(
        label=_("Tipo"),
        takes=_("Banco, spuntista, negozio, azienda agricola, orto, supermercato o mensa."),
        italian="banco",
        english="stall",
    ),
    "point": Described(label=_("Punto"), takes=_("Per un banco: il suo mercato."), italian="", english=""),
    "place": Described(label=_("Luogo"), takes=_("Dove sta, se non è un banco.")),
    "trader": Described(label=_("Ditta"), takes=_("Il nome di chi vende: lo vede chi lavora nella rete.")),
    "sells": Described(
        label=_("Vende"), takes=_("Una o più categorie."), italian="frutta, verdura", english="fruit, vegetables"
    ),
    "weekdays": Described(label=_("Giorni"), takes=_("Quando dona, se non è un banco.")),
    "gives": Described(label=_("Dona"), takes=_("Sì o no. Vuoto: sì."), italian="sì", english="yes"),
}
HOUSEHOLDS: Mapping[str, Described] = {
    "code": Described(label=_("Codice"), takes=CODE, italian="F12", english="F12"),
    "point": Described(label=_("Punto"), takes=POINT),
    "adults": Described(label=_("Adulti"), takes=_("Quanti."), italian="2", english="2"),
    "children": Described(label=_("Bambini"), takes=_("Quanti hanno meno di 14 anni."), italian="1", english="1"),
    "band_0": Described(label=_("0-13 anni"), takes=_("Quanti: le fasce stanno al posto di adulti e bambini.")),
    "band_14": Described(label=_("14-17 anni"), takes=_("Quanti.")),
    "band_18": Described(label=_("18-29 anni"), takes=_("Quanti.")),
    "band_30": Described(label=_("30-64 anni"), takes=_("Quanti.")),
    "band_65": Described(label=_("65 anni e oltre"), takes=_("Quanti.")),
    "excludes": Described(
        label=_("Non mangia"), takes=_("Maiale, carne, glutine, latte…"), italian="maiale", english="pork"
    ),
    "since": Described(
        label=_("Dal"), takes=_("Da quando viene. Vuoto: da oggi."), italian="01/03/2024", english="2024-03-01"
    ),
    "home": Described(label=_("A domicilio"), takes=_("Sì o no."), italian="no", english="no"),
    "name": Described(
        label=_("Nominativo"),
        takes=_("Solo se dici quale organizzazione segue le famiglie: si conserva cifrato."),
    ),
    "phone": Described(label=_("Telefono"), takes=_("Come il nominativo.")),
}
SEASON: Mapping[str, Described] = {
    "date": Described(
        label=_("Data"),
        takes=_("Il giorno della raccolta, come 12/03/2024."),
        italian="12/03/2024",
        english="2024-03-12",
    ),
    "point": Described(label=_("Punto"), takes=POINT),
    "donor": Described(
        label=_("Donatore"),
        takes=_("Un banco o un donatore che la rete conosce; «cittadini»; vuoto se non si sa."),
        italian="cittadini",
        english="shoppers",
    ),
    "category": Described(label=_("Categoria"), takes=CATEGORY, italian="frutta", english="fruit"),
    "kg": Described(
        label=_("Kg"),
        takes=_("La quantità, anche con l'unità: 12,5 oppure 800 g. Una sola tra chili, grammi e pezzi."),
        italian="12,5",
        english="12.5",
    ),
    "grams": Described(label=_("Grammi"), takes=_("La quantità in grammi.")),
    "pieces": Described(label=_("Pezzi"), takes=_("Quanti, per quello che si conta.")),
    "piece_grams": Described(label=_("Grammi a pezzo"), takes=_("Quanto pesa un pezzo, se lo sai.")),
    "destination": Described(
        label=_("Destinazione"),
        takes=_("Dove è andato: un emporio, una cucina, una tavola della rete. Vuoto: quella scelta per tutte."),
    ),
    "household": Described(
        label=_("Famiglia"),
        takes=_("Il codice di chi l'ha portato a casa, al posto della destinazione: conta nelle parti eque."),
    ),
}
DESCRIBED: Mapping[str, Mapping[str, Described]] = {
    "points": POINTS,
    "donors": DONORS,
    "households": HOUSEHOLDS,
    "season": SEASON,
}
