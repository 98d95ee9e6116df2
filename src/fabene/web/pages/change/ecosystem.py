"""Who does what with whom in a network: drawn on a day, compared with another, drawn again by the office."""

from datetime import date
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fabene.people import selectors as people
from fabene.people.rules import require
from fabene.people.values import NetworkView
from fabene.programme.change import selectors, services
from fabene.programme.change.values import Comparison, MapDraft, MapView, Tie
from fabene.web import formats
from fabene.web.downloads import csv_response
from fabene.web.drawings.ecosystem import Bond, Ecosystem, News
from fabene.web.drawings.ecosystem import ecosystem as drawn
from fabene.web.notices import tell
from fabene.web.pages.documents.seen import EDIT, is_office
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.writing import WriteForm, attempt, sent, stamp_of

BAR, PARTS = "|", 3


class MapForm(WriteForm):
    """A map as lines of text: who, with whom, doing what."""

    on = forms.DateField(
        label=gettext_lazy("In quale giorno"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=gettext_lazy("All’inizio e poi una volta l’anno: così si vede che cosa è cambiato."),
    )
    ties = forms.CharField(
        label=gettext_lazy("I legami, uno per riga"),
        max_length=40_000,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=gettext_lazy("Chi | con chi | che cosa fanno insieme. Un ente senza legami sta in una riga da solo."),
    )
    source = forms.CharField(label=gettext_lazy("Chi l’ha disegnata, o dove è pubblicata"), max_length=500)

    def clean_ties(self) -> tuple[tuple[str, ...], ...]:
        """Return the lines, each cut in its parts; say every line that has too many."""
        lines = [line for line in self.cleaned_data["ties"].splitlines() if line.strip()]
        cut = [tuple(part.strip() for part in line.split(BAR)) for line in lines]
        wrong = [str(number) for number, parts in enumerate(cut, start=1) if len(parts) > PARTS or not parts[0]]
        if wrong:
            raise ValidationError(
                _("Righe da correggere: %(numbers)s. Servono al massimo tre parti, divise da |.")
                % {"numbers": ", ".join(wrong)}
            )
        return tuple(cut)

    def draft(self, network: UUID) -> MapDraft:
        """Return the map that was typed."""
        lines = self.cleaned_data["ties"]
        joined = [parts for parts in lines if len(parts) > 1 and parts[1]]
        return MapDraft(
            network=network,
            on=self.cleaned_data["on"],
            actors=tuple(dict.fromkeys(part for parts in lines for part in parts[:2] if part)),
            ties=tuple(
                Tie(first=parts[0], second=parts[1], what=parts[2] if len(parts) == PARTS else "") for parts in joined
            ),
            source=self.cleaned_data["source"],
        )


@login_not_required
@require_safe
def ecosystem(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the map of a network on a day (the newest, unless told), beside an earlier one when asked."""
    network = people.network(slug)
    maps = selectors.maps(network.id)
    chosen, earlier = _chosen(request, maps)
    picture = None
    if chosen:
        picture = _compared(selectors.compared(earlier, chosen)) if earlier else _alone(network, chosen)
    page = Page(
        title=_("Ecosistema di %(name)s") % {"name": network.name},
        lead=_("Chi fa che cosa con chi, disegnato all’inizio e poi ogni anno."),
        crumbs=(
            Crumb(label=_("Reti locali"), url=reverse("networks")),
            Crumb(label=network.name, url=reverse("network", args=[slug])),
        ),
    )
    shown = {
        "page": page,
        "network": network,
        "maps": maps,
        "chosen": chosen,
        "earlier": earlier,
        "picture": picture,
        "csv_url": f"{reverse('change:ecosystem_csv', args=[slug])}?{request.GET.urlencode()}",
        "office": is_office(request),
    }
    return render(request, "change/ecosystem.html", shown)


@login_not_required
@require_safe
def ecosystem_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the same map, compared when asked, as a table."""
    network = people.network(slug)
    chosen, earlier = _chosen(request, selectors.maps(network.id))
    if chosen is None:
        picture = drawn(network.name, "", actors=(), bonds=())
    else:
        picture = _compared(selectors.compared(earlier, chosen)) if earlier else _alone(network, chosen)
    return csv_response(picture.table, f"ecosistema-{network.slug}.csv")


def _chosen(request: HttpRequest, maps: tuple[MapView, ...]) -> tuple[MapView | None, MapView | None]:
    """Return the map that was asked for, the newest otherwise, and the other one to compare it with, if any."""
    by_day = {one.on.isoformat(): one for one in maps}
    chosen = by_day.get(request.GET.get("giorno", ""), maps[0] if maps else None)
    other = by_day.get(request.GET.get("prima", ""))
    if chosen is None or other is None or other == chosen:
        return chosen, None
    first, second = sorted((chosen, other), key=lambda one: one.on)
    return second, first


def _alone(network: NetworkView, chosen: MapView) -> Ecosystem:
    said = {"name": network.name, "day": _day(chosen.on)}
    return drawn(
        _("Chi fa che cosa con chi a %(name)s, %(day)s") % said,
        _counts(chosen),
        actors=[(name, News.STAYED) for name in chosen.actors],
        bonds=[Bond(first=tie.first, second=tie.second, what=tie.what) for tie in chosen.ties],
    )


def _compared(seen: Comparison) -> Ecosystem:
    news = {**dict.fromkeys(seen.came, News.NEW), **dict.fromkeys(seen.went, News.GONE)}
    names = [*seen.after.actors, *seen.went]
    ties = ((News.STAYED, seen.stayed), (News.NEW, seen.new), (News.GONE, seen.gone))
    days = {"before": _day(seen.before.on), "after": _day(seen.after.on)}
    counts = {"new": len(seen.new), "gone": len(seen.gone), "came": len(seen.came), "went": len(seen.went)}
    return drawn(
        _("Dal %(before)s al %(after)s") % days,
        _("Legami nuovi: %(new)s. Legami non più nella mappa: %(gone)s. Enti arrivati: %(came)s, usciti: %(went)s.")
        % counts,
        actors=[(name, news.get(name, News.STAYED)) for name in names],
        bonds=[
            Bond(first=tie.first, second=tie.second, what=tie.what, news=said) for said, found in ties for tie in found
        ],
        compares=True,
    )


def _counts(chosen: MapView) -> str:
    actors = ngettext("%(number)s ente", "%(number)s enti", len(chosen.actors)) % {"number": len(chosen.actors)}
    ties = ngettext("%(number)s legame", "%(number)s legami", len(chosen.ties)) % {"number": len(chosen.ties)}
    return f"{actors}, {ties}."


def _day(on: date) -> str:
    return formats.day(on)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def draw(request: HttpRequest, slug: str) -> HttpResponse:
    """Draw the map of a network; it begins from the last one."""
    require(request.user, EDIT, None)
    network = people.network(slug)
    maps = selectors.maps(network.id)
    form = MapForm(sent(request), initial=_initial(maps[0] if maps else None))
    beside = {"map_in_future": "on", "tie_with_itself": "ties", "map_empty": "ties", "map_too_large": "ties"}
    if attempt(form, lambda: _draw(request, form, network=network), fields=beside):
        tell(request, _("La mappa è disegnata; quelle di prima restano."))
        return redirect("change:ecosystem", slug)
    page = Page(
        title=_("Disegna l’ecosistema"),
        lead=_("Enti, gruppi, servizi: mai persone."),
        crumbs=(
            Crumb(
                label=_("Ecosistema di %(name)s") % {"name": network.name}, url=reverse("change:ecosystem", args=[slug])
            ),
        ),
    )
    shown = {"page": page, "form": form, "back": reverse("change:ecosystem", args=[slug])}
    return render(request, "change/step.html", shown, status=400 if form.errors else 200)


def _draw(request: HttpRequest, form: MapForm, *, network: NetworkView) -> bool:
    services.draw_map(id=form.cleaned_data["id"], drawing=form.draft(network.id), stamp=stamp_of(request))
    return True


def _initial(last: MapView | None) -> dict[str, object]:
    if last is None:
        return {"on": timezone.localdate()}
    touched = {end for tie in last.ties for end in (tie.first, tie.second)}
    lines = [f" {BAR} ".join(filter(None, (tie.first, tie.second, tie.what))) for tie in last.ties]
    alone = [actor for actor in last.actors if actor not in touched]
    return {"on": timezone.localdate(), "ties": "\n".join([*lines, *alone]), "source": last.source}
