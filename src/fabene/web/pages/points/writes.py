"""Write about a point of collection: a new one, a change, its hours, its hub, what it is for."""

from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from fabene.collecting import selectors as collecting
from fabene.collecting import services as days
from fabene.core.errors import ConflictError, NotFoundError
from fabene.lib.ids import derived
from fabene.people import selectors as people
from fabene.places import selectors as places
from fabene.places import services
from fabene.places.services.withdrawing import withdraw as withdraw_things
from fabene.places.values import HoursView, MarketView
from fabene.web import formats
from fabene.web.notices import tell
from fabene.web.pages.givers.asking import chosen
from fabene.web.pages.page import Page
from fabene.web.pages.points.asking import list_crumb, point_crumbs, point_for
from fabene.web.pages.points.forms import ABOUT_HOURS, EndForm, HoursForm, HubForm, PointForm, UsesForm
from fabene.web.pages.points.words import uses as uses_said
from fabene.web.pages.writing import WriteForm, act, attempt, sent, stamp_of

SLUG_LENGTH = 50
ABOUT_POINT = {"slug_taken": "name", "slug_not_valid": "name", "position_not_on_earth": "latitude"}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_point(request: HttpRequest) -> HttpResponse:
    """Write down a new point of collection."""
    network, _mine = chosen(request)
    form = PointForm(sent(request), towns=places.municipalities())
    made = attempt(form, lambda: _create(request, form, network=network.id), fields=ABOUT_POINT)
    if made is not None:
        undo_url = reverse("points:withdraw", args=[made.id])
        tell(request, _("«%(name)s» c’è. Adesso scrivi quando si raccoglie.") % {"name": made.name}, undo_url=undo_url)
        return redirect("points:hours", made.id)
    lead = _("Un mercato, un orto, un giro di aziende o di negozi, una mensa: ha i suoi giorni e le sue giornate.")
    page = Page(title=_("Un nuovo punto"), eyebrow=network.name, lead=lead, crumbs=(list_crumb(network),))
    sheet = reverse("sheets:network_sheet", args=[network.slug, "punto"])
    return _form(request, form, page=page, back=list_crumb(network).url, sheet=sheet)


@transaction.atomic
def _create(request: HttpRequest, form: PointForm, *, network: UUID) -> MarketView:
    said, stamp = form.said, stamp_of(request)
    slug = slugify(said["name"])[:SLUG_LENGTH].strip("-")
    made = services.create_market(id=form.cleaned_data["id"], network=network, slug=slug, stamp=stamp, **said)
    days.arrange_point(id=derived(made.id, "arranged"), market=made.id, stamp=stamp)
    return made


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, market: UUID) -> HttpResponse:
    """Change what a point is called, what it is and where."""
    point = point_for(request, market)
    form = PointForm(sent(request), towns=places.municipalities(), known=point)
    done = attempt(
        form,
        lambda: services.change_market(id=form.cleaned_data["id"], market=market, stamp=stamp_of(request), **form.said),
        fields=ABOUT_POINT,
    )
    if done is not None:
        return _done(request, market, said=_("Cambiato: sulla mappa si vede già."))
    return _form(request, form, page=_page(point, _("Cambia")), back=reverse("points:point", args=[market]))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hours(request: HttpRequest, market: UUID) -> HttpResponse:
    """Write down hours: more of them, or others in the place of some from a day on."""
    point = point_for(request, market)
    form = HoursForm(sent(request), rows=point.hours, chosen=request.GET.get("al-posto-di", ""))
    made = attempt(form, lambda: _set_hours(request, form, market=market), fields=ABOUT_HOURS)
    if made is not None:
        said = _("Scritto: vale da %(day)s.") % {"day": formats.day(made.hours.valid_from)}
        return _done(request, market, said=said)
    lead = _("Gli orari di ogni giornata vengono dalla sua data: quelle passate restano com’erano.")
    page = _page(point, _("Orari"), lead=lead)
    back = reverse("points:point", args=[market])
    return _form(request, form, page=page, back=back, sheet=_sheet(point, "orari"))


