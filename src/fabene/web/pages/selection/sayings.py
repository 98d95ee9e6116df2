"""What the order hangs on, in words: what each juror and each weight changes, and who is level."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from fabene.core.bilingual import Bilingual
from fabene.core.voting.jury import HALVES, LEAST, LOT, Place, WeightRange, Without, weights, without_each
from fabene.programme.selection.values import Standing
from fabene.web import formats
from fabene.web.pages.selection.figures import enough, points, weight
from fabene.web.pages.selection.scope import name_of, said

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """Sentences about a jury's order. ``weights`` are rows: criterion, weight, from, to, sentence."""

    first: str
    jurors: tuple[str, ...]
    weights: tuple[tuple[str, int, str, str, str], ...]
    ties: tuple[str, ...]
    below: tuple[str, ...] = ()


def names_in(table: Mapping[str, Any]) -> Names:
    """Return what the applications of a sealed or current table are called."""
    return {one["id"]: name_of(one["number"], one["title"]) for one in table["applications"]}


def titles_in(table: Mapping[str, Any]) -> Names:
    """Return what the criteria of a table are called."""
    return {one["key"]: said(Bilingual(it=one["title_it"], en=one["title_en"])) for one in table["criteria"]}


def sensitivity(found: Standing, *, names: Names, titles: Names) -> Sensitivity:
    """Return everything that is said of an order."""
    gone = without_each(found.panel)
    return Sensitivity(
        first=_first(found.order.places, names=names),
        jurors=tuple(_without(one, bodies=found.bodies, names=names) for one in gone),
        weights=tuple(_weight(one, names=names, titles=titles) for one in weights(found.panel)),
        ties=tuple(ties(found.order.places, names=names, titles=titles)),
        below=tuple(below(found, names=names, titles=titles)),
    )


def _first(places: Sequence[Place], *, names: Names) -> str:
    if not places:
        return _("Non c’è ancora un ordine.")
    if len(places) == 1:
        return _("C’è una sola proposta in ordine: «%(first)s».") % {"first": names[places[0].application]}
    one, two = places[:2]
    told = {"first": names[one.application], "second": names[two.application]}
    if one.points == two.points:
        told["points"] = points(one.points)
        return _("«%(first)s» e «%(second)s» sono pari a %(points)s.") % told
    told |= _two(one.points, two.points)
    return _("«%(first)s» è prima: %(points)s a %(other)s di «%(second)s».") % told


def _two(one: Fraction, two: Fraction) -> dict[str, str]:
    decimals = enough((one, two))
    return {"points": points(one, decimals), "other": points(two, decimals)}


def _without(gone: Without, *, bodies: Names, names: Names) -> str:
    told = {"body": bodies[gone.juror] or _("un componente")}
    return " ".join((_leader(gone, told, names=names), *_funded(gone, names=names)))


def _leader(gone: Without, told: dict[str, str], *, names: Names) -> str:
    if gone.leader is None or gone.points is None:
        return _("Senza la persona di %(body)s non ci sarebbe un ordine.") % told
    told = told | {"leader": names[gone.leader], "points": points(gone.points)}
    if gone.runner_up_points is None:
        return _("Senza la persona di %(body)s resterebbe solo «%(leader)s», a %(points)s.") % told
    if len(gone.level) > 1:
        together = _(" e ").join(_quoted(names[one]) for one in gone.level)
        return _(
            "Senza la persona di %(body)s sarebbero pari a %(points)s %(together)s: la regola dei pari metterebbe "
            "prima «%(leader)s»."
        ) % (told | {"together": together})
    told |= _two(gone.points, gone.runner_up_points)
    if gone.leader_changes:
        return _("Senza la persona di %(body)s «%(leader)s» sarebbe prima, %(points)s a %(other)s.") % told
    return _("Senza la persona di %(body)s «%(leader)s» resterebbe prima, %(points)s a %(other)s.") % told


def _funded(gone: Without, *, names: Names) -> Iterator[str]:
    if gone.entering and gone.leaving:
        yield _("Tra le proposte con un contributo entrerebbe %(entering)s e uscirebbe %(leaving)s.") % {
            "entering": _listed(gone.entering, names=names),
            "leaving": _listed(gone.leaving, names=names),
        }
    if gone.reaching:
        yield _("Arriverebbe al minimo %(which)s.") % {"which": _listed(gone.reaching, names=names)}
    if gone.missing:
        yield _("Non arriverebbe al minimo %(which)s.") % {"which": _listed(gone.missing, names=names)}
    if gone.unscored:
        yield _("Nessuno avrebbe valutato %(which)s.") % {"which": _listed(gone.unscored, names=names)}


