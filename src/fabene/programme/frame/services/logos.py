"""The logo of a partner is shown when somebody of the partner says so, and no longer when they take it back."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.files import services as files
from fabene.lib.files.values import FileKind
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.services import log
from fabene.programme.frame.models import NAME, Partner
from fabene.programme.frame.values import LogoConsent


@transaction.atomic
def allow_logo(*, id: UUID, consent: LogoConsent, content: bytes, stamp: Stamp) -> None:
    """Keep a partner's logo (PNG, JPEG or WebP) with the consent to show it: which office gave it, and when.

    Raises ``NotFoundError`` ``frame_row_not_found``, ``text_missing``, ``consent_in_future``, ``logo_not_a_picture``,
    and what ``fabene.lib.files.services.keep`` raises.
    """
    row = _partner(consent.partner)
    given_by = clean(consent.given_by, field="given_by", limit=NAME)
    if consent.given_on > timezone.localdate(stamp.recorded_at):
        raise FabeneError("consent_in_future")
    kept = files.keep(id=id, subject=row.id, content=content, stamp=stamp)
    if kept.kind is FileKind.PDF:
        raise FabeneError("logo_not_a_picture")
    said = {"given_by": given_by, "given_on": consent.given_on, "sha256": kept.sha256}
    if log(id=derived(id, "consent"), what="frame.logo_allowed", key=row.id, stamp=stamp, content=said):
        row.logo_given_by, row.logo_given_on = given_by, consent.given_on
        row.save(update_fields=["logo_given_by", "logo_given_on"])


@transaction.atomic
def withdraw_logo(*, id: UUID, partner: UUID, stamp: Stamp) -> None:
    """Show a partner's logo no more, and forget it.

    Raises ``NotFoundError`` ``frame_row_not_found``, ``ConflictError`` ``logo_not_allowed`` when there is no consent.
    """
    row = _partner(partner)
    if not log(id=id, what="frame.logo_withdrawn", key=partner, stamp=stamp):
        return
    if not row.logo_given_by:
        raise ConflictError("logo_not_allowed")
    row.logo_given_by, row.logo_given_on = "", None
    row.save(update_fields=["logo_given_by", "logo_given_on"])
    files.forget(subject=partner)


def _partner(id: UUID) -> Partner:
    row = Partner.objects.select_for_update().filter(id=id).first()
    if row is None:
        raise NotFoundError("frame_row_not_found")
    return row
