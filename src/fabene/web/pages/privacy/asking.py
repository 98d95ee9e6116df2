"""Somebody asks to see, correct or erase: passed on by who knows the family, answered by the office."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fabene.core.errors import NotAllowedError, NotFoundError
from fabene.households import selectors as households
from fabene.lib.codes import normalised
from fabene.people import selectors as people
from fabene.people.rules import may
from fabene.people.values import NetworkView
from fabene.privacy import selectors, services
from fabene.privacy.values import About, Outcome, RequestView, Right, Why
from fabene.web.notices import tell
from fabene.web.pages.page import Crumb
from fabene.web.pages.privacy.archive import household_archive
from fabene.web.pages.privacy.common import asking_networks, head, is_office, require_office, sees, speaks_for
from fabene.web.pages.privacy.desk import due_said
from fabene.web.pages.privacy.words import OUTCOME, RIGHT
from fabene.web.pages.writing import WriteForm, act, attempt, sent, stamp_of


class AskForm(WriteForm):
    """What a family asks: by its code, never by its name."""

    network = forms.TypedChoiceField(label=gettext_lazy("Rete"), coerce=UUID)
    code = forms.CharField(
        label=gettext_lazy("Codice della famiglia"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "size": "8"}),
    )
    right = forms.ChoiceField(
        label=gettext_lazy("Che cosa chiede"),
        choices=[(right.value, said) for right, said in RIGHT.items()],
        widget=forms.RadioSelect,
    )
    asked_on = forms.DateField(
        label=gettext_lazy("Quando l’ha chiesto"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Da quel giorno ci sono 30 giorni per rispondere."),
    )
    note = forms.CharField(
        label=gettext_lazy("Che cosa va visto o corretto"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Senza nomi, telefoni, indirizzi: li conosce già chi segue la famiglia."),
    )

    def __init__(self, *args: Any, networks: tuple[NetworkView, ...], **known: Any) -> None:
        """Offer the networks in which requests may be passed on."""
        super().__init__(*args, **known)
        field: Any = self.fields["network"]
        field.choices = [(network.id, network.name) for network in networks]
        self.fields["asked_on"].initial = timezone.localdate()
        if len(networks) == 1:
            field.widget, field.initial = forms.HiddenInput(), networks[0].id


class AnswerForm(WriteForm):
    """How a request was answered."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Com’è andata"),
        choices=[(outcome.value, said) for outcome, said in OUTCOME.items()],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=gettext_lazy("Che cosa è stato risposto"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Senza nomi. Se non si può, o solo in parte, il perché."),
    )


class EraseForm(WriteForm):
    """The code once more: what is erased does not come back."""

    code = forms.CharField(
        label=gettext_lazy("Riscrivi il codice"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "size": "12"}),
    )

    def __init__(self, *args: Any, wanted: str, **known: Any) -> None:
        """Expect a code."""
        super().__init__(*args, **known)
        self.wanted = wanted

    def clean_code(self) -> str:
        """Refuse another code."""
        if normalised(self.cleaned_data["code"]) != normalised(self.wanted):
            raise forms.ValidationError(_("Non è lo stesso: guarda sopra e riscrivilo. Non è stato cancellato nulla."))
        return self.wanted


@never_cache
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """List the requests: all of them for the office, those of the own networks or the own ones for the others."""
    lead = _("Chi ha chiesto di vedere, correggere o cancellare, ed entro quando si risponde.")
    found = [asked for asked in _seen(request) if sees(request, asked)]
    shown = {
        "page": head(_("Le richieste"), lead=lead),
        "rows": [_row(asked) for asked in found],
        "may_ask": not is_office(request) or bool(_networks_or_none(request)),
        "office": is_office(request),
    }
    return render(request, "privacy/requests.html", shown)


def _seen(request: HttpRequest) -> tuple[RequestView, ...]:
    if is_office(request):
        return selectors.requests()
    return selectors.requests(networks=[network.id for network in asking_networks(request)])


def _networks_or_none(request: HttpRequest) -> tuple[NetworkView, ...]:
    try:
        return asking_networks(request)
    except NotAllowedError:
        return ()


def _row(asked: RequestView) -> dict[str, object]:
    return {
        "asked": asked,
        "right": RIGHT[asked.right],
        "who": who_said(asked),
        "due": due_said(asked) if asked.open else "",
        "outcome": OUTCOME[asked.outcome] if asked.outcome else "",
        "late": asked.open and asked.days_left(timezone.localdate()) < 0,
    }


