"""The bench of the hub: four things to do with one category, each a form of its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from fabene.collecting import selectors as reads
from fabene.collecting import services as collecting
from fabene.collecting.values import MarketDay, Place, Reason, Recorded, Supply
from fabene.core.errors import FabeneError
from fabene.core.food import category as known_category
from fabene.core.quantities import Measure, to_measure
from fabene.people.rules import require
from fabene.web import words
from fabene.web.pages.days import measured, sayings
from fabene.web.pages.days.fields import about, weight_of
from fabene.web.pages.days.gift_forms import identity_of
from fabene.web.pages.days.hub_forms import CarryForm, CountForm, DiscardForm, WeighForm
from fabene.web.pages.days.late import in_its_time
from fabene.web.pages.days.measured import Measured
from fabene.web.pages.sureness import SureForm, require_yes
from fabene.web.pages.writing import WriteForm, attempt, require_standing, sent, stamp_of

WEIGH, CARRY, DISCARD, COUNT = "pesa", "porta", "scarta", "conta"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A category at the hub, in words."""

    category: Measured
    expected: str
    state: str
    way: str
    weighed: list[str]
    guessed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was written, how it is taken back, and whether the category is finished for now."""

    text: str
    undo_url: str = ""
    leave: bool = False


def line(category: Measured) -> Line:
    """Return a category in words."""
    return Line(
        category=category,
        expected=sayings.expected(category),
        state=sayings.state(category),
        way=sayings.way(category),
        weighed=sayings.weighed(category),
        guessed=sayings.guessed(category),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """One category of a day with its forms, by what each does; the one that was sent holds what was typed."""

    day: MarketDay
    category: str
    supplies: tuple[Supply, ...]
    forms: Mapping[str, WriteForm]

    @property
    def stock(self) -> str:
        """Return what the hub should have of it, of this day and of those before, with its unit."""
        return words.measured(self.held(None), self.category)

    @property
    def counted(self) -> bool:
        """Return whether it is counted in pieces."""
        return known_category(self.category).measure == Measure.PIECES

    @property
    def expired(self) -> bool:
        """Return whether some of it may not be handed out any more."""
        return any(supply.expired or supply.recalled for supply in self.supplies)

    def has(self, fact: UUID) -> bool:
        """Return whether a weight, a discard or a count of this category stands."""
        return self.now is not None and fact in written(self.now.category)

    def held(self, supply: UUID | None) -> int:
        """Return what the hub should have of one supply, or of the whole category, in its own measure."""
        return sum(each.pieces or each.grams for each in self.supplies if supply in {None, each.id})

    @property
    def now(self) -> Line | None:
        """Return the category as it is now, None when nothing of it was recorded."""
        found = measured.find(reads.day(self.day.id), self.category)
        return line(found) if found else None


def written(category: Measured) -> frozenset[UUID]:
    """Return the weights, discards and counts of a category that stand."""
    facts = [*(each.id for each in category.weighings), *(each.id for each in category.discards)]
    return frozenset([*facts, *(each.id for each in category.counts)])


def bench(request: HttpRequest, day: MarketDay, *, category: str) -> Bench:
    """Return the bench of a category, with what was just sent in the form it was sent by."""
    supplies = tuple(supply for supply in reads.supplies(day.id) if supply.category == category)

    def data(act: str) -> QueryDict | None:
        return sent(request) if request.POST.get("atto") == act else None

    forms: dict[str, WriteForm] = {
        WEIGH: WeighForm(data(WEIGH), category=category, prefix=WEIGH),
        CARRY: CarryForm(data(CARRY), prefix=CARRY),
        DISCARD: DiscardForm(data(DISCARD), category=category, prefix=DISCARD, supplies=supplies),
        COUNT: CountForm(data(COUNT), category=category, prefix=COUNT),
    }
    return Bench(day=day, category=category, supplies=supplies, forms=forms)


def write(request: HttpRequest, at: Bench) -> Done | None:
    """Do what was asked for; None when it was refused, and then its form says why. Raises ``NotAllowedError``."""
    asked = request.POST.get("atto", "")
    if asked not in _ACTS:
        raise Http404
    act, form = _ACTS[asked], at.forms[asked]
    require(request.user, act.permission, at.day.network)
    made = attempt(
        form, lambda: in_its_time(request, at.day.id, call=lambda: act.call(request, at)), fields=about(form)
    )
    return act.told(at, made) if made is not None else None


def _weigh(request: HttpRequest, at: Bench) -> Recorded:
    form = at.forms[WEIGH]
    made = collecting.weigh(
        id=identity_of(form), day=at.day.id, category=at.category, weight=weight_of(form), stamp=stamp_of(request)
    )
    require_standing(stands=at.has(made.id))
    return made


def _weighed(at: Bench, made: Recorded) -> Done:
    said, now = _said(at, made), at.now
    text = _("%(what)s: contati %(weight)s.") if at.counted else _("%(what)s: pesati %(weight)s.")
    return Done(
        text=" ".join([text % said, *(now.weighed if now else [])]),
        undo_url=reverse("days:undo_weighing", args=[at.day.id, at.category, made.id]),
        leave=True,
    )


def _carry(request: HttpRequest, at: Bench) -> Recorded:
    form = at.forms[CARRY]
    return collecting.carry(id=identity_of(form), day=at.day.id, category=at.category, stamp=stamp_of(request))


def _carried(at: Bench, _made: Recorded) -> Done:
    said = {"what": words.category(at.category)}
    if at.counted:
        return Done(text=_("%(what)s: all’hub, quanti erano segnati al mercato.") % said, leave=True)
    return Done(text=_("%(what)s: all’hub, con il peso segnato al mercato.") % said, leave=True)


def _discard(request: HttpRequest, at: Bench) -> Recorded:
    form = at.forms[DISCARD]
    supply = form.supply if isinstance(form, DiscardForm) else None
    if isinstance(form, SureForm) and not at.has(identity_of(form)):
        more = _more(form, category=at.category, there=at.held(supply))
        if more is not None:
            question = FabeneError("more_than_at_hub", there=more.there, typed=more.typed)
            require_yes(form, str(more.amount), question=question)
    made = collecting.discard(
        id=identity_of(form),
        day=at.day.id,
        place=Place.HUB,
        category=at.category,
        weight=weight_of(form),
        reason=Reason(form.cleaned_data["reason"]),
        supply=supply,
        stamp=stamp_of(request),
    )
    require_standing(stands=at.has(made.id))
    return made


def _said(at: Bench, made: Recorded) -> dict[str, str]:
    amount = made.pieces or made.grams or 0
    return {"what": words.category(at.category), "weight": words.measured(amount, at.category)}


@dataclass(frozen=True, slots=True, kw_only=True)
class _More:
    """More was typed than there is: both amounts with their unit, and the ``amount`` that a yes is about."""

    amount: int
    there: str
    typed: str


def _more(form: SureForm, *, category: str, there: int) -> _More | None:
    """Return what is typed when it is more than there is. A yes records it: the ledger may be wrong."""
    typed = weight_of(form)
    amount = to_measure(typed.amount, typed.unit, measure=known_category(category).measure)
    if amount <= there:
        return None
    return _More(amount=amount, there=words.measured(there, category), typed=words.measured(amount, category))


def _discarded(at: Bench, made: Recorded) -> Done:
    said = _said(at, made) | {"what": words.category(at.category).lower()}
    return Done(
        text=_("Scartati %(weight)s di %(what)s: restano nel conto della giornata.") % said,
        undo_url=reverse("days:undo_discard", args=[at.day.id, at.category, made.id]),
    )


def _count(request: HttpRequest, at: Bench) -> Recorded:
    form = at.forms[COUNT]
    if isinstance(form, SureForm) and not at.has(identity_of(form)):
        more = _more(form, category=at.category, there=at.held(None))
        if more is not None:
            question = FabeneError("counted_more_than_there", there=more.there, typed=more.typed)
            require_yes(form, str(more.amount), question=question)
    return collecting.count_stock(
        id=identity_of(form), day=at.day.id, category=at.category, weight=weight_of(form), stamp=stamp_of(request)
    )


def _counted(at: Bench, made: Recorded) -> Done:
    text = _("%(what)s: contati %(weight)s.") % _said(at, made)
    now = at.now
    counts = now.category.counts if now else ()
    return Done(text=" ".join([text, *(sayings.difference(each) for each in counts if each.id == made.id)]))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Act:
    """Something to do at the bench: who may, which service, what is said then."""

    permission: str
    call: Callable[[HttpRequest, Bench], Recorded]
    told: Callable[[Bench, Recorded], Done]


_ACTS: Mapping[str, _Act] = {
    WEIGH: _Act(permission="collecting.weigh", call=_weigh, told=_weighed),
    CARRY: _Act(permission="collecting.weigh", call=_carry, told=_carried),
    DISCARD: _Act(permission="collecting.discard", call=_discard, told=_discarded),
    COUNT: _Act(permission="collecting.count_stock", call=_count, told=_counted),
}


def discard_at_stand(request: HttpRequest, form: DiscardForm, *, day: UUID, category: str) -> Recorded:
    """Throw food away before it is carried to the hub."""
    known = measured.find(reads.day(day), category)
    if known is not None and identity_of(form) not in written(known):
        more = _more(form, category=category, there=max(known.stand, 0))
        if more is not None:
            question = FabeneError("more_than_at_stand", there=more.there, typed=more.typed)
            require_yes(form, str(more.amount), question=question)
    made = collecting.discard(
        id=identity_of(form),
        day=day,
        place=Place.STAND,
        category=category,
        weight=weight_of(form),
        reason=Reason(form.cleaned_data["reason"]),
        stamp=stamp_of(request),
    )
    found = measured.find(reads.day(day), category)
    require_standing(stands=found is not None and made.id in {each.id for each in found.discards})
    return made
