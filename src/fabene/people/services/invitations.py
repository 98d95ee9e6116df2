"""Inviting somebody to a role, or letting in who asks: a link by mail that works once, within two weeks."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib import links
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.models import Invitation, Membership, User
from fabene.people.rules import grantable
from fabene.people.selectors import user_view
from fabene.people.services.logs import log
from fabene.people.services.roles import checked_place, hold_role
from fabene.people.services.users import checked_email, create_user
from fabene.people.values import INVITATION, INVITATION_DAYS, LINKS_A_DAY, Role, UserView


@transaction.atomic
def invite(
    *,
    id: UUID,
    email: str,
    display_name: str,
    role: Role,
    network: UUID | None,
    organisation: UUID | None,
    stamp: Stamp,
) -> str:
    """Ask somebody to take a role; return the token of the link to send them, the same when repeated.

    Raises ``email_not_valid``, ``text_missing``, ``text_too_long``, ``role_to_oneself``, what ``checked_place`` raises,
    and ``ConflictError``: ``role_already_held`` when who has that address holds it, ``id_used_for_something_else``.
    """
    wanted = Invitation(
        id=id,
        email=checked_email(email),
        display_name=clean(display_name, field="display_name", limit=100),
        role=Role(role),
        network_id=network,
        organisation_id=organisation,
        invited_by=stamp.actor,
        invited_at=stamp.happened_at,
        expires_at=stamp.happened_at + timedelta(days=INVITATION_DAYS),
    )
    # A digest of an email would be personal data in a log that never forgets: the row itself is compared instead.
    content = {"role": role, "organisation": organisation}
    if log(id=derived(id, "created"), what="role.offered", key=id, network=network, stamp=stamp, content=content):
        checked_place(role=Role(role), network=network, organisation=organisation)
        _refuse_who_has_it(wanted)
        wanted.save(force_insert=True)
        return _token(wanted)
    known = Invitation.objects.get(id=id)
    if known.ended_at is None and (known.email, known.display_name) != (wanted.email, wanted.display_name):
        raise ConflictError("id_used_for_something_else", what="role.offered")
    return _token(known)


@transaction.atomic
def offer_access(*, id: UUID, email: str, stamp: Stamp) -> str | None:
    """Let somebody in who asks for it, with no role: return the token of the link for that address, the same repeated.

    None when somebody signs in with that address already. Raises ``email_not_valid`` and, when ``LINKS_A_DAY`` of
    them wait already that are younger than a day, ``too_many_links``: the face says neither to who asked.
    """
    address = checked_email(email)
    if User.objects.filter(email__iexact=address, is_active=True).exists():
        return None
    if log(id=derived(id, "created"), what="access.offered", key=id, stamp=stamp):
        since = stamp.happened_at - timedelta(days=1)
        if Invitation.objects.filter(email=address, role="", invited_at__gt=since).count() >= LINKS_A_DAY:
            raise FabeneError("too_many_links", limit=LINKS_A_DAY)
        return _token(
            Invitation.objects.create(
                id=id,
                email=address,
                invited_by=stamp.actor,
                invited_at=stamp.happened_at,
                expires_at=stamp.happened_at + timedelta(days=INVITATION_DAYS),
            )
        )
    known = Invitation.objects.get(id=id)
    if known.ended_at is None and known.email != address:
        raise ConflictError("id_used_for_something_else", what="access.offered")
    return _token(known)


def _token(row: Invitation) -> str:
    return links.issue(purpose=INVITATION, id=row.id, expires_at=row.expires_at)


def _refuse_who_has_it(row: Invitation) -> None:
    if User.objects.filter(id=row.invited_by, email__iexact=row.email).exists():
        raise FabeneError("role_to_oneself")
    held = Membership.objects.filter(
        user__email__iexact=row.email,
        network=row.network_id,
        role=row.role,
        organisation=row.organisation_id,
        until__isnull=True,
    )
    if held.exists():
        raise ConflictError("role_already_held", role=row.role)


@transaction.atomic
def accept_invitation(*, id: UUID, token: str, display_name: str, password: str | None, stamp: Stamp) -> UserView:
    """Let whoever holds the link in and take its role, if it has one; return them. ``id`` is who they are if new.

    Somebody who signs in with that address already keeps their name and password, and gains the role. Repeated with the
    same ``id`` it answers the same. Raises ``NotFoundError`` ``link_not_valid``, ``text_missing``, ``text_too_long``.
    """
    row = _locked(links.read(purpose=INVITATION, token=token, now=stamp.happened_at))
    if row.ended_at is not None:
        if row.accepted_by is None or row.accepted_by_id not in {id, stamp.actor}:
            raise NotFoundError("link_not_valid")
        return user_view(row.accepted_by)
    if row.role and row.role not in grantable(row.invited_by, row.network_id):
        raise NotFoundError("link_not_valid")  # who offered it may not give it any more
    known = User.objects.filter(email__iexact=row.email, is_active=True).first()
    user = (
        user_view(known)
        if known
        else create_user(id=id, email=row.email, display_name=display_name, password=password, stamp=stamp)
    )
    if row.role:
        _take(row, user=user.id, stamp=stamp)
    row.accepted_by_id = user.id
    _wipe(row, stamp=stamp)
    return user


def _locked(invitation: UUID) -> Invitation:
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("accepted_by")
    row = rows.filter(id=invitation).first()
    if row is None:
        raise NotFoundError("link_not_valid")
    return row


def _take(row: Invitation, *, user: UUID, stamp: Stamp) -> None:
    membership = derived(row.id, "membership")
    content = {"user": user, "role": row.role, "invitation": row.id}
    log(
        id=derived(row.id, "accepted"),
        what="role.granted",
        key=membership,
        network=row.network_id,
        stamp=stamp,
        content=content,
    )
    hold_role(
        id=membership,
        user=user,
        role=Role(row.role),
        network=row.network_id,
        organisation=row.organisation_id,
        stamp=stamp,
    )


def _wipe(row: Invitation, *, stamp: Stamp) -> None:
    row.email, row.display_name, row.ended_at = "", "", stamp.happened_at
    row.save(update_fields=["email", "display_name", "ended_at", "accepted_by"])


@transaction.atomic
def withdraw_invitation(*, id: UUID, invitation: UUID, stamp: Stamp) -> None:
    """Take an invitation back: its link opens nothing any more, its address and name are wiped.

    Raises ``NotFoundError`` ``invitation_not_found``, ``ConflictError`` ``invitation_over``.
    """
    row = Invitation.objects.select_for_update().filter(id=invitation).first()
    if row is None:
        raise NotFoundError("invitation_not_found")
    if not log(id=id, what="invitation.withdrawn", key=invitation, network=row.network_id, stamp=stamp):
        return
    if row.ended_at is not None:
        raise ConflictError("invitation_over")
    _wipe(row, stamp=stamp)


@transaction.atomic
def wipe_old_invitations(*, stamp: Stamp) -> int:
    """Wipe address and name of every invitation that nobody answered in time; return how many. Safe to repeat."""
    over = Invitation.objects.filter(ended_at__isnull=True, expires_at__lte=stamp.happened_at)
    return over.update(email="", display_name="", ended_at=stamp.happened_at)
