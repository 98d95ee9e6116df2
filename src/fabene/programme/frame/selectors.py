"""Reads of the frame of programmes. Lists leave out what is not shown; what is asked by identity is given anyway."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from fabene.core.errors import NotFoundError
from fabene.lib.files import selectors as files
from fabene.lib.files.values import FileVersion
from fabene.programme.frame import models
from fabene.programme.frame.kinds import Part
from fabene.programme.frame.rows import cells_of, table, view
from fabene.programme.frame.values import (
    ActView,
    AgreementView,
    BenefitView,
    EventView,
    ExtensionView,
    FigureView,
    JoiningView,
    LinkView,
    LogoConsent,
    PartnerView,
    PhaseView,
    PolicyView,
    ProgrammeView,
    ProjectView,
    ResultView,
    RevisionView,
)


def programmes() -> tuple[ProgrammeView, ...]:
    """Return every programme, the one in front first, then the newest."""
    rows = models.Programme.objects.filter(shown=True)
    ordered = sorted(rows, key=lambda row: (not row.front, -(row.starts or date.min).toordinal(), row.slug))
    return tuple(view(ProgrammeView, row) for row in ordered)


def programme(slug: str) -> ProgrammeView:
    """Return the programme with this slug; raise ``NotFoundError`` ``programme_not_found``."""
    return view(
        ProgrammeView,
        _one(models.Programme.objects.filter(slug=slug, shown=True), NotFoundError("programme_not_found")),
    )


def programme_by_id(id: UUID) -> ProgrammeView:
    """Return the programme with this id; raise ``NotFoundError`` ``programme_not_found``."""
    return view(ProgrammeView, _one(models.Programme.objects.filter(id=id), NotFoundError("programme_not_found")))


def front() -> ProgrammeView | None:
    """Return the programme that the first page leads to; without one chosen, the newest; None in an empty house."""
    return next(iter(programmes()), None)


def above(programme: ProgrammeView, among: Iterable[ProgrammeView]) -> tuple[ProgrammeView, ...]:
    """Return the programmes that hold this one, the widest first."""
    known = {one.id: one for one in among}
    chain: list[ProgrammeView] = []
    while (programme_id := (chain[0] if chain else programme).parent) in known:
        chain.insert(0, known[programme_id])
    return tuple(chain)


def _one(rows: Any, missing: NotFoundError | None = None) -> Any:
    row = rows.first()
    if row is None:
        raise missing or NotFoundError("frame_row_not_found")
    return row


def _shown(rows: Any, *order: str) -> Any:
    return rows.filter(shown=True).order_by(*order, "id")


def acts(programme: UUID) -> tuple[ActView, ...]:
    """Return the acts of a programme, the oldest first; those of which nobody says the day come last."""
    rows = _shown(models.Act.objects.filter(programme=programme))
    ordered = sorted(rows, key=lambda row: (row.on is None, row.on or date.min, row.title_it))
    return tuple(view(ActView, row) for row in ordered)


def act(id: UUID) -> ActView:
    """Return one act; raise ``NotFoundError`` ``frame_row_not_found``."""
    return view(ActView, _one(models.Act.objects.filter(id=id)))


def phases(programme: UUID) -> tuple[PhaseView, ...]:
    """Return the phases of a programme in their order."""
    rows = _shown(models.Phase.objects.filter(programme=programme))
    ordered = sorted(rows, key=lambda row: (row.starts or row.ends or date.max, row.title_it))
    return tuple(view(PhaseView, row) for row in ordered)


def phase(id: UUID) -> PhaseView:
    """Return one phase; raise ``NotFoundError`` ``frame_row_not_found``."""
    return view(PhaseView, _one(models.Phase.objects.filter(id=id)))


def partners(programme: UUID) -> tuple[PartnerView, ...]:
    """Return who takes part in a programme, in the order in which it was written."""
    rows = models.Partner.objects.filter(programme=programme).select_related("organisation")
    return tuple(_partner(row) for row in _shown(rows, "position", "organisation__name"))


def partner(id: UUID) -> PartnerView:
    """Return one partner; raise ``NotFoundError`` ``frame_row_not_found``."""
    return _partner(_one(models.Partner.objects.filter(id=id).select_related("organisation")))


def _partner(row: models.Partner) -> PartnerView:
    consent = (
        LogoConsent(partner=row.id, given_by=row.logo_given_by, given_on=row.logo_given_on)
        if row.logo_given_on
        else None
    )
    return view(PartnerView, row, name=row.organisation.name, consent=consent)


def logo(partner: UUID) -> FileVersion:
    """Return the logo of a partner that lets it be shown; raise ``NotFoundError`` ``frame_row_not_found`` otherwise."""
    _one(models.Partner.objects.filter(id=partner, shown=True, logo_given_on__isnull=False))
    found = files.versions(partner)
    if not found:
        raise NotFoundError("frame_row_not_found")
    return found[0]


def agreements(programme: UUID) -> tuple[AgreementView, ...]:
    """Return the agreements of a programme with their extensions, the oldest first, in three queries."""
    rows = _shown(models.Agreement.objects.filter(programme=programme)).prefetch_related("extensions__act")
    ordered = sorted(rows, key=lambda row: (row.signed_on is None, row.signed_on or date.min, row.title_it))
    return tuple(_agreement(row) for row in ordered)


def agreement(id: UUID) -> AgreementView:
    """Return one agreement with its extensions; raise ``NotFoundError`` ``frame_row_not_found``."""
    return _agreement(_one(models.Agreement.objects.filter(id=id).prefetch_related("extensions__act")))


def _agreement(row: models.Agreement) -> AgreementView:
    shown = [one for one in row.extensions.all() if one.shown]
    ordered = sorted(shown, key=lambda one: (one.on or one.act.on or date.max, str(one.id)))
    return view(AgreementView, row, extensions=tuple(_extension(one) for one in ordered))


def extension(id: UUID) -> ExtensionView:
    """Return one extension with its act; raise ``NotFoundError`` ``frame_row_not_found``."""
    return _extension(_one(models.Extension.objects.filter(id=id).select_related("act")))


def _extension(row: models.Extension) -> ExtensionView:
    return view(ExtensionView, row, decided_by=view(ActView, row.act))


def benefits(programme: UUID) -> tuple[BenefitView, ...]:
    """Return the expected benefits of a programme with what was measured of each, in two queries."""
    rows = models.Benefit.objects.filter(programme=programme).prefetch_related("figures")
    return tuple(_benefit(row) for row in _shown(rows, "position"))


def benefit(id: UUID) -> BenefitView:
    """Return one benefit with its figures; raise ``NotFoundError`` ``frame_row_not_found``."""
    return _benefit(_one(models.Benefit.objects.filter(id=id).prefetch_related("figures")))


def _benefit(row: models.Benefit) -> BenefitView:
    shown = sorted((one for one in row.figures.all() if one.shown), key=lambda one: (one.on, str(one.id)))
    return view(BenefitView, row, figures=tuple(view(FigureView, one) for one in reversed(shown)))


def figure(id: UUID) -> FigureView:
    """Return one figure; raise ``NotFoundError`` ``frame_row_not_found``."""
    return view(FigureView, _one(models.Figure.objects.filter(id=id)))


def events(programme: UUID) -> tuple[EventView, ...]:
    """Return the chronology of a programme, the oldest first; what is told of a month comes before its days."""
    rows = _shown(models.Event.objects.filter(programme=programme))
    ordered = sorted(rows, key=lambda row: (row.year, row.month, row.day or 0, row.title_it))
    return tuple(view(EventView, row) for row in ordered)


def event(id: UUID) -> EventView:
    """Return one entry of a chronology; raise ``NotFoundError`` ``frame_row_not_found``."""
    return view(EventView, _one(models.Event.objects.filter(id=id)))


def policies(programme: UUID) -> tuple[PolicyView, ...]:
    """Return the policies a programme belongs to, each with the actions linked to it, in two queries."""
    rows = models.Policy.objects.filter(programme=programme).prefetch_related("links")
    return tuple(_policy(row) for row in _shown(rows, "position"))


def policy(id: UUID) -> PolicyView:
    """Return one policy with its links; raise ``NotFoundError`` ``frame_row_not_found``."""
    return _policy(_one(models.Policy.objects.filter(id=id).prefetch_related("links")))


def _policy(row: models.Policy) -> PolicyView:
    shown = sorted((one for one in row.links.all() if one.shown), key=lambda one: (one.action_it, str(one.id)))
    return view(PolicyView, row, links=tuple(view(LinkView, one) for one in shown))


def link(id: UUID) -> LinkView:
    """Return one link of an action to a policy; raise ``NotFoundError`` ``frame_row_not_found``."""
    return view(LinkView, _one(models.Link.objects.filter(id=id)))


def joinings(*, programme: UUID | None = None, network: UUID | None = None) -> tuple[JoiningView, ...]:
    """Return which networks take part in a programme, or in which programmes a network does; the oldest first."""
    asked = {"programme": programme, "network": network}
    rows = _shown(models.Joining.objects.filter(programme__shown=True)).filter(
        **{name: id for name, id in asked.items() if id is not None}
    )
    ordered = sorted(rows, key=lambda row: (row.since or date.min, str(row.id)))
    return tuple(view(JoiningView, row) for row in ordered)


def joining(id: UUID) -> JoiningView:
    """Return a network's part in a programme; raise ``NotFoundError`` ``frame_row_not_found``."""
    return view(JoiningView, _one(models.Joining.objects.filter(id=id)))


