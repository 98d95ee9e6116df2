"""What ``benchmarks/recall.py`` asks of the site, each answer with how many queries it took."""

import warnings
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fabene.collecting.models import Lot
from fabene.ledger.models import Account
from fabene.lib.ids import derived
from fabene.lib.stamps import stamp_now
from fabene.sharing import selectors, services
from fabene.sharing.models import Bag, BagContent
from fabene.sharing.values import Advice, Notice, WhoSaid

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
NOTICE = Notice(what="Mele", reason="Prova", said_by=WhoSaid.OURSELVES, advice=Advice.THROW_AWAY)


def counted() -> str:
    """Return how much there is."""
    tables = {"lots": Lot, "bags": Bag, "things in bags": BagContent, "accounts": Account}
    return ", ".join(f"{QuerySet(table).count():,} {name}" for name, table in tables.items())


def open_recall(network: UUID, lot: UUID, *, at: datetime) -> UUID:
    """Recall the lot."""
    id = derived(network, "bench recall")
    services.open_recall(
        id=id, network=network, lots=[lot], notice=NOTICE, stamp=stamp_now(derived(network, "carla"), at)
    )
    return id


def browser(user: UUID) -> Client:
    """Return the browser of somebody who has signed in with a second factor."""
    warnings.simplefilter("ignore")  # nobody gathered the files of this installation
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.ALLOWED_HOSTS = ["*"]
    client = Client()
    client.force_login(get_user_model().objects.get(id=user), backend=BACKEND)
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "type": "totp", "at": 0}]
    session["account_authentication_methods_user"] = str(user)
    session.save()
    return client


def code(lot: UUID) -> str:
    """Return the code of a lot."""
    return selectors.lot_code(lot)


def warm(client: Client, *urls: str) -> None:
    """Ask once, so that templates are compiled."""
    for url in urls:
        get(client, url)


def read_way(lot: UUID) -> int:
    """Read the way of a lot; return the queries it took."""
    return _counting(lambda: selectors.trace([lot]))


def read_recall(recall: UUID, network: UUID) -> int:
    """Read a recall; return the queries it took."""
    return _counting(lambda: selectors.recall(recall, network=network))


def get(client: Client, url: str) -> int:
    """Ask for a page; return the queries it took. Raises ``RuntimeError`` when it is not there."""

    def ask() -> None:
        response = client.get(url)
        if response.status_code != 200:
            raise RuntimeError(f"{url}: {response.status_code}")

    return _counting(ask)


def _counting(call: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as queries:
        call()
    return len(queries)
