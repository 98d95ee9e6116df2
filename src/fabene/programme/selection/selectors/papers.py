"""The documents of an application for whoever judges it: only once they have said that nothing stands between them."""

from uuid import UUID

from fabene.core.errors import ConflictError, NotAllowedError, NotFoundError
from fabene.programme.applications.values import AttachmentView
from fabene.programme.selection.around import attachments_of, is_juror
from fabene.programme.selection.selectors.desk import desk
from fabene.programme.selection.values import SelectionView


def attachments(selection: SelectionView, application: UUID, *, juror: UUID) -> tuple[AttachmentView, ...]:
    """Return the documents of an application to a juror of the call who declared no conflict.

    Raises ``NotAllowedError`` for who is no juror of the call, ``NotFoundError`` ``application_not_judged``,
    ``ConflictError`` ``declare_first``, ``conflict_declared``.
    """
    if not is_juror(selection.call, juror):
        raise NotAllowedError(permission="selection.judge")
    line = next((one for one in desk(selection, juror) if one.application == application), None)
    if line is None:
        raise NotFoundError("application_not_judged")
    if line.conflict is None:
        raise ConflictError("declare_first")
    if line.conflict:
        raise ConflictError("conflict_declared")
    return attachments_of(application)
