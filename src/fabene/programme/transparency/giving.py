"""The same grants in the 360Giving Data Standard 1.4 (https://standard.threesixtygiving.org/, CC-BY-4.0).

A package is pure data: it is made of lines that were published already, so no person can be in it. Required of a grant:
id, title, description, currency, amountAwarded, awardDate, fundingOrganization and recipientOrganization (a
recipientIndividual is never written). Where a grant was taken from a published page that does not name its act, the day
on which it was made public stands for the award date, and the description says so: the standard takes such a day.
Organisations are named by the list ``IT-CF`` of org-id.guide where their tax
code is public, else by an identity of ours.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from fabene.programme.transparency.values import Beneficiary, SubsidyLine

VERSION = "1.4"
PREFIX = "fabene"
CURRENCY = "EUR"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
CENTS = 100
BY_PUBLICATION = "La data dell’atto non è nota: quella scritta è del giorno in cui il contributo è stato reso pubblico."


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What the face knows and a line does not: names, places and addresses.

    ``programmes`` are code and title by identity, ``places`` the towns of a project, ``source`` and ``download`` where
    the table and this package stand; ``publisher`` is the body whose site this is, and the funder where none is named.
    """

    publisher: str
    website: str
    download: str
    programmes: Mapping[UUID, tuple[str, str]]
    places: Mapping[UUID, tuple[str, ...]]
    source: str


def package(lines: Iterable[SubsidyLine], *, around: Around, issued: date) -> dict[str, Any]:
    """Return the package of these lines; one of which no day is known is left out, since a date would be invented."""
    dated = ((line, awarded_on(line)) for line in lines)
    return {
        "version": VERSION,
        "title": f"360Giving: {around.publisher}",
        "issued": issued.isoformat(),
        "license": LICENCE,
        "downloadURL": around.download,
        "publisher": {"name": around.publisher, **({"website": around.website} if around.website else {})},
        "grants": [_grant(line, around=around, awarded=on) for line, on in dated if on],
    }


def awarded_on(line: SubsidyLine) -> date | None:
    """Return the day of the act, else that on which a published page made the grant public; None where neither is."""
    return line.act.date or (line.published_on if line.published_in else None)


def left_out(lines: Iterable[SubsidyLine]) -> int:
    """Return how many of these lines a package leaves out."""
    return sum(1 for line in lines if awarded_on(line) is None)


def by_publication(lines: Iterable[SubsidyLine]) -> int:
    """Return how many of these lines stand in a package under the day on which they were made public."""
    return sum(1 for line in lines if line.act.date is None and awarded_on(line) is not None)


def _grant(line: SubsidyLine, *, around: Around, awarded: date) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": f"{PREFIX}-{line.grant}",
        "title": line.title,
        "description": " ".join(_told(line)),
        "currency": CURRENCY,
        "amountAwarded": _amount(line.amount_cents),
        "awardDate": awarded.isoformat(),
        "plannedDates": [{"startDate": line.starts, "endDate": line.ends}],
        "fundingOrganization": [_organisation(line.funder) if line.funder else _owner(around)],
        "recipientOrganization": [_organisation(line.beneficiary)],
        "dataSource": around.source,
    }
    if line.programme in around.programmes:
        code, title = around.programmes[line.programme]
        told["grantProgramme"] = [{"code": code, "title": title}]
    if line.project and line.project in around.places:
        told["beneficiaryLocation"] = [{"name": name, "countryCode": "IT"} for name in around.places[line.project]]
    if line.cup:
        told["classifications"] = [{"vocabulary": "CUP", "code": line.cup, "title": "Codice unico di progetto"}]
    return told


def _told(line: SubsidyLine) -> Iterable[str]:
    yield f"{line.title.rstrip('.')}."
    if line.way_chosen:
        yield f"{line.way_chosen.rstrip('.')}."
    if line.act.date is None:
        yield BY_PUBLICATION


def _amount(cents: int) -> float | int:
    """Return a sum in euros, whole where it is: JSON has one kind of number, and this is for reading only."""
    return cents // CENTS if cents % CENTS == 0 else round(cents / CENTS, 2)


def _organisation(body: Beneficiary) -> dict[str, str]:
    return {"id": f"IT-CF-{body.tax_code}" if body.tax_code else f"{PREFIX}-org-{body.id}", "name": body.name}


def _owner(around: Around) -> dict[str, str]:
    return {"id": f"{PREFIX}-org-owner", "name": around.publisher}