def _listed(which: Sequence[str], *, names: Names) -> str:
    return ", ".join(_quoted(names[one]) for one in which)


def _quoted(name: str) -> str:
    return _("«%(name)s»") % {"name": name}


def _weight(one: WeightRange, *, names: Names, titles: Names) -> tuple[str, int, str, str, str]:
    low, high = weight(one.leader.low), weight(one.leader.high)
    told = {"criterion": titles[one.criterion], "low": low, "high": high}
    sentences = [_("Chi è in testa non cambia se «%(criterion)s» pesa da %(low)s a %(high)s.") % told]
    beyond = (
        _beyond(one.overtaken_below, told, names=names),
        _beyond(one.overtaken_above, told, names=names, above=True),
    )
    sentences += filter(None, beyond)
    if one.funded != one.leader:
        sentences.append(
            _("Le proposte con un contributo restano le stesse da %(low)s a %(high)s.")
            % {"low": weight(one.funded.low), "high": weight(one.funded.high)}
        )
    return titles[one.criterion], one.weight, low, high, " ".join(sentences)


def _beyond(who: str | None, told: dict[str, str], *, names: Names, above: bool = False) -> str:
    """Return what happens just outside the range in which the leader stays; nothing where nothing does."""
    if who is None:
        return ""
    if who == LEAST:
        below = _("Sotto %(low)s chi è in testa non arriverebbe al minimo.")
        return (_("Sopra %(high)s chi è in testa non arriverebbe al minimo.") if above else below) % told
    told = told | {"other": names[who]}
    passes = _("Sotto %(low)s passerebbe davanti «%(other)s».")
    return (_("Sopra %(high)s passerebbe davanti «%(other)s».") if above else passes) % told


def leasts(table: Mapping[str, Any], *, titles: Names) -> tuple[str, ...]:
    """Return what a proposal needs to be funded, in all and on a criterion; nothing where the call asks for nothing."""
    whole, said_leasts = table.get("least_halves", 0), []
    if whole:
        said_leasts.append(_("in tutto %(points)s") % {"points": formats.halves(whole)})
    said_leasts += [
        _("in «%(title)s» %(points)s") % {"title": titles[one["key"]], "points": formats.halves(one["least_halves"])}
        for one in table["criteria"]
        if one.get("least_halves")
    ]
    return tuple(said_leasts)


def below(found: Standing, *, names: Names, titles: Names) -> Iterator[str]:
    """Yield one sentence for each proposal that does not reach a least: which, and by how much it was off."""
    for place in found.order.below:
        each = zip(found.panel.criteria, place.means, strict=True)
        off = [(titles[one.key], mean, one.least_halves) for one, mean in each if HALVES * mean < one.least_halves]
        if HALVES * place.points < found.panel.least_halves:
            off.insert(0, (_("in tutto"), place.points, found.panel.least_halves))
        why = "; ".join(
            _("%(where)s %(points)s, ne servono %(least)s")
            % {"where": where, "points": points(mean, enough((mean,))), "least": formats.halves(least)}
            for where, mean, least in off
        )
        yield _("«%(which)s» non è finanziabile: %(why)s.") % {"which": names[place.application], "why": why}


def ties(places: Sequence[Place], *, names: Names, titles: Names) -> Iterator[str]:
    """Yield one sentence for each two that are level and follow each other: what put one before the other."""
    for one, two in pairwise(places):
        if not one.decided_by:
            continue
        told = {"one": names[one.application], "two": names[two.application], "points": points(one.points)}
        if one.decided_by == LOT:
            yield _("«%(one)s» e «%(two)s» sono pari a %(points)s in tutto: ha deciso il sorteggio pubblico.") % told
        else:
            yield _(
                "«%(one)s» e «%(two)s» sono pari a %(points)s: viene prima «%(one)s», che ha di più in «%(criterion)s»."
            ) % (told | {"criterion": titles[one.decided_by]})
