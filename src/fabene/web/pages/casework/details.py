"""Who a family is and how to reach it: shown once, to its caseworker, after saying why; and put right."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from fabene.households import services
from fabene.households.values import Contacts, HouseholdView
from fabene.people.values import ReadingReason
from fabene.web.notices import tell, warn
from fabene.web.pages.casework.asking import own_home
from fabene.web.pages.casework.fields import ON_FIELDS, ContactFields
from fabene.web.pages.casework.heads import under_household
from fabene.web.pages.casework.record import matches_of
from fabene.web.pages.casework.showing import show_once
from fabene.web.pages.casework.words import ASKED, REASON
from fabene.web.pages.sharing.common import wrote
from fabene.web.pages.writing import WriteForm, attempt, sent, stamp_of


class WhyForm(WriteForm):
    """Why somebody looks."""

    reason = forms.ChoiceField(
        label=_("Mostra, perché…"),
        choices=[(reason.value, REASON[reason]) for reason in ASKED],
        widget=forms.RadioSelect,
        help_text=_("Resta scritto chi ha guardato, quando e perché. La famiglia lo può vedere."),
    )


class ContactsForm(WriteForm, ContactFields):
    """Who they are and how to reach them, put right."""

    def clean(self) -> dict[str, object]:
        """Refuse a household that nobody could reach."""
        super().clean()
        self.require_a_way()
        return self.cleaned_data


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest, household: UUID) -> HttpResponse:
    """Ask why, then show once. Nothing of it is in an address, in a title, or kept by the browser."""
    home = own_home(request, household)
    form = WhyForm(sent(request))
    known = attempt(form, lambda: _reveal(request, form, home=home))
    if known is None:
        page = under_household(home, said("Nome e contatti"))
        return render(request, "casework/why.html", {"page": page, "form": form, "home": home})
    page = under_household(
        home, said("Nome e contatti"), lead=said("Si vedono una volta sola: se esci, si chiede di nuovo.")
    )
    correcting = ContactsForm(None, initial={kind: getattr(known, kind) for kind in ContactFields.base_fields})
    return render(request, "casework/details.html", {"page": page, "known": known, "form": correcting, "home": home})


def _reveal(request: HttpRequest, form: WhyForm, *, home: HouseholdView) -> Contacts:
    return show_once(request, form, household=home.id, reason=ReadingReason(form.cleaned_data["reason"]))


@never_cache
@require_POST
def correct(request: HttpRequest, household: UUID) -> HttpResponse:
    """Put right who they are and how to reach them; what was typed is kept when it is refused."""
    home = own_home(request, household)
    form = ContactsForm(request.POST)
    if wrote(form, lambda: _change(request, form, home=home), fields=ON_FIELDS):
        tell(request, said("Contatti corretti. Quelli di prima non ci sono più."))
        if any(match.agreed is None for match in matches_of(home)):
            warn(request, said("Forse questa famiglia è già conosciuta. Qui sotto c’è che cosa chiederle."))
        return redirect("casework:household", household)
    page = under_household(home, said("Correggi i contatti"))
    return render(request, "casework/correct.html", {"page": page, "form": form, "home": home})


def _change(request: HttpRequest, form: ContactsForm, *, home: HouseholdView) -> None:
    services.change_contacts(
        id=form.cleaned_data["id"], household=home.id, contacts=form.contacts, stamp=stamp_of(request)
    )
