"""The first person of an installation: a link printed at the server's keyboard lets them in, once."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, NotFoundError
from fabene.lib import links
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.people.selectors import somebody_is_here
from fabene.people.services.logs import log
from fabene.people.services.roles import grant_role
from fabene.people.services.users import create_user
from fabene.people.values import FIRST_MINUTES, FIRST_PERSON, Role, UserView

NIL = UUID(int=0)


@transaction.atomic
def offer_first_way_in(*, id: UUID, stamp: Stamp) -> str:
    """Return the token by which the first person comes in within ``FIRST_MINUTES``. Nothing is written.

    ``id`` is the token's own identity. Whoever reads it may type on the server, or was given it by who may. Raises
    ``ConflictError`` ``somebody_is_here`` as soon as anybody signs in at all.
    """
    if somebody_is_here():
        raise ConflictError("somebody_is_here")
    return links.issue(purpose=FIRST_PERSON, id=id, expires_at=stamp.happened_at + timedelta(minutes=FIRST_MINUTES))


@transaction.atomic
def let_first_in(
    *, id: UUID, token: str, email: str, display_name: str, password: str, office: bool, stamp: Stamp
) -> UserView:
    """Let the first person in as coordinator of every network, with ``office`` as the programme's office too.

    ``id`` is who they are. It happens once in the life of an installation: every token ever printed opens nothing
    afterwards, also for who repeats it. Raises ``NotFoundError`` ``link_not_valid``, and what ``create_user`` raises.
    """
    read_first_way_in(token=token, stamp=stamp)
    if not log(id=derived(NIL, FIRST_PERSON), what="installation.begun", key=NIL, stamp=stamp):
        raise NotFoundError("link_not_valid")
    made = create_user(id=id, email=email, display_name=display_name, password=password, stamp=stamp)
    roles = (Role.COORDINATOR, Role.PROGRAMME) if office else (Role.COORDINATOR,)
    for role in roles:
        grant_role(id=derived(id, role), user=id, role=role, stamp=stamp)
    return made


@transaction.atomic
def read_first_way_in(*, token: str, stamp: Stamp) -> None:
    """Raise ``NotFoundError`` ``link_not_valid`` unless ``token`` lets the first person in now."""
    links.read(purpose=FIRST_PERSON, token=token, now=stamp.happened_at)
    if somebody_is_here():
        raise NotFoundError("link_not_valid")
