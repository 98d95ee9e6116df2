"""Somebody is erased, in every room; the ledger stays as it is."""

from uuid import UUID

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.models import Session
from django.db import transaction

from fabene.core.errors import FabeneError, NotFoundError
from fabene.gatherings import services as gatherings
from fabene.households import services as households
from fabene.lib.attempts import known_as
from fabene.lib.files import services as files
from fabene.lib.ids import derived
from fabene.lib.outbox import services as outbox
from fabene.lib.scrubbing import scrub
from fabene.lib.stamps import Stamp
from fabene.people import selectors as people
from fabene.people import services as people_services
from fabene.people.services import log
from fabene.privacy.services.asking import forget_requests
from fabene.privacy.values import Erased, Why
from fabene.programme.applications import services as applications
from fabene.sharing import services as sharing

ATTEMPTS = (AccessAttempt, AccessFailureLog, AccessLog)


@transaction.atomic
def erase(*, id: UUID, household: UUID, why: Why, stamp: Stamp) -> Erased:
    """Erase a household in every room: plans and bags lose its name, the register of requests too, its row goes.

    Kilos, bags and families reached stay as they were; the ledger keeps an owner of whom nothing says any more whose it
    is; the logs keep an opaque identity until their months are over. What a database leaves on disk of deleted rows is
    overwritten when the transaction ends. Erasing who is not there changes nothing.

    Raises ``ConflictError`` (``household_still_named``, ``id_used_for_something_else``).
    """
    if not log(id=id, what="privacy.erased", key=id, stamp=stamp, content={"why": Why(why).value}):
        return Erased(plans=0, bags=0)
    try:
        named = sharing.forget(household=household, stamp=stamp)
    except NotFoundError:
        return Erased(plans=0, bags=0)
    forget_requests(household, stamp=stamp)
    files.forget(subject=household)
    households.erase(id=derived(id, "household"), household=household, stamp=stamp)
    transaction.on_commit(scrub)
    return Erased(plans=named.plans, bags=named.bags)


@transaction.atomic
def erase_user(*, id: UUID, user: UUID, why: Why, stamp: Stamp) -> None:
    """Erase somebody who signs in: the account and all that hangs on it, sessions, attempts, messages on their way.

    What they did stays in the logs under an opaque identity, until its months are over. Erasing who is not there
    changes nothing. Raises ``ConflictError`` (``last_programme_office``, ``id_used_for_something_else``).
    """
    if not log(id=id, what="privacy.user_erased", key=id, stamp=stamp, content={"why": Why(why).value}):
        return
    try:
        email = people.user(user).email
    except FabeneError:
        return
    forget_requests(user, stamp=stamp)
    files.forget(subject=user)
    outbox.forget(user)
    gatherings.forget_owner(id=derived(id, "gatherings"), owner=user, stamp=stamp)
    applications.forget_user(id=derived(id, "applications"), user=user, stamp=stamp)
    people_services.erase_user(id=derived(id, "user"), user=user, stamp=stamp)
    for attempts in ATTEMPTS:
        attempts.objects.filter(username=known_as(email)).delete()
    end_sessions(user)
    transaction.on_commit(scrub)


def end_sessions(user: UUID) -> None:
    """Delete every session in which somebody is signed in: a session names its user inside, so each one is opened."""
    mine = [row.pk for row in Session.objects.iterator() if row.get_decoded().get("_auth_user_id") == str(user)]
    Session.objects.filter(pk__in=mine).delete()
