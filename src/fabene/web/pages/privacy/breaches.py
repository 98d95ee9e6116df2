"""The log of breaches: written as soon as one is known, with its clock; added to, never changed."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fabene.privacy import selectors, services
from fabene.privacy.services.breaching import Told
from fabene.privacy.values import BreachView, Harm, Step
from fabene.web.notices import tell
from fabene.web.pages.page import Crumb
from fabene.web.pages.privacy.common import head, require_office
from fabene.web.pages.privacy.desk import clock_said
from fabene.web.pages.privacy.words import HARM, STEP
from fabene.web.pages.writing import WriteForm, attempt, sent, stamp_of

LOCAL = "%Y-%m-%dT%H:%M"


class BreachForm(WriteForm):
    """What is known now."""

    known_at = forms.DateTimeField(
        label=gettext_lazy("Quando si è saputo"),
        input_formats=[LOCAL],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL),
        help_text=gettext_lazy("Da qui corrono le 72 ore."),
    )
    harm = forms.ChoiceField(
        label=gettext_lazy("I dati sono stati"),
        choices=[(harm.value, said) for harm, said in HARM.items()],
        widget=forms.RadioSelect,
    )
    what = forms.CharField(
        label=gettext_lazy("Che cosa è successo"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Senza nomi: questo registro non si cancella."),
    )
    whom = forms.CharField(
        label=gettext_lazy("Di chi sono i dati"),
        max_length=500,
        help_text=gettext_lazy("Per esempio: le famiglie di una rete, chi è entrato in un certo mese."),
    )
    people = forms.IntegerField(label=gettext_lazy("Quante persone, se si sa"), required=False, min_value=0)
    risk = forms.CharField(
        label=gettext_lazy("Che cosa può succedere a queste persone"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class NoteForm(WriteForm):
    """What was done, or said."""

    step = forms.ChoiceField(
        label=gettext_lazy("Che cosa aggiungi"),
        choices=[(step.value, said) for step, said in STEP.items()],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(label=gettext_lazy("In breve"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


@never_cache
@require_safe
def breaches(request: HttpRequest) -> HttpResponse:
    """List what went wrong, the newest first."""
    require_office(request)
    page = head(_("Le violazioni"), lead=_("Che cosa è andato storto con i dati delle persone, e che cosa si è fatto."))
    rows = [_shown(one) for one in selectors.breaches()]
    return render(request, "privacy/breaches.html", {"page": page, "rows": rows})


def _shown(one: BreachView) -> dict[str, object]:
    return {
        "breach": one,
        "harm": HARM[one.harm],
        "clock": clock_said(one) if one.first(Step.AUTHORITY) is None and not one.closed else "",
        "late": one.first(Step.AUTHORITY) is None and not one.closed and timezone.now() > one.due_at,
        "notes": [(note, STEP[note.step]) for note in one.notes],
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """Write a breach down."""
    require_office(request)
    form = BreachForm(sent(request), initial={"known_at": timezone.localtime()})
    if request.method == "POST" and attempt(
        form, lambda: _report(request, form), fields={"breach_in_future": "known_at"}
    ):
        return redirect("privacy:breach", form.cleaned_data["id"])
    lead = _("Scrivi quello che sai adesso: il resto si aggiunge dopo. Quello che c’è scritto non si cambia.")
    page = head(_("Una violazione"), lead=lead, above=(_above(),))
    return render(request, "privacy/breach_new.html", {"page": page, "form": form}, status=400 if form.errors else 200)


def _report(request: HttpRequest, form: BreachForm) -> bool:
    said = form.cleaned_data
    told = Told(
        known_at=said["known_at"],
        harm=Harm(said["harm"]),
        what=said["what"],
        whom=said["whom"],
        people=said["people"],
        risk=said["risk"],
    )
    services.report_breach(id=said["id"], told=told, stamp=stamp_of(request))
    tell(request, _("Violazione scritta nel registro. Le 72 ore corrono da quando si è saputo."))
    return True


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def breach(request: HttpRequest, breach: UUID) -> HttpResponse:
    """Show a breach with everything added to it; add something."""
    require_office(request)
    form = NoteForm(sent(request))
    if request.method == "POST" and attempt(form, lambda: _note(request, form, breach=breach)):
        return redirect("privacy:breach", breach)
    found = selectors.breach(breach)
    page = head(
        _("Violazione n. %(number)s") % {"number": found.number},
        lead=str(HARM[found.harm]).capitalize(),
        above=(_above(),),
    )
    shown = {"page": page, "form": form, **_shown(found)}
    return render(request, "privacy/breach.html", shown, status=400 if form.errors else 200)


def _note(request: HttpRequest, form: NoteForm, *, breach: UUID) -> bool:
    said = form.cleaned_data
    services.note_breach(
        id=said["id"], breach=breach, step=Step(said["step"]), text=said["text"], stamp=stamp_of(request)
    )
    tell(request, _("Aggiunto al registro."))
    return True


def _above() -> Crumb:
    return Crumb(label=_("Le violazioni"), url=reverse("privacy:breaches"))
