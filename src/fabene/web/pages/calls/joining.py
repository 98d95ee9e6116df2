"""Co-design: organisations say they want to take part; the office admits with reasons, opens the tables, concludes."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fabene.core.errors import NotFoundError
from fabene.people import selectors as people
from fabene.people.rules import require
from fabene.programme.calls import selectors, services
from fabene.programme.calls.values import CoDesignView, Turn
from fabene.programme.frame import selectors as frame
from fabene.web.notices import tell
from fabene.web.pages.calls.seen import MANAGE, page_of, said, visible_co_design, when_of
from fabene.web.pages.calls.words import TURN
from fabene.web.pages.writing import WriteForm, actor, attempt, sent, stamp_of

YES, NO = "si", "no"


class InterestForm(WriteForm):
    """An organisation wants to take part."""

    organisation = forms.TypedChoiceField(label=gettext_lazy("Per quale organizzazione"), coerce=UUID)
    text = forms.CharField(
        label=gettext_lazy("Che cosa portate, e perché"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("Lo leggono l’ufficio e chi partecipa ai tavoli. Senza nomi di persone."),
    )

    def __init__(self, data: Any, *, user: UUID) -> None:
        """Offer the organisations for which somebody acts."""
        super().__init__(data)
        bodies = {one.organisation_id: one.organisation_name for one in people.roles_of(user) if one.organisation_id}
        cast(Any, self.fields["organisation"]).choices = list(bodies.items())


class DecideForm(WriteForm):
    """Whether an organisation takes part, and why."""

    admitted = forms.ChoiceField(
        label=gettext_lazy("Partecipa ai tavoli?"),
        choices=[(YES, gettext_lazy("Sì")), (NO, gettext_lazy("No"))],
        widget=forms.RadioSelect,
    )
    reasons = forms.CharField(label=gettext_lazy("Perché"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class TurnForm(WriteForm):
    """What happened."""

    prefix = "svolta"
    turn = forms.ChoiceField(
        label=gettext_lazy("Che cosa è successo"),
        choices=[(turn.value, word) for turn, word in TURN.items()],
        widget=forms.RadioSelect,
    )
    agreement = forms.TypedChoiceField(
        label=gettext_lazy("Quale convenzione"), coerce=UUID, required=False, empty_value=None
    )
    reason = forms.CharField(label=gettext_lazy("In breve"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, data: Any, *, programme: UUID) -> None:
        """Offer the agreements of the programme."""
        super().__init__(data)
        found = frame.agreements(programme)
        cast(Any, self.fields["agreement"]).choices = [
            ("", _("nessuna")),
            *((one.id, said(one.title)) for one in found),
        ]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def express(request: HttpRequest, call: str) -> HttpResponse:
    """Say for an organisation that it wants to take part."""
    notice = visible_co_design(request, call)
    form = InterestForm(sent(request), user=actor(request))
    if request.method == "POST" and attempt(form, lambda: _express(request, form, notice=notice)) is not None:
        tell(request, _("Ricevuta. Dopo la chiusura l’ufficio dice chi partecipa ai tavoli, e perché."))
        return redirect("calls:co_design", call)
    shown = {
        "page": page_of(_("Vogliamo partecipare"), notice=notice, lead=when_of(notice).sentence),
        "notice": notice,
        "form": form,
        "for_nobody": not cast(Any, form.fields["organisation"]).choices,
    }
    return render(request, "calls/express.html", shown, status=400 if form.errors else 200)


def _express(request: HttpRequest, form: InterestForm, *, notice: CoDesignView) -> object:
    told = form.cleaned_data
    return services.express_interest(
        id=told["id"],
        co_design=notice.id,
        organisation=told["organisation"],
        text=told["text"],
        stamp=stamp_of(request),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def interests(request: HttpRequest, call: str) -> HttpResponse:
    """Show to the office who wants to take part; write down a turn of the procedure."""
    require(request.user, MANAGE, None)
    notice = visible_co_design(request, call)
    form = TurnForm(sent(request), programme=notice.programme)
    if request.method == "POST" and attempt(form, lambda: _turn(request, form, notice=notice)) is not None:
        tell(request, _("Scritto nella storia della coprogettazione."))
        return redirect("calls:interests", call)
    shown = {
        "page": page_of(_("Chi vuole partecipare"), notice=notice, lead=when_of(notice).sentence),
        "notice": notice,
        "interests": selectors.interests(notice.id),
        "turns": [(TURN[one.turn], one) for one in selectors.turns(notice.id)],
        "form": form,
    }
    return render(request, "calls/interests.html", shown, status=400 if form.errors else 200)


def _turn(request: HttpRequest, form: TurnForm, *, notice: CoDesignView) -> object:
    told = form.cleaned_data
    return services.turn_co_design(
        id=told["id"],
        co_design=notice.id,
        turn=Turn(told["turn"]),
        reason=told["reason"],
        agreement=told["agreement"],
        stamp=stamp_of(request),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, call: str, interest: UUID) -> HttpResponse:  # noqa: PLR0917 - Django gives what is in the address
    """Decide whether an organisation takes part, and say why."""
    require(request.user, MANAGE, None)
    notice, found = visible_co_design(request, call), selectors.interest_view(interest)
    if found.notice != notice.id:
        raise NotFoundError("interest_not_found")
    form = DecideForm(sent(request))
    if request.method == "POST" and attempt(form, lambda: _decide(request, form, interest=interest)) is not None:
        tell(request, _("Deciso: la ragione si legge nella pagina."))
        return redirect("calls:interests", call)
    shown = {
        "page": page_of(found.organisation_name, notice=notice, lead=_("Partecipa ai tavoli?")),
        "interest": found,
        "notice": notice,
        "form": form,
    }
    return render(request, "calls/decide.html", shown, status=400 if form.errors else 200)


def _decide(request: HttpRequest, form: DecideForm, *, interest: UUID) -> object:
    told = form.cleaned_data
    return services.decide_interest(
        id=told["id"],
        interest=interest,
        admitted=told["admitted"] == YES,
        reasons=told["reasons"],
        stamp=stamp_of(request),
    )
