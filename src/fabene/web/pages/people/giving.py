"""Giving a role to somebody who is here already; whoever is not is invited."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from fabene.people import selectors, services
from fabene.people.rules import grantable, require
from fabene.people.values import ORGANISATION_ROLES, Role, RoleView
from fabene.web.notices import tell
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.people.members import EDIT
from fabene.web.pages.people.scope import network_for, step
from fabene.web.pages.writing import WriteForm, actor, attempt, sent, stamp_of
from fabene.web.words import ROLE

ABOUT = {
    "role_already_held": "role",
    "role_needs_network": "role",
    "role_without_network": "role",
    "role_needs_organisation": "organisation",
    "role_to_oneself": "user",
    "user_not_found": "user",
}


class GiveForm(WriteForm):
    """To whom, which role, for which organisation."""

    user = forms.TypedChoiceField(label=gettext_lazy("A chi"), coerce=UUID)
    role = forms.TypedChoiceField(label=gettext_lazy("Ruolo"), coerce=Role)
    organisation = forms.TypedChoiceField(
        label=gettext_lazy("Ente o attività"),
        help_text=gettext_lazy("Serve a chi agisce per un ente: un servizio sociale, un Comune, una scuola, un banco."),
        required=False,
        coerce=UUID,
        empty_value=None,
    )

    def __init__(self, *args: Any, me: UUID, network: UUID | None) -> None:
        """Offer whoever has had a role there, but not who asks, and the roles that may be given there."""
        super().__init__(*args)
        offered = grantable(me, network)
        choices: dict[str, list[tuple[object, object]]] = {
            "user": [(one.id, one.display_name) for one in selectors.known_users(network) if one.id != me],
            "role": [(role.value, ROLE[role]) for role in Role if role in offered],
            "organisation": [("", _("Nessuno")), *((body.id, body.name) for body in selectors.organisations())],
        }
        for name, options in choices.items():
            cast(Any, self.fields[name]).choices = options

    def clean(self) -> dict[str, Any]:
        """Refuse a role that acts for a body when none is named."""
        cleaned = super().clean() or {}
        if cleaned.get("role") in ORGANISATION_ROLES and cleaned.get("organisation") is None:
            self.add_error("organisation", _("Chi ha questo ruolo agisce per un ente: scegli quale."))
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, slug: str) -> HttpResponse:
    """Give somebody a role in a network."""
    network = network_for(request, slug, permission=EDIT)
    form = GiveForm(sent(request), me=actor(request), network=network.id)
    if _given(request, form, network=network.id):
        return redirect("people:members", network.slug)
    page = step(network, _("Dai un ruolo"), above=_("Ruoli"), name="people:members")
    return render(request, "people/give.html", {"page": page, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def give_everywhere(request: HttpRequest) -> HttpResponse:
    """Give somebody a role in every network."""
    require(request.user, EDIT, None)
    form = GiveForm(sent(request), me=actor(request), network=None)
    if _given(request, form, network=None):
        return redirect("people:everywhere")
    crumbs = (Crumb(label=_("Ruoli in tutte le reti"), url=".."),)
    page = Page(title=_("Dai un ruolo in tutte le reti"), crumbs=crumbs)
    return render(request, "people/give.html", {"page": page, "form": form})


def _given(request: HttpRequest, form: GiveForm, *, network: UUID | None) -> bool:
    given = attempt(form, lambda: _give(request, form, network=network), fields=ABOUT)
    if given is None:
        return False
    name = selectors.user(form.cleaned_data["user"]).display_name
    tell(request, _("%(name)s ha il ruolo: %(role)s.") % {"name": name, "role": ROLE[given.role]})
    return True


def _give(request: HttpRequest, form: GiveForm, *, network: UUID | None) -> RoleView:
    said = form.cleaned_data
    return services.grant_role(
        id=said["id"],
        user=said["user"],
        role=said["role"],
        network=network,
        organisation=said["organisation"],
        stamp=stamp_of(request),
    )
