"""Checking a draft, sending it, throwing it away; taking back what was sent."""

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fabene.core.errors import FabeneError, NotAllowedError, NotFoundError
from fabene.lib.ids import derived
from fabene.programme.applications import selectors, services
from fabene.programme.applications.errors import ApplicationIncompleteError
from fabene.programme.applications.values import ApplicationView
from fabene.web.accounts.address import absolute
from fabene.web.notices import refuse, tell
from fabene.web.pages.applications import mails, words
from fabene.web.pages.applications.common import Open, context, opened, towns, towns_of
from fabene.web.pages.writing import WriteForm, act, fresh_id, sentence_of, stamp_of


@never_cache
@require_safe
def check(request: HttpRequest, application: UUID) -> HttpResponse:
    """Say everything that is missing or late at once, each with where it is put right; or that it can go."""
    found = opened(request, application)
    if not found.writable:
        return redirect("applications:receipt", application)
    return _shown(request, found)


def _shown(request: HttpRequest, found: Open) -> HttpResponse:
    known = towns()
    view = found.draft.application
    told = [
        {
            "sentence": words.sentence(one, call=found.call, towns=known),
            "url": reverse(f"applications:{words.PAGE[one.fault]}", args=[found.id]) if one.fault in words.PAGE else "",
            "warning": one.warning,
        }
        for one in found.missing
    ]
    shown = {
        **context(found, here="check", lead=_("Prima di inviare: tutto quello che manca, in una volta sola.")),
        "stops": [one for one in told if not one["warning"]],
        "warnings": [one for one in told if one["warning"]],
        "towns": towns_of(view.municipalities, known),
        "id": fresh_id(),
    }
    return render(request, "applications/check.html", shown)


@require_POST
def send(request: HttpRequest, application: UUID) -> HttpResponse:
    """Send it; when something is missing or it is late, say all of it and keep the draft."""
    form = WriteForm(request.POST)
    id = form.cleaned_data["id"] if form.is_valid() else fresh_id()
    try:
        sent = services.send(id=id, application=application, stamp=stamp_of(request))
    except ApplicationIncompleteError as refused:
        refuse(request, sentence_of(refused))
        return redirect("applications:check", application)
    except (NotAllowedError, NotFoundError):
        raise
    except FabeneError as refused:
        refuse(request, sentence_of(refused))
        return redirect("applications:draft", application)
    _tell_writers(request, sent)
    tell(request, _("Inviata: è la numero %(number)s.") % {"number": sent.number})
    return redirect("applications:receipt", application)


def _tell_writers(request: HttpRequest, sent: ApplicationView) -> None:
    """Send the receipt to everybody who wrote it; sent twice it is one mail."""
    found = opened(request, sent.id)
    for user in selectors.editors_of([sent.id]).get(sent.id, ()):
        said = {
            "name": user.display_name,
            "title": sent.title,
            "call": words.said(found.call.title),
            "number": sent.number,
            "sent": words.moment(sent.sent_at) if sent.sent_at else "",
            "hash": sent.hash,
            "url": absolute(reverse("applications:receipt", args=[sent.id])),
        }
        id = derived(sent.id, "receipt", user.id)
        mails.send_receipt(id=id, about=user.id, to=user.email, words=said, stamp=stamp_of(request))


class WithdrawForm(WriteForm):
    """Why an application is taken back."""

    reason = forms.CharField(
        label=gettext_lazy("Perché la ritirate"),
        help_text=gettext_lazy("Lo legge l’ufficio. Niente nomi di persone."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, application: UUID) -> HttpResponse:
    """Take back what was sent, before or after the call closed."""
    found = opened(request, application)
    if found.draft.application.number is None:
        raise Http404
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said, stamp = form.cleaned_data, stamp_of(request)
        done = act(
            request,
            lambda: services.withdraw(id=said["id"], application=found.id, reason=said["reason"], stamp=stamp),
        )
        if done:
            tell(request, _("Ritirata. Il numero resta suo: nessun’altra proposta lo prende."))
        return redirect("applications:receipt", application)
    lead = _("Dopo la chiusura del bando il ritiro resta segnato come tale.") if found.is_over else ""
    shown = {**context(found, here="check", lead=lead), "form": form}
    return render(request, "applications/withdraw.html", shown)


@require_POST
def discard(request: HttpRequest, application: UUID) -> HttpResponse:
    """Throw a draft away."""
    id, stamp = derived(application, "discarded"), stamp_of(request)
    opened(request, application)
    if not act(request, lambda: services.discard(id=id, application=application, stamp=stamp)):
        return redirect("applications:draft", application)
    tell(request, _("La bozza non c’è più."))
    return redirect("applications:mine")
