"""The figures of a closing dossier, read where they are: the ledger, grants, what was published. None is typed here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from fabene.collecting import selectors as collecting
from fabene.people.values import NetworkView
from fabene.programme.frame import selectors as frame
from fabene.programme.frame.values import ProgrammeView, ProjectView, ResultView
from fabene.programme.grants import selectors as grants
from fabene.web import formats


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure in words; empty ``said`` when nobody knows it. ``source`` says where it is read."""

    label: str
    said: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a network in a programme without anybody writing it in the dossier."""

    projects: tuple[ProjectView, ...]
    results: tuple[ResultView, ...]
    food: tuple[Figure, ...]
    money: tuple[Figure, ...]


def facts_of(network: NetworkView, *, programme: ProgrammeView) -> Facts:
    """Return what is known of a network in a programme."""
    projects = tuple(one for one in frame.projects(programme.id) if network.id in one.networks)
    return Facts(
        projects=projects,
        results=frame.results(*(one.id for one in projects)) if projects else (),
        food=tuple(_food(network, programme=programme)),
        money=tuple(_money(programme, projects=projects)),
    )


def _food(network: NetworkView, *, programme: ProgrammeView) -> Iterator[Figure]:
    sums = collecting.sums_of_network(network.id, since=programme.starts, until=programme.ends)
    found = sums.grams
    source = _("Dal registro, simulato in questa dimostrazione") if settings.DEMO else _("Dal registro")
    known = bool(found.collected_grams)
    grams = (
        (_("Cibo raccolto"), found.collected_grams),
        (_("Dato alle famiglie"), found.given_grams),
        (_("Passato a mense, empori, tavole aperte"), found.passed_on_grams - sums.uneaten_grams),
        (_("Ad animali e compost"), sums.uneaten_grams),
    )
    for label, value in grams:
        yield Figure(label=label, said=formats.weight(value) if known else "", source=source if known else "")


def _money(programme: ProgrammeView, *, projects: Sequence[ProjectView]) -> Iterator[Figure]:
    ids = frozenset(one.id for one in projects)
    awarded = [one for one in grants.grants(programme.id) if one.project in ids and one.published_on]
    accounts = grants.accounts_of(awarded).values()
    shared = any(len(one.networks) > 1 for one in projects)
    source = _("Dai contributi; un progetto di più reti conta intero in ognuna") if shared else _("Dai contributi")
    promised, paid = sum(one.amount_cents for one in awarded), sum(account.paid_cents for account in accounts)
    spent = sum(account.spent_cents for account in accounts)
    beside = sum(account.cofinancing_planned_cents for account in accounts)
    raised = sum(one.raised_cents or 0 for one in grants.campaigns(programme.id) if one.project in ids)
    yield _euros(_("Contributo concesso"), promised, source=source)
    yield _euros(_("Pagato"), paid, source=source)
    yield _euros(_("Speso e accettato"), spent, source=source)
    yield _euros(_("Cofinanziamento previsto"), beside, source=source)
    yield _euros(_("Raccolto con il crowdfunding"), raised, source=source)


def _euros(label: str, cents: int, *, source: str) -> Figure:
    return Figure(label=label, said=formats.euros(cents) if cents else "", source=source if cents else "")
