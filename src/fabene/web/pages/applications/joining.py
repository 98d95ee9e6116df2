"""Taking part in an open call: whoever is signed in begins a draft, anybody else is sent a link that lets them in."""

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fabene.core.errors import FabeneError, NotFoundError
from fabene.lib.ids import derived, new_id
from fabene.lib.stamps import stamp_now
from fabene.people import services as people
from fabene.programme.applications import selectors, services
from fabene.programme.applications.values import ApplicationView, State
from fabene.programme.calls import selectors as calls
from fabene.programme.calls.values import CallView
from fabene.programme.calls.values import State as CallState
from fabene.web.accounts import invitations
from fabene.web.accounts.address import absolute
from fabene.web.pages.applications import mails, words
from fabene.web.pages.applications.limits import may_ask
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.writing import WriteForm, actor, attempt, sent, stamp_of


class AskForm(WriteForm):
    """Where to send the link."""

    email = forms.EmailField(
        label=gettext_lazy("La tua email"),
        help_text=gettext_lazy("Ti mandiamo un collegamento per entrare: la useremo solo per questo bando."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what taking part takes; begin a draft, or send the link."""
    call = public_call(slug)
    is_open = call.state_at(timezone.now()) == CallState.OPEN
    form = (WriteForm if request.user.is_authenticated else AskForm)(sent(request))
    if request.method == "POST" and is_open:
        if isinstance(form, AskForm):
            if attempt(form, lambda: _send_link(request, form, call=call)):
                return redirect("applications:asked", call.slug)
        else:
            begun = attempt(form, lambda: _begin(request, form, call=call))
            if begun:
                return redirect("applications:draft", begun.id)
    return _shown(request, call, form=form)


@login_not_required
@never_cache
@require_safe
def asked(request: HttpRequest, slug: str) -> HttpResponse:
    """Say to look at the mail: the same words whoever asked."""
    call = public_call(slug)
    page = Page(title=_("Guarda la posta"), crumbs=(call_crumb(call),))
    return render(request, "applications/asked.html", {"page": page, "call": call})


def public_call(slug: str) -> CallView:
    """Return a call that was published; to the public a draft is not there."""
    call = calls.call_by_slug(slug)
    if call.state_at(timezone.now()) == CallState.DRAFT:
        raise Http404
    return call


def call_crumb(call: CallView) -> Crumb:
    """Return the step of the way that is the call's own page."""
    return Crumb(label=words.said(call.title), url=reverse("calls:call", args=[call.slug]))


def _begin(request: HttpRequest, form: forms.Form, *, call: CallView) -> ApplicationView:
    return services.start(id=form.cleaned_data["id"], call=call.id, stamp=stamp_of(request))


def _send_link(request: HttpRequest, form: AskForm, *, call: CallView) -> bool:
    """Send a link, or the way to sign in; whoever asks learns nothing of which, nor of there being too many."""
    now = timezone.now()
    id, email = derived(form.cleaned_data["id"], "entry"), str(form.cleaned_data["email"]).strip().lower()
    if not may_ask(request, email):
        return True
    stamp = stamp_now(id, now)
    try:
        token = people.offer_access(id=id, email=email, stamp=stamp)
    except FabeneError as refused:
        if refused.code == "too_many_links":
            return True
        raise
    start = reverse("applications:join", args=[call.slug])
    path = (
        reverse("applications:enter", args=[call.slug, token])
        if token
        else reverse("account_login", query={"next": start})
    )
    said = {
        "call": words.said(call.title),
        "known": token is None,
        "url": absolute(path),
        "closes": words.moment(call.closes_at) if call.closes_at else "",
    }
    mails.send_entry(id=derived(new_id(now), "entry"), to=email, words=said, stamp=stamp)
    return True


def _shown(request: HttpRequest, call: CallView, *, form: forms.Form) -> HttpResponse:
    now = timezone.now()
    state = call.state_at(now)
    page = Page(title=_("Partecipa"), lead=words.said(call.sentence), crumbs=(call_crumb(call),))
    user = request.user
    shown = {
        "page": page,
        "call": call,
        "title": words.said(call.title),
        "form": form,
        "state": state.value,
        "opens": words.moment(call.opens_at) if call.opens_at else "",
        "closes": words.moment(call.closes_at) if call.closes_at else "",
        "who_may": [words.APPLICANT[kind] for kind in words.APPLICANT if kind in call.who_may],
        "reserved": calls.call(call.reserved_to_call) if call.reserved_to_call else None,
        "drafts": _mine_in(request, call) if user.is_authenticated else [],
        "copies": _to_copy(request, call) if user.is_authenticated and state == CallState.OPEN else [],
    }
    return render(request, "applications/join.html", shown)


def _mine_in(request: HttpRequest, call: CallView) -> list[ApplicationView]:
    return [one for one in selectors.mine(actor(request)) if one.call == call.id]


def _to_copy(request: HttpRequest, call: CallView) -> list[ApplicationView]:
    """Return the ideas somebody may take into this call: what they sent to another one."""
    return [one for one in selectors.mine(actor(request)) if one.call != call.id and one.state != State.DRAFT]


@login_not_required
@require_safe
@never_cache
def enter(request: HttpRequest, *, slug: str, token: str) -> HttpResponse:
    """Keep the link's invitation, remember what it was asked for, go where an access is made."""
    call = public_call(slug)
    try:
        invitations.keep(request, token)
    except NotFoundError:
        return render(request, "account/invitation_gone.html", status=404)
    invitations.go_on_to(request, reverse("applications:join", args=[call.slug]))
    return redirect("invitation")
