"""The steps about who: the organisation that leads, the network."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fabene.lib.ids import derived
from fabene.people import selectors, services
from fabene.people.rules import require
from fabene.people.values import NetworkView, OrganisationKind, OrganisationView, PartnerRole
from fabene.web.notices import tell
from fabene.web.pages.beginning.place_forms import free_slug
from fabene.web.pages.beginning.showing import Asked, shown
from fabene.web.pages.beginning.way import PERMISSION, after
from fabene.web.pages.people.words import ORGANISATION_KIND
from fabene.web.pages.writing import WriteForm, attempt, sent, stamp_of

AGAIN = "altro"
ABOUT_BODY = {"tax_code_not_valid": "tax_code", "tax_code_taken": "tax_code", "text_too_long": "name"}
ABOUT_NETWORK = {"slug_not_valid": "slug", "slug_taken": "slug"}


class OrganisationForm(WriteForm):
    """Who leads: its name, what it is, its tax code."""

    name = forms.CharField(label=gettext_lazy("Come si chiama"), max_length=200)
    kind = forms.TypedChoiceField(label=gettext_lazy("Che cos’è"), coerce=OrganisationKind)
    tax_code = forms.CharField(
        label=gettext_lazy("Codice fiscale o partita IVA"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("Facoltativo: serve quando si fanno convenzioni e contributi."),
    )

    def __init__(self, data: QueryDict | None, *, body: OrganisationView | None = None) -> None:
        """Begin with what is known of a body."""
        known = {"name": body.name, "kind": body.kind, "tax_code": body.tax_code} if body else {}
        super().__init__(data, initial=known)
        cast(Any, self.fields["kind"]).choices = [(kind.value, name) for kind, name in ORGANISATION_KIND.items()]


class NetworkNameForm(WriteForm):
    """What a network is called, and what it does in one line."""

    name = forms.CharField(label=gettext_lazy("Come si chiama la rete"), max_length=100)
    sentence = forms.CharField(
        label=gettext_lazy("Che cosa fa, in una riga"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("La legge chi arriva per la prima volta."),
    )


class NetworkForm(NetworkNameForm):
    """A network that begins: also its address, and who leads it."""

    slug = forms.RegexField(
        label=gettext_lazy("Il suo indirizzo in questo sito"),
        regex=r"^[a-z0-9-]*$",
        max_length=50,
        required=False,
        help_text=gettext_lazy("Lettere minuscole e trattini: /reti/savona/. Vuoto: si fa dal nome. Dopo non cambia."),
        error_messages={"invalid": gettext_lazy("Solo lettere minuscole senza accenti, numeri e trattini.")},
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"}),
    )
    lead = forms.TypedChoiceField(label=gettext_lazy("Chi la guida"), coerce=UUID, required=False, empty_value=None)
    field_order: tuple[str, ...] = ("id", "name", "slug", "sentence", "lead")

    def __init__(self, data: QueryDict | None, **known: Any) -> None:
        """Offer the organisations there are; a single one is proposed."""
        super().__init__(data, **known)
        bodies = selectors.organisations()
        choices = [("", _("lo decidiamo poi")), *((body.id, body.name) for body in bodies)]
        cast(Any, self.fields["lead"]).choices = choices
        if len(bodies) == 1:
            self.initial.setdefault("lead", bodies[0].id)

    @property
    def address(self) -> str:
        """Return the word that stands in its address: what was typed, else a free one made of its name."""
        taken = [one.slug for one in selectors.networks() if one.id != self.cleaned_data["id"]]
        return self.cleaned_data["slug"] or free_slug(self.cleaned_data["name"], taken=taken)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def organisation(request: HttpRequest) -> HttpResponse:
    """Write down who leads; when there is an organisation already, show it to be changed."""
    require(request.user, PERMISSION, None)
    known = selectors.organisations()
    if len(known) == 1 and AGAIN not in request.GET and request.method != "POST":
        return redirect("beginning:change_organisation", known[0].id)
    form = OrganisationForm(sent(request))
    made = attempt(form, lambda: _body(request, form), fields=ABOUT_BODY)
    if made is not None:
        tell(request, _("%(name)s c’è.") % {"name": made.name})
        return redirect(after("organisation", None))
    lead = _("Un Comune, un’associazione, una cooperativa: chi risponde della rete.")
    asked = Asked(key="organisation", network=None, title=_("Chi guida la rete?"), lead=lead)
    return shown(request, asked, form=form)


def _body(request: HttpRequest, form: OrganisationForm) -> OrganisationView:
    said = form.cleaned_data
    return services.create_organisation(
        id=said["id"], name=said["name"], kind=said["kind"], tax_code=said["tax_code"], stamp=stamp_of(request)
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change_organisation(request: HttpRequest, organisation: UUID) -> HttpResponse:
    """Say otherwise what an organisation is called and what it is."""
    require(request.user, PERMISSION, None)
    found = selectors.organisation(organisation)
    form = OrganisationForm(sent(request), body=found)

    def change() -> OrganisationView:
        said = form.cleaned_data
        return services.change_organisation(
            id=said["id"],
            organisation=found.id,
            name=said["name"],
            kind=said["kind"],
            tax_code=said["tax_code"],
            stamp=stamp_of(request),
        )

    if attempt(form, change, fields=ABOUT_BODY) is not None:
        return redirect(after("organisation", None))
    lead = _("C’è già: qui si corregge, o se ne aggiunge un’altra.")
    more = f"{reverse('beginning:organisation')}?{AGAIN}=1"
    asked = Asked(
        key="organisation",
        network=None,
        title=found.name,
        lead=lead,
        more_url=more,
    )
    return shown(request, asked, form=form)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def network(request: HttpRequest) -> HttpResponse:
    """Begin a network from the values everybody begins with; or, where there is one, as that one."""
    require(request.user, PERMISSION, None)
    form = NetworkForm(sent(request))
    made = attempt(form, lambda: begun(request, form), fields=ABOUT_NETWORK)
    if made is not None:
        tell(request, _("La rete %(name)s c’è. Adesso il suo mercato.") % {"name": made.name})
        return redirect(after("network", made))
    lead = _("Una rete è un territorio, i suoi mercati e chi ci lavora insieme.")
    more = {"others": selectors.networks()}
    asked = Asked(key="network", network=None, title=_("Come si chiama la rete?"), lead=lead)
    return shown(request, asked, form=form, **more)


@transaction.atomic
def begun(request: HttpRequest, form: NetworkForm) -> NetworkView:
    """Create the network of a form, with who leads it."""
    said, stamp = form.cleaned_data, stamp_of(request)
    made = services.create_network(
        id=said["id"], slug=form.address, name=said["name"], sentence=said["sentence"], stamp=stamp
    )
    lead_by(made.id, said["lead"], stamp=stamp)
    return made


def lead_by(network: UUID, lead: UUID | None, *, stamp: Any) -> None:
    """Write down who leads a network that has just been made, if anybody said."""
    if lead is not None:
        services.join_network(
            id=derived(network, "lead"), network=network, organisation=lead, role=PartnerRole.LEAD, stamp=stamp
        )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change_network(request: HttpRequest, slug: str) -> HttpResponse:
    """Call a network otherwise."""
    found = selectors.network(slug)
    require(request.user, "people.edit", found.id)
    form = NetworkNameForm(sent(request), initial={"name": found.name, "sentence": found.sentence})

    def change() -> NetworkView:
        said = form.cleaned_data
        return services.change_network(
            id=said["id"],
            network=found.id,
            name=said["name"],
            sentence=said["sentence"],
            sentence_en=found.sentence_en,
            stamp=stamp_of(request),
        )

    if attempt(form, change) is not None:
        return redirect(after("network", found))
    lead = _("Il suo indirizzo resta /reti/%(slug)s/.") % {"slug": found.slug}
    asked = Asked(key="network", network=found, title=found.name, lead=lead)
    return shown(request, asked, form=form)
