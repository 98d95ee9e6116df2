"""Write about who gives: a new donor or stall, a change, a step of the agreement; and take a slip back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from fabene.core.errors import ConflictError
from fabene.core.owners import OwnerKind
from fabene.people import selectors as people
from fabene.places import selectors as places
from fabene.places import services
from fabene.places.services.withdrawing import withdraw as withdraw_things
from fabene.places.values import AgreementView, DonorView, StallView
from fabene.web.notices import tell
from fabene.web.pages.givers.asking import chosen, giver_crumbs, giver_for, list_crumb
from fabene.web.pages.givers.forms import ABOUT_DONOR, ABOUT_STALL, ABOUT_STEP, DonorForm, StallForm, StepForm
from fabene.web.pages.givers.listing import Giver
from fabene.web.pages.givers.words import NEXT, STATE
from fabene.web.pages.page import Page
from fabene.web.pages.writing import act, attempt, sent, stamp_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_donor(request: HttpRequest) -> HttpResponse:
    """Write down somebody who gives without a stall."""
    network, _mine = chosen(request)
    form = DonorForm(sent(request))
    made = attempt(form, lambda: _create_donor(request, form, network=network.id), fields=ABOUT_DONOR)
    if made is not None:
        return _written(request, made.id, name=made.name)
    lead = _("Chi può dare senza un banco: uno spuntista, un negozio, un’azienda, un orto, un supermercato, una mensa.")
    page = Page(title=_("Un nuovo donatore"), eyebrow=network.name, lead=lead, crumbs=(list_crumb(network),))
    other = (f"{reverse('givers:new_stall')}?rete={network.slug}", _("È un banco del mercato"))
    sheet = _sheet(network.slug, "donatore")
    return _form(request, form, page=page, other=other, back=list_crumb(network).url, sheet=sheet)


def _create_donor(request: HttpRequest, form: DonorForm, *, network: UUID) -> DonorView:
    return services.create_donor(
        id=form.cleaned_data["id"],
        network=network,
        kind=form.donor_kind,
        said=form.said,
        sells=form.sold,
        weekdays=tuple(form.cleaned_data["weekdays"]),
        gives=form.cleaned_data["gives"],
        stamp=stamp_of(request),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_stall(request: HttpRequest) -> HttpResponse:
    """Write down a stall of a market."""
    network, _mine = chosen(request)
    form = StallForm(sent(request), markets=places.markets(network.id))
    made = attempt(form, lambda: _create_stall(request, form), fields=ABOUT_STALL)
    if made is not None:
        return _written(request, made.id, name=made.label)
    lead = _("Un banco ha il suo posto in un mercato. Al banchetto compare tra quelli da toccare.")
    page = Page(title=_("Un nuovo banco"), eyebrow=network.name, lead=lead, crumbs=(list_crumb(network),))
    other = (f"{reverse('givers:new_donor')}?rete={network.slug}", _("Non ha un banco"))
    sheet = _sheet(network.slug, "banco")
    return _form(request, form, page=page, other=other, back=list_crumb(network).url, sheet=sheet)


def _create_stall(request: HttpRequest, form: StallForm) -> StallView:
    said = form.cleaned_data
    return services.create_stall(
        id=said["id"],
        market=form.point,
        label=said["label"],
        sells=form.sold,
        gives=said["gives"],
        trader=said["trader"],
        stamp=stamp_of(request),
    )


def _written(request: HttpRequest, made: UUID, *, name: str) -> HttpResponse:
    tell(request, _("«%(name)s» è in elenco.") % {"name": name}, undo_url=reverse("givers:withdraw", args=[made]))
    return redirect("givers:giver", made)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, giver: UUID) -> HttpResponse:
    """Change what is known of a stall or a donor."""
    known = giver_for(request, giver)
    if known.kind == OwnerKind.STALL:
        stall = StallForm(sent(request), known=known)
        stall.fields["label"].initial = places.stall(giver).label
        done = attempt(stall, lambda: _change_stall(request, stall, known=known), fields=ABOUT_STALL)
        form: StallForm | DonorForm = stall
    else:
        donor = DonorForm(sent(request), known=known)
        done = attempt(donor, lambda: _change_donor(request, donor, known=known), fields=ABOUT_DONOR)
        form = donor
    if done is not None:
        tell(request, _("Cambiato: al banchetto si vede già."))
        return redirect("givers:giver", giver)
    lead = _("Quello che è già stato dato resta com’è.")
    page = Page(title=_("Cambia"), eyebrow=known.name, lead=lead, crumbs=giver_crumbs(known))
    return _form(request, form, page=page, back=reverse("givers:giver", args=[giver]))


def _change_stall(request: HttpRequest, form: StallForm, *, known: Giver) -> bool:
    said = form.cleaned_data
    services.change_stall(
        id=said["id"],
        stall=known.id,
        label=said["label"],
        sells=form.sold,
        gives=said["gives"],
        trader=said["trader"],
        stamp=stamp_of(request),
    )
    return True


def _change_donor(request: HttpRequest, form: DonorForm, *, known: Giver) -> bool:
    said = form.cleaned_data
    services.change_donor(
        id=said["id"],
        donor=known.id,
        said=form.said,
        sells=form.sold,
        weekdays=tuple(said["weekdays"]),
        gives=said["gives"],
        stamp=stamp_of(request),
    )
    return True


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, giver: UUID) -> HttpResponse:
    """Write down how far the word given with somebody has come."""
    known = giver_for(request, giver)
    form = StepForm(sent(request), state=request.GET.get("stato", ""))
    noted = attempt(form, lambda: _note(request, form, giver=giver), fields=ABOUT_STEP)
    if noted is not None:
        tell(request, _("Scritto: %(state)s. %(next)s") % {"state": STATE[noted.state], "next": NEXT[noted.state]})
        return redirect("givers:giver", giver)
    lead = _("Ogni passo resta scritto, con la sua data: si aggiunge, non si cancella.")
    page = Page(title=_("A che punto siete"), eyebrow=known.name, lead=lead, crumbs=giver_crumbs(known))
    sheet = _sheet(people.network_by_id(known.network).slug, "accordi")
    return _form(request, form, page=page, back=reverse("givers:giver", args=[giver]), sheet=sheet)


def _note(request: HttpRequest, form: StepForm, *, giver: UUID) -> AgreementView:
    said = form.cleaned_data
    return services.note_agreement(
        id=said["id"], giver=giver, state=form.reached, on=said["on"], note=said["note"], stamp=stamp_of(request)
    )


@require_POST
def withdraw(request: HttpRequest, giver: UUID) -> HttpResponse:
    """Take a giver back that was written by mistake and that nothing stands upon."""
    known = giver_for(request, giver)
    sort = "stall" if known.kind == OwnerKind.STALL else "donor"
    if act(request, lambda: _withdraw(request, known, sort=sort)):
        tell(request, _("«%(name)s» non è più in elenco.") % {"name": known.name})
        return redirect(f"{reverse('givers:givers')}?rete={people.network_by_id(known.network).slug}")
    return redirect("givers:giver", giver)


def _withdraw(request: HttpRequest, known: Giver, *, sort: str) -> None:
    try:
        withdraw_things(network=known.network, made=[(sort, known.id)], stamp=stamp_of(request))
    except ConflictError as built_upon:
        raise ConflictError("giver_built_upon") from built_upon


def _form(
    request: HttpRequest,
    form: DonorForm | StallForm | StepForm,
    *,
    page: Page,
    back: str,
    other: tuple[str, str] | None = None,
    sheet: str = "",
) -> HttpResponse:
    shown = {"page": page, "form": form, "back": back, "other": other, "sheet": sheet}
    return render(request, "givers/form.html", shown)


def _sheet(slug: str, name: str) -> str:
    return reverse("sheets:network_sheet", args=[slug, name])
