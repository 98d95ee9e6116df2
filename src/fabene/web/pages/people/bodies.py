"""Adding an organisation: a body that takes part, refers households, or for which somebody acts."""

from typing import Any, cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from fabene.people import services
from fabene.people.values import OrganisationKind, OrganisationView
from fabene.web.notices import tell
from fabene.web.pages.people.accreditations import ACCREDIT
from fabene.web.pages.people.scope import network_for, step
from fabene.web.pages.people.words import ORGANISATION_KIND
from fabene.web.pages.writing import WriteForm, attempt, sent, stamp_of

ABOUT = {"tax_code_not_valid": "tax_code", "tax_code_taken": "tax_code", "text_too_long": "name"}


class BodyForm(WriteForm):
    """What it is called, what sort of body it is, its tax code."""

    name = forms.CharField(label=gettext_lazy("Nome"), max_length=200)
    kind = forms.TypedChoiceField(label=gettext_lazy("Che cos’è"), coerce=OrganisationKind)
    tax_code = forms.CharField(label=gettext_lazy("Codice fiscale o partita IVA"), max_length=20, required=False)

    def __init__(self, *args: Any) -> None:
        """Offer every kind of body."""
        super().__init__(*args)
        cast(Any, self.fields["kind"]).choices = [(kind.value, name) for kind, name in ORGANISATION_KIND.items()]


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Add an organisation, then go on to accredit it."""
    network = network_for(request, slug, permission=ACCREDIT)
    form = BodyForm(sent(request))
    body = attempt(form, lambda: _added(request, form), fields=ABOUT)
    if body is not None:
        tell(request, _("%(name)s c’è. Adesso puoi accreditarla.") % {"name": body.name})
        return redirect(f"{reverse('people:accredit', args=[network.slug])}?organisation={body.id}")
    page = step(network, _("Aggiungi un’organizzazione"), above=_("Accreditamenti"), name="people:accreditations")
    return render(request, "people/body.html", {"page": page, "form": form})


def _added(request: HttpRequest, form: BodyForm) -> OrganisationView:
    said = form.cleaned_data
    return services.create_organisation(
        id=said["id"], name=said["name"], kind=said["kind"], tax_code=said["tax_code"], stamp=stamp_of(request)
    )
