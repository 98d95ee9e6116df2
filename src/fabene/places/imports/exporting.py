"""Points and donors as tables with the columns of their import."""

from collections.abc import Container
from datetime import time
from uuid import UUID

from fabene.lib.workbooks import Value
from fabene.places import selectors
from fabene.places.imports.donors import FIELDS as DONOR_FIELDS
from fabene.places.imports.points import FIELDS as POINT_FIELDS
from fabene.places.imports.words import CATEGORIES, GIVER_KINDS, POINT_KINDS, WEEKDAYS, word_of, words_of

Table = list[list[Value]]


def points_table(network: UUID) -> Table:
    """Return the points of a network with their hours: the head first, then a row for each weekday."""
    rows: Table = [[field.words[0] for field in POINT_FIELDS]]
    for point in selectors.markets(network):
        exact = not point.position.approximate
        for one in point.hours:
            hours = one.hours
            rows.append([
                *(point.name, point.municipality.istat_code, point.place, word_of(point.kind, POINT_KINDS)),
                word_of(str(hours.weekday), WEEKDAYS),
                *(_clock(hours.opens), _clock(hours.closes), _clock(hours.collection_at)),
                *((str(point.position.latitude), str(point.position.longitude)) if exact else ("", "")),
                *(hours.valid_from.isoformat(), hours.valid_until.isoformat() if hours.valid_until else ""),
                *(hours.note, hours.source),
            ])  # fmt: skip
    return rows


def donors_table(network: UUID, *, only: Container[UUID] | None = None) -> Table:
    """Return the stalls and the other donors of a network, or ``only`` some of them: the head first."""
    rows: Table = [[field.words[0] for field in DONOR_FIELDS]]
    for point in selectors.markets(network):
        rows += [
            [
                *(stall.label, word_of("stall", GIVER_KINDS), point.name, "", stall.trader),
                *(words_of(stall.sells, CATEGORIES), "", _yes(stall.gives)),
            ]
            for stall in selectors.stalls_of(point.id)
            if only is None or stall.id in only
        ]
    rows += [
        [
            *(donor.name, word_of(donor.kind, GIVER_KINDS), "", donor.place, donor.trader),
            *(words_of(donor.sells, CATEGORIES), words_of(map(str, donor.weekdays), WEEKDAYS), _yes(donor.gives)),
        ]
        for donor in selectors.donors_of(network)
        if only is None or donor.id in only
    ]
    return rows


def _clock(moment: time | None) -> str:
    return f"{moment:%H:%M}" if moment else ""


def _yes(said: bool) -> str:  # noqa: FBT001 - a word for a truth
    return "sì" if said else "no"
