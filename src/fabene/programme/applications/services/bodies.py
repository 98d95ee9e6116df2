"""Who is behind an idea: bodies in a draft, as people type them."""

from uuid import UUID

from django.db import transaction
from django.db.models import Max

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people import selectors as people
from fabene.people.services import log
from fabene.programme.applications.models import Application, Part
from fabene.programme.applications.reading import part_view
from fabene.programme.applications.services.common import held, writable
from fabene.programme.applications.tax_codes import checked_tax_code
from fabene.programme.applications.values import MAX_PARTS, PartDraft, PartRole, PartView


@transaction.atomic
def add_part(*, id: UUID, application: UUID, part: PartDraft, stamp: Stamp) -> PartView:
    """Add a body. One that is to lead takes the place of the one that led, which becomes a partner.

    Raises ``application_not_found``, ``application_sent``, ``text_missing``, ``text_too_long``, ``too_many_parts``,
    ``ConflictError`` ``part_twice`` (the same tax code, or the same body of this site), ``organisation_not_yours``,
    ``organisation_other_code`` (that body has another tax code), and what ``checked_tax_code`` raises.
    """
    row = writable(application, stamp=stamp)
    name, code = _checked(part)
    _require_acting(part.organisation, stamp=stamp)
    known = Part.objects.filter(id=id).first()
    if known is None:
        if row.parts.count() >= MAX_PARTS:
            raise FabeneError("too_many_parts", limit=MAX_PARTS)
        last = row.parts.aggregate(last=Max("position"))["last"] or 0
        known = Part(id=id, application=row, position=last + 1)
        _write(known, row=row, part=part, name=name, code=code)
        log(id=id, what="application.part_added", key=row.id, stamp=stamp)
    elif (known.application_id, known.name, known.tax_code, known.kind) != (row.id, name, code, part.kind):
        raise ConflictError("id_used_for_something_else")
    return part_view(known)


@transaction.atomic
def change_part(*, id: UUID, application: UUID, part_id: UUID, part: PartDraft, stamp: Stamp) -> PartView:
    """Correct a body. Its own yes is asked again when it is another body by its tax code. Raises as ``add_part``."""
    row = writable(application, stamp=stamp)
    name, code = _checked(part)
    known = _of(row, part_id)
    if part.organisation != known.organisation_id:
        _require_acting(part.organisation, stamp=stamp)
    if log(id=id, what="application.part_changed", key=row.id, stamp=stamp, content={"part": part_id}):
        if code != known.tax_code:
            known.confirmed_at, known.applicant = None, None
        _write(known, row=row, part=part, name=name, code=code)
    return part_view(known)


@transaction.atomic
def remove_part(*, id: UUID, application: UUID, part_id: UUID, stamp: Stamp) -> None:
    """Take a body out of a draft; if it led, the next one does. Raises ``part_not_found`` and as ``add_part``."""
    row = writable(application, stamp=stamp)
    if not log(id=id, what="application.part_removed", key=row.id, stamp=stamp, content={"part": part_id}):
        return
    _of(row, part_id).delete()
    first = row.parts.order_by("position", "id").first()
    if first and not row.parts.filter(role=PartRole.LEAD).exists():
        first.role = PartRole.LEAD
        first.save(update_fields=["role"])


def _checked(part: PartDraft) -> tuple[str, str]:
    """Return the name and the tax code: as typed, or where nothing was those of the body of this site that it is."""
    body = people.organisation(part.organisation) if part.organisation else None
    code = checked_tax_code(part.tax_code)
    if body and code and body.tax_code and code != body.tax_code:
        raise FabeneError("organisation_other_code", organisation=body.name, tax_code=body.tax_code)
    name = clean(part.name, field="name", limit=200, optional=body is not None)
    return (name or body.name, code or body.tax_code) if body else (name, code)


def _require_acting(organisation: UUID | None, *, stamp: Stamp) -> None:
    """Refuse a body of this site for which whoever writes holds no role: the office links such a one."""
    if organisation and organisation not in {role.organisation_id for role in people.roles_of(stamp.actor)}:
        raise FabeneError("organisation_not_yours")


def _of(row: Application, part: UUID) -> Part:
    known = Part.objects.filter(application=row, id=part).first()
    if known is None:
        raise NotFoundError("part_not_found")
    return known


def _write(known: Part, *, row: Application, part: PartDraft, name: str, code: str) -> None:
    others = row.parts.exclude(id=known.id)
    if code and others.filter(tax_code=code).exists():
        raise ConflictError("part_twice", tax_code=code)
    if part.organisation and others.filter(organisation=part.organisation).exists():
        raise ConflictError("part_twice", tax_code=code)
    leads = others.filter(role=PartRole.LEAD)
    role = part.role if leads.exists() else PartRole.LEAD
    if role == PartRole.LEAD:
        leads.update(role=PartRole.PARTNER)
    known.organisation_id = part.organisation
    known.name, known.tax_code, known.kind, known.role = name, code, part.kind, role
    known.save()


@transaction.atomic
def link_part(*, id: UUID, application: UUID, part: UUID, organisation: UUID | None, stamp: Stamp) -> PartView:
    """Say, by the office, which body of this site is behind what was sent; None takes that back. The text stays.

    Raises ``application_not_found`` for a draft, ``part_not_found``, ``organisation_not_found``, ``ConflictError``
    ``part_twice``.
    """
    row = held(application)
    if row.number is None:
        raise NotFoundError("application_not_found")
    known = _of(row, part)
    body = people.organisation(organisation) if organisation else None
    content = {"part": part, "organisation": organisation}
    if log(id=id, what="application.part_linked", key=application, stamp=stamp, content=content):
        if body and row.parts.exclude(id=part).filter(organisation=body.id).exists():
            raise ConflictError("part_twice", tax_code=body.tax_code)
        known.organisation_id = organisation
        known.save(update_fields=["organisation"])
    return part_view(known)
