"""Whoever writes: one form, no account, a number and a link by which to see how far it is and to take it back."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp, stamp_now
from fabene.people import selectors as people
from fabene.programme.contacts import selectors, services
from fabene.programme.contacts.values import MAX_NAME, MAX_REACH, MAX_TEXT, Kind, Letter, RequestView
from fabene.web.accounts.address import absolute, client_address
from fabene.web.notices import tell
from fabene.web.pages.contacts.words import KIND, STATE, STATE_SAID
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.writing import WriteForm, attempt, sent

BESIDE = {
    "contact_reach_missing": "reach",
    "email_not_valid": "reach",
    "phone_not_valid": "reach",
    "contact_network_missing": "network",
    "text_missing": "text",
}


class ContactForm(WriteForm):
    """What somebody asks. ``website`` is seen by no person: whoever fills it in is a machine."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Chi sei"),
        choices=[(kind.value, word) for kind, word in KIND.items()],
        widget=forms.RadioSelect,
    )
    network = forms.ChoiceField(label=gettext_lazy("Dove"), required=False)
    text = forms.CharField(
        label=gettext_lazy("Che cosa vuoi dirci"),
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Bastano due righe. Di salute e di documenti si parla a voce, non qui."),
    )
    reach = forms.CharField(
        label=gettext_lazy("Email o telefono"),
        max_length=MAX_REACH,
        help_text=gettext_lazy("Serve solo per risponderti."),
        widget=forms.TextInput(attrs={"autocomplete": "email"}),
    )
    name = forms.CharField(
        label=gettext_lazy("Come ti chiami"),
        max_length=MAX_NAME,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    website = forms.CharField(
        label=gettext_lazy("Lascia vuoto questo spazio"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, *args: Any, **known: Any) -> None:
        """Offer the networks there are; where there is none, nobody is asked where."""
        super().__init__(*args, **known)
        networks = [(str(one.id), one.name) for one in people.networks()]
        if networks:
            cast(Any, self.fields["network"]).choices = [("", _("In nessuna di queste città")), *networks]
        else:
            del self.fields["network"]

    @property
    def letter(self) -> Letter:
        """Return what was written."""
        typed = self.cleaned_data
        return Letter(name=typed["name"], reach=typed["reach"], text=typed["text"])


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest) -> HttpResponse:
    """Take in a request."""
    form = ContactForm(
        sent(request), initial={"kind": request.GET.get("per", ""), "network": request.GET.get("rete", "")}
    )
    if form.is_valid() and form.cleaned_data["website"]:  # no person fills in what none sees: nothing is kept
        tell(request, _("Grazie."))
        return redirect("contacts:contact")
    done = attempt(form, lambda: _ask(request, form), fields=_beside(form))
    if done is not None:
        return redirect("contacts:followed", services.link_of(done))
    page = Page(
        title=_("Contatti"),
        lead=_("Scrivici: la richiesta ha un numero, e un indirizzo dove vedi a che punto è."),
    )
    return render(request, "contacts/contact.html", {"page": page, "form": form}, status=400 if form.errors else 200)


def _beside(form: ContactForm) -> dict[str, str]:
    return {code: name for code, name in BESIDE.items() if name in form.fields}


def _ask(request: HttpRequest, form: ContactForm) -> RequestView:
    typed = form.cleaned_data
    now = timezone.now()
    stamp = stamp_now(typed["id"], now)
    done = services.ask(
        id=typed["id"],
        kind=Kind(typed["kind"]),
        network=UUID(typed["network"]) if typed.get("network") else None,
        letter=form.letter,
        origin=client_address(request),
        stamp=stamp,
    )
    _write_back(done, stamp=stamp)
    tell(request, _("È arrivata: ha il n. %(number)s.") % {"number": done.number})
    return done


def _write_back(done: RequestView, *, stamp: Stamp) -> None:
    address = absolute(reverse("contacts:followed", args=[services.link_of(done)]))
    services.tell_asker(id=derived(done.id, "link"), request=done.id, address=address, stamp=stamp)


@login_not_required
@never_cache
@require_safe
def followed(request: HttpRequest, token: str) -> HttpResponse:
    """Show the asker how far their request is, without what they wrote."""
    found = selectors.by_link(token, timezone.now())
    page = Page(
        title=_("La richiesta n. %(number)s") % {"number": found.number},
        eyebrow=str(STATE[found.state]),
        lead=str(STATE_SAID[found.state]),
        crumbs=(Crumb(label=_("Contatti"), url=reverse("contacts:contact")),),
    )
    shown = {
        "page": page,
        "request_view": found,
        "kind": KIND[found.kind],
        "answer": selectors.said_back(found.id),
        "token": token,
        "form": WriteForm(),
    }
    return render(request, "contacts/followed.html", shown)


@login_not_required
@never_cache
@require_POST
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    """Take a request back, for who holds its link: what they wrote is erased now."""
    now = timezone.now()
    found = selectors.by_link(token, now)
    form = WriteForm(sent(request))
    if form.is_valid():
        services.withdraw(id=form.cleaned_data["id"], request=found.id, stamp=stamp_now(found.id, now))
        tell(request, _("Ritirata: quello che hai scritto è cancellato."))
    return redirect("contacts:followed", token)
