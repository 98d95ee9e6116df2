"""What the week holds of what the programme publishes: a document of two versions, a change, two maps, a dossier."""

from collections.abc import Mapping
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from fabene.core.bilingual import Bilingual
from fabene.programme.change import services as change
from fabene.programme.change.values import ChangeDraft, DossierDraft, MapDraft, Tie
from fabene.programme.documents import services as documents
from fabene.programme.documents.values import DocumentKind
from fabene.programme.frame import services as frame
from fabene.programme.frame.values import Programme
from tests.pdfs import a_pdf
from tests.world import SATURDAY, Place, key, stamp

PROGRAMME = key("published programme")
DOCUMENT, CHANGE = key("published document"), key("published change")
EVENING = stamp(18, who="olga")
TOLD = {"programme": PROGRAMME, "title": "Un elenco solo", "problem": "Ogni ente teneva il suo."}
FORMS: Mapping[str, Mapping[str, object]] = {
    "documents:show": {"seen_by": "internal"},
    "documents:withdraw": {"why": "Sostituita"},
    "change:new": {**TOLD, "on": SATURDAY.isoformat()},
    "change:edit": TOLD,
    "change:move": {"status": "agreed", "on": SATURDAY.isoformat()},
    "change:draw": {"on": SATURDAY.isoformat(), "ties": "Comune | Emporio | elenco", "source": "Incontro"},
    "change:write": {"programme": PROGRAMME, "stays": "I giri al mercato"},
    "fairness:change": {
        "value": "30",
        "source_kind": "decision",
        "source": "assemblea",
        "in_force_from": SATURDAY.replace(year=2121).isoformat(),
    },
}


def publish(place: Place) -> None:
    """Have Olga publish an agreement and its extension, tell a change, draw the ecosystem twice, close the network."""
    network = place.network.id
    told = Programme(
        slug="in-pubblico",
        name=Bilingual(it="Programma in pubblico"),
        sentence=Bilingual(it="Quello che si pubblica."),
        source="questo mondo",
    )
    frame.open_programme(id=PROGRAMME, programme=told, stamp=EVENING)
    documents.publish(
        id=DOCUMENT,
        about=network,
        title=Bilingual(it="Convenzione di Grugliasco"),
        kind=DocumentKind.AGREEMENT,
        public=True,
        licence="CC-BY-4.0",
        content=a_pdf("Convenzione"),
        stamp=EVENING,
        programme=PROGRAMME,
        network=network,
    )
    documents.add_version(
        id=key("published extension"), document=DOCUMENT, content=a_pdf("Prorogata"), note="Proroga", stamp=EVENING
    )
    draft = ChangeDraft(
        programme=PROGRAMME,
        network=network,
        title=Bilingual(it="Una cabina di regia"),
        problem=Bilingual(it="Ogni ente decideva da solo."),
        parties=(key("organisation", "grugliasco"), key("organisation", "orto")),
    )
    change.open_change(id=CHANGE, change=draft, on=date(2021, 3, 1), stamp=EVENING)
    for on, second in ((date(2021, 3, 1), "Orto di tutti"), (SATURDAY, "Emporio solidale")):
        ties = (Tie(first="Comune di Grugliasco", second=second, what="progetto"),)
        drawing = MapDraft(network=network, on=on, actors=(), ties=ties, source="questo mondo")
        change.draw_map(id=key("published map", second), drawing=drawing, stamp=EVENING)
    dossier = DossierDraft(network=network, programme=PROGRAMME, stays=Bilingual(it="I giri al mercato"))
    change.write_dossier(id=key("published dossier"), dossier=dossier, stamp=EVENING)


def parts(name: str) -> dict[str, object]:
    """Return what the address of a page of what is published speaks of."""
    if not name.startswith(("documents:", "change:", "fairness:")):
        return {}
    return {"document": DOCUMENT, "number": 1, "change": CHANGE, "rule": "half_life_days"}


def posted(name: str) -> dict[str, object]:
    """Return what a form of what is published is sent with."""
    file = SimpleUploadedFile("atto.pdf", a_pdf("Un atto nuovo"))
    common: dict[str, object] = {"title": "Un atto", "seen_by": "public", "licence": "CC-BY-4.0", "file": file}
    uploads: dict[str, dict[str, object]] = {
        "documents:new": {**common, "kind": "act", "about": f"network {key('network', 'grugliasco')}"},
        "documents:add": {"file": file},
        "change:prove": common,
    }
    return uploads.get(name, dict(FORMS.get(name, {})))
