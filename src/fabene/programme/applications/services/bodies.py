"""Who is behind an idea: bodies in a draft, as people type them."""

from uuid import UUID

from django.db import transaction
from django.db.models import Max

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.services import log
from fabene.programme.applications.models import Application, Part
from fabene.programme.applications.reading import part_view
from fabene.programme.applications.services.common import writable
from fabene.programme.applications.tax_codes import checked_tax_code
from fabene.programme.applications.values import MAX_PARTS, PartDraft, PartRole, PartView


@transaction.atomic
def add_part(*, id: UUID, application: UUID, part: PartDraft, stamp: Stamp) -> PartView:
    """Add a body. One that is to lead takes the place of the one that led, which becomes a partner.

    Raises ``application_not_found``, ``application_sent``, ``text_missing``, ``text_too_long``, ``too_many_parts``,
    ``ConflictError`` ``part_twice`` (the same tax code), and what ``checked_tax_code`` raises.
    """
    row = writable(application, stamp=stamp)
    name, code = _checked(part)
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
    return clean(part.name, field="name", limit=200), checked_tax_code(part.tax_code)


def _of(row: Application, part: UUID) -> Part:
    known = Part.objects.filter(application=row, id=part).first()
    if known is None:
        raise NotFoundError("part_not_found")
    return known


def _write(known: Part, *, row: Application, part: PartDraft, name: str, code: str) -> None:
    others = row.parts.exclude(id=known.id)
    if code and others.filter(tax_code=code).exists():
        raise ConflictError("part_twice", tax_code=code)
    leads = others.filter(role=PartRole.LEAD)
    role = part.role if leads.exists() else PartRole.LEAD
    if role == PartRole.LEAD:
        leads.update(role=PartRole.PARTNER)
    known.name, known.tax_code, known.kind, known.role = name, code, part.kind, role
    known.save()
