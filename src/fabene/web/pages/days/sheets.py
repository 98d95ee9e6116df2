"""The sheets of a market day: opening it, the gifts at the stand, the weights, what is thrown away, what is missing."""

from collections.abc import Sequence
from functools import partial

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fabene.core.food import CATEGORIES, COUNTED
from fabene.lib.codes import short_code
from fabene.places import selectors as places
from fabene.web import words
from fabene.web.pages.days.gift_forms import CratesForm, GuessForm, KilosForm, PiecesForm
from fabene.web.pages.days.givers import everybody, of_donor
from fabene.web.pages.days.hub_forms import CountForm, DiscardForm, WeighForm
from fabene.web.pages.days.opening_form import OpenForm
from fabene.web.pages.days.record_forms import ZeroForm
from fabene.web.pages.sheets.twin import Around, Line, Of, Table, Twin

ASKED_BACK = frozenset({"sure"})
"""What a form asks only once it doubts what was typed."""
EVERYTHING = "ready_meals"
"""A category of which everything may be asked that is asked of food."""
SPARE = 4
SAME_DAY = _("la sera stessa")
STAND, HUB = _("Al banchetto"), _("All’hub")


def _at(name: str, around: Around) -> str:
    return reverse(name, args=[around.day.id])


def _givers(around: Around) -> Sequence[Line]:
    """Return the stalls that give, shoppers, and the donors expected on the weekday."""
    found = [who for who in everybody(places.stalls_of(around.day.market)) if who.gives]
    found += map(of_donor, places.donors_of(around.day.network, weekday=around.day.date.weekday()))
    named = [(who.source.stall or who.source.donor, who.name) for who in found]
    return [Line(code=short_code(id) if id else "", name=name) for id, name in named]


def _counted(_around: Around) -> Sequence[str]:
    return [words.category(key) for key in COUNTED]


def _weighed(_around: Around) -> Sequence[str]:
    return [words.category(key) for key in CATEGORIES]


def _categories(_around: Around) -> Sequence[Line]:
    return [Line(code="", name=words.category(key)) for key in CATEGORIES]


def _zero(around: Around) -> forms.Form:
    return ZeroForm(stalls=places.stalls_of(around.day.market), donors=places.donors_of(around.day.network), chosen="")


def _gifts(cell: str, *, details: int) -> Table:
    return Table(head=_("Chi dà"), lines=_givers, blank=SPARE, across=_weighed, cell=cell, details=details)


TWINS: tuple[Twin, ...] = (
    Twin(
        slug="apertura",
        of=Of.NETWORK,
        title=_("Apri una giornata"),
        lead=_("Quale mercato e quale giorno: poi banchetto e hub possono segnare."),
        whom=_("chi apre il banchetto"),
        within=SAME_DAY,
        permission="collecting.open_day",
        form=lambda around: OpenForm(None, networks=(around.network,), first={}),
        typed_in=lambda _around: reverse("days:open"),
        blind=ASKED_BACK,
    ),
    Twin(
        slug="cassette",
        of=Of.DAY,
        title=_("Le cassette di ciascuno"),
        lead=_("Un segno per ogni cassetta, nella riga di chi dà. Sotto, quello che dice l’etichetta."),
        whom=_("chi sta al banchetto"),
        within=SAME_DAY,
        part=STAND,
        permission="collecting.record",
        form=lambda _around: CratesForm(None, category=EVERYTHING),
        typed_in=partial(_at, "days:stand"),
        table=_gifts("crates", details=SPARE),
    ),
    Twin(
        slug="chili",
        of=Of.DAY,
        title=_("I chili di ciascuno"),
        lead=_("Dove si pesa al banco: i chili nella riga di chi dà. Sotto, quello che dice l’etichetta."),
        whom=_("chi sta al banchetto"),
        within=SAME_DAY,
        part=STAND,
        permission="collecting.record",
        form=lambda _around: KilosForm(None, category=EVERYTHING),
        typed_in=partial(_at, "days:stand"),
        table=_gifts("kilos", details=SPARE),
    ),
    Twin(
        slug="pezzi",
        of=Of.DAY,
        title=_("I pezzi di ciascuno"),
        lead=_("Pasti, vasetti, pannolini, kit: quanti, nella riga di chi dà. Sotto, quello che dice l’etichetta."),
        whom=_("chi sta al banchetto"),
        within=SAME_DAY,
        part=STAND,
        permission="collecting.record",
        form=lambda _around: PiecesForm(None, category="meals"),
        typed_in=partial(_at, "days:stand"),
        table=Table(head=_("Chi dà"), lines=_givers, blank=SPARE, across=_counted, cell="pieces", details=SPARE),
    ),
    Twin(
        slug="stima",
        of=Of.DAY,
        title=_("Quanto pesano le cassette, a occhio"),
        lead=_("Una stima per categoria, quando tutte le cassette sono lì: vale finché l’hub non pesa."),
        whom=_("chi sta al banchetto"),
        within=SAME_DAY,
        part=STAND,
        permission="collecting.record",
        form=lambda _around: GuessForm(),
        typed_in=partial(_at, "days:stand"),
        table=Table(head=_("Categoria"), lines=_categories),
    ),
    Twin(
        slug="niente",
        of=Of.DAY,
        title=_("Perché non è arrivato niente"),
        lead=_("Da un banco o da tutto il mercato: basta il perché."),
        whom=_("chi sta al banchetto"),
        within=SAME_DAY,
        part=STAND,
        permission="collecting.explain_zero",
        form=_zero,
        typed_in=partial(_at, "days:zero"),
    ),
    Twin(
        slug="pesate",
        of=Of.DAY,
        title=_("Le pesate"),
        lead=_("Il peso di tutto quello che è arrivato di una categoria, come lo dice la bilancia."),
        whom=_("chi pesa all’hub"),
        within=SAME_DAY,
        part=HUB,
        permission="collecting.weigh",
        form=lambda _around: WeighForm(),
        typed_in=partial(_at, "days:hub"),
        table=Table(head=_("Categoria"), lines=_categories),
    ),
    Twin(
        slug="scarti",
        of=Of.DAY,
        title=_("Quello che si scarta"),
        lead=_("Solo quello che nessuno può mangiare, e perché."),
        whom=_("chi pesa all’hub, o chi sta al banchetto"),
        within=SAME_DAY,
        part=HUB,
        permission="collecting.discard",
        form=lambda _around: DiscardForm(None),
        typed_in=partial(_at, "days:hub"),
        table=Table(head=_("Categoria"), blank=14),
        blind=ASKED_BACK,
    ),
    Twin(
        slug="conta",
        of=Of.DAY,
        title=_("La conta"),
        lead=_("Quello che c’è davvero di una categoria, quando i numeri non tornano."),
        whom=_("chi pesa all’hub"),
        within=SAME_DAY,
        part=HUB,
        permission="collecting.count_stock",
        form=lambda _around: CountForm(None),
        typed_in=partial(_at, "days:hub"),
        table=Table(head=_("Categoria"), lines=_categories),
        blind=ASKED_BACK,
    ),
)
