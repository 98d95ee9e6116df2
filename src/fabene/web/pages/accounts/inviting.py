"""Inviting somebody to a role: who waits for an answer, a new invitation, sending one again, taking one back."""

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from fabene.core.errors import NotAllowedError
from fabene.lib.ids import derived
from fabene.people import rules, selectors, services
from fabene.people.values import NETWORK_ROLES, ORGANISATION_ROLES, InvitationView, Role
from fabene.web.accounts import mail
from fabene.web.accounts.address import absolute
from fabene.web.notices import tell
from fabene.web.pages.page import Page
from fabene.web.pages.writing import WriteForm, act, attempt, fresh_id, sent, stamp_of
from fabene.web.words import ROLE

Places = Mapping[UUID | None, frozenset[Role]]
"""Where somebody may invite (None: in every network), and to which roles."""

PERMISSION = "people.invite"
FIELDS = {
    "email_not_valid": "email",
    "role_already_held": "email",
    "role_needs_network": "network",
    "role_needs_organisation": "organisation",
    "role_without_network": "network",
}


class InviteForm(WriteForm):
    """Whom, how they are called, to which role, where and for whom."""

    email = forms.EmailField(
        label=gettext_lazy("Email"),
        help_text=gettext_lazy("L’invito arriva qui, e con questa email entrerà."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    display_name = forms.CharField(
        label=gettext_lazy("Nome"),
        help_text=gettext_lazy("Come lo vedono gli altri della rete. Chi riceve l’invito può cambiarlo."),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(label=gettext_lazy("Ruolo"))
    network = forms.TypedChoiceField(label=gettext_lazy("Rete"), coerce=UUID, empty_value=None)
    organisation = forms.TypedChoiceField(
        label=gettext_lazy("Ente o attività"),
        help_text=gettext_lazy("Serve a chi agisce per un ente: un servizio sociale, un Comune, una scuola, un banco."),
        required=False,
        coerce=UUID,
        empty_value=None,
    )

    def __init__(self, *args: Any, places: Places, own_email: str, **known: Any) -> None:
        """Offer the roles that may be given, the networks in which, and every organisation."""
        super().__init__(*args, **known)
        self.places, self.own_email = places, own_email
        names = {network.id: network.name for network in selectors.networks()}
        offered = frozenset().union(*places.values())
        choices: dict[str, list[tuple[object, object]]] = {
            "role": [(role.value, ROLE[role]) for role in Role if role in offered],
            "network": [(place or "", names[place] if place else _("Tutte le reti")) for place in places],
            "organisation": [("", _("Nessuno")), *((body.id, body.name) for body in selectors.organisations())],
        }
        for name, options in choices.items():
            cast(Any, self.fields[name]).choices = options
        self.fields["network"].required = None not in places

    def clean_email(self) -> str:
        """Refuse an invitation to oneself: a role is given by somebody else."""
        email: str = self.cleaned_data["email"]
        if email.strip().lower() == self.own_email.lower():
            raise ValidationError(_("Un ruolo a te lo dà qualcun altro: scrivi l’email di un’altra persona."))
        return email

    def clean(self) -> dict[str, Any]:
        """Refuse a role that whoever invites may not give there, or of which more must be said."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        role, place = Role(cleaned["role"]), cleaned["network"]
        if role not in self.places.get(place, frozenset()):
            self.add_error("role", _("Questo ruolo lì non lo puoi dare tu: scegline un altro, o un’altra rete."))
        if role in NETWORK_ROLES and place is None:
            self.add_error("network", _("Questo ruolo vale in una rete sola: scegli quale."))
        if role in ORGANISATION_ROLES and cleaned["organisation"] is None:
            self.add_error("organisation", _("Chi ha questo ruolo agisce per un ente: scegli quale."))
        return {**cleaned, "role": role}


@require_http_methods(["GET", "HEAD", "POST"])
def invitations(request: HttpRequest) -> HttpResponse:
    """Show who was invited and has not answered; invite somebody."""
    places = places_of(request)
    user: Any = request.user
    form = InviteForm(sent(request), places=places, own_email=user.email)
    if request.method == "POST" and attempt(form, lambda: _invite(request, form), fields=FIELDS):
        return redirect("invitations")
    now = timezone.now()
    waiting = [view for place in places for view in selectors.invitations_of(place, now)]
    page = Page(
        title=_("Inviti"),
        lead=_("Chi entra, entra da qui: un collegamento per email, che vale due settimane e una volta sola."),
    )
    context = {"page": page, "form": form, "waiting": [(view, ROLE[role_of(view)]) for view in waiting]}
    return render(request, "account/invitations.html", context)


def places_of(request: HttpRequest) -> Places:
    """Return where somebody may invite, and to which roles; raise ``NotAllowedError`` when nowhere."""
    user: Any = request.user
    everywhere: tuple[UUID | None, ...] = (None,)
    places = (*everywhere, *(network.id for network in selectors.networks()))
    open_to = {place: rules.grantable(user.pk, place) for place in places if rules.may(user, PERMISSION, place)}
    if not open_to:
        raise NotAllowedError(permission=PERMISSION)
    return open_to


def role_of(view: InvitationView) -> Role:
    """Return the role somebody was invited to; whoever asked to come in by themselves is none of this page's."""
    if view.role is None:
        raise Http404
    return view.role


def _invite(request: HttpRequest, form: InviteForm) -> bool:
    said = form.cleaned_data
    token = services.invite(
        id=said["id"],
        email=said["email"],
        display_name=said["display_name"],
        role=said["role"],
        network=said["network"],
        organisation=said["organisation"],
        stamp=stamp_of(request),
    )
    view = selectors.invitation(token, timezone.now())
    _send(request, view, token=token, id=derived(view.id, "mail"))
    tell(request, _("Invito spedito a %(name)s. Vale due settimane.") % {"name": view.display_name})
    return True


def _send(request: HttpRequest, view: InvitationView, *, token: str, id: UUID) -> None:
    words = {
        "name": view.display_name,
        "by": str(request.user),
        "role": str(ROLE[role_of(view)]),
        "network": view.network_name,
        "organisation": view.organisation_name,
        "until": mail.moment(view.expires_at),
    }
    url = absolute(reverse("open_invitation", args=[token]))
    mail.send_invitation(id=id, about=view.id, to=view.email, words=words, url=url, stamp=stamp_of(request))


@require_POST
def resend(request: HttpRequest, invitation: UUID) -> HttpResponse:
    """Send the same link once more; it stays valid for as long as it was."""
    view = waiting(request, invitation)
    token = services.invite(
        id=view.id,
        email=view.email,
        display_name=view.display_name,
        role=role_of(view),
        network=view.network_id,
        organisation=view.organisation_id,
        stamp=stamp_of(request),
    )
    _send(request, view, token=token, id=fresh_id())
    tell(request, _("Invito spedito di nuovo a %(name)s.") % {"name": view.display_name})
    return redirect("invitations")


@require_POST
def withdraw(request: HttpRequest, invitation: UUID) -> HttpResponse:
    """Take an invitation back: its link opens nothing from now on."""
    view = waiting(request, invitation)
    stamp = stamp_of(request)
    id = derived(view.id, "withdrawn")
    if act(request, lambda: services.withdraw_invitation(id=id, invitation=view.id, stamp=stamp)):
        mail.forget(view.id)
        tell(request, _("Invito ritirato: il collegamento non apre più niente."))
    return redirect("invitations")


def waiting(request: HttpRequest, invitation: UUID) -> InvitationView:
    """Return an invitation that waits, of a place where somebody may invite; nobody else learns whether it is there."""
    found = (view for place in places_of(request) for view in selectors.invitations_of(place, timezone.now()))
    view = next((view for view in found if view.id == invitation), None)
    if view is None:
        raise Http404
    return view
