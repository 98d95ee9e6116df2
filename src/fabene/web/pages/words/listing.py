"""The words of a network: what waits, the pick-ups to come, what was said; and whom a message did not reach."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.households import selectors as households
from fabene.households.tellings import OPEN, TellingView, WordSummary, WordView
from fabene.lib.outbox import selectors as outbox
from fabene.lib.outbox.values import Queue
from fabene.people.rules import permissions_of
from fabene.people.values import NetworkView
from fabene.sharing import selectors as sharing
from fabene.web import formats
from fabene.web.pages.page import Page, Thing
from fabene.web.pages.words import sayings
from fabene.web.pages.words.asking import crumbs, network_for, networks_with
from fabene.web.pages.words.following import Line, line
from fabene.web.pages.writing import actor

DAYS_BACK = 30
DAYS_SHOWN = 15


@never_cache
@require_safe
def words(request: HttpRequest) -> HttpResponse:
    """Say what waits, which pick-ups come next and what can be done with them, and what was said."""
    network = network_for(request, "words.view")
    today = timezone.localdate()
    asked = request.GET.get("pagina", "1")
    page = households.words_of(network=network.id, page=int(asked) if asked.isascii() and asked.isdigit() else 1)
    shown = {
        "page": Page(
            title=_("Avvisi alle famiglie"),
            eyebrow=network.name,
            lead=_("Un giorno che salta, un altro posto, un’altra ora: ognuno lo sa nella sua lingua."),
        ),
        "networks": networks_with(request, "words.view"),
        "network": network,
        "may": permissions_of(actor(request), network.id),
        "today": today,
        "waiting": waiting(network, today=today) or None,
        "pick_ups": sharing.pick_ups(network=network.id, first=today, days=DAYS_SHOWN),
        "words": [_row(summary) for summary in page.words],
        "pages": Paginator(range(page.total), -(-page.total // page.pages) or 1).get_page(page.number),
        "reminders": households.reminders_of(network.id),
        "queues": [_queue(queue) for queue in outbox.queues(timezone.now()) if queue.resting_until],
    }
    return render(request, "words/words.html", shown)


def _row(summary: WordSummary) -> dict[str, object]:
    return {
        "view": summary.view,
        "title": sayings.title(summary.view),
        "counted": sayings.counted(summary.reached),
        "strip": sayings.strip(summary.reached),
        "given": sayings.moment(summary.view.recorded_at),
    }


def _queue(queue: Queue) -> str:
    said = {
        "waiting": formats.count(queue.waiting),
        "why": sayings.TROUBLE[queue.trouble] if queue.trouble else "",
        "until": formats.clock(queue.resting_until) if queue.resting_until else "",
    }
    if queue.channel == "sms":
        return _("%(waiting)s SMS aspettano: %(why)s, alle %(until)s.") % said
    return _("%(waiting)s email aspettano: %(why)s, alle %(until)s.") % said


def waiting(network: NetworkView, *, today: date) -> list[Thing]:
    """Return what a person has to do about words in a network, the failed messages first."""
    things: list[Thing] = []
    missed = len(_missed(network))
    if missed:
        said = ngettext("%(number)s messaggio non è arrivato", "%(number)s messaggi non sono arrivati", missed)
        things.append(
            Thing(
                title=said % {"number": formats.count(missed)},
                sentence=_("Riprova, o fai telefonare."),
                url=f"{reverse('words:not_reached')}?rete={network.slug}",
            )
        )
    return things + [
        _voice(summary) for summary in households.words_of(network=network.id).words if _waits(summary, today)
    ]


def _waits(summary: WordSummary, today: date) -> bool:
    return summary.view.word.what.date >= today and any(
        summary.reached.get(reach) for reach in OPEN if str(reach) != "failed"
    )


def _voice(summary: WordSummary) -> Thing:
    counts = Counter({reach: number for reach, number in summary.reached.items() if reach in OPEN})
    return Thing(
        title=sayings.title(summary.view),
        sentence=", ".join(words for words, _tone in sayings.counted(counts)) + ".",
        url=reverse("words:word", args=[summary.view.id]),
    )


@never_cache
@require_safe
def not_reached(request: HttpRequest) -> HttpResponse:
    """List whom a message did not reach, why, and what can be done."""
    network = network_for(request, "words.view")
    missed = _by_word(_missed(network))
    page = Page(
        title=_("Non arrivati"),
        eyebrow=network.name,
        lead=_("Messaggi degli ultimi trenta giorni che non sono arrivati, e che nessuno ha ancora detto a voce."),
        crumbs=crumbs(network),
    )
    shown = {"page": page, "network": network, "missed": missed, "may": permissions_of(actor(request), network.id)}
    return render(request, "words/not_reached.html", shown)


def _missed(network: NetworkView) -> tuple[tuple[WordView, TellingView], ...]:
    since = timezone.now() - timedelta(days=DAYS_BACK)
    return households.not_reached(network=network.id, since=since)


def _by_word(missed: Iterable[tuple[WordView, TellingView]]) -> list[tuple[WordView, str, list[Line]]]:
    """Return whom messages did not reach, under the word they were about."""
    found: dict[WordView, list[Line]] = {}
    for view, telling in missed:
        found.setdefault(view, []).append(line(telling))
    return [(view, sayings.title(view), lines) for view, lines in found.items()]