def who_said(asked: RequestView) -> str:
    """Return who asked, as these pages call them: a family by its code, who signs in by the name they chose."""
    if asked.subject is None:
        return _("chi è stato cancellato")
    if asked.about == About.HOUSEHOLD:
        return _("famiglia %(code)s") % {"code": asked.code}
    return people.user(asked.subject).display_name


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Pass on what a family asks."""
    form = AskForm(sent(request), networks=asking_networks(request))
    wanted = {"household_not_found": "code", "asked_in_future": "asked_on", "request_open": "right"}
    if request.method == "POST" and attempt(form, lambda: _ask(request, form), fields=wanted):
        return redirect("privacy:requests")
    page = head(
        _("Una famiglia chiede"),
        lead=_("Scrivi il codice e che cosa chiede. L’ufficio del programma risponde entro 30 giorni."),
        above=(_above(),),
    )
    return render(request, "privacy/ask.html", {"page": page, "form": form}, status=400 if form.errors else 200)


def _ask(request: HttpRequest, form: AskForm) -> bool:
    said = form.cleaned_data
    services.ask(
        id=said["id"],
        about=About.HOUSEHOLD,
        right=Right(said["right"]),
        subject=_household(request, said["network"], code=said["code"], on=said["asked_on"]),
        asked_on=said["asked_on"],
        note=said["note"],
        stamp=stamp_of(request),
    )
    tell(request, _("Richiesta scritta nel registro. La risposta arriva entro 30 giorni."))
    return True


def _household(request: HttpRequest, network: UUID, *, code: str, on: date) -> UUID:
    """Return the household with a code, among those whose requests somebody may pass on.

    Who coordinates passes on for every household of the network, a caseworker for those of the own organisation.
    """
    homes = [home for home in households.files(on=on) if home.network == network and home.code == normalised(code)]
    if not may(request.user, "households.place", network):
        homes = [home for home in homes if speaks_for(request, home.id)]
    if not homes:
        raise NotFoundError("household_not_found")
    return homes[0].id


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def request(request: HttpRequest, asked: UUID) -> HttpResponse:
    """Show a request with what can be done about it; answer it."""
    found = _found(request, asked)
    form = AnswerForm(sent(request))
    if request.method == "POST":
        require_office(request)
        if attempt(form, lambda: _answer(request, form, asked=asked), fields={"text_missing": "text"}):
            return redirect("privacy:request", asked)
    page = head(
        _("Richiesta n. %(number)s") % {"number": found.number}, lead=str(RIGHT[found.right]), above=(_above(),)
    )
    shown = {
        "page": page,
        **_row(found),
        "form": form,
        "office": is_office(request),
        "may_erase": is_office(request) and found.open and found.right == Right.ERASURE,
        "may_copy": _may_copy(request, found),
        "button": WriteForm(auto_id=False),
    }
    return render(request, "privacy/request.html", shown, status=400 if form.errors else 200)


def _found(request: HttpRequest, asked: UUID) -> RequestView:
    found = selectors.request(asked)
    if not sees(request, found):
        raise NotAllowedError
    return found


def _named(asked: RequestView) -> str:
    return _("Richiesta n. %(number)s") % {"number": asked.number}


def _above() -> Crumb:
    return Crumb(label=_("Le richieste"), url=reverse("privacy:requests"))


def _may_copy(request: HttpRequest, asked: RequestView) -> bool:
    """Return whether somebody may take the copy a family asked for: only who referred it, never the office."""
    wanted = asked.right == Right.ACCESS and asked.about == About.HOUSEHOLD and asked.subject is not None
    return wanted and asked.subject is not None and speaks_for(request, asked.subject)


def _answer(request: HttpRequest, form: AnswerForm, *, asked: UUID) -> bool:
    said = form.cleaned_data
    services.answer(
        id=said["id"], request=asked, outcome=Outcome(said["outcome"]), text=said["text"], stamp=stamp_of(request)
    )
    tell(request, _("Risposta scritta nel registro."))
    return True


@never_cache
@require_POST
def copy(request: HttpRequest, asked: UUID) -> HttpResponse:
    """Give who referred a family everything that is held about it, to hand on; that it was taken is written down."""
    found = _found(request, asked)
    if not _may_copy(request, found) or found.subject is None:
        raise NotAllowedError
    form, made, home = WriteForm(request.POST), list[HttpResponse](), found.subject
    if form.is_valid() and act(request, lambda: made.append(_archive(request, form, household=home))):
        return made[0]
    return redirect("privacy:request", asked)


def _archive(request: HttpRequest, form: WriteForm, *, household: UUID) -> HttpResponse:
    return household_archive(form.cleaned_data["id"], household=household, stamp=stamp_of(request))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, asked: UUID) -> HttpResponse:
    """Erase who asked for it, after the code was typed once more."""
    require_office(request)
    found = _found(request, asked)
    if found.subject is None or found.right != Right.ERASURE or not found.open:
        return redirect("privacy:request", asked)
    form = EraseForm(sent(request), wanted=_called(found))
    if request.method == "POST" and attempt(form, lambda: _erase(request, form, asked=found)):
        tell(request, _("Cancellato dappertutto. I chili e i totali sono rimasti com’erano."))
        return redirect("privacy:request", asked)
    crumb = Crumb(label=_named(found), url=reverse("privacy:request", args=[asked]))
    lead = _("Quello che si cancella non torna, nemmeno da una copia.")
    page = head(_("Cancellare per sempre"), lead=lead, above=(_above(), crumb))
    shown = {"page": page, "form": form, "asked": found, "called": _called(found), "who": who_said(found)}
    return render(request, "privacy/erase.html", shown, status=400 if form.errors else 200)


def _called(asked: RequestView) -> str:
    """Return what is typed once more before somebody is erased."""
    return asked.code if asked.about == About.HOUSEHOLD or asked.subject is None else who_said(asked)


def _erase(request: HttpRequest, form: EraseForm, *, asked: RequestView) -> bool:
    said, stamp = form.cleaned_data["id"], stamp_of(request)
    if asked.subject is None:
        return False
    if asked.about == About.HOUSEHOLD:
        services.erase(id=said, household=asked.subject, why=Why.REQUEST, stamp=stamp)
    else:
        services.erase_user(id=said, user=asked.subject, why=Why.REQUEST, stamp=stamp)
    return True
