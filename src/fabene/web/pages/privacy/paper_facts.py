"""What the papers say that the program knows: names from the data, columns from the models, roles from the rules."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from fabene.people import selectors as people
from fabene.people.rules import PERMISSIONS
from fabene.people.values import NetworkView, OrganisationView, PartnerRole, PartnerView
from fabene.places import selectors as places
from fabene.privacy import selectors
from fabene.privacy.catalogue import CATALOGUE, Data, Subject
from fabene.privacy.values import BreachNoteView, Kind, Step, Treatment, What
from fabene.web import formats
from fabene.web.pages.privacy.deciding import confirmation_of
from fabene.web.pages.privacy.paper_text import DOTTED, plain
from fabene.web.pages.privacy.words import (
    DATA,
    HARM,
    KIND,
    PURPOSE,
    SOURCE,
    STEP,
    SUBJECT,
    SUGGESTED_BASIS,
    TREATMENT,
    span,
)
from fabene.web.words import ROLE

SEEN_WITH: Mapping[Treatment, tuple[str, ...]] = {
    Treatment.FOOD: ("households.view", "households.view_own", "households.place", "sharing.view"),
    Treatment.REACHING: ("words.view", "households.reveal", "households.door"),
    Treatment.ACCOUNTS: ("people.edit", "people.invite"),
    Treatment.TRADERS: ("collecting.view",),
    Treatment.SECURITY: ("people.view_log", "people.view_readings"),
    Treatment.RIGHTS: ("privacy.manage", "privacy.request"),
    Treatment.CONTACTS: ("contacts.answer", "households.view_own"),
    Treatment.PARTICIPATION: ("gatherings.manage", "accompaniment.manage"),
}
"""Treatment → the permissions that let somebody see what it holds: the recipients inside."""


OF_FAMILIES = frozenset(
    sheet.kept for sheet in CATALOGUE.values() if sheet.kept and Subject.HOUSEHOLD in sheet.subjects
)
PART = {PartnerRole.LEAD: "capofila", PartnerRole.PARTNER: "partner"}
ALWAYS = "finché serve a rendere conto dei chili"


def frame(on: date) -> dict[str, Any]:
    """Return what every paper knows."""
    return {
        "on": formats.day(on),
        "owner": plain(settings.SITE_OWNER_NAME),
        "contact": plain(settings.SITE_CONTACT_EMAIL),
        "dots": DOTTED,
        "networks": [plain(network.name) for network in people.networks()],
        "times": times(),
        "treatments": treatments(),
        "retention": _confirmed(What.RETENTION),
        "legal_basis": _confirmed(What.LEGAL_BASIS),
    }


def of_network(network: NetworkView, *, on: date) -> dict[str, Any]:
    """Return what a paper of one network knows: who takes part, who refers, where."""
    partners = people.partners_of(network.id)
    accredited = [found for found in people.accreditations_of(network.id) if found.holds_on(on)]
    return {
        "network": plain(network.name),
        "leads": [_name(one) for one in partners if one.role == PartnerRole.LEAD],
        "partners": [{"name": _name(one), "part": PART[one.role], "project": plain(one.project)} for one in partners],
        "referring": [plain(found.organisation.name) for found in accredited],
        "markets": [plain(market.name) for market in places.markets(network.id)],
    }


def organisation(id: UUID | None) -> OrganisationView | None:
    """Return a body by its identity, None for none."""
    return next((body for body in people.organisations() if body.id == id), None)


def _name(partner: PartnerView) -> str:
    return plain(partner.organisation.name)


def times() -> list[dict[str, Any]]:
    """Return for how long every kind of record is kept."""
    return [
        {
            "name": str(KIND[rule.kind]),
            "span": span(rule),
            "source": str(SOURCE[rule.rule.source]),
            "of_families": rule.kind in OF_FAMILIES,
        }
        for rule in selectors.rules()
    ]


def treatments() -> list[dict[str, Any]]:
    """Return every treatment as the register of processing (article 30) tells it, read from the catalogue."""
    rules = {rule.kind: rule for rule in selectors.rules()}
    bases = {basis.treatment: basis.text or _suggested(basis.treatment) for basis in selectors.bases()}
    found = []
    for treatment in Treatment:
        sheets = {label: sheet for label, sheet in CATALOGUE.items() if sheet.treatment == treatment}
        kinds = sorted({sheet.kept for sheet in sheets.values() if sheet.kept}, key=list(Kind).index)
        found.append(
            {
                "name": str(TREATMENT[treatment]),
                "purpose": str(PURPOSE[treatment]),
                "basis": plain(bases[treatment]),
                "subjects": _listed(SUBJECT[one] for sheet in sheets.values() for one in sheet.subjects),
                "data": _data(held for sheet in sheets.values() for held in sheet.holds()),
                "recipients": _roles(SEEN_WITH[treatment]),
                "kept": "; ".join(f"{KIND[kind]}: {span(rules[kind])}" for kind in kinds) or ALWAYS,
                "tables": ", ".join(sorted(sheets)),
            }
        )
    return found


def _suggested(treatment: Treatment) -> str:
    """Return what the sources suggest where nobody has written a basis, said to be no more than that."""
    text = SUGGESTED_BASIS.get(treatment, "")
    return f"{text} (proposta)" if text else ""


def _data(held: Iterable[Data]) -> str:
    kinds = set(held)
    return "; ".join(str(DATA[data]) for data in Data if data in kinds)


def _roles(permissions: Iterable[str]) -> str:
    held = {role for permission in permissions for role in PERMISSIONS[permission]}
    return ", ".join(sorted(str(ROLE[role]) for role in held))


def _listed(words: Iterable[object]) -> str:
    return ", ".join(dict.fromkeys(str(word) for word in words))


def _confirmed(what: What) -> str:
    found = confirmation_of(what)
    if found is None or not found.holds:
        return ""
    return f"{plain(found.name)}, {plain(found.office)}, {formats.day(found.confirmed_at)}"


def breach_rows() -> list[dict[str, Any]]:
    """Return the log of breaches, the first one first."""
    return [
        {
            "number": one.number,
            "known_at": _when(one.known_at),
            "due_at": _when(one.due_at),
            "harm": str(HARM[one.harm]),
            "what": plain(one.what),
            "whom": plain(one.whom),
            "people": one.people if one.people is not None else DOTTED,
            "risk": plain(one.risk),
            "told": _when(told.happened_at) if (told := one.first(Step.AUTHORITY)) else DOTTED,
            "notes": [_note(note) for note in one.notes],
        }
        for one in reversed(selectors.breaches())
    ]


def _note(note: BreachNoteView) -> dict[str, str]:
    return {"when": _when(note.happened_at), "step": str(STEP[note.step]), "text": plain(note.text)}


def _when(moment: datetime) -> str:
    return f"{formats.day(moment)}, {formats.clock(moment)}"
