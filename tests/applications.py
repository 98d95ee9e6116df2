"""Applications to the calls of ``tests/calls.py``, built as people make them: written, checked, sent.

Nobody of the small world needs to be built: whoever writes is made here, by first name.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from stdnum import luhn

from fabene.core.errors import NotFoundError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp, stamp_now
from fabene.people import selectors as people
from fabene.places import selectors as known
from fabene.places import services as places
from fabene.programme.applications import services
from fabene.programme.applications.values import (
    ANSWER,
    TITLE,
    ApplicationView,
    Budget,
    BudgetRow,
    PartDraft,
    Source,
)
from fabene.programme.calls.values import ApplicantKind, CallView
from tests.calls import OPENS
from tests.lib.papers import PDF
from tests.world import BEFORE, at, build_user, key, position

TOWNS = {"001090": "Collegno", "001120": "Grugliasco", "001156": "Moncalieri", "001219": "Rivoli", "001292": "Venaria"}
NOON = at(12, day=OPENS.replace(day=20))


def tax_code(number: int) -> str:
    """Return a tax code that checks, of a body that is nobody."""
    body = f"9{number:09d}"
    return body + luhn.calc_check_digit(body)


def by(name: str, moment: datetime = NOON) -> Stamp:
    """Return the stamp of what somebody does while the story's call is open."""
    return stamp_now(key("user", name), moment)


def build_towns(codes: Iterable[str] = TOWNS) -> None:
    """Build the municipalities of the programme that are not there yet."""
    there = {one.istat_code for one in known.municipalities()}
    for code in sorted(set(codes) - there):
        places.create_municipality(
            istat_code=code, name=TOWNS[code], province="Torino", position=position("45.07", "7.57"), stamp=BEFORE
        )


def build_writer(name: str) -> None:
    """Build somebody who may sign in, unless they are there."""
    try:
        people.user(key("user", name))
    except NotFoundError:
        build_user(name)


def row(total: int, *, kind: str = "", asked: int | None = None, own: int = 0, text: str = "Cassette") -> BudgetRow:
    """Return a cost; unless told, all of it is asked of the call."""
    paid = {Source.CALL: total if asked is None else asked, Source.OWN: own}
    shares = tuple((source, cents) for source, cents in paid.items() if cents)
    return BudgetRow(cost_kind=kind, text=text, total_cents=total, shares_cents=shares)


def build_draft(
    call: CallView,
    name: str = "idea",
    *,
    who: str = "nino",
    municipalities: tuple[str, ...] = ("001120",),
    bodies: tuple[int, ...] = (1,),
    kind: ApplicantKind = ApplicantKind.ORGANISATION,
    asked_cents: int = 3_000_000,
    moment: datetime = NOON,
) -> UUID:
    """Build a whole draft called ``name`` with what its call asks, ready to be sent; return its identity.

    ``bodies`` are numbers: the same number is the same body, by its tax code. The first one leads.
    """
    build_towns(municipalities)
    build_writer(who)
    id, does = key("application", call.slug, name), by(who, moment)
    services.start(id=id, call=call.id, stamp=does)
    texts = {TITLE: f"Idea {name}", **{f"{ANSWER}{each.key}": f"Risposta di {name}" for each in call.questions}}
    for field, text in texts.items():
        services.save_field(id=derived(id, field), application=id, key=field, text=text, seen=0, stamp=does)
    services.place(id=derived(id, "places"), application=id, municipalities=municipalities, seen=0, stamp=does)
    for number in bodies:
        part = PartDraft(name=f"Ente di prova {number}", kind=kind, tax_code=tax_code(number))
        services.add_part(id=derived(id, "body", number), application=id, part=part, stamp=does)
    costs = call.cost_kinds[0].key if call.cost_kinds else ""
    budget = Budget(rows=(row(asked_cents, kind=costs),), declared_cents=asked_cents)
    services.set_budget(id=derived(id, "budget"), application=id, budget=budget, seen=0, stamp=does)
    for wanted in call.required_documents:
        if wanted.required:
            services.attach(
                id=derived(id, "file", wanted.key),
                application=id,
                key=wanted.key,
                title="",
                content=PDF + name.encode(),
                stamp=does,
            )
    return id


def build_sent(
    call: CallView,
    name: str = "idea",
    *,
    who: str = "nino",
    municipalities: tuple[str, ...] = ("001120",),
    bodies: tuple[int, ...] = (1,),
    kind: ApplicantKind = ApplicantKind.ORGANISATION,
    asked_cents: int = 3_000_000,
    moment: datetime = NOON,
) -> ApplicationView:
    """Build an application and send it at ``moment`` (by default while the story's call is open)."""
    id = build_draft(
        call,
        name,
        who=who,
        municipalities=municipalities,
        bodies=bodies,
        kind=kind,
        asked_cents=asked_cents,
        moment=moment,
    )
    return services.send(id=derived(id, "sent"), application=id, stamp=by(who, moment))
