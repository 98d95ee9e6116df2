"""How lots, their way and recalls are spoken of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from fabene.collecting.values import SourceKind
from fabene.core.food import category as known_category
from fabene.core.owners import OwnerKind
from fabene.core.quantities import Measure
from fabene.people import selectors as people
from fabene.people.values import NetworkView
from fabene.sharing.values import (
    Advice,
    HowTold,
    LotLine,
    Outcome,
    PartyKind,
    TracedLot,
    TracedPart,
    Whereabouts,
    WhoSaid,
)
from fabene.web import formats, words
from fabene.web.drawings.tones import Tone
from fabene.web.pages.days.givers import stall_name

WHO_SAID: Mapping[WhoSaid, Promise] = {
    WhoSaid.MINISTRY: _("Un avviso del Ministero della Salute"),
    WhoSaid.AUTHORITY: _("L’ASL o un’altra autorità"),
    WhoSaid.GIVER: _("Chi l’ha dato"),
    WhoSaid.OURSELVES: _("Ce ne siamo accorti noi"),
}
ADVICE: Mapping[Advice, Promise] = {
    Advice.DO_NOT_EAT: _("Non mangiarlo"),
    Advice.BRING_BACK: _("Non mangiarlo e riportarlo"),
    Advice.THROW_AWAY: _("Non mangiarlo e buttarlo"),
}
OUTCOME: Mapping[Outcome, Promise] = {
    Outcome.DONE: _("Fatto: quello che si è trovato è stato tolto"),
    Outcome.HARMLESS: _("Il cibo è buono: si può mangiare"),
    Outcome.MISTAKE: _("Aperto per sbaglio"),
}
HOW: Mapping[HowTold, Promise] = {
    HowTold.CALL: _("per telefono"),
    HowTold.MAIL: _("per email"),
    HowTold.MESSAGE: _("con un messaggio"),
    HowTold.IN_PERSON: _("di persona"),
}
PARTY: Mapping[PartyKind, Promise] = {
    PartyKind.GIVER: _("chi l’ha dato"),
    PartyKind.HUB: _("chi lavora all’hub"),
    PartyKind.KITCHEN: _("la cucina"),
    PartyKind.NETWORK: _("un’altra rete"),
    PartyKind.DESTINATION: _("dove è andato"),
}
WHERE: Mapping[OwnerKind, Promise] = {
    OwnerKind.STAND: _("Al banchetto"),
    OwnerKind.HUB: _("All’hub"),
    OwnerKind.KITCHEN_STORE: _("In cucina"),
    OwnerKind.IN_TRANSIT: _("In viaggio"),
    OwnerKind.BATCH: _("Cucinato"),
    OwnerKind.HOUSEHOLD: _("A casa delle famiglie"),
    OwnerKind.EMPORIO: _("All’emporio"),
    OwnerKind.OPEN_TABLE: _("Alla tavola aperta"),
    OwnerKind.KITCHEN: _("A una cucina"),
    OwnerKind.ANIMALS: _("Agli animali"),
    OwnerKind.COMPOST: _("Al compost"),
    OwnerKind.DISCARD: _("Buttato"),
    OwnerKind.SHRINKAGE: _("Calo di peso"),
    OwnerKind.UNEXPLAINED: _("Non spiegato"),
}
TONE: Mapping[OwnerKind, Tone] = {
    OwnerKind.STAND: Tone.SUN,
    OwnerKind.HUB: Tone.SKY,
    OwnerKind.KITCHEN_STORE: Tone.SKY,
    OwnerKind.IN_TRANSIT: Tone.SKY,
    OwnerKind.BATCH: Tone.EARTH,
    OwnerKind.HOUSEHOLD: Tone.LEAF,
    OwnerKind.DISCARD: Tone.STONE,
    OwnerKind.SHRINKAGE: Tone.STONE,
    OwnerKind.UNEXPLAINED: Tone.STONE,
}
ORIGIN: Mapping[str, Promise] = {"batch": _("dalla cucina"), "transfer": _("da un’altra rete")}


def giver_said(lot: TracedLot | LotLine) -> str:
    """Return who gave a lot: a stall, a donor, shoppers, or where it came from when nobody did."""
    if lot.source == SourceKind.STALL:
        return stall_name(lot.giver_name)
    if lot.source == SourceKind.DONOR:
        return lot.giver_name
    if lot.source:
        return str(words.SOURCE[SourceKind(lot.source)])
    origin = lot.origin if isinstance(lot, LotLine) else "batch" if lot.batch else "transfer"
    return str(ORIGIN[origin])


def amount(number: int, *, measure: Measure) -> str:
    """Return an amount of a lot in its own measure."""
    return formats.pieces(number) if measure == Measure.PIECES else formats.weight(number)


def part_said(part: TracedPart) -> str:
    """Return what and how much: “Frutta, 1 kg”."""
    much = formats.weight(part.grams) if part.pieces is None else formats.pieces(part.pieces)
    return f"{words.category(part.category)}, {much}"


def parts_said(parts: Iterable[TracedPart]) -> str:
    """Return all parts in a line."""
    return " · ".join(part_said(part) for part in parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """From which network one looks, and what all of them are called."""

    network: UUID
    names: Mapping[UUID, str]


def here_in(network: NetworkView) -> Here:
    """Return how things look from a network."""
    return Here(network=network.id, names={one.id: one.name for one in people.networks()})


def place_said(place: Whereabouts, *, here: Here) -> str:
    """Return where food is: what kind of place, its name, and the network when it is another."""
    kind = str(WHERE.get(place.kind, place.kind))
    name = f"{kind}: {place.name}" if place.name else kind
    if place.network == here.network:
        return name
    return said("%(place)s (%(network)s)") % {"place": name, "network": here.names.get(place.network, "")}


def weight_of(lot: TracedLot, number: int) -> int:
    """Return what so much of a lot weighs: a declared piece at a time for what is counted."""
    if lot.measure == Measure.GRAMS:
        return number
    return number * (lot.piece_grams or known_category(lot.category).pack_grams)
