"""The day's picture: who gave what, what it was, where it is now; and a day of a list as one bar."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fabene.collecting.values import CategoryDay, DayState, DayView
from fabene.core.equation import Equation
from fabene.web import formats, words
from fabene.web.drawings.equation import GOING, UNEATEN, WHOLE
from fabene.web.drawings.flow import Flow, Link, Node, flow
from fabene.web.drawings.tones import Tone, tone_at
from fabene.web.pages.days.givers import name_of
from fabene.web.pages.days.measured import measured
from fabene.web.pages.days.sayings import guessed

FOUND = "found"
STAND, HUB = "stand", "hub"


def day_flow(day: DayView) -> Flow:
    """Return the picture of a day: givers, categories, and where each category is now or went."""
    nodes: dict[str, Node] = {FOUND: Node(key=FOUND, label=_("Trovato in più"), column=0, tone=Tone.STONE)}
    for place, giver in enumerate(giver for giver in day.givers if giver.grams or not giver.pieces):
        name = name_of(giver)
        nodes[name] = Node(key=name, label=name, column=0, tone=tone_at(place))
    for category in day.categories:
        name = f"category-{category.category}"
        nodes[name] = Node(key=name, label=words.category(category.category), column=1, tone=Tone.SUN)
    for key, (label, tone) in _ends().items():
        nodes[key] = Node(key=key, label=label, column=2, tone=tone)
    return flow(
        _("La giornata fin qui") if day.state == DayState.OPEN else _("La giornata"),
        _sentence(day),
        nodes=nodes.values(),
        links=[link for category in day.categories for link in _links(category)],
    )


def _sentence(day: DayView) -> str:
    said = formats.weight(day.equation.collected_grams)
    if any(guessed(measured(category)) for category in day.categories):
        return _("In tutto %(weight)s, in parte stimati: da chi, che cosa, dove sono adesso.") % {"weight": said}
    return _("In tutto %(weight)s: da chi, che cosa, dove sono adesso.") % {"weight": said}


def _ends() -> dict[str, tuple[str, Tone]]:
    """Return where food of the day can be: the equation's terms, with the stock told apart by place."""
    terms = {key: (str(label), tone) for key, (label, tone) in GOING.items() if key != "stock_grams"}
    return {STAND: (_("Al banchetto"), Tone.APPLE), HUB: (_("All’hub"), Tone.SUN), **terms}


def _links(category: CategoryDay) -> Iterator[Link]:
    middle = f"category-{category.category}"
    for amount in category.amounts:
        yield Link(source=name_of(amount), target=middle, grams=amount.grams)
    nobodys = category.given_grams - sum(amount.grams for amount in category.amounts)
    yield Link(source=FOUND, target=middle, grams=max(nobodys, 0))
    ends = {STAND: category.stand_grams, HUB: category.hub_stock_grams, **category.equation.as_dict()}
    ends["passed_on_grams"] -= category.uneaten_grams
    ends[UNEATEN] = category.uneaten_grams
    for key in _ends():
        grams = ends[key]
        yield Link(source=middle if grams > 0 else FOUND, target=key if grams > 0 else middle, grams=abs(grams))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a bar: where it begins and how wide it is, in hundredths of the longest bar."""

    x: float
    width: float
    tone: Tone


def bar(equation: Equation, *, longest_grams: int) -> tuple[Part, ...]:
    """Return a day as a bar as long as what came, its parts what became of it."""
    parts: list[Part] = []
    x = 0.0
    for key, (_label, tone) in WHOLE.items():
        width = 100 * max(getattr(equation, key), 0) / (longest_grams or 1)
        if width:
            parts.append(Part(x=round(x, 2), width=round(width, 2), tone=tone))
            x += width
    return tuple(parts)


def legend(equations: Iterable[Equation]) -> tuple[tuple[str, Tone], ...]:
    """Return the words of the tones that these bars use."""
    kept = tuple(equations)
    return tuple((str(label), tone) for key, (label, tone) in WHOLE.items() if any(getattr(e, key) > 0 for e in kept))
