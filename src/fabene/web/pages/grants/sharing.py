"""The office says to which programmes a market day or a cost belongs, in what shares; and takes it back."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fabene.collecting import selectors as collecting
from fabene.core.errors import FabeneError, NotFoundError
from fabene.people import selectors as people
from fabene.people.values import NetworkView
from fabene.programme.grants import selectors, services
from fabene.programme.grants.checks import WHOLE
from fabene.programme.grants.values import CountedThing, ThingKind
from fabene.web import formats
from fabene.web.notices import tell
from fabene.web.pages.grants.fields import PercentField, money, percent, text_field
from fabene.web.pages.grants.scope import require_office
from fabene.web.pages.grants.together import (
    day_said,
    divided_gifts,
    gift_said,
    giver_said,
    programme_names,
    shared_things,
)
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.writing import EurosField, WriteForm, attempt, sent, stamp_of

KINDS: Mapping[str, ThingKind] = {"giornata": ThingKind.MARKET_DAY, "spesa": ThingKind.COST, "dono": ThingKind.GIFT}
SLUGS = {kind: slug for slug, kind in KINDS.items()}
DAYS_SHOWN = 10


class DaysForm(forms.Form):
    """Of which network the market days are shown."""

    rete = forms.ChoiceField(label=gettext_lazy("Rete"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the networks."""
        super().__init__(*args, **kwargs)
        self.networks = people.networks()
        offered = [(network.slug, network.name) for network in self.networks]
        self.fields["rete"].choices = offered  # type: ignore[attr-defined]  # a choice field


@never_cache
@require_safe
def shared(request: HttpRequest) -> HttpResponse:
    """Show what is divided among programmes now, and the market days that may be."""
    require_office(request)
    rows = shared_things()
    form = DaysForm()
    wanted = request.GET.get("rete", "")
    network = next((each for each in form.networks if each.slug == wanted), None) or _lively(form.networks)
    divided = {row.thing.thing for row in rows}
    form.initial["rete"] = network.slug if network else ""
    found = collecting.days_of(network.id, _asked(request), rows_per_page=DAYS_SHOWN) if network else None
    days = [(day, day_said(day), day.day.id in divided) for day in found.days] if found else []
    lead = _("Una giornata di mercato o una spesa che appartiene a più programmi: a ognuno la sua quota.")
    shown = {
        "page": Page(title=_("Quello che si divide"), lead=lead, crumbs=_crumbs()[:2]),
        "rows": [(row, SLUGS[row.thing.kind]) for row in rows],
        "form": form,
        "network": network,
        "days": days,
        "found": found,
        "earlier": found.number - 1 if found else 0,
        "later": found.number + 1 if found and found.number < found.pages else 0,
    }
    return render(request, "grants/shared.html", shown)


def _lively(networks: Sequence[NetworkView]) -> NetworkView | None:
    """Return the first network that has market days, or the first; None where there is none."""
    today = timezone.localdate()
    return next((each for each in networks if collecting.latest(each.id, today)), next(iter(networks), None))


def _asked(request: HttpRequest) -> int:
    asked = request.GET.get("pagina", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < len("1000000") else 1


def _crumbs() -> tuple[Crumb, ...]:
    return (
        Crumb(label=_("Contributi"), url=reverse("grants:list")),
        Crumb(label=_("L'ufficio"), url=reverse("grants:office")),
        Crumb(label=_("Quello che si divide"), url=reverse("grants:shared")),
    )


@never_cache
@require_safe
def day_gifts(request: HttpRequest, day: UUID) -> HttpResponse:
    """List the gifts of a market day, each of which may be divided by itself."""
    require_office(request)
    found = collecting.days_by_id([day]).get(day)
    if found is None:
        raise NotFoundError("day_not_found")
    divided = divided_gifts()
    gifts = [(gift, giver_said(gift), gift.id in divided) for gift in collecting.gifts_of_day(day)]
    lead = _("Un dono diviso da solo non si conta più con la sua giornata: in tutto vale una volta.")
    page = Page(title=_("I doni, uno per uno"), eyebrow=day_said(found), lead=lead, crumbs=_crumbs())
    return render(request, "grants/day_gifts.html", {"page": page, "gifts": gifts})


class ShareForm(WriteForm):
    """In what shares a thing belongs to programmes: one field for each, empty for none."""

    reason = text_field(gettext_lazy("Perché: l'accordo o la regola"), 500, rows=2)

    def __init__(self, *args: Any, of: CountedThing | None, costs: int | None, **kwargs: Any) -> None:
        """Ask a share for every programme, and what the thing cost unless ``costs`` says it already."""
        super().__init__(*args, **kwargs)
        self.costs = costs
        points = {part.programme: part.basis_points for part in of.parts} if of else {}
        reason = self.fields.pop("reason")
        for programme, name in programme_names().items():
            self.fields[f"share-{programme}"] = PercentField(label=name, required=False, initial=points.get(programme))
        if costs is None:
            self.fields["cost"] = EurosField(
                label=_("Quanto è costata in tutto"),
                required=False,
                initial=of.money_cents if of else None,
                help_text=_("Vuoto se non c'è una spesa da dividere: restano i chili."),
            )
        self.fields["reason"] = reason
        reason.initial = of.reason if of else ""

    def shares(self) -> dict[UUID, int]:
        """Return the shares that were typed, in basis points by programme."""
        typed = {name: share for name, share in self.cleaned_data.items() if name.startswith("share-") and share}
        return {UUID(name.removeprefix("share-")): int(share) for name, share in typed.items()}

    def money(self) -> int:
        """Return what there is to divide, in cents."""
        return self.costs if self.costs is not None else int(self.cleaned_data.get("cost") or 0)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest, *, kind: str, thing: UUID) -> HttpResponse:
    """Divide a thing among programmes, or divide it anew."""
    require_office(request)
    title, facts, costs = _thing(kind, thing)
    thing = divided_gifts().get(thing, thing) if KINDS[kind] is ThingKind.GIFT else thing
    known = _known(thing)
    form = ShareForm(sent(request), of=known, costs=costs)
    if request.method == "POST" and attempt(form, lambda: _divide(request, form, thing=(KINDS[kind], thing))):
        return redirect("grants:shared")
    lead = _(
        "Le quote fanno 100. I soldi si dividono; i chili si contano nella quota più grande, e «anche» nelle altre."
    )
    shown = {
        "page": Page(title=title, eyebrow=_("A quali programmi"), lead=lead, crumbs=_crumbs()),
        "form": form,
        "facts": facts,
        "keep": f"quote-{thing}",
        "button": _("Dividi"),
        "back": reverse("grants:shared"),
        "back_label": _("Torna a quello che si divide"),
    }
    return render(request, "grants/step.html", shown, status=400 if form.errors else 200)


