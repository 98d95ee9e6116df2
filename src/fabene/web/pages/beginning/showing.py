"""One step as a page: what is asked, around its form."""

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fabene.people.values import NetworkView
from fabene.web.pages.beginning.way import page_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a page asks: the step it is, of which network (None: of the installation), its title and one sentence.

    ``more_url`` is where one more of the same is added, empty where there is nothing to add to.
    """

    key: str
    network: NetworkView | None
    title: str
    lead: str
    more_url: str = ""


def shown(request: HttpRequest, asked: Asked, *, form: forms.Form, **more: object) -> HttpResponse:
    """Show a step with its form; ``more`` is what else its page says."""
    context = {
        **page_of(asked.key, asked.network, title=asked.title, lead=asked.lead),
        "form": form,
        "key": asked.key,
        "more_url": asked.more_url,
        **more,
    }
    return render(request, "beginning/step.html", context, status=400 if form.errors else 200)
