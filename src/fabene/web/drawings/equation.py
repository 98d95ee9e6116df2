"""The one equation as a flow picture: what came in, what became of it, to the gram."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fabene.core.equation import Equation
from fabene.web.drawings.flow import Flow, Link, Node, flow
from fabene.web.drawings.tones import Tone

MIDDLE = "all"
COMING = {
    "collected_grams": (_("Raccolto"), Tone.APPLE),
    "made_grams": (_("Cucinato"), Tone.EARTH),
    "received_grams": (_("Da altre reti"), Tone.SKY),
}
GOING = {
    "given_grams": (_("Famiglie"), Tone.LEAF),
    "passed_on_grams": (_("Altre tavole"), Tone.SKY),
    "sent_grams": (_("Ad altre reti"), Tone.SKY),
    "used_grams": (_("In cucina"), Tone.EARTH),
    "stock_grams": (_("Ancora qui"), Tone.SUN),
    "discarded_grams": (_("Scartato"), Tone.WOOD),
    "shrinkage_grams": (_("Calo di peso"), Tone.STONE),
    "unexplained_grams": (_("Non spiegato"), Tone.STONE),
}


def equation_flow(title: str, sentence: str, *, equation: Equation) -> Flow:
    """Return the picture of an equation. A term below zero (a scale that found more) is drawn on the other side."""
    nodes = [Node(key=MIDDLE, label=gettext("In tutto"), column=1, tone=Tone.SUN)]
    links: list[Link] = []
    for terms, coming in ((COMING, True), (GOING, False)):
        for key, (label, tone) in terms.items():
            grams = getattr(equation, key)
            from_left = coming == (grams >= 0)
            nodes.append(Node(key=key, label=str(label), column=0 if from_left else 2, tone=tone))
            links.append(_link(key, grams=abs(grams), from_left=from_left))
    return flow(title, sentence, nodes=nodes, links=links)


def _link(key: str, *, grams: int, from_left: bool) -> Link:
    source, target = (key, MIDDLE) if from_left else (MIDDLE, key)
    return Link(source=source, target=target, grams=grams)
