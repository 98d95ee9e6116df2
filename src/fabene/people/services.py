"""Writes about users, organisations and networks, and the log that every other room writes into."""

import hashlib
import json
from collections.abc import Mapping
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from stdnum.exceptions import ValidationError as StdnumValidationError
from stdnum.it import codicefiscale

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.ledger import services as ledger
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.checks import checked_slug, require_network
from fabene.people.models import Action, Membership, Network, NetworkPartner, Organisation, Seat, User
from fabene.people.selectors import network_view, organisation_view, partner_view, role_view, user_view
from fabene.people.values import (
    NETWORK_OWNERS,
    NetworkView,
    OrganisationKind,
    OrganisationView,
    PartnerRole,
    PartnerView,
    Role,
    RoleView,
    UserView,
)


def log(
    *,
    id: UUID,
    what: str,
    key: UUID,
    stamp: Stamp,
    network: UUID | None = None,
    content: Mapping[str, object] | None = None,
) -> bool:
    """Write down that ``stamp.actor`` did ``what`` (a code) to ``key`` (an opaque id).

    Returns True the first time and False when the same ``id`` says the same again: a service that logs first is safe
    to repeat. ``content`` is what was asked, as JSON-able values that are not personal; only its digest is kept.
    Raises ``ConflictError`` ``id_used_for_something_else`` when ``id`` says something else.
    """
    row = Action(
        id=id,
        who=stamp.actor,
        what=what,
        key=key,
        network=network,
        digest=_digest(content or {}),
        happened_at=stamp.happened_at,
        recorded_at=stamp.recorded_at,
    )
    known = Action.objects.filter(id=id).first() or _insert(row)
    if known is None:
        return True
    if (known.what, known.key, known.network, known.digest) != (row.what, row.key, row.network, row.digest):
        raise ConflictError("id_used_for_something_else", what=what)
    return False


