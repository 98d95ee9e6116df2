"""What waits for a caseworker's voice or thumb: their own families, one by one, with the text to say or to copy."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from fabene.core.errors import NotAllowedError
from fabene.households import selectors as households
from fabene.households import services as homes
from fabene.households.tellings import Reach, TellingView, WordView
from fabene.households.values import ContactKind, Contacts
from fabene.people.values import ReadingReason
from fabene.web.pages.page import Page
from fabene.web.pages.words import sayings
from fabene.web.pages.words.asking import is_own, organisations_of
from fabene.web.pages.words.following import Line, line
from fabene.web.pages.words.forms import AgainForm
from fabene.web.pages.writing import stamp_of

SHOWN = (ContactKind.NAME, ContactKind.PHONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A family to tell: the word, what to say in its language and in Italian, and (once asked for) whom to ask for."""

    title: str
    line: Line
    text: sayings.Spoken
    italian: str
    contacts: Contacts | None

    @property
    def to_copy(self) -> bool:
        """Return whether the text goes into a chat."""
        return self.line.telling.reach == Reach.TO_COPY


@never_cache
@require_safe
def to_tell(request: HttpRequest) -> HttpResponse:
    """List the families that wait for their caseworker."""
    return _page(request, shown=None, contacts=None)


@never_cache
@require_POST
def show_contact(request: HttpRequest, telling: UUID) -> HttpResponse:
    """Show one family's name and number on the list, and write down who looked and why."""
    found = households.telling(telling)
    network = households.word(id=found.word).word.network
    form = AgainForm(request.POST)
    if not form.is_valid() or not is_own(request, found, network=network):
        raise NotAllowedError(permission="households.reveal")
    contacts = homes.reveal(
        id=form.cleaned_data["id"],
        household=found.household,
        reason=ReadingReason.CONTACT,
        kinds=SHOWN,
        stamp=stamp_of(request),
    )
    return _page(request, shown=telling, contacts=contacts)


def _page(request: HttpRequest, *, shown: UUID | None, contacts: Contacts | None) -> HttpResponse:
    today = timezone.localdate()
    waiting = [
        _call(view, telling, contacts=contacts if telling.id == shown else None)
        for network, mine in organisations_of(request, on=today).items()
        for view, telling in households.to_tell(organisations=mine, network=network, today=today)
    ]
    page = Page(
        title=_("Da dire alle famiglie"),
        lead=_("Le famiglie che segui e che un messaggio non raggiunge: un testo da copiare, o una telefonata."),
    )
    return render(request, "words/to_tell.html", {"page": page, "calls": waiting, "shown": shown})


def _call(view: WordView, telling: TellingView, *, contacts: Contacts | None) -> Call:
    home = telling.home_delivery
    return Call(
        title=sayings.title(view),
        line=line(telling),
        text=sayings.spoken(view, telling.language, home_delivery=home),
        italian=sayings.spoken(view, "it", home_delivery=home).body,
        contacts=contacts,
    )