def _known(thing: UUID) -> CountedThing | None:
    try:
        return selectors.counted_thing(thing)
    except NotFoundError:
        return None


def _thing(kind: str, thing: UUID) -> tuple[str, list[tuple[str, str]], int | None]:
    """Return what a thing is called, what is known of it and what it costs; raise ``NotFoundError``."""
    if KINDS.get(kind) is ThingKind.MARKET_DAY:
        return _day(thing)
    if KINDS.get(kind) is ThingKind.COST:
        return _cost(thing)
    if KINDS.get(kind) is ThingKind.GIFT:
        return _gift(thing)
    raise Http404


def _day(thing: UUID) -> tuple[str, list[tuple[str, str]], int | None]:
    day = collecting.days_by_id([thing]).get(thing)
    if day is None:
        raise NotFoundError
    return day_said(day), [(_("Raccolti"), formats.weight(day.equation.collected_grams))], None


def _gift(thing: UUID) -> tuple[str, list[tuple[str, str]], int | None]:
    """Return a gift; food costs nothing that could be divided."""
    gift = collecting.gifts_by_id([thing]).get(thing)
    if gift is None:
        raise NotFoundError
    facts = [(_("Da chi"), giver_said(gift)), (_("Raccolti"), formats.quantity(gift.grams, gift.pieces))]
    return gift_said(gift), facts, 0


def _cost(thing: UUID) -> tuple[str, list[tuple[str, str]], int | None]:
    charge = selectors.charge(thing)
    grant = selectors.grant(charge.grant)
    facts = [
        (_("Contributo"), grant.title),
        (_("Data"), formats.day(charge.on)),
        (_("Si divide"), money(charge.counted_cents)),
    ]
    return charge.text, facts, charge.counted_cents


def _divide(request: HttpRequest, form: ShareForm, *, thing: tuple[ThingKind, UUID]) -> bool:
    shares = form.shares()
    if sum(shares.values()) != WHOLE:
        raise FabeneError("shares_not_whole", percent=formats.bare_euros(sum(shares.values())))
    kind, of = thing
    said = form.cleaned_data
    services.divide_among(
        id=said["id"],
        thing=of,
        kind=kind,
        shares=shares,
        money_cents=form.money(),
        reason=said["reason"],
        stamp=stamp_of(request),
    )
    tell(request, _("Diviso: ogni programma mostra la sua quota e con chi la divide."))
    return True


class UndoForm(WriteForm):
    """A thing is divided no more."""

    reason = text_field(gettext_lazy("Perché"), 500, rows=2)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unshare(request: HttpRequest, *, kind: str, thing: UUID) -> HttpResponse:
    """Take a division back: it stays written, and nobody counts it any more."""
    require_office(request)
    title, facts, _costs = _thing(kind, thing)
    form = UndoForm(sent(request))
    if request.method == "POST" and attempt(form, lambda: _undo(request, form, thing=thing)):
        return redirect("grants:shared")
    known = _known(thing)
    names = programme_names()
    lead = _("Torna intero a chi lo aveva.")
    parts = [(names.get(part.programme, "—"), percent(part.basis_points)) for part in known.parts] if known else []
    shown = {
        "page": Page(title=title, eyebrow=_("Non è più diviso"), lead=lead, crumbs=_crumbs()),
        "form": form,
        "facts": [*facts, *parts],
        "keep": f"non-diviso-{thing}",
        "button": _("Non dividere più"),
        "back": reverse("grants:shared"),
        "back_label": _("Torna a quello che si divide"),
    }
    return render(request, "grants/step.html", shown, status=400 if form.errors else 200)


def _undo(request: HttpRequest, form: UndoForm, *, thing: UUID) -> bool:
    said = form.cleaned_data
    services.undivide(id=said["id"], thing=thing, reason=said["reason"], stamp=stamp_of(request))
    tell(request, _("Non è più diviso. Com'era resta scritto."))
    return True
