"""For how long things are kept and on what legal basis: changed by the office, confirmed by name."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fabene.privacy import selectors, services
from fabene.privacy.catalogue import CATALOGUE
from fabene.privacy.values import BasisView, ConfirmationView, Kind, RuleInForce, Span, What
from fabene.web.notices import tell
from fabene.web.pages.page import Crumb
from fabene.web.pages.privacy.common import head, require_office
from fabene.web.pages.privacy.words import (
    KIND,
    KIND_AFTER,
    PURPOSE,
    SOURCE,
    SUGGESTED_BASIS,
    TREATMENT,
    WHAT,
    amount,
    span,
)
from fabene.web.pages.writing import WriteForm, attempt, sent, stamp_of

PAGES = {What.RETENTION: "privacy:times", What.LEGAL_BASIS: "privacy:bases"}


class TimeForm(WriteForm):
    """For how long."""

    amount = forms.IntegerField(label=gettext_lazy("Per quanto"), widget=forms.NumberInput(attrs={"size": "5"}))

    def __init__(self, *args: Any, rule: RuleInForce, **known: Any) -> None:
        """Ask in the unit of the rule, and say how far it may go."""
        super().__init__(*args, **known)
        field = self.fields["amount"]
        field.initial = rule.amount
        field.widget.attrs["data-unit"] = _("mesi") if rule.rule.span == Span.MONTHS else _("giorni")
        field.help_text = _("Da %(least)s a %(most)s. Di partenza: %(default)s.") % {
            "least": amount(rule.rule.least, span=rule.rule.span),
            "most": amount(rule.rule.most, span=rule.rule.span),
            "default": amount(rule.rule.default, span=rule.rule.span),
        }


class BasisForm(WriteForm):
    """On what legal basis."""

    text = forms.CharField(
        label=gettext_lazy("Base giuridica"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Con le parole del responsabile della protezione dei dati (DPO)."),
    )


class NameForm(WriteForm):
    """Who confirms."""

    name = forms.CharField(label=gettext_lazy("Nome e cognome"), max_length=100)
    office = forms.CharField(label=gettext_lazy("Ufficio"), max_length=150)


@never_cache
@require_safe
def times(request: HttpRequest) -> HttpResponse:
    """Say for how long every kind of record is kept, and what remains of it."""
    require_office(request)
    shown = {
        "page": head(
            _("Per quanto si tiene"), lead=_("Ogni notte quello che è più vecchio se ne va. I totali restano.")
        ),
        "rows": [
            {
                "rule": rule,
                "name": KIND[rule.kind],
                "after": KIND_AFTER[rule.kind],
                "span": span(rule),
                "source": SOURCE[rule.rule.source],
            }
            for rule in selectors.rules()
        ],
        **_confirming(What.RETENTION),
    }
    return render(request, "privacy/times.html", shown)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def time(request: HttpRequest, kind: str) -> HttpResponse:
    """Change for how long one kind of record is kept."""
    require_office(request)
    rule = selectors.rule(_kind(kind))
    form = TimeForm(sent(request), rule=rule)
    wanted = {"retention_out_of_bounds": "amount"}
    if request.method == "POST" and attempt(form, lambda: _set(request, form, rule=rule), fields=wanted):
        return redirect("privacy:times")
    above = (Crumb(label=_("Per quanto si tiene"), url=reverse("privacy:times")),)
    page = head(str(KIND[rule.kind]), lead=str(KIND_AFTER[rule.kind]), above=above)
    shown = {"page": page, "form": form, "fixed": rule.rule.fixed, "source": SOURCE[rule.rule.source]}
    return render(request, "privacy/time.html", shown, status=400 if form.errors else 200)


def _kind(kind: str) -> Kind:
    try:
        return Kind(kind)
    except ValueError as unknown:
        raise Http404 from unknown


def _set(request: HttpRequest, form: TimeForm, *, rule: RuleInForce) -> bool:
    said = form.cleaned_data
    services.set_retention(id=said["id"], kind=rule.kind, amount=said["amount"], stamp=stamp_of(request))
    tell(request, _("Tempo cambiato. Vale da quando qualcuno lo conferma per nome."))
    return True


@never_cache
@require_safe
def bases(request: HttpRequest) -> HttpResponse:
    """Say on what legal basis personal data are used, purpose by purpose."""
    require_office(request)
    shown = {
        "page": head(_("Su quale base"), lead=_("Per ogni trattamento: a che serve, e che cosa lo permette.")),
        "rows": [
            {
                "basis": basis,
                "name": TREATMENT[basis.treatment],
                "purpose": PURPOSE[basis.treatment],
                "tables": sum(sheet.treatment == basis.treatment for sheet in CATALOGUE.values()),
            }
            for basis in selectors.bases()
        ],
        **_confirming(What.LEGAL_BASIS),
    }
    return render(request, "privacy/bases.html", shown)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def basis(request: HttpRequest, treatment: str) -> HttpResponse:
    """Write the legal basis of one purpose; what the sources suggest stands there already."""
    require_office(request)
    known = _basis(treatment)
    suggested = SUGGESTED_BASIS.get(known.treatment, "")
    form = BasisForm(sent(request), initial={"text": known.text or suggested})
    if request.method == "POST" and attempt(form, lambda: _write(request, form, known=known)):
        return redirect("privacy:bases")
    above = (Crumb(label=_("Su quale base"), url=reverse("privacy:bases")),)
    page = head(str(TREATMENT[known.treatment]), lead=str(PURPOSE[known.treatment]), above=above)
    shown = {"page": page, "form": form, "suggested": bool(suggested) and not known.text}
    return render(request, "privacy/basis.html", shown, status=400 if form.errors else 200)


def _basis(treatment: str) -> BasisView:
    found = next((basis for basis in selectors.bases() if basis.treatment.value == treatment), None)
    if found is None:
        raise Http404
    return found


def _write(request: HttpRequest, form: BasisForm, *, known: BasisView) -> bool:
    said = form.cleaned_data
    services.write_basis(id=said["id"], treatment=known.treatment, text=said["text"], stamp=stamp_of(request))
    tell(request, _("Base giuridica scritta. Vale da quando qualcuno la conferma per nome."))
    return True


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, what: str) -> HttpResponse:
    """Confirm by name what is decided now."""
    require_office(request)
    wanted = _what(what)
    form = NameForm(sent(request))
    if request.method == "POST" and attempt(form, lambda: _confirm(request, form, what=wanted)):
        return redirect(PAGES[wanted])
    page = head(
        _("Conferma %(what)s") % {"what": WHAT[wanted]},
        lead=_("Chi conferma risponde di quello che c’è scritto oggi. Se qualcosa cambia, si conferma di nuovo."),
        above=(Crumb(label=str(WHAT[wanted]).capitalize(), url=reverse(PAGES[wanted])),),
    )
    shown = {"page": page, "form": form, "back": reverse(PAGES[wanted]), "lines": _lines(wanted)}
    return render(request, "privacy/confirm.html", shown, status=400 if form.errors else 200)


def _what(what: str) -> What:
    try:
        return What(what)
    except ValueError as unknown:
        raise Http404 from unknown


def _lines(what: What) -> list[tuple[str, str]]:
    """Return what is being confirmed, as (what, said)."""
    if what == What.RETENTION:
        return [(str(KIND[rule.kind]), span(rule)) for rule in selectors.rules()]
    return [(str(TREATMENT[basis.treatment]), basis.text or _("manca")) for basis in selectors.bases()]


def _confirm(request: HttpRequest, form: NameForm, *, what: What) -> bool:
    said = form.cleaned_data
    services.confirm(id=said["id"], what=what, name=said["name"], office=said["office"], stamp=stamp_of(request))
    tell(request, _("Confermato da %(name)s.") % {"name": said["name"]})
    return True


def _confirming(what: What) -> Mapping[str, object]:
    return {"confirmation": confirmation_of(what), "confirm_url": reverse("privacy:confirm", args=[what.value])}


def confirmation_of(what: What) -> ConfirmationView | None:
    """Return the last confirmation of something, or None."""
    return next((found for found in selectors.confirmations() if found.what == what), None)
