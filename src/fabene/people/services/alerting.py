"""Telling whoever answers for a network that somebody read of many households in a short time."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from fabene.lib.ids import derived
from fabene.lib.outbox.services import put
from fabene.lib.outbox.values import EMAIL
from fabene.lib.stamps import Stamp
from fabene.people.models import Alert, Membership, Reading, User
from fabene.people.values import Role

# How many different households one person may read of in an hour before somebody is told. A rider's round has about
# fifteen doors, a day of interviews six families an hour: whoever passes twenty is copying a list or calling one, and
# a colleague can say which.
MANY_HOUSEHOLDS = 20
SHORT_TIME = timedelta(hours=1)
# The office opens the invoices of a grant one after the other, a juror the documents of proposals: that is their work,
# and they are no household's.
PAPERS = ("grant.file", "selection.document")


def look_out(row: Reading, *, stamp: Stamp) -> None:
    """Raise an alert when ``row`` is one too many, unless one was raised about the same person in that short time."""
    since = row.recorded_at - SHORT_TIME
    read = Reading.objects.filter(who=row.who, recorded_at__gt=since, recorded_at__lte=row.recorded_at)
    read = read.exclude(what__in=PAPERS)
    households = read.values("key").distinct().count()
    if households <= MANY_HOUSEHOLDS or Alert.objects.filter(who=row.who, raised_at__gt=since).exists():
        return
    alert = Alert.objects.create(
        id=derived(row.id, "alert"),
        who=row.who,
        network=row.network,
        households=households,
        begins_at=since,
        raised_at=row.recorded_at,
    )
    _tell(alert, stamp=stamp)


def _tell(alert: Alert, *, stamp: Stamp) -> None:
    """Write to everybody who answers for the network but the person themselves. The mail names nobody."""
    text = _(
        "Una persona ha guardato i dati di %(households)s famiglie in un'ora.\n\n"
        "Può essere un giro di telefonate o qualcosa che non va: chi è, e come rispondere, "
        "lo trovi nel sito, alla pagina delle segnalazioni."
    ) % {"households": alert.households}
    subject = _("Una segnalazione: dati di molte famiglie guardati insieme")
    for user, email in _who_answers(alert):
        put(id=derived(alert.id, user), channel=EMAIL, to=email, subject=subject, text=text, about=user, stamp=stamp)


def _who_answers(alert: Alert) -> Iterator[tuple[UUID, str]]:
    held = Membership.objects.filter(
        Q(network_id=alert.network) | Q(network__isnull=True),
        role__in=[Role.COORDINATOR.value, Role.PROGRAMME.value],
        until__isnull=True,
    )
    rows = User.objects.filter(id__in=held.values("user"), is_active=True).exclude(id=alert.who)
    yield from rows.order_by("id").values_list("id", "email")