def _insert(row: Action) -> Action | None:
    """Insert ``row``; return the row that came first when another request wrote it in the meantime."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return Action.objects.get(id=row.id)
    return None


def _digest(content: Mapping[str, object]) -> str:
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def create_network(*, id: UUID, slug: str, name: str, sentence: str, stamp: Stamp) -> NetworkView:
    """Create a local network, its ledger book (same id) and the owners it has one of (``NETWORK_OWNERS``).

    Raises ``slug_not_valid``, ``text_missing``, ``text_too_long``, and ``ConflictError`` ``slug_taken``.
    """
    values = {
        "slug": checked_slug(slug),
        "name": clean(name, field="name", limit=100),
        "sentence": clean(sentence, field="sentence", limit=300, optional=True),
    }
    if not log(id=derived(id, "created"), what="network.created", key=id, network=id, stamp=stamp, content=values):
        return network_view(Network.objects.get(id=id))
    if Network.objects.filter(slug=slug).exists():
        raise ConflictError("slug_taken", slug=slug)
    ledger.open_book(id=id)
    ledger.open_owners({derived(id, kind): kind for kind in NETWORK_OWNERS})
    return network_view(Network.objects.create(id=id, **values))


@transaction.atomic
def create_organisation(
    *, id: UUID, name: str, kind: OrganisationKind, stamp: Stamp, tax_code: str = ""
) -> OrganisationView:
    """Create an organisation; ``tax_code`` is its codice fiscale or partita IVA, or empty.

    Raises ``tax_code_not_valid`` for a wrong length or check digit, ``ConflictError`` ``tax_code_taken``.
    """
    values = {
        "name": clean(name, field="name", limit=200),
        "kind": OrganisationKind(kind),
        "tax_code": _checked_tax_code(tax_code),
    }
    if not log(id=derived(id, "created"), what="organisation.created", key=id, stamp=stamp, content=values):
        return organisation_view(Organisation.objects.get(id=id))
    if values["tax_code"] and Organisation.objects.filter(tax_code=values["tax_code"]).exists():
        raise ConflictError("tax_code_taken", tax_code=values["tax_code"])
    return organisation_view(Organisation.objects.create(id=id, **values))


def _checked_tax_code(text: str) -> str:
    if not text.strip():
        return ""
    try:
        return str(codicefiscale.validate(text))
    except StdnumValidationError as error:
        raise FabeneError("tax_code_not_valid") from error


@transaction.atomic
def join_network(
    *, id: UUID, network: UUID, organisation: UUID, role: PartnerRole, stamp: Stamp, project: str = ""
) -> PartnerView:
    """Write down that an organisation takes part in a network, as lead or partner of a project.

    Raises ``network_not_found``, ``organisation_not_found``, ``ConflictError`` ``partner_already``.
    """
    project = clean(project, field="project", limit=200, optional=True)
    content = {"organisation": organisation, "role": role, "project": project}
    rows = NetworkPartner.objects.select_related("organisation")
    if not log(id=derived(id, "created"), what="network.joined", key=id, network=network, stamp=stamp, content=content):
        return partner_view(rows.get(id=id))
    require_network(network)
    if not Organisation.objects.filter(id=organisation).exists():
        raise NotFoundError("organisation_not_found")
    if rows.filter(network_id=network, organisation_id=organisation).exists():
        raise ConflictError("partner_already")
    NetworkPartner.objects.create(
        id=id, network_id=network, organisation_id=organisation, role=PartnerRole(role), project=project
    )
    return partner_view(rows.get(id=id))


@transaction.atomic
def create_user(*, id: UUID, email: str, display_name: str, stamp: Stamp, password: str | None = None) -> UserView:
    """Create somebody who may sign in; without a ``password`` only a seat or an invitation lets them in.

    Raises ``email_not_valid``, ``text_missing``, ``text_too_long``, ``ConflictError`` ``email_taken`` and
    ``id_used_for_something_else``. Repeating does not change the password.
    """
    email = _checked_email(email)
    display_name = clean(display_name, field="display_name", limit=100)
    # A digest of an email would be personal data in a log that never forgets: the row itself is compared instead.
    if not log(id=derived(id, "created"), what="user.created", key=id, stamp=stamp):
        known = User.objects.get(id=id)
        if (known.email, known.display_name) != (email, display_name):
            raise ConflictError("id_used_for_something_else", what="user.created")
        return user_view(known)
    if User.objects.filter(email__iexact=email).exists():
        raise ConflictError("email_taken")
    user = User(id=id, email=email, display_name=display_name, joined_at=stamp.happened_at)
    user.set_password(password)
    user.save(force_insert=True)
    return user_view(user)


def _checked_email(text: str) -> str:
    email = text.strip().lower()
    try:
        validate_email(email)
    except ValidationError as error:
        raise FabeneError("email_not_valid") from error
    return email


@transaction.atomic
def grant_role(*, id: UUID, user: UUID, role: Role, stamp: Stamp, network: UUID | None = None) -> RoleView:
    """Give somebody a role from ``stamp.happened_at`` on, in one network or (without one) in all.

    Raises ``user_not_found``, ``network_not_found``, ``ConflictError`` ``role_already_held``.
    """
    content = {"user": user, "role": role}
    if log(id=derived(id, "granted"), what="role.granted", key=id, network=network, stamp=stamp, content=content):
        _grant(id=id, user=user, role=Role(role), network=network, stamp=stamp)
    return role_view(Membership.objects.select_related("network").get(id=id))


def _grant(*, id: UUID, user: UUID, role: Role, network: UUID | None, stamp: Stamp) -> None:
    if not User.objects.filter(id=user).exists():
        raise NotFoundError("user_not_found")
    if network is not None:
        require_network(network)
    if Membership.objects.filter(user_id=user, network=network, role=role, until__isnull=True).exists():
        raise ConflictError("role_already_held", role=role)
    Membership.objects.create(id=id, user_id=user, network_id=network, role=role, since=stamp.happened_at)


@transaction.atomic
def revoke_role(*, id: UUID, membership: UUID, stamp: Stamp) -> None:
    """End a role at ``stamp.happened_at``. ``id`` is the identity of this revocation.

    Raises ``role_not_held`` when there is no such membership, or ``ConflictError`` ``role_already_ended``.
    """
    row = Membership.objects.select_for_update().filter(id=membership).first()
    if row is None:
        raise NotFoundError("role_not_held")
    if not log(id=id, what="role.revoked", key=membership, network=row.network_id, stamp=stamp):
        return
    if row.until is not None:
        raise ConflictError("role_already_ended")
    row.until = max(stamp.happened_at, row.since)
    row.save(update_fields=["until"])


@transaction.atomic
def create_seat(*, key: str, user: UUID, title: str, what: str, position: int, stamp: Stamp) -> None:
    """Let visitors of the demonstration sit in a user's place. The caller sees to it that this is a demonstration.

    Raises ``slug_not_valid``, ``user_not_found``, ``ConflictError`` ``seat_taken`` when the user or key has another.
    """
    values = {
        "title": clean(title, field="title", limit=100),
        "what": clean(what, field="what", limit=200),
        "position": position,
    }
    if not log(id=derived(user, "seat", checked_slug(key)), what="seat.created", key=user, stamp=stamp, content=values):
        return
    if not User.objects.filter(id=user).exists():
        raise NotFoundError("user_not_found")
    if Seat.objects.filter(key=key).exists() or Seat.objects.filter(user_id=user).exists():
        raise ConflictError("seat_taken", key=key)
    Seat.objects.create(key=key, user_id=user, **values)
