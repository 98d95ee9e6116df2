"""Taking an idea into another call: a new draft with what the two have in common."""

from uuid import UUID

from django.db import transaction

from fabene.core.errors import NotFoundError
from fabene.lib.files import selectors as kept
from fabene.lib.files import services as files
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.people.services import log
from fabene.programme.applications.models import Application, Attachment, Editor, Field, Part
from fabene.programme.applications.reading import budget_of, found, view_of
from fabene.programme.applications.services.budgeting import write_budget
from fabene.programme.applications.services.drafting import create, require_open, write_places
from fabene.programme.applications.values import ANSWER, TITLE, ApplicationView, State
from fabene.programme.calls import selectors as calls
from fabene.programme.calls.values import CallView


@transaction.atomic
def copy_into(*, id: UUID, application: UUID, call: UUID, stamp: Stamp) -> ApplicationView:
    """Begin a draft in another open call with the title, places, bodies, costs, documents and answers of an idea.

    Answers go to the questions that both calls have; everybody who writes the one writes the other. Raises
    ``application_not_found``, ``call_not_open``, ``application_late``, ``same_call``.
    """
    if not Editor.objects.filter(application=application, user=stamp.actor).exists():
        raise NotFoundError("application_not_found")
    content = {"from": application, "call": call}
    if log(id=derived(id, "copied"), what="application.copied", key=id, stamp=stamp, content=content):
        origin, wanted = found(application), calls.call(call)
        require_open(wanted, stamp=stamp)
        create(id=id, call=call, stamp=stamp, copied_from=application)
        draft = Application.objects.get(id=id)
        _copy_texts(origin, draft, call=wanted, stamp=stamp)
        _copy_bodies(origin, draft, stamp=stamp)
        write_places(draft, tuple(place.municipality_id for place in origin.places.all()))
        write_budget(draft, budget_of(origin), id=derived(id, "rows"))
        _copy_files(origin, draft, call=wanted, stamp=stamp)
    return view_of(found(id))


def _copy_texts(origin: Application, draft: Application, *, call: CallView, stamp: Stamp) -> None:
    wanted = {TITLE, *(f"{ANSWER}{question.key}" for question in call.questions)}
    draft.title = origin.title
    draft.save(update_fields=["title"])
    Field.objects.bulk_create(
        Field(
            application=draft,
            key=field.key,
            text=field.text,
            version=1,
            saved_id=derived(draft.id, "copied", field.key),
            written_by=stamp.actor,
            written_at=stamp.recorded_at,
        )
        for field in origin.fields.all()
        if field.key in wanted
    )


def _copy_bodies(origin: Application, draft: Application, *, stamp: Stamp) -> None:
    """Copy who is behind it and who writes it; each body is asked anew, a copy is another promise."""
    Part.objects.bulk_create(
        Part(
            id=derived(draft.id, "part", part.id),
            application=draft,
            applicant_id=part.applicant_id,
            organisation_id=part.organisation_id,
            position=part.position,
            role=part.role,
            kind=part.kind,
            name=part.name,
            tax_code=part.tax_code,
        )
        for part in origin.parts.all()
    )
    for editor in origin.editors.exclude(user=stamp.actor):
        Editor.objects.create(
            id=derived(draft.id, "editor", editor.user_id),
            application=draft,
            user_id=editor.user_id,
            is_author=editor.is_author,
            since=stamp.happened_at,
        )


def _copy_files(origin: Application, draft: Application, *, call: CallView, stamp: Stamp) -> None:
    wanted = {one.key for one in call.required_documents}
    for one in origin.attachments.all():
        copy = Attachment.objects.create(
            id=derived(draft.id, "document", one.id),
            application=draft,
            key=one.key if one.key in wanted else "",
            title=one.title,
            added_by=stamp.actor,
            added_at=stamp.recorded_at,
        )
        content = kept.content(kept.versions(one.id)[0])
        files.keep(id=derived(copy.id, "file"), subject=copy.id, content=content, stamp=stamp)


def may_be_copied(view: ApplicationView) -> bool:
    """Return whether an idea has been sent, and so may be taken into another call."""
    return view.state != State.DRAFT
