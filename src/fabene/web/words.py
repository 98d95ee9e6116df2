"""The names on screen of what the rooms know by a key: categories, what food contains, ways, reasons, destinations."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from fabene.collecting.values import CancelReason, DayState, LateWhy, Place, Reason, SourceKind, Way, ZeroReason
from fabene.core.food import COUNTED, DateKind
from fabene.core.owners import OwnerKind
from fabene.people.values import Role
from fabene.web import formats

CATEGORY: Mapping[str, Promise] = {
    "fruit": _("Frutta"),
    "vegetables": _("Verdura"),
    "roots": _("Patate, carote, cipolle"),
    "bread": _("Pane"),
    "pastry": _("Dolci e focacce"),
    "dairy": _("Latte e yogurt"),
    "cheese": _("Formaggi"),
    "eggs": _("Uova"),
    "meat": _("Carne"),
    "cured_meat": _("Salumi"),
    "fish": _("Pesce"),
    "dry_goods": _("Pasta, riso, farina"),
    "pulses": _("Legumi"),
    "preserves": _("Conserve"),
    "ready_meals": _("Piatti pronti"),
    "meals": _("Pasti"),
    "jars": _("Vasetti"),
    "baby": _("Pannolini e cose per bimbi"),
    "school": _("Kit per la scuola"),
    "hygiene": _("Igiene"),
}

ATTRIBUTE: Mapping[str, Promise] = {
    "gluten": _("glutine"),
    "crustaceans": _("crostacei"),
    "eggs": _("uova"),
    "fish": _("pesce"),
    "peanuts": _("arachidi"),
    "soy": _("soia"),
    "milk": _("latte"),
    "nuts": _("frutta a guscio"),
    "celery": _("sedano"),
    "mustard": _("senape"),
    "sesame": _("sesamo"),
    "sulphites": _("solfiti"),
    "lupin": _("lupini"),
    "molluscs": _("molluschi"),
    "pork": _("maiale"),
    "beef": _("manzo"),
    "meat": _("carne"),
    "alcohol": _("alcol"),
    "animal": _("origine animale"),
}

WAY: Mapping[Way, Promise] = {
    Way.AT_STALL: _("pesato al banco"),
    Way.HUB_BY_CRATES: _("a cassette, pesato all’hub"),
    Way.DAY_TOTAL: _("un totale per la giornata"),
}

WAY_EXPLAINED: Mapping[Way, Promise] = {
    Way.AT_STALL: _("Si pesa ogni dono al banco. È il modo più preciso."),
    Way.HUB_BY_CRATES: _(
        "Al mercato si contano le cassette di ogni banco; l’hub pesa tutto insieme e il peso si divide per cassette."
    ),
    Way.DAY_TOTAL: _("Si scrive un peso solo per tutta la categoria, senza sapere da quale banco viene."),
}

SOURCE: Mapping[SourceKind, Promise] = {
    SourceKind.STALL: _("banco"),
    SourceKind.DONOR: _("altri donatori"),
    SourceKind.SHOPPER: _("chi fa la spesa"),
    SourceKind.UNKNOWN: _("banchi non segnati"),
}

PLACE: Mapping[Place, Promise] = {Place.STAND: _("al banchetto"), Place.HUB: _("all’hub")}

REASON: Mapping[Reason, Promise] = {
    Reason.SPOILED: _("è andato a male"),
    Reason.BROKEN: _("si è rotto o aperto"),
    Reason.PAST_DATE: _("la data è passata"),
    Reason.TEMPERATURE: _("è stato troppo al caldo"),
    Reason.UNFIT: _("non si può dare per altro"),
}

ZERO_REASON: Mapping[ZeroReason, Promise] = {
    ZeroReason.NOTHING_LEFT: _("hanno venduto tutto"),
    ZeroReason.STALL_ABSENT: _("il banco non c’era"),
    ZeroReason.BAD_WEATHER: _("brutto tempo"),
    ZeroReason.MARKET_OFF: _("il mercato non si è tenuto"),
    ZeroReason.NO_VOLUNTEERS: _("mancavano i volontari"),
    ZeroReason.NO_TRANSPORT: _("mancava il trasporto"),
    ZeroReason.OTHER: _("altro"),
}

LATE_WHY: Mapping[LateWhy, Promise] = {
    LateWhy.GIFT: _("un dono dimenticato"),
    LateWhy.WEIGHT: _("un numero sbagliato"),
    LateWhy.DISCARD: _("uno scarto dimenticato"),
    LateWhy.HANDOVER: _("una borsa consegnata e non segnata"),
    LateWhy.PASSING: _("cibo andato altrove e non segnato"),
    LateWhy.OTHER: _("un altro motivo"),
}

DATE_KIND: Mapping[DateKind, Promise] = {
    DateKind.USE_BY: _("Scadenza: da consumarsi entro"),
    DateKind.BEST_BEFORE: _("TMC: preferibilmente entro"),
    DateKind.NONE: _("Nessuna data: è sfuso"),
}

STATE: Mapping[DayState, Promise] = {
    DayState.OPEN: _("aperta"),
    DayState.CLOSED: _("chiusa"),
    DayState.CANCELLED: _("annullata"),
}

CANCEL_REASON: Mapping[CancelReason, Promise] = {
    CancelReason.WEATHER: _("il tempo"),
    CancelReason.STRIKE: _("uno sciopero"),
    CancelReason.HOLIDAY: _("una festa"),
    CancelReason.STAND_CLOSED: _("il banchetto non può aprire"),
    CancelReason.OTHER: _("altro"),
}

DESTINATION: Mapping[OwnerKind, Promise] = {
    OwnerKind.EMPORIO: _("emporio solidale"),
    OwnerKind.OPEN_TABLE: _("tavola aperta"),
    OwnerKind.KITCHEN: _("cucina"),
    OwnerKind.ANIMALS: _("animali"),
    OwnerKind.COMPOST: _("compost"),
}

ROLE: Mapping[Role, Promise] = {
    Role.PROGRAMME: _("ufficio di programma"),
    Role.COORDINATOR: _("coordinamento"),
    Role.STAND: _("banchetto"),
    Role.HUB: _("hub"),
    Role.RIDER: _("consegne a casa"),
    Role.CASEWORKER: _("chi segue le famiglie"),
    Role.TRADER: _("commerciante"),
    Role.ORGANISATION: _("organizzazione"),
    Role.MUNICIPALITY: _("Comune"),
    Role.SCHOOL: _("scuola"),
    Role.JURY: _("giuria"),
    Role.EVALUATOR: _("valutazione"),
}


def category(key: str) -> str:
    """Return the name of a category of food."""
    return str(CATEGORY[key])


def measured(amount: int, key: str) -> str:
    """Return an amount of a category in its own measure, with its unit: “5 kg”, “12 pezzi”."""
    return formats.pieces(amount) if key in COUNTED else formats.weight(amount)


def attributes(keys: Iterable[str]) -> str:
    """Return what food contains, in alphabetical order, with commas: “glutine, latte”; empty for nothing."""
    return ", ".join(sorted(str(ATTRIBUTE[key]) for key in keys))


RULE: Mapping[str, Promise] = {
    "scale": _("Come contano le persone"),
    "child_weight_millis": _("Quanto conta un bambino rispetto a un adulto"),
    "half_life_days": _("In quanto tempo quello già ricevuto conta la metà"),
    "cap_grams_per_head": _("Il massimo a persona in una giornata"),
    "least_share_percent": _("La parte minima della giornata per chi viene"),
    "destinations": _("Dove va quello che avanza, in ordine"),
    "weighing_way": _("Come si sa quanto pesa il cibo"),
    "newcomers": _("Da dove parte una famiglia nuova"),
}

RULE_SOURCE: Mapping[str, Promise] = {
    "law": _("lo dice la legge"),
    "default": _("vale finché la rete non decide altro"),
    "decision": _("lo ha deciso la rete"),
}

RULE_OPTION: Mapping[str, Promise] = {
    "per_head": _("tutte allo stesso modo"),
    "child": _("i bambini meno degli adulti"),
    "oecd": _("scala OCSE modificata"),
    "isee": _("scala di equivalenza ISEE"),
    "median": _("dal livello di mezzo delle altre"),
    "lowest": _("dal livello più basso delle altre"),
    **{way.value: said for way, said in WAY.items()},
    **{kind.value: said for kind, said in DESTINATION.items()},
}

MILLIS = 1000


def rule_words(key: str, value: str | int | None) -> str:
    """Return the value of a rule of the charter as it is said, with its unit; a list comes as words with commas."""
    if value is None:
        return gettext("nessun limite")
    if isinstance(value, str):
        return ", ".join(str(RULE_OPTION[word]) for word in value.split(", "))
    if key.endswith("_millis"):
        return number_format(Decimal(value) / MILLIS, use_l10n=True)
    if "_grams" in key:
        return formats.weight(value)
    if key.endswith("_percent"):
        return f"{formats.count(value)} %"
    return _days(value)


def _days(number: int) -> str:
    if not number:
        return gettext("mai: conta sempre tutto")
    return ngettext("%(number)s giorno", "%(number)s giorni", number) % {"number": formats.count(number)}


def unexplained(grams: int) -> str:
    """Return what nobody can explain, as the picture calls it: “3 kg non spiegati”, “3 kg trovati in più”."""
    said = {"weight": formats.weight(abs(grams))}
    return gettext("%(weight)s trovati in più") % said if grams < 0 else gettext("%(weight)s non spiegati") % said