def networks_of(programme: UUID, on: date) -> tuple[UUID, ...]:
    """Return the networks that take part in a programme on a day."""
    held = [one.network for one in joinings(programme=programme) if one.holds_on(on)]
    return tuple(dict.fromkeys(held))


def projects(programme: UUID | None = None, *, network: UUID | None = None) -> tuple[ProjectView, ...]:
    """Return the projects of a programme, of a network, or all of them, by name, in three queries."""
    rows = _shown(models.Project.objects.filter(programme__shown=True), "name_it")
    rows = rows.prefetch_related("places", "partners")
    if programme is not None:
        rows = rows.filter(programme=programme)
    if network is not None:
        rows = rows.filter(places__network=network)
    return tuple(_project(row) for row in rows)


def project(id: UUID) -> ProjectView:
    """Return one project; raise ``NotFoundError`` ``project_not_found``."""
    return _project(_one(models.Project.objects.filter(id=id), NotFoundError("project_not_found")))


def project_by_slug(slug: str) -> ProjectView:
    """Return the project with this slug; raise ``NotFoundError`` ``project_not_found``."""
    return _project(_one(models.Project.objects.filter(slug=slug, shown=True), NotFoundError("project_not_found")))


def _project(row: models.Project) -> ProjectView:
    places = sorted(row.places.all(), key=lambda one: str(one.network_id))
    bodies = sorted(row.partners.all(), key=lambda one: one.position)
    return view(
        ProjectView,
        row,
        networks=tuple(one.network_id for one in places),
        partners=tuple(one.organisation_id for one in bodies),
    )


