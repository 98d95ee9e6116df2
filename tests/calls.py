"""The call of the story: Top Metro Fa Bene, 2020. Its real grid is unknown, so its weights 40/30/30 are simulated.

``build_call()`` publishes it on 5 May 2020, a day before it opens, with three jurors: Cora for the Comune, Mira for the
Città Metropolitana, Sandra for S-nodi. Olga of the office writes it; she need not be built.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from fabene.core.bilingual import Bilingual
from fabene.lib.stamps import Stamp
from fabene.people import services as people
from fabene.people.values import OrganisationKind
from fabene.programme.calls import selectors, services
from fabene.programme.calls.templates import template_text
from fabene.programme.calls.values import (
    PIECES,
    ApplicantKind,
    CallText,
    CallView,
    CoDesignText,
    CoDesignView,
    Criterion,
    Question,
    RequiredDocument,
)
from tests.world import BEFORE, at, build_user, key, stamp

PROGRAMME = key("programme", "top-metro-fa-bene")
PUBLISHED, OPENS, CLOSES = date(2020, 5, 5), date(2020, 5, 6), date(2020, 6, 6)
OPENS_AT, CLOSES_AT = at(9, day=OPENS), at(23, 59, day=CLOSES)
APRIL_ENDS = date(2021, 4, 30)
# First name of a juror -> the organisation they sit for.
JURORS = {"cora": "Comune", "mira": "Città Metropolitana di Torino", "sandra": "S-nodi"}
WEIGHTS = {"inclusion": 40, "participation": 30, "vitality": 30}
TITLES = {
    "inclusion": Bilingual(it="Inclusione sociale e lavorativa", en="Social and work inclusion"),
    "participation": Bilingual(it="Partecipazione civica", en="Civic participation"),
    "vitality": Bilingual(it="Vitalità dei mercati", en="Vitality of markets"),
}


def build_call(
    slug: str = "idee-2020",
    *,
    programme: UUID = PROGRAMME,
    opens_at: datetime = OPENS_AT,
    closes_at: datetime = CLOSES_AT,
    reserved_to_call: UUID | None = None,
    jurors: dict[str, str] | None = None,
    published: bool = True,
    **changes: object,
) -> CallView:
    """Build a call and publish it the day before it opens; ``changes`` are fields of ``CallText``."""
    moments = {"opens_at": opens_at, "closes_at": closes_at, "reserved_to_call": reserved_to_call}
    text = call_text(**(moments | changes))
    day = opens_at.date().fromordinal(opens_at.date().toordinal() - 1)
    office = stamp(9, day=day, who="olga")
    id = key("call", slug)
    services.draft_call(id=id, slug=slug, programme=programme, text=text, stamp=office)
    if published:
        services.publish_call(id=key("publication", slug), call=id, stamp=office)
        for minute, (name, body) in enumerate((JURORS if jurors is None else jurors).items()):
            name_juror(id, name, organisation=body, named=stamp(10, minute, day=day, who="olga"))
    return selectors.call(id)


def call_text(**changes: object) -> CallText:
    """Return the text of the story's call, whole enough to be published."""
    said = template_text("social_call")
    fields: dict[str, object] = {name: getattr(said, name) for name in said.__dataclass_fields__}
    fields |= {
        "title": Bilingual(it="Idee per il cibo che fa bene", en="Ideas for food that does good"),
        "sentence": Bilingual(it="Un bando per idee legate al cibo e ai mercati.", en="A call for ideas about food."),
        "municipalities": ("001090", "001120"),
        "who_may": frozenset(ApplicantKind),
        "opens_at": OPENS_AT,
        "closes_at": CLOSES_AT,
        "results_by": date(2020, 12, 31),
        "criteria": tuple(Criterion(key=each, title=TITLES[each], weight=weight) for each, weight in WEIGHTS.items()),
        "questions": (
            Question(key="idea", text=Bilingual(it="Qual è l'idea?"), max_chars=3000),
            Question(key="after", text=Bilingual(it="Che cosa resta dopo?"), max_chars=500, required=False),
        ),
        "required_documents": (
            RequiredDocument(key="statute", title=Bilingual(it="Statuto")),
            RequiredDocument(key="letters", title=Bilingual(it="Lettere dei partner"), required=False),
        ),
        "total_cents": 15_000_000,
        "max_amount_cents": 3_000_000,
        "resources": Bilingual(it="Cinque contributi di 30.000 euro."),
        "official": "Chi risponde del procedimento, ruolo di prova",
        "contact": "bandi@example.org",
    }
    return CallText(**(fields | changes))  # type: ignore[arg-type]  # the fields of a text, by name


def name_juror(call: UUID, name: str, *, organisation: str, named: Stamp) -> None:
    """Name somebody to the jury of a call, for an organisation called so; both are built when they are new."""
    body = key("organisation", organisation)
    build_user(name)
    people.create_organisation(id=body, name=organisation, kind=OrganisationKind.PUBLIC_BODY, stamp=BEFORE)
    services.name_juror(
        id=key("juror", str(call), name), call=call, user=key("user", name), organisation=body, stamp=named
    )


def build_co_design(slug: str = "tavolo-del-cibo", *, closes: date = APRIL_ENDS) -> CoDesignView:
    """Build a notice of co-design, published on 31 March 2021 and open from 1 April."""
    said: dict[str, Any] = {piece: Bilingual(it=f"{piece}: quello che l'avviso dice.") for piece in PIECES}
    text = CoDesignText(
        title=Bilingual(it="Un tavolo del cibo", en="A table for food"),
        sentence=Bilingual(it="Si progetta insieme quello che un bando non saprebbe chiedere."),
        municipalities=("001120",),
        opens_at=at(9, day=date(2021, 4, 1)),
        closes_at=at(12, day=closes),
        data_protection=Bilingual(it="I dati servono solo a questo avviso."),
        official="Chi risponde del procedimento, ruolo di prova",
        contact="bandi@example.org",
        court=Bilingual(it="TAR entro 60 giorni."),
        **said,
    )
    office = stamp(9, day=date(2021, 3, 31), who="olga")
    id = key("co-design", slug)
    services.draft_co_design(id=id, slug=slug, programme=PROGRAMME, text=text, stamp=office)
    services.publish_call(id=key("publication", slug), call=id, stamp=office)
    return selectors.co_design(id)
