"""How a page answers a family: drawn in its language, or on to the next page after something was done."""

from collections.abc import Callable, Mapping

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fabene.core.errors import FabeneError
from fabene.web.pages.family.visits import MINUTES, Visit
from fabene.web.pages.writing import WriteForm


class ButtonForm(WriteForm):
    """A button that writes once; ``undo`` says that it takes back what was done just before."""

    undo = forms.BooleanField(required=False, widget=forms.HiddenInput)


def page(
    request: HttpRequest, visit: Visit, *, template: str, title: str, shown: Mapping[str, object], status: int = 200
) -> HttpResponse:
    """Draw a page of the family in its language, with what is to be said of the last thing done."""
    said = visit.heard()
    frame = {
        "voice": visit.voice,
        "title": title,
        "said": said,
        "undo": ButtonForm(auto_id=False) if said.get("undo_url") else None,
        "closes": visit.voice.say("frame.closes", minutes=MINUTES),
        "trial": settings.DEMO or (visit.home is not None and visit.home.simulated),
    }
    return render(request, f"family/{template}.html", {**frame, **shown}, status=status)


def refusal(visit: Visit, call: Callable[[], object]) -> str | None:
    """Do what was asked and return None; when it is refused return why."""
    try:
        call()
    except FabeneError as refused:
        return visit.voice.refused(refused)
    return None


def act(visit: Visit, call: Callable[[], object]) -> bool:
    """Do what was asked; when it is refused say why on the next page and return False."""
    refused = refusal(visit, call)
    if refused is not None:
        visit.refuse(refused)
    return refused is None


def pressed(request: HttpRequest, visit: Visit) -> ButtonForm | None:
    """Return the button that was pressed, None (and a word on the next page) when what came is no button of ours."""
    form = ButtonForm(request.POST)
    if form.is_valid():
        return form
    visit.refuse(visit.voice.say("refused.refused"))
    return None


def done(
    visit: Visit, text: str, *, undo: str = "", fields: Mapping[str, list[str]] | None = None, to: str = "home"
) -> HttpResponse:
    """Go on to a page that says what was done; sending ``fields`` to the page ``undo`` takes it back."""
    visit.tell(text, undo_url=undo, undo=dict(fields or {}))
    return redirect(f"family:{to}")


def address(name: str, *args: object) -> str:
    """Return the address of a family page."""
    return reverse(f"family:{name}", args=args)


def go(to: str) -> HttpResponse:
    """Go on to a page, which says why what was asked could not be done."""
    return redirect(f"family:{to}")
