"""Adding to the frame: a programme and whatever belongs to it. Each is written once, however often asked."""

from uuid import UUID

from django.db import transaction

from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.people.services import log
from fabene.programme.frame import selectors
from fabene.programme.frame.checks import checked, hold
from fabene.programme.frame.models import Project as ProjectRow
from fabene.programme.frame.models import ProjectNetwork, ProjectPartner
from fabene.programme.frame.rows import PARTS, plain, table
from fabene.programme.frame.values import (
    Act,
    ActView,
    Agreement,
    AgreementView,
    Benefit,
    BenefitView,
    Draft,
    Event,
    EventView,
    Extension,
    ExtensionView,
    Figure,
    FigureView,
    Joining,
    JoiningView,
    Link,
    LinkView,
    Partner,
    PartnerView,
    Phase,
    PhaseView,
    Policy,
    PolicyView,
    Programme,
    ProgrammeView,
    Project,
    ProjectView,
    Result,
    ResultView,
)


@transaction.atomic
def open_programme(*, id: UUID, programme: Programme, stamp: Stamp) -> ProgrammeView:
    """Open a programme, inside another or on its own.

    Raises ``slug_not_valid``, ``cup_malformed``, ``ranking_not_possible``, ``frame_ends_before``,
    ``programme_inside_itself``, ``frame_row_not_found``, what ``clean`` raises, and ``ConflictError`` ``slug_taken``.
    """
    _add(programme, id=id, stamp=stamp)
    return selectors.programme_by_id(id)


@transaction.atomic
def record_act(*, id: UUID, act: Act, stamp: Stamp) -> ActView:
    """Write down an act; raises ``frame_row_not_found``, ``amount_negative`` and what ``clean`` raises."""
    _add(act, id=id, stamp=stamp)
    return selectors.act(id)


@transaction.atomic
def add_phase(*, id: UUID, phase: Phase, stamp: Stamp) -> PhaseView:
    """Add a phase; raises ``frame_row_not_found``, ``frame_ends_before`` and what ``clean`` raises."""
    _add(phase, id=id, stamp=stamp)
    return selectors.phase(id)


@transaction.atomic
def add_partner(*, id: UUID, partner: Partner, stamp: Stamp) -> PartnerView:
    """Write down an organisation's part in a programme, without a logo: that takes its consent.

    Raises ``frame_row_not_found``, ``amount_negative``, what ``clean`` raises, ``ConflictError`` ``partner_already``.
    """
    _add(partner, id=id, stamp=stamp)
    return selectors.partner(id)


@transaction.atomic
def sign_agreement(*, id: UUID, agreement: Agreement, stamp: Stamp) -> AgreementView:
    """Write down an agreement; raises ``frame_row_not_found``, ``frame_ends_before`` and what ``clean`` raises."""
    _add(agreement, id=id, stamp=stamp)
    return selectors.agreement(id)


@transaction.atomic
def extend_agreement(*, id: UUID, extension: Extension, stamp: Stamp) -> ExtensionView:
    """Write down that an act puts an agreement off, or makes it hold longer.

    Raises ``frame_row_not_found``, what ``clean`` raises, and ``extension_shortens`` when its last day comes before
    that of the agreement.
    """
    _add(extension, id=id, stamp=stamp)
    return selectors.extension(id)


@transaction.atomic
def add_benefit(*, id: UUID, benefit: Benefit, stamp: Stamp) -> BenefitView:
    """Add an expected benefit; raises ``frame_row_not_found`` and what ``clean`` raises."""
    _add(benefit, id=id, stamp=stamp)
    return selectors.benefit(id)


@transaction.atomic
def record_figure(*, id: UUID, figure: Figure, stamp: Stamp) -> FigureView:
    """Write down what was measured of a benefit; raises ``frame_row_not_found`` and what ``clean`` raises."""
    _add(figure, id=id, stamp=stamp)
    return selectors.figure(id)


@transaction.atomic
def add_event(*, id: UUID, event: Event, stamp: Stamp) -> EventView:
    """Add an entry to the chronology; raises ``date_not_real``, ``frame_row_not_found``, what ``clean`` raises."""
    _add(event, id=id, stamp=stamp)
    return selectors.event(id)


@transaction.atomic
def add_policy(*, id: UUID, policy: Policy, stamp: Stamp) -> PolicyView:
    """Write down a policy the programme belongs to; raises ``frame_row_not_found`` and what ``clean`` raises."""
    _add(policy, id=id, stamp=stamp)
    return selectors.policy(id)


@transaction.atomic
def link_policy(*, id: UUID, link: Link, stamp: Stamp) -> LinkView:
    """Link an action to the policy whose objective it serves; raises ``frame_row_not_found``, what ``clean`` raises."""
    _add(link, id=id, stamp=stamp)
    return selectors.link(id)


@transaction.atomic
def join_network(*, id: UUID, joining: Joining, stamp: Stamp) -> JoiningView:
    """Write down that a network takes part in a programme; it may take part in several at once.

    Raises ``frame_row_not_found``, ``frame_ends_before``, ``ConflictError`` ``network_joined_already`` when it takes
    part in the same programme on any of those days.
    """
    _add(joining, id=id, stamp=stamp)
    return selectors.joining(id)


@transaction.atomic
def open_project(*, id: UUID, project: Project, stamp: Stamp) -> ProjectView:
    """Open a project with its networks, its lead and its partners.

    Raises ``slug_not_valid``, ``project_without_network``, ``frame_row_not_found``, what ``clean`` raises, and
    ``ConflictError`` ``slug_taken``.
    """
    _add(project, id=id, stamp=stamp)
    return selectors.project(id)


@transaction.atomic
def add_result(*, id: UUID, result: Result, stamp: Stamp) -> ResultView:
    """Write down something that came of a project; raises ``frame_row_not_found`` and what ``clean`` raises."""
    _add(result, id=id, stamp=stamp)
    return selectors.result(id)


def _add(draft: Draft, *, id: UUID, stamp: Stamp) -> None:
    """Write one part of the frame, unless it was written already."""
    part = PARTS[type(draft)]
    hold(draft)
    found = checked(draft, id=id)
    said = {**plain(found), **_tuples(draft)}
    if not log(id=derived(id, "created"), what=f"frame.{part}_added", key=id, stamp=stamp, content=said):
        return
    table(part).create(id=id, **found)
    if isinstance(draft, Project):
        write_places(id, draft)


def _tuples(draft: Draft) -> dict[str, object]:
    return {"networks": draft.networks, "partners": draft.partners} if isinstance(draft, Project) else {}


def write_places(id: UUID, project: Project) -> None:
    """Write where a project is and who is in it, in place of what stood there."""
    row = ProjectRow.objects.get(id=id)
    row.places.all().delete()
    row.partners.all().delete()
    ProjectNetwork.objects.bulk_create(
        ProjectNetwork(id=derived(id, "network", network), project=row, network_id=network)
        for network in project.networks
    )
    ProjectPartner.objects.bulk_create(
        ProjectPartner(id=derived(id, "partner", body), project=row, organisation_id=body, position=position)
        for position, body in enumerate(project.partners)
    )
