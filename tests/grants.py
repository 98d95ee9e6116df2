"""Grants of the small world: five leads, five grants of 30,000 EUR, as the programme awarded them."""

from datetime import date
from uuid import UUID

from fabene.lib.stamps import Stamp, stamp_now
from fabene.people import services as people
from fabene.people.selectors import organisations
from fabene.people.values import OrganisationKind
from fabene.programme.grants import services
from fabene.programme.grants.values import (
    Act,
    CostKind,
    GrantDraft,
    GrantView,
    InstalmentDraft,
    LineDraft,
    PaperDraft,
)
from tests.world import at, key

CUP = "C19J21037420006"
PROGRAMME = key("programme", "top metro fa bene")
THIRTY_THOUSAND = 3_000_000
ACT = Act(date=date(2020, 12, 10), number="DD 4711/2020")
AWARDED, PUBLISHED, PAID = date(2020, 12, 15), date(2020, 12, 16), date(2021, 2, 1)
STARTS, ENDS, LATER = date(2021, 2, 1), date(2021, 12, 31), date(2022, 3, 1)
LEADS = ("vol-to", "gruppo-arco", "exeat", "educazione-progetto", "l-elica")
SUPPLIER = "01533030480"  # a number whose check digit is right
LINES = (
    LineDraft(cost_kind=CostKind.STAFF, title="Personale", amount_cents=1_200_000),
    LineDraft(cost_kind=CostKind.EQUIPMENT, title="Attrezzature", amount_cents=1_500_000),
    LineDraft(cost_kind=CostKind.OVERHEADS, title="Spese generali", amount_cents=300_000),
)
INSTALMENTS = (
    InstalmentDraft(title="Anticipo", amount_cents=1_500_000, due_on=PAID, conditions="Avvio delle attività"),
    InstalmentDraft(title="Saldo", amount_cents=1_500_000, conditions="Rendiconto accolto"),
)


def on(day: date, *, who: str = "olga") -> Stamp:
    """Return the stamp of what ``who`` does at noon of a day."""
    return stamp_now(key("user", who), at(12, day=day))


def build_body(slug: str, *, kind: OrganisationKind = OrganisationKind.THIRD_SECTOR) -> UUID:
    """Build an organisation, unless the world has it, and return its identity."""
    if key("organisation", slug) in {body.id for body in organisations()}:
        return key("organisation", slug)
    body = people.create_organisation(id=key("organisation", slug), name=slug, kind=kind, stamp=on(AWARDED))
    return body.id


def draft(recipient: UUID, **changes: object) -> GrantDraft:
    """Return the draft of a grant of 30,000 EUR to an organisation, ready to be awarded but for ``changes``."""
    cells: dict[str, object] = {
        "programme": PROGRAMME,
        "recipient": recipient,
        "title": "Il mercato che nutre",
        "amount_cents": THIRTY_THOUSAND,
        "cup": CUP,
        "act": ACT,
        "rule": "Call for proposals 30 ottobre - 13 novembre 2020",
        "office": "Ufficio sviluppo locale",
        "official": "Dirigente dell'ufficio",
        "way_chosen": "Graduatoria della giuria",
        "starts": STARTS,
        "ends": ENDS,
        "lines": LINES,
        "instalments": INSTALMENTS,
    }
    return GrantDraft(**(cells | changes))  # type: ignore[arg-type]  # the cells of a draft, by name


def build_grant(slug: str, *, published: bool = True) -> GrantView:
    """Award 30,000 EUR to the organisation ``slug`` (built when it is not there), and publish it."""
    body = build_body(slug)
    id = key("grant", slug)
    view = services.award(id=id, grant=draft(body, title=f"Progetto di {slug}"), stamp=on(AWARDED))
    if published:
        view = services.publish(id=key("published", slug), grant=id, on=PUBLISHED, stamp=on(PUBLISHED))
    return view


def build_five() -> tuple[GrantView, ...]:
    """Award the five grants of the story."""
    return tuple(build_grant(lead) for lead in LEADS)


def invoice(number: str = "12/2021", *, total_cents: int = 122_000, **changes: object) -> PaperDraft:
    """Return an invoice whose VAT is a cost: 1,000 EUR and VAT at 22%, unless told otherwise."""
    cells: dict[str, object] = {
        "supplier_tax_code": SUPPLIER,
        "supplier": "Frigo di prova srl",
        "number": number,
        "on": date(2021, 4, 1),
        "total_cents": total_cents,
        "vat_cents": 22_000,
        "vat_recoverable": False,
        "paid_on": date(2021, 4, 20),
    }
    return PaperDraft(**(cells | changes))  # type: ignore[arg-type]  # the cells of a paper, by name
