"""What anybody reads of a network's kitchens: what they used, made and served, month by month. Nobody is counted."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fabene.collecting.selectors import kitchen_months
from fabene.collecting.values import KitchenMonth
from fabene.people import selectors as people
from fabene.people.values import NetworkView
from fabene.places.selectors import kitchens_of
from fabene.sharing.selectors import served_months
from fabene.sharing.values import ServedMonth
from fabene.web import formats
from fabene.web.downloads import csv_response
from fabene.web.drawings.picture import Table
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.stores import tables
from fabene.web.pages.story import network_url


@dataclass(frozen=True, slots=True, kw_only=True)
class KitchenSum:
    """A kitchen since it began: what it used, made and served."""

    name: str
    used: str
    made: str
    yield_percent: int | None
    served: str


@login_not_required
@require_safe
def kitchens(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what the kitchens of a network made, in all and by month."""
    network = people.network(slug)
    made, served = kitchen_months(network.id), served_months(network.id)
    recording = [one for one in kitchens_of(network.id) if one.keeps_record]
    shown = {
        "page": Page(
            title=_("Le cucine"),
            lead=_("Dalle cassette ai piatti: quanto è entrato in pentola, quanto ne è uscito, quanto si è servito."),
            eyebrow=network.name,
            crumbs=(
                Crumb(label=_("Le reti"), url=reverse("networks")),
                Crumb(label=network.name, url=network_url(slug)),
            ),
        ),
        "network": network,
        "sums": [_sum(one.id, one.name, made=made, served=served) for one in recording],
        "table": _table(network, made=made, served=served) if made or served else None,
    }
    return render(request, "stores/kitchens.html", shown)


@login_not_required
@require_safe
def kitchens_csv(_request: HttpRequest, slug: str) -> HttpResponse:
    """Give the months of a network's kitchens as a file."""
    network = people.network(slug)
    table = _table(network, made=kitchen_months(network.id), served=served_months(network.id))
    return csv_response(table, f"cucine-{slug}.csv")


def _table(network: NetworkView, *, made: tuple[KitchenMonth, ...], served: tuple[ServedMonth, ...]) -> Table:
    names = {one.id: one.name for one in kitchens_of(network.id)}
    return tables.months(made, served, names=names)


def _sum(kitchen: UUID, name: str, *, made: tuple[KitchenMonth, ...], served: tuple[ServedMonth, ...]) -> KitchenSum:
    mine = [one for one in made if one.kitchen == kitchen]
    theirs = [one for one in served if one.kitchen == kitchen]
    went_in = sum(one.used_grams + one.added_grams for one in mine)
    came_out = sum(one.made_grams for one in mine)
    return KitchenSum(
        name=name,
        used=formats.weight(went_in),
        made=formats.weight(came_out),
        yield_percent=round(100 * came_out / went_in) if went_in else None,
        served=formats.quantity(sum(one.grams for one in theirs), sum(one.pieces for one in theirs)),
    )
