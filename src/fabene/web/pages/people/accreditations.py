"""Which organisations may refer households in a network, since when, until when, by which deed."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fabene.lib.files import selectors as files
from fabene.lib.files.uploads import content_of
from fabene.lib.files.values import MAX_FILE_MIB
from fabene.lib.ids import derived
from fabene.people import selectors, services
from fabene.people.rules import require
from fabene.people.values import AccreditationView, NetworkView
from fabene.web import formats
from fabene.web.downloads import document_response
from fabene.web.notices import refuse, tell
from fabene.web.pages.people.scope import head, network_for, step, where
from fabene.web.pages.writing import WriteForm, act, attempt, sent, stamp_of

ACCREDIT = "people.accredit"
ABOUT = {
    "accreditation_ends_before": "until",
    "accredited_already": "since",
    "file_empty": "deed",
    "file_kind_refused": "deed",
    "file_too_large": "deed",
    "organisation_not_found": "organisation",
}
DAY = {"type": "date"}


class AccreditForm(WriteForm):
    """Which organisation, from which day to which, and the deed."""

    organisation = forms.TypedChoiceField(label=gettext_lazy("Organizzazione"), coerce=UUID)
    since = forms.DateField(label=gettext_lazy("Dal"), widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY))
    until = forms.DateField(
        label=gettext_lazy("Fino al"),
        help_text=gettext_lazy("L’ultimo giorno compreso. Vuoto: finché non lo finisci tu."),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY),
    )
    deed = forms.FileField(
        label=gettext_lazy("Atto"),
        help_text=gettext_lazy("La determina o la convenzione: un PDF o un’immagine, al massimo %(limit)s MiB.")
        % {"limit": MAX_FILE_MIB},
        required=False,
    )

    def __init__(self, *args: Any, **known: Any) -> None:
        """Offer every organisation."""
        super().__init__(*args, **known)
        cast(Any, self.fields["organisation"]).choices = [(body.id, body.name) for body in selectors.organisations()]


class DeedForm(WriteForm):
    """Another version of the deed."""

    deed = forms.FileField(label=gettext_lazy("Atto"))


class EndForm(WriteForm):
    """The last day on which it holds."""

    on = forms.DateField(
        label=gettext_lazy("Ultimo giorno"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )


@require_safe
def accreditations(request: HttpRequest, slug: str) -> HttpResponse:
    """List whom a network accredits and did, with the deeds."""
    network = network_for(request, slug, permission=ACCREDIT)
    today = timezone.localdate()
    every = selectors.accreditations_of(network.id)
    page = head(
        network,
        _("Accreditamenti"),
        lead=_("Quali organizzazioni segnalano famiglie. Chi lavora per loro ne vede i nomi, finché vale."),
    )
    shown = {
        "now": [_line(one) for one in every if one.until is None or one.until >= today],
        "over": [_line(one) for one in every if one.until is not None and one.until < today],
        "today": today,
    }
    return render(request, "people/accreditations.html", where(request, network, page=page) | shown)


def _line(one: AccreditationView) -> dict[str, object]:
    return {
        "accreditation": one,
        "deeds": files.versions(one.id),
        "newer": DeedForm(auto_id=f"{one.id}-deed-%s"),
        "end": EndForm(auto_id=f"{one.id}-end-%s"),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def accredit(request: HttpRequest, slug: str) -> HttpResponse:
    """Let an organisation refer households."""
    network = network_for(request, slug, permission=ACCREDIT)
    form = AccreditForm(
        sent(request), request.FILES or None, initial={"since": timezone.localdate(), **request.GET.dict()}
    )
    done = attempt(form, lambda: _accredit(request, form, network=network), fields=ABOUT)
    if done is not None:
        tell(request, _("%(name)s può segnalare famiglie.") % {"name": done.organisation.name})
        return redirect("people:accreditations", network.slug)
    page = step(network, _("Accredita un’organizzazione"), above=_("Accreditamenti"), name="people:accreditations")
    return render(request, "people/accredit.html", {"page": page, "form": form, "network": network})


@transaction.atomic
def _accredit(request: HttpRequest, form: AccreditForm, *, network: NetworkView) -> AccreditationView:
    said, stamp = form.cleaned_data, stamp_of(request)
    done = services.accredit(
        id=said["id"],
        network=network.id,
        organisation=said["organisation"],
        since=said["since"],
        until=said["until"],
        stamp=stamp,
    )
    if said["deed"]:
        content = content_of(said["deed"])
        services.file_deed(id=derived(said["id"], "deed"), accreditation=done.id, content=content, stamp=stamp)
    return done


@require_POST
def end(request: HttpRequest, accreditation: UUID) -> HttpResponse:
    """Say which is the last day of an accreditation."""
    found, network = _mine(request, accreditation)
    form = EndForm(request.POST)
    stamp = stamp_of(request)
    if not form.is_valid():
        refuse(request, _("Scrivi l’ultimo giorno. Non è cambiato nulla."))
    elif act(
        request,
        lambda: services.end_accreditation(
            id=form.cleaned_data["id"], accreditation=found.id, on=form.cleaned_data["on"], stamp=stamp
        ),
    ):
        said = {"name": found.organisation.name, "day": formats.day(form.cleaned_data["on"])}
        tell(request, _("%(name)s segnala famiglie fino a %(day)s compreso.") % said)
    return redirect("people:accreditations", network.slug)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def deed(request: HttpRequest, accreditation: UUID) -> HttpResponse:
    """Give the deed of an accreditation as it was last handed in, or keep a newer version."""
    found, network = _mine(request, accreditation)
    if request.method == "POST":
        return _newer_deed(request, found, network=network)
    versions = files.versions(found.id)
    if not versions:
        raise Http404
    return document_response(versions[0], files.content(versions[0]), name=f"accreditamento-{network.slug}")


def _newer_deed(request: HttpRequest, found: AccreditationView, *, network: NetworkView) -> HttpResponse:
    form, stamp = DeedForm(request.POST, request.FILES), stamp_of(request)
    if not form.is_valid():
        refuse(request, _("Scegli il file dell’atto. Non è cambiato nulla."))
    elif act(
        request,
        lambda: services.file_deed(
            id=form.cleaned_data["id"],
            accreditation=found.id,
            content=content_of(form.cleaned_data["deed"]),
            stamp=stamp,
        ),
    ):
        tell(request, _("L’atto è al suo posto; la versione di prima resta."))
    return redirect("people:accreditations", network.slug)


def _mine(request: HttpRequest, accreditation: UUID) -> tuple[AccreditationView, NetworkView]:
    found = selectors.accreditation(accreditation)
    require(request.user, ACCREDIT, found.network_id)
    return found, selectors.network_by_id(found.network_id)
