"""How cold food was when it came, on a day or with a transfer. What is warm is not refused: it is asked about."""

from collections.abc import Iterable, Sequence
from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from fabene.collecting import selectors as reads
from fabene.collecting import services as collecting
from fabene.collecting.values import Measurement
from fabene.core.errors import FabeneError, NotFoundError
from fabene.core.food import category as known_category
from fabene.people.rules import require
from fabene.web import formats, words
from fabene.web.notices import tell, warn
from fabene.web.pages.days.asking import day_for
from fabene.web.pages.days.late import asks_why, in_its_time, late_of
from fabene.web.pages.page import Page
from fabene.web.pages.safety.forms import TemperatureForm
from fabene.web.pages.sharing.common import head
from fabene.web.pages.sureness import require_yes
from fabene.web.pages.writing import act, attempt, require_standing, sent, stamp_of

PERMISSION = "collecting.weigh"
FIELDS = {"temperature_out_of_range": "degrees", "temperature_not_asked": "category", "too_warm": "degrees"}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@asks_why
def of_day(request: HttpRequest, day: UUID) -> HttpResponse:
    """List the temperatures of a day and write down another."""
    found = day_for(request, day, permission=PERMISSION)
    form = TemperatureForm(sent(request))
    write = partial(_note, request, form, day=day)
    made = attempt(form, lambda: in_its_time(request, day, call=write), fields=FIELDS)
    if made is not None:
        _say(request, made, undo_url=reverse("safety:undo_temperature", args=[day, made.id]))
        return redirect(_back(request, reverse("safety:temperatures", args=[day])))
    lead = _("Si misura quello che va tenuto freddo, quando arriva.")
    shown = {
        "page": head(found, _("Temperature"), lead=lead),
        "day": day,
        "rows": reads.temperatures_of(day=day),
        "form": form,
        "late": late_of(request, day),
        "back": request.POST.get("torna", ""),
    }
    return render(request, "safety/temperatures.html", shown, status=400 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def of_transfer(request: HttpRequest, transfer: UUID) -> HttpResponse:
    """List the temperatures of what another place sent, and write down another."""
    found = reads.transfer(transfer)
    require(request.user, PERMISSION, found.to_network)
    form = TemperatureForm(sent(request), categories=_cold(part.sent.category for part in found.lines))
    made = attempt(form, partial(_note, request, form, transfer=transfer), fields=FIELDS)
    if made is not None:
        _say(request, made, undo_url=reverse("safety:undo_of_transfer", args=[transfer, made.id]))
        return redirect(_back(request, reverse("safety:of_transfer", args=[transfer])))
    place = {"giver": found.giver_name, "taker": found.taker_name}
    page = Page(title=_("Temperature"), lead=_("Da %(giver)s a %(taker)s.") % place, crumbs=None)
    shown = {
        "page": page,
        "transfer": transfer,
        "rows": reads.temperatures_of(transfer=transfer),
        "form": form,
        "back": request.POST.get("torna", ""),
    }
    return render(request, "safety/temperatures.html", shown, status=400 if form.errors else 200)


@require_POST
@asks_why
def undo(request: HttpRequest, *, day: UUID, temperature: UUID) -> HttpResponse:
    """Take a temperature of a day back."""
    day_for(request, day, permission=PERMISSION)
    _require_of(reads.temperatures_of(day=day), temperature)
    if act(request, lambda: in_its_time(request, day, call=partial(_undo, request, temperature))):
        tell(request, _("Annullato: resta scritto che era uno sbaglio."))
    return redirect("safety:temperatures", day)


@require_POST
def undo_of_transfer(request: HttpRequest, *, transfer: UUID, temperature: UUID) -> HttpResponse:
    """Take a temperature of a transfer back."""
    require(request.user, PERMISSION, reads.transfer(transfer).to_network)
    _require_of(reads.temperatures_of(transfer=transfer), temperature)
    if act(request, partial(_undo, request, temperature)):
        tell(request, _("Annullato: resta scritto che era uno sbaglio."))
    return redirect("safety:of_transfer", transfer)


def _require_of(rows: Sequence[Measurement], temperature: UUID) -> None:
    if temperature not in {row.id for row in rows}:
        raise NotFoundError("temperature_not_found")


def _undo(request: HttpRequest, temperature: UUID) -> None:
    collecting.undo_temperature(temperature=temperature, stamp=stamp_of(request))


def _note(
    request: HttpRequest, form: TemperatureForm, *, day: UUID | None = None, transfer: UUID | None = None
) -> Measurement:
    cleaned = form.cleaned_data
    _ask_when_warm(form)
    made = collecting.note_temperature(
        id=cleaned["id"],
        day=day,
        transfer=transfer,
        category=cleaned["category"],
        tenths=cleaned["degrees"],
        note=cleaned["note"],
        stamp=stamp_of(request),
    )
    require_standing(stands=reads.temperature(made.id) is not None)
    return made


def _ask_when_warm(form: TemperatureForm) -> None:
    """Ask what is done with food above its limit; a word about it is an answer, and so is a yes."""
    tenths, category = form.cleaned_data["degrees"], form.cleaned_data["category"]
    limit = known_category(category).cold_limit_tenths
    if limit is None or tenths <= limit or form.cleaned_data["note"]:
        return
    read, most = formats.degrees(tenths), formats.degrees(limit)
    require_yes(form, f"{category} {tenths}", question=FabeneError("too_warm", read=read, most=most))


def _say(request: HttpRequest, made: Measurement, *, undo_url: str) -> None:
    said = {
        "food": words.category(made.category),
        "read": formats.degrees(made.tenths),
        "most": formats.degrees(made.limit_tenths),
    }
    tell(request, _("%(food)s: %(read)s.") % said, undo_url=undo_url)
    if made.too_warm:
        warn(
            request,
            _("%(food)s è sopra il limite di %(most)s: quello che non è più sicuro si scarta, e si scrive.") % said,
        )


def _cold(categories: Iterable[str]) -> tuple[str, ...]:
    return tuple(key for key in dict.fromkeys(categories) if known_category(key).cold_limit_tenths is not None)


def _back(request: HttpRequest, usual: str) -> str:
    """Return the page that asked, when it is one of this site."""
    asked = request.POST.get("torna", "")
    return asked if asked and url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else usual
