"""The office names who judges a call, for whom they sit, and who stands in for them."""

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
from fabene.programme.calls import selectors, services
from fabene.programme.calls.values import CallView, JurorView
from fabene.web.notices import tell
from fabene.web.pages.calls.seen import managed_id, page_of
from fabene.web.pages.writing import WriteForm, actor, attempt, sent, stamp_of


class JurorForm(WriteForm):
    """Somebody who will judge."""

    user = forms.TypedChoiceField(label=gettext_lazy("Chi"), coerce=UUID)
    organisation = forms.TypedChoiceField(
        label=gettext_lazy("Per quale ente"), coerce=UUID, required=False, empty_value=None
    )
    substitute_of = forms.TypedChoiceField(
        label=gettext_lazy("In sostituzione di"), coerce=UUID, required=False, empty_value=None
    )

    def __init__(self, data: Any, *, call: CallView, me: UUID) -> None:
        """Offer who may sign in and is not in the jury yet, but for whoever names."""
        super().__init__(data)
        taken = {juror.user for juror in (*call.jurors, *call.substitutes)} | {me}
        users = [one for one in people.known_users(None) if one.id not in taken]
        names = people.names_of(juror.user for juror in call.jurors)
        jurors = [(one.id, names.get(one.user, "—")) for one in call.jurors if one.substitute_of is None]
        cast(Any, self.fields["user"]).choices = [(one.id, one.display_name) for one in users]
        cast(Any, self.fields["organisation"]).choices = [
            ("", _("nessuno")),
            *((one.id, one.name) for one in people.organisations()),
        ]
        cast(Any, self.fields["substitute_of"]).choices = [("", _("nessuno: siede in giuria")), *jurors]


class CallInForm(WriteForm):
    """A substitute comes."""

    prefix = "entra"
    juror = forms.TypedChoiceField(label=gettext_lazy("Chi entra"), coerce=UUID)
    reason = forms.CharField(label=gettext_lazy("Perché"), max_length=300)

    def __init__(self, data: Any, *, waiting: list[tuple[UUID, str]]) -> None:
        """Offer those who stand in."""
        super().__init__(data)
        cast(Any, self.fields["juror"]).choices = waiting


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def jury(request: HttpRequest, call: str) -> HttpResponse:
    """Show the jury; name somebody, or let a substitute in."""
    found = _call(managed_id(request, call))
    everybody = (*found.jurors, *found.substitutes)
    names = people.names_of(id for one in everybody for id in (one.user, one.substitute_of) if id)
    waiting = [(one.id, names.get(one.user, "—")) for one in found.substitutes]
    entering = "entra-juror" in request.POST
    form = JurorForm(None if entering else sent(request), call=found, me=actor(request))
    other = CallInForm(sent(request) if entering else None, waiting=waiting)
    if request.method == "POST" and _done(request, form, other=other, call=found):
        return redirect("calls:jury", call)
    shown = {
        "page": page_of(
            _("La giuria"),
            notice=found,
            lead=_("Si nomina prima che comincino i punteggi; i nomi degli enti sono pubblici."),
        ),
        "call": found,
        "jurors": [_named(one, names) for one in found.jurors],
        "substitutes": [_named(one, names) for one in found.substitutes],
        "form": form,
        "other": other if waiting else None,
    }
    return render(request, "calls/jury.html", shown, status=400 if form.errors or other.errors else 200)


def _call(id: UUID) -> CallView:
    found = selectors.call(id)
    if not found.version:
        raise NotFoundError("call_not_found")
    return found


def _named(juror: JurorView, names: dict[UUID, str]) -> dict[str, str]:
    instead = names.get(juror.substitute_of, "—") if juror.substitute_of else ""
    return {"name": names.get(juror.user, "—"), "body": juror.organisation_name, "instead": instead}


def _done(request: HttpRequest, form: JurorForm, *, other: CallInForm, call: CallView) -> bool:
    if other.is_bound:
        done = attempt(other, lambda: _call_in(request, other, call=call))
    else:
        done = attempt(form, lambda: _name(request, form, call=call), fields={"juror_already": "user"})
    if done is not None:
        tell(request, _("La giuria è aggiornata."))
    return done is not None


def _name(request: HttpRequest, form: JurorForm, *, call: CallView) -> CallView:
    told = form.cleaned_data
    return services.name_juror(
        id=told["id"],
        call=call.id,
        user=told["user"],
        organisation=told["organisation"],
        substitute_of=told["substitute_of"],
        stamp=stamp_of(request),
    )


def _call_in(request: HttpRequest, form: CallInForm, *, call: CallView) -> CallView:
    told = form.cleaned_data
    return services.call_in(
        id=told["id"], call=call.id, juror=told["juror"], reason=told["reason"], stamp=stamp_of(request)
    )
