"""The one equation as a flow picture: what came in, what became of it, to the gram."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fabene.core.equation import Equation
from fabene.web.drawings.flow import Flow, Link, Node, flow
from fabene.web.drawings.tones import Tone

MIDDLE = "all"
UNEATEN = "uneaten_grams"
COMING = {
    "collected_grams": (_("Raccolto"), Tone.APPLE),
    "made_grams": (_("Cucinato"), Tone.EARTH),
    "received_grams": (_("Da altre reti"), Tone.SKY),
}
GOING = {
    "given_grams": (_("Famiglie"), Tone.LEAF),
    "passed_on_grams": (_("Altre tavole"), Tone.SKY),
    UNEATEN: (_("Animali e compost"), Tone.WOOD),
    "sent_grams": (_("Ad altre reti"), Tone.APPLE),
    "used_grams": (_("In cucina"), Tone.EARTH),
    "stock_grams": (_("Ancora qui"), Tone.SUN),
    "discarded_grams": (_("Scartato"), Tone.WOOD),
    "shrinkage_grams": (_("Calo di peso"), Tone.STONE),
    "unexplained_grams": (_("Non spiegato"), Tone.STONE),
}

WHOLE = {
    key: (_("Passato ad altri") if key == "passed_on_grams" else label, tone)
    for key, (label, tone) in GOING.items()
    if key != UNEATEN
}
"""The same terms where what was passed on is one: tables, animals and compost together."""


def equation_flow(title: str, sentence: str, *, equation: Equation, uneaten_grams: int = 0) -> Flow:
    """Return the picture of an equation. A term below zero (a scale that found more) is drawn on the other side.

    ``uneaten_grams`` of what was passed on went to animals and compost: they are no table.
    """
    known = equation.as_dict() | {UNEATEN: uneaten_grams}
    known["passed_on_grams"] -= uneaten_grams
    nodes = [Node(key=MIDDLE, label=gettext("In tutto"), column=1, tone=Tone.SUN)]
    links: list[Link] = []
    for terms, coming in ((COMING, True), (GOING, False)):
        for key, (label, tone) in terms.items():
            grams = known[key]
            from_left = coming == (grams >= 0)
            nodes.append(Node(key=key, label=str(label), column=0 if from_left else 2, tone=tone))
            links.append(_link(key, grams=abs(grams), from_left=from_left))
    return flow(title, sentence, nodes=nodes, links=links)


def _link(key: str, *, grams: int, from_left: bool) -> Link:
    source, target = (key, MIDDLE) if from_left else (MIDDLE, key)
    return Link(source=source, target=target, grams=grams)