def _set_hours(request: HttpRequest, form: HoursForm, *, market: UUID) -> HoursView:
    id, by, stamp = form.cleaned_data["id"], form.hours, stamp_of(request)
    if form.replaced:
        return services.replace_hours(id=id, hours=form.replaced, by=by, stamp=stamp)
    return services.set_hours(id=id, market=market, hours=by, stamp=stamp)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def end_hours(request: HttpRequest, *, market: UUID, hours: UUID) -> HttpResponse:
    """Say which day is the last of some hours."""
    point = point_for(request, market)
    if hours not in {row.id for row in point.hours}:
        raise NotFoundError("hours_not_found")
    form = EndForm(sent(request))
    done = attempt(form, lambda: _end(request, form, hours=hours), fields={"hours_reversed": "last_day"})
    if done is not None:
        return _done(request, market, said=_("Scritto: dopo quel giorno non si raccoglie più a quest’ora."))
    page = _page(point, _("Fino a quando"))
    return _form(request, form, page=page, back=reverse("points:point", args=[market]))


def _end(request: HttpRequest, form: EndForm, *, hours: UUID) -> HoursView:
    said = form.cleaned_data
    return services.end_hours(id=said["id"], hours=hours, last_day=said["last_day"], stamp=stamp_of(request))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hub(request: HttpRequest, market: UUID) -> HttpResponse:
    """Say to which hub of the network the crates go."""
    point = point_for(request, market)
    hubs = places.hubs_of(point.network_id)
    usual = next((hub.id for hub in hubs if hub.usual), None)
    form = HubForm(sent(request), hubs=hubs, now=point.hub_id or usual)
    done = attempt(form, lambda: _set_hub(request, form, market=market), fields={"hub_of_another_network": "hub"})
    if done is not None:
        return _done(request, market, said=_("Scritto: le prossime giornate portano lì."))
    return _form(request, form, page=_page(point, _("Il suo hub")), back=reverse("points:point", args=[market]))


def _set_hub(request: HttpRequest, form: HubForm, *, market: UUID) -> MarketView:
    said = form.cleaned_data
    return services.set_market_hub(id=said["id"], market=market, hub=UUID(said["hub"]), stamp=stamp_of(request))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def uses(request: HttpRequest, market: UUID) -> HttpResponse:
    """Say what a point is for from a day on."""
    point = point_for(request, market)
    said = collecting.uses_said(market)
    form = UsesForm(sent(request), **({"now": said[-1].uses} if said else {}))
    kept = attempt(form, lambda: _set_uses(request, form, market=market), fields={"uses_missing": "uses"})
    if kept is not None:
        return _done(request, market, said=_("Scritto. Serve a: %(uses)s.") % {"uses": kept})
    page = _page(point, _("A che cosa serve"))
    back = reverse("points:point", args=[market])
    return _form(request, form, page=page, back=back, sheet=_sheet(point, "serve-a"))


def _set_uses(request: HttpRequest, form: UsesForm, *, market: UUID) -> str:
    id, stamp = form.cleaned_data["id"], stamp_of(request)
    return uses_said(days.set_point_uses(id=id, market=market, uses=form.chosen, since=form.day, stamp=stamp))


@require_POST
def withdraw(request: HttpRequest, market: UUID) -> HttpResponse:
    """Take a point back that was written by mistake and that nothing stands upon."""
    point = point_for(request, market)
    if not act(request, lambda: _withdraw(request, point)):
        return redirect("points:point", market)
    tell(request, _("«%(name)s» non c’è più.") % {"name": point.name})
    return redirect("points:points")


def _withdraw(request: HttpRequest, point: MarketView) -> None:
    made = [*(("hours", row.id) for row in point.hours), ("point", point.id)]
    try:
        withdraw_things(network=point.network_id, made=made, stamp=stamp_of(request))
    except ConflictError as built_upon:
        raise ConflictError("point_built_upon") from built_upon


def _done(request: HttpRequest, market: UUID, *, said: str) -> HttpResponse:
    tell(request, said)
    return redirect("points:point", market)


def _page(point: MarketView, title: str, *, lead: str = "") -> Page:
    return Page(title=title, eyebrow=point.name, lead=lead, crumbs=point_crumbs(point))


def _form(request: HttpRequest, form: WriteForm, *, page: Page, back: str, sheet: str = "") -> HttpResponse:
    return render(request, "givers/form.html", {"page": page, "form": form, "back": back, "sheet": sheet})


def _sheet(point: MarketView, name: str) -> str:
    return reverse("sheets:network_sheet", args=[people.network_by_id(point.network_id).slug, name])
