"""What the week holds for who looks after people's data: a family that asks, a breach, times that wait for a name."""

from collections.abc import Mapping

from fabene.households import selectors as households
from fabene.privacy import services
from fabene.privacy.services.breaching import Told
from fabene.privacy.values import About, Harm, Right
from tests.families import family
from tests.world import SATURDAY, at, key, stamp

FORMS: Mapping[str, Mapping[str, object]] = {
    "privacy:time": {"amount": 9},
    "privacy:basis": {"text": "compito di interesse pubblico"},
    "privacy:confirm": {"name": "Olga Ferro", "office": "ufficio del programma"},
    "privacy:ask": {"right": "correction", "asked_on": SATURDAY.isoformat(), "note": "quante persone sono"},
    "privacy:request": {"outcome": "done"},
    "privacy:breach_new": {
        "known_at": "2021-05-12T09:00",
        "harm": "lost",
        "what": "un elenco di codici è rimasto al banchetto",
        "whom": "le famiglie del sabato",
    },
    "privacy:breach": {"step": "measure", "text": "l’elenco è stato ritrovato e distrutto"},
}


def ask_and_report(number: int) -> None:
    """Have a family ask for its copy and to be forgotten, and Olga write a breach down."""
    for right in (Right.ACCESS, Right.ERASURE):
        services.ask(
            id=key("asked", right.value),
            about=About.HOUSEHOLD,
            right=right,
            subject=family(number),
            asked_on=SATURDAY,
            stamp=stamp(18, who="cesare"),
        )
    told = Told(
        known_at=at(17),
        harm=Harm.SEEN,
        what="un foglio con dei codici è stato fotografato",
        whom="le famiglie del sabato",
        people=None,
        risk="",
    )
    services.report_breach(id=key("breach"), told=told, stamp=stamp(18, who="olga"))


def parts(name: str) -> dict[str, object]:
    """Return what the address of a page about people's data speaks of."""
    if not name.startswith("privacy:"):
        return {}
    return {
        "kind": "households",
        "treatment": "food",
        "what": "retention",
        "asked": key("asked", "access" if name == "privacy:copy" else "erasure"),
        "breach": key("breach"),
        "paper": "informativa-segnalazione" if name == "privacy:network_paper" else "registro",
    }


def posted(name: str, *, number: int) -> dict[str, object]:
    """Return what the form of such a page is sent with."""
    said = dict(FORMS.get(name, {}))
    if name in {"privacy:ask", "privacy:erase"}:
        home = households.household(id=family(number), on=SATURDAY)
        said |= {"network": home.network, "code": home.code}
    return said
