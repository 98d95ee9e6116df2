"""The desk of who answers: what waits, a letter opened by a deliberate act, the steps, and the way back from each."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from fabene.core.errors import NotAllowedError, NotFoundError
from fabene.people import selectors as people
from fabene.programme.contacts import selectors, services
from fabene.programme.contacts.rules import Desk
from fabene.programme.contacts.values import MAX_TEXT, Letter, RequestView, State, Step
from fabene.web.notices import tell
from fabene.web.pages.contacts.words import KIND, SHORT, STATE, STEP
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.writing import WriteForm, act, actor, attempt, fresh_id, sent, stamp_of


class AnswerForm(WriteForm):
    """What is answered."""

    text = forms.CharField(
        label=gettext_lazy("La risposta"), max_length=MAX_TEXT, widget=forms.Textarea(attrs={"rows": 5})
    )


class HandForm(WriteForm):
    """Which network sees to it."""

    network = forms.ChoiceField(label=gettext_lazy("A quale rete"))

    def __init__(self, *args: Any, **known: Any) -> None:
        """Offer the networks there are."""
        super().__init__(*args, **known)
        cast(Any, self.fields["network"]).choices = [(str(one.id), one.name) for one in people.networks()]


DEEDS: Mapping[str, tuple[Callable[..., None], object]] = {
    "prendi": (services.take, gettext_lazy("La segui tu.")),
    "chiudi": (services.close, gettext_lazy("Chiusa: tra pochi giorni quello che diceva viene cancellato.")),
    "riapri": (services.reopen, gettext_lazy("È di nuovo aperta.")),
}


def _desk(request: HttpRequest) -> Desk:
    desk = selectors.desk_of(actor(request), timezone.localdate())
    if not desk.any:
        raise NotAllowedError(permission="contacts.answer")
    return desk


def _known(request: HttpRequest, asked: UUID) -> tuple[RequestView, Desk]:
    """Return a request that whoever asks may know of, and their desk: there is none for others."""
    desk = _desk(request)
    return selectors.request(asked, desk=desk), desk


@never_cache
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """List the requests, those that wait longest first."""
    desk = _desk(request)
    everything = request.GET.get("tutte") == "1"
    names = {network.id: network.name for network in people.networks()}
    rows = [_row(one, desk=desk, names=names) for one in selectors.inbox(desk, open_only=not everything)]
    page = Page(title=_("Richieste"), lead=_("Chi ha scritto dalla pagina dei contatti, e a che punto è la risposta."))
    return render(request, "contacts/inbox.html", {"page": page, "rows": rows, "everything": everything})


def _row(one: RequestView, *, desk: Desk, names: Mapping[UUID, str]) -> dict[str, object]:
    return {
        "request": one,
        "kind": SHORT[one.kind],
        "state": STATE[one.state],
        "network": names.get(one.network, "") if one.network else "",
        "days": (timezone.localdate() - _local(one)).days,
        "readable": desk.reads(one.kind, one.network),
    }


def _local(one: RequestView) -> date:
    return timezone.localtime(one.asked_at).date()


@never_cache
@require_safe
def one(request: HttpRequest, asked: UUID) -> HttpResponse:
    """Show a request without what it says."""
    return _drawn(request, asked)


@never_cache
@require_POST
def read(request: HttpRequest, asked: UUID) -> HttpResponse:
    """Open what somebody wrote: the reading is written down."""
    _known(request, asked)
    form = WriteForm(sent(request))
    if not form.is_valid():
        return redirect("contacts:one", asked)
    opened: list[Letter] = []

    def look() -> None:
        opened.append(services.read(id=form.cleaned_data["id"], request=asked, stamp=stamp_of(request)))

    if not act(request, look):
        return redirect("contacts:one", asked)
    return _drawn(request, asked, letter=opened[0])


@never_cache
@require_POST
def do(request: HttpRequest, *, asked: UUID, deed: str) -> HttpResponse:
    """Take a request, close it, or take that back."""
    _known(request, asked)
    if deed not in DEEDS:
        raise NotFoundError("contact_not_found")
    call, done = DEEDS[deed]
    form = WriteForm(sent(request))
    id = form.cleaned_data["id"] if form.is_valid() else fresh_id()  # the way back in a notice is a bare button
    if act(request, lambda: call(id=id, request=asked, stamp=stamp_of(request))):
        undo = reverse("contacts:do", args=[asked, "riapri"]) if deed == "chiudi" else ""
        tell(request, str(done), undo_url=undo)
    return redirect("contacts:one", asked)


@never_cache
@require_POST
def answer(request: HttpRequest, asked: UUID) -> HttpResponse:
    """Answer: the asker reads it at their link, and by mail where they left an email."""
    _known(request, asked)
    form = AnswerForm(sent(request))

    def write() -> bool:
        typed = form.cleaned_data
        services.answer(id=typed["id"], request=asked, text=typed["text"], stamp=stamp_of(request))
        return True

    if attempt(form, write):
        tell(request, _("La risposta è partita. Quando è tutto detto, chiudi la richiesta."))
        return redirect("contacts:one", asked)
    return _drawn(request, asked, answer=form)


@never_cache
@require_POST
def hand(request: HttpRequest, asked: UUID) -> HttpResponse:
    """Give a request to another network."""
    _known(request, asked)
    form = HandForm(sent(request))
    if form.is_valid():
        typed = form.cleaned_data
        if act(
            request,
            lambda: services.hand_over(
                id=typed["id"], request=asked, network=UUID(typed["network"]), stamp=stamp_of(request)
            ),
        ):
            tell(request, _("Passata: chi risponde in quella rete è stato avvisato."))
    return redirect("contacts:inbox")


def _drawn(
    request: HttpRequest, asked: UUID, *, letter: Letter | None = None, answer: AnswerForm | None = None
) -> HttpResponse:
    found, desk = _known(request, asked)
    page = Page(
        title=_("La richiesta n. %(number)s") % {"number": found.number},
        eyebrow=str(STATE[found.state]),
        lead=str(KIND[found.kind]),
        crumbs=(Crumb(label=_("Richieste"), url=reverse("contacts:inbox")),),
    )
    steps = selectors.steps(found.id)
    names = people.names_of([one.actor for one in steps])
    shown = {
        "page": page,
        "asked": found,
        "letter": letter,
        "readable": desk.reads(found.kind, found.network),
        "going": found.state in {State.OPEN, State.TAKEN},
        "answer": answer or AnswerForm(),
        "hand": HandForm(auto_id="hand_%s"),
        "steps": [(one, STEP[one.step], _who(one.step, names.get(one.actor, ""))) for one in steps],
        "said_back": selectors.said_back(found.id) if letter else "",
    }
    return render(request, "contacts/request.html", shown, status=400 if answer else 200)


def _who(step: Step, name: str) -> str:
    """Return who took a step; who asked is said by nobody."""
    return "" if step in {Step.ASKED, Step.WITHDRAWN} else name
