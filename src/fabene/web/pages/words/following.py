"""One word: what it says in each language, how far each family is, and the buttons for what a person does."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from fabene.collecting import selectors as collecting
from fabene.households import selectors as households
from fabene.households import services as homes
from fabene.households.tellings import OPEN, Reach, TellingView, WordView
from fabene.households.values import Channel
from fabene.households.words import LANGUAGES
from fabene.people import selectors as people
from fabene.people.rules import permissions_of, require
from fabene.sharing import services as sharing
from fabene.web import formats
from fabene.web.notices import tell
from fabene.web.pages.page import Page
from fabene.web.pages.words import sayings
from fabene.web.pages.words.asking import crumbs, telling_for
from fabene.web.pages.words.forms import AgainForm
from fabene.web.pages.writing import act, actor, fresh_id, stamp_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """How one family is told, in words; ``open`` when a person still has to do something."""

    telling: TellingView
    how: str
    state: str
    tone: str
    open: bool
    again: tuple[tuple[Channel, str], ...]
    form_id: UUID


def line(telling: TellingView, *, told_by: str = "") -> Line:
    """Return how one family is told as a page says it; ``told_by`` is the name of who told them by hand."""
    return Line(
        telling=telling,
        how=sayings.how(telling),
        state=sayings.state(telling, told_by=told_by),
        tone=str(sayings.TONE[telling.reach]),
        open=telling.reach in OPEN,
        again=tuple((channel, str(name)) for channel, name in sayings.CHANNEL.items() if channel in telling.channels)
        if telling.reach in {Reach.FAILED, Reach.NO_WAY, Reach.WITHDRAWN}
        else (),
        form_id=fresh_id(),
    )


@never_cache
@require_safe
def word(request: HttpRequest, word: UUID) -> HttpResponse:
    """Show what a word says and how far each family is."""
    view = households.word(id=word)
    require(request.user, "words.view", view.word.network)
    tellings = households.tellings_of(word=word)
    names = people.names_of({view.actor, *(each.told_by for each in tellings if each.told_by)})
    about = households.words_about(market=view.word.market, on=view.word.what.date)
    shown = {
        "page": _head(view, len(tellings)),
        "view": view,
        "may": permissions_of(actor(request), view.word.network),
        "giver": names.get(view.actor, ""),
        "to_come": view.word.what.date >= timezone.localdate(),
        "newest": about[0].id == view.id,
        "others": [(sayings.title(other), other) for other in about if other.id != view.id],
        "cancelled_day": collecting.cancelled_between(
            view.word.what.date, view.word.what.date, network=view.word.network
        ).get((view.word.market, view.word.what.date)),
        "given": sayings.moment(view.recorded_at),
        "form_id": fresh_id(),
        **_reached(tellings, names=names),
        **_texts(view, tellings),
    }
    return render(request, "words/word.html", shown)


def _head(view: WordView, families: int) -> Page:
    network = people.network_by_id(view.word.network)
    lead = ngettext("%(number)s famiglia, per codice.", "%(number)s famiglie, per codice.", families)
    return Page(
        title=sayings.title(view),
        eyebrow=view.market_name,
        lead=lead % {"number": formats.count(families)},
        crumbs=crumbs(network),
    )


def _reached(tellings: Iterable[TellingView], *, names: Mapping[UUID, str]) -> dict[str, object]:
    lines = [line(each, told_by=names.get(each.told_by, "") if each.told_by else "") for each in tellings]
    reached = Counter(each.telling.reach for each in lines)
    return {
        "open_lines": [each for each in lines if each.open],
        "lines": [each for each in lines if not each.open],
        "counted": sayings.counted(reached),
        "strip": sayings.strip(reached),
    }


def _texts(view: WordView, tellings: Iterable[TellingView]) -> dict[str, object]:
    """Return what it says in every language its families read, to who comes and to who is served at home."""
    readers = Counter((each.language, each.home_delivery) for each in tellings)
    order = list(LANGUAGES)
    ordered = sorted(readers, key=lambda key: (key[1], order.index(key[0])))
    texts = {
        home: [
            sayings.spoken(view, language, home_delivery=home, families=readers[language, home])
            for language, at_home in ordered
            if at_home is home
        ]
        for home in (False, True)
    }
    return {"texts": texts[False], "texts_at_home": texts[True]}


@require_POST
def by_hand(request: HttpRequest, telling: UUID) -> HttpResponse:
    """Say that a person told a family."""
    found = telling_for(request, telling)
    form = AgainForm(request.POST)
    if form.is_valid() and act(
        request,
        lambda: homes.tell_by_hand(id=form.cleaned_data["id"], telling=telling, stamp=stamp_of(request)),
    ):
        undo = reverse("words:undo_by_hand", args=[form.cleaned_data["id"]])
        tell(request, _("Segnato: la famiglia %(code)s lo sa.") % {"code": found.code}, undo_url=undo)
    return back(request, found.word)


@require_POST
def undo_by_hand(request: HttpRequest, told: UUID) -> HttpResponse:
    """Take back that a person told a family."""
    found = telling_for(request, households.telling_by_hand(told).id)
    if act(request, lambda: homes.undo_by_hand(told=told, stamp=stamp_of(request))):
        tell(request, _("Tolto: la famiglia %(code)s aspetta ancora.") % {"code": found.code})
    return back(request, found.word)


@require_POST
def again(request: HttpRequest, telling: UUID) -> HttpResponse:
    """Try again to reach a family."""
    found = telling_for(request, telling)
    form = AgainForm(request.POST)
    if form.is_valid() and act(
        request,
        lambda: sharing.tell_again(
            id=form.cleaned_data["id"], telling=telling, channel=form.chosen, stamp=stamp_of(request)
        ),
    ):
        tell(request, _("Si riprova: qui vedi come va."))
    return back(request, found.word)


def back(request: HttpRequest, word: UUID) -> HttpResponse:
    """Return to the page the button stood on, where that is one of ours."""
    asked = request.POST.get("torna", "")
    if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) and asked.startswith("/avvisi/"):
        return redirect(asked)
    return redirect("words:word", word)