def results(*projects: UUID) -> tuple[ResultView, ...]:
    """Return what came of these projects, the oldest first."""
    rows = _shown(models.Result.objects.filter(project__in=projects), "on")
    return tuple(view(ResultView, row) for row in rows)


def result(id: UUID) -> ResultView:
    """Return one result; raise ``NotFoundError`` ``frame_row_not_found``."""
    return view(ResultView, _one(models.Result.objects.filter(id=id)))


def cells(part: Part, row: UUID) -> dict[str, object]:
    """Return what stands in a part of the frame now, by column; raise ``NotFoundError`` ``frame_row_not_found``."""
    return cells_of(_one(table(part).filter(id=row)))


def history(row: UUID) -> tuple[RevisionView, ...]:
    """Return what stood in a part of the frame before, the newest first."""
    rows = models.Revision.objects.filter(row=row).order_by("-recorded_at", "id")
    return tuple(
        RevisionView(
            id=one.id,
            row=one.row,
            part=Part(one.part),
            before=one.before,
            why=one.why,
            actor=one.actor,
            recorded_at=one.recorded_at,
        )
        for one in rows
    )


OF_A_PROGRAMME = (
    Part.ACT,
    Part.PHASE,
    Part.PARTNER,
    Part.AGREEMENT,
    Part.BENEFIT,
    Part.EVENT,
    Part.POLICY,
    Part.NETWORK,
    Part.PROJECT,
)
"""The parts that name their programme."""


def hidden(programme: UUID) -> tuple[tuple[Part, UUID, str], ...]:
    """Return the parts of a programme that were taken off the pages: what each is, its id and how it begins."""
    found: list[tuple[Part, UUID, str]] = []
    for part in OF_A_PROGRAMME:
        for row in table(part).filter(programme=programme, shown=False).order_by("id"):
            title = getattr(row, "title_it", "") or getattr(row, "name_it", "") or getattr(row, "does_it", "")
            found.append((part, row.id, title))
    return tuple(found)
