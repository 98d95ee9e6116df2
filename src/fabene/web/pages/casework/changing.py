"""Change one thing about a family; come back from a pause, leave and stay; its card and who fetches its bag."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from fabene.households import services
from fabene.households.values import HouseholdView, State
from fabene.lib.ids import derived
from fabene.web.notices import tell
from fabene.web.pages.casework.asking import own_home
from fabene.web.pages.casework.change_forms import CHANGES
from fabene.web.pages.casework.fields import ON_FIELDS, ButtonForm
from fabene.web.pages.casework.heads import family, under_household
from fabene.web.pages.sharing.common import pressed, wrote
from fabene.web.pages.writing import act, fresh_id, sent, stamp_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, *, household: UUID, what: str) -> HttpResponse:
    """Change one thing, from how it is now."""
    home = own_home(request, household)
    form = CHANGES[what](sent(request), home=home)
    if request.method == "POST" and wrote(form, lambda: form.write(stamp_of(request)), fields=ON_FIELDS):
        tell(request, str(form.saved))
        return redirect("casework:household", household)
    page = under_household(home, str(form.title), lead=str(form.lead))
    return render(request, form.template, {"page": page, "form": form, "home": home})


@require_POST
def back(request: HttpRequest, household: UUID) -> HttpResponse:
    """End a pause, or take back somebody who had left, from today on."""
    home, today, stamp = own_home(request, household), timezone.localdate(), stamp_of(request)
    return _press(
        request,
        home,
        call=lambda id: services.mark(id=id, household=home.id, state=State.COMING, since=today, stamp=stamp),
        said=_("Viene di nuovo, da oggi."),
    )


@require_POST
def leave(request: HttpRequest, household: UUID) -> HttpResponse:
    """Let a family go, from today on. It need not say why; the way back is offered at once."""
    home, stamp = own_home(request, household), stamp_of(request)
    asked = ButtonForm(request.POST)
    undo = reverse("casework:stay", args=[household, asked.cleaned_data["id"]]) if asked.is_valid() else ""
    return _press(
        request,
        home,
        call=lambda id: services.leave(id=id, household=home.id, stamp=stamp),
        said=_("%(family)s ha finito. La tessera è spenta.") % {"family": family(home)},
        undo_url=undo,
    )


@require_POST
def stay(request: HttpRequest, *, household: UUID, leaving: UUID) -> HttpResponse:
    """Take a leave back: everything is as it was before."""
    home, stamp = own_home(request, household), stamp_of(request)
    id = derived(leaving, "stay")
    if act(request, lambda: services.stay(id=id, household=home.id, leaving=leaving, stamp=stamp)):
        tell(request, _("Tutto come prima: la tessera funziona ancora."))
    return redirect("casework:household", household)


@require_POST
def revoke(request: HttpRequest, household: UUID) -> HttpResponse:
    """Let a lost card open nothing any more."""
    home, stamp = own_home(request, household), stamp_of(request)
    return _press(
        request,
        home,
        call=lambda id: services.revoke_card(id=id, household=home.id, stamp=stamp),
        said=_("Tessera spenta: non apre più niente. Puoi farne una nuova."),
    )


@require_POST
def name_delegate(request: HttpRequest, household: UUID) -> HttpResponse:
    """Make a code with which somebody else fetches the bag."""
    home, stamp = own_home(request, household), stamp_of(request)
    return _press(
        request,
        home,
        call=lambda id: services.name_delegate(id=id, household=home.id, stamp=stamp),
        said=_("Delega fatta: chi viene con quel codice ritira la borsa. Il codice è qui sotto."),
    )


@require_POST
def drop_delegate(request: HttpRequest, *, household: UUID, delegate: UUID) -> HttpResponse:
    """Let a delegate's code fetch nothing any more; the way back is offered at once."""
    home, stamp = own_home(request, household), stamp_of(request)
    return _press(
        request,
        home,
        call=lambda id: services.drop_delegate(id=id, household=home.id, delegate=delegate, stamp=stamp),
        said=_("Delega tolta: quel codice non ritira più niente."),
        undo_url=reverse("casework:keep_delegate", args=[household, delegate]),
    )


@require_POST
def keep_delegate(request: HttpRequest, *, household: UUID, delegate: UUID) -> HttpResponse:
    """Let a delegate's code that was dropped fetch the bag again."""
    home, stamp, id = own_home(request, household), stamp_of(request), fresh_id()
    if act(request, lambda: services.keep_delegate(id=id, household=home.id, delegate=delegate, stamp=stamp)):
        tell(request, _("La delega vale ancora."))
    return redirect("casework:household", household)


@require_POST
def answer(request: HttpRequest, *, household: UUID, match: UUID) -> HttpResponse:
    """Write down whether the family agrees that the other caseworker knows."""
    home, stamp, agreed = own_home(request, household), stamp_of(request), request.POST.get("agreed") == "yes"
    return _press(
        request,
        home,
        call=lambda id: services.answer_match(id=id, match=match, household=home.id, agreed=agreed, stamp=stamp),
        said=AGREED if agreed else REFUSED,
    )


AGREED = gettext_lazy("Scritto: la famiglia è d’accordo. Se lo è anche l’altra, qui compare chi la segue.")
REFUSED = gettext_lazy("Scritto: resta così. Dall’altra parte non si sa niente.")


def _press(
    request: HttpRequest, home: HouseholdView, *, call: Callable[[UUID], object], said: object, undo_url: str = ""
) -> HttpResponse:
    """Do what one button about a family asks, and go back to the family."""
    if pressed(request, call):
        tell(request, str(said), undo_url=undo_url)
    return redirect("casework:household", home.id)
