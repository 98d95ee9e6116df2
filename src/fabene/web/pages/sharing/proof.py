"""The proof of a plan in words and as a picture: who stops at which level, and because of what."""

from collections.abc import Mapping, Sequence
from statistics import fmean

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fabene.core.fair_shares import BoundBy
from fabene.sharing.values import PlanView, ShareLine, StepLine
from fabene.web import formats
from fabene.web.drawings.levels import Group, Levels, levels
from fabene.web.pages.sharing.reasons import foods
from fabene.web.words import attributes

GRAMS_IN_KILO = 1000


def exact_kilos(grams: float) -> str:
    """Return exact grams in kilos with two decimals: “3,66 kg”."""
    return _("%(kilos)s kg") % {"kilos": number_format(grams / GRAMS_IN_KILO, decimal_pos=2, use_l10n=True)}


def step_sentences(plan: PlanView) -> list[str]:
    """Return the proof in words, one sentence a step, from the lowest level up."""
    by_code = {line.code: line for line in plan.shares}
    return [_step(step, [by_code[code] for code in step.codes]) for step in plan.steps if step.codes]


def _step(step: StepLine, lines: Sequence[ShareLine]) -> str:
    said = {
        "families": _families(lines),
        "level": exact_kilos(step.level),
        "foods": foods(step.categories),
        "weight": formats.weight(step.grams),
    }
    return _template(step, len(lines)) % said


def _template(step: StepLine, number: int) -> str:
    if step.bound_by == BoundBy.CAP:
        return ngettext(
            "%(families)s: ha tutto quello che può avere in una giornata, %(level)s per adulto.",
            "%(families)s: hanno tutto quello che possono avere in una giornata, %(level)s per adulto.",
            number,
        )
    if step.bound_by == BoundBy.RECEIVED_BEFORE:
        return ngettext(
            "%(families)s: quello già ricevuto la tiene sopra le altre, a %(level)s per adulto.",
            "%(families)s: quello già ricevuto le tiene sopra le altre, a %(level)s per adulto.",
            number,
        )
    if not step.categories:
        return _("%(families)s: niente di quello che c’era è adatto.")
    return ngettext(
        "%(families)s: prende tutto quello che c’era di adatto (%(foods)s, %(weight)s). %(level)s per adulto.",
        "%(families)s: si dividono tutto quello che c’era di adatto (%(foods)s, %(weight)s). %(level)s per adulto.",
        number,
    )


def _families(lines: Sequence[ShareLine]) -> str:
    number = ngettext("%(n)s famiglia", "%(n)s famiglie", len(lines)) % {"n": formats.count(len(lines))}
    shared = frozenset[str].intersection(*(line.excludes for line in lines))
    return f"{number} {_('senza %(foods)s') % {'foods': attributes(shared)}}" if shared else number


def rising(plan: PlanView) -> Levels:
    """Return the picture of a plan: groups of families rising together, and what stops each."""
    by_code = {line.code: line for line in plan.shares}
    return levels(
        _("Come salgono insieme"),
        _("Per ogni adulto: quello che conta ancora delle volte scorse, e quello di oggi. I bambini contano di meno."),
        groups=[*_sharing(plan, by_code), *_stopped(plan, by_code)],
    )


def _sharing(plan: PlanView, /, by_code: Mapping[str, ShareLine]) -> list[Group]:
    groups = []
    for step in plan.steps:
        if step.bound_by == BoundBy.LOTS and step.codes:
            label, stopped = _shared(step)
            groups.append(_group([by_code[code] for code in step.codes], label=label, stopped=stopped))
    return groups


def _shared(step: StepLine) -> tuple[str, str]:
    """Return who shares at a step, by what they share, and what stops them."""
    if not step.categories:
        return _("nessun cibo adatto"), _("niente di adatto oggi")
    return foods(step.categories), _("hanno diviso tutto: %(foods)s") % {"foods": foods(step.categories)}


def _stopped(plan: PlanView, /, by_code: Mapping[str, ShareLine]) -> list[Group]:
    words = {
        BoundBy.RECEIVED_BEFORE: (_("chi aveva già avuto di più"), _("le altre vengono prima")),
        BoundBy.CAP: (_("chi arriva al massimo"), _("il massimo di una giornata")),
    }
    groups = []
    for bound_by, (label, stopped) in words.items():
        lines = [by_code[code] for step in plan.steps if step.bound_by == bound_by for code in step.codes]
        if lines:
            groups.append(_group(lines, label=label, stopped=stopped))
    return groups


def _group(lines: Sequence[ShareLine], *, label: str, stopped: str) -> Group:
    before_grams = round(fmean(line.received_before_grams / line.weight for line in lines))
    reached_grams = round(fmean(line.level for line in lines))
    return Group(
        label=label,
        families=len(lines),
        before_grams=before_grams,
        today_grams=max(0, reached_grams - before_grams),
        bound_by=stopped,
    )
