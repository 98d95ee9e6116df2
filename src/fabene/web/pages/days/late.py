"""What is written on a day that is closed: a coordinator says why, and it is opened, written and closed again at once.

A page of such a day shows the field of ``late_of`` in its form; a button has none, and whoever presses it is asked on
a page between (``asks_why``). Both go through ``in_its_time``.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, TypeVar
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fabene.collecting import selectors as collecting
from fabene.collecting import services
from fabene.collecting.values import LateWhy
from fabene.people.rules import may
from fabene.web import formats, words
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.writing import WriteForm, stamp_of

PREFIX = "tardi"
PERMISSION = "collecting.late_entry"
T = TypeVar("T")
USUAL: Mapping[str, LateWhy] = {
    "gift": LateWhy.GIFT,
    "hand_over": LateWhy.HANDOVER,
    "undo_hand_over": LateWhy.HANDOVER,
    "left": LateWhy.PASSING,
    "pass_bag_on": LateWhy.PASSING,
    "undo_pass_on": LateWhy.PASSING,
    "stand_discard": LateWhy.DISCARD,
    "undo_discard": LateWhy.DISCARD,
    "correct_gift": LateWhy.WEIGHT,
    "correct_weighing": LateWhy.WEIGHT,
    "undo_gift": LateWhy.WEIGHT,
    "undo_weighing": LateWhy.WEIGHT,
    "hub_category": LateWhy.WEIGHT,
}
"""By the page on which something is written late, the word that is chosen there unless somebody says another."""


class LateForm(WriteForm):
    """Why a closed day is opened again: a word for everybody, and a sentence for who works there."""

    why = forms.ChoiceField(
        label=gettext_lazy("Che cosa mancava"),
        choices=[(why.value, said) for why, said in words.LATE_WHY.items()],
        help_text=gettext_lazy("Questa parola la legge chiunque, accanto ai conti corretti."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Perché si scrive adesso"),
        max_length=200,
        help_text=gettext_lazy("Lo legge chi lavora qui, e resta scritto. Senza nomi di famiglie."),
    )


def late_of(request: HttpRequest, day: UUID) -> LateForm | None:
    """Return the form that asks why, with what was typed in it; None when a day is not closed or who asks may not."""
    found = collecting.market_day(day)
    if not collecting.is_closed(day) or not may(request.user, PERMISSION, found.network):
        return None
    asked = request.method == "POST" and f"{PREFIX}-id" in request.POST
    page = (request.resolver_match.url_name if request.resolver_match else "") or ""
    initial = {"why": USUAL.get(page, LateWhy.OTHER).value}
    return LateForm(request.POST if asked else None, prefix=PREFIX, initial=initial)


def asks_why(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Ask why, on a page between, when something is sent to a closed day without a reason; keep all that was sent."""

    @wraps(view)
    def asked(request: HttpRequest, day: UUID, **parts: Any) -> HttpResponse:
        form = late_of(request, day) if request.method == "POST" else None
        if form is not None and not form.is_valid():
            return _ask(request, form, day=day)
        return view(request, day=day, **parts)

    return asked


def in_its_time(request: HttpRequest, day: UUID, *, call: Callable[[], T]) -> T:
    """Write what ``call`` writes; on a closed day as a late entry, when its reason was said.

    Raises what ``call`` raises, and then the day is closed as it was.
    """
    form = late_of(request, day)
    if form is None or not form.is_valid():
        return call()
    written, _closed = services.late_entry(
        id=form.cleaned_data["id"],
        day=day,
        why=LateWhy(form.cleaned_data["why"]),
        reason=form.cleaned_data["reason"],
        write=call,
        stamp=stamp_of(request),
    )
    return written


def _ask(request: HttpRequest, form: LateForm, *, day: UUID) -> HttpResponse:
    found = collecting.market_day(day)
    kept = [(name, value) for name, values in request.POST.lists() for value in values if _is_kept(name)]
    page = Page(
        title=_("La giornata è chiusa"),
        lead=_("Si può scrivere ancora: la giornata si riapre, si scrive e si richiude insieme. Resta detto perché."),
        crumbs=(
            Crumb(label=_("Giornate"), url=reverse("days:desk")),
            Crumb(label=formats.day(found.date), url=reverse("days:day", args=[day])),
        ),
    )
    shown = {"page": page, "form": form, "kept": kept, "day": found}
    return render(request, "days/late.html", shown, status=400 if form.is_bound else 200)


def _is_kept(name: str) -> bool:
    return name != "csrfmiddlewaretoken" and not name.startswith(f"{PREFIX}-")
