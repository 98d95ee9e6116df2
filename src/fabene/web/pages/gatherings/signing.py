"""Signing up and taking it back: signed in with one touch, or with a number and, if one likes, an address."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from fabene.core.errors import NotFoundError
from fabene.gatherings import selectors, services
from fabene.gatherings.values import SignUpView
from fabene.lib.stamps import Stamp, stamp_now
from fabene.web.accounts.address import client_address
from fabene.web.notices import tell
from fabene.web.pages.gatherings import browser, letters
from fabene.web.pages.gatherings.seen import Seen, crumbs, seen
from fabene.web.pages.gatherings.showing import facts, page_of
from fabene.web.pages.gatherings.sign_up_form import SignUpForm
from fabene.web.pages.gatherings.words import said, when
from fabene.web.pages.page import Page
from fabene.web.pages.writing import act, actor, attempt, fresh_id, stamp_of


@login_not_required
@never_cache
@require_POST
def sign_up(request: HttpRequest, gathering: UUID) -> HttpResponse:
    """Sign up for a session; who has no account goes on to a page of their own."""
    found = seen(request, gathering)
    anonymous = not request.user.is_authenticated
    form = SignUpForm(request.POST, anonymous=anonymous)
    made = attempt(form, lambda: _write(request, found, form=form), fields={"email_not_valid": "email"})
    if made is None:
        return page_of(request, found, form=form)
    waits = _("Per ora i posti sono finiti: sei in attesa, e se si libera un posto te lo diciamo.")
    tell(request, waits if made.waiting else _("Iscrizione scritta. Se cambia qualcosa lo vedi qui."))
    if anonymous:
        browser.note(request, gathering, id=made.id)
        return redirect("gatherings:sign_up", letters.token_of(found.gathering, made.id))
    return redirect("gatherings:gathering", gathering)


def _write(request: HttpRequest, found: Seen, *, form: SignUpForm) -> SignUpView:
    told, one = form.cleaned_data, found.gathering
    if found.mine and not found.mine.stands:
        return services.come_back(id=told["id"], sign_up=found.mine.id, people=told["people"], stamp=stamp_of(request))
    owner = actor(request) if request.user.is_authenticated else None
    if owner is None:
        browser.refuse_more(request, one.id, id=told["id"])
    path = "" if owner else letters.sign_up_path(letters.token_of(one, told["id"]))
    return services.sign_up(
        id=told["id"],
        gathering=one.id,
        people=told["people"],
        owner=owner,
        email=told.get("email", ""),
        origin="" if owner else client_address(request),
        language=letters.language_of(),
        stamp=stamp_of(request) if owner else _own_stamp(told["id"]),
        letter=letters.signed_up(request, one, path=path) if told.get("email") else None,
    )


def _own_stamp(id: UUID) -> Stamp:
    """Return the stamp of who has no account: the sign-up itself acts."""
    return stamp_now(id, timezone.now())


@never_cache
@require_POST
def withdraw(request: HttpRequest, gathering: UUID) -> HttpResponse:
    """Take one's own sign-up back."""
    found = _mine(request, gathering)
    if _withdraw(request, found, stamp=stamp_of(request)):
        undo = reverse("gatherings:come_back", args=[gathering])
        tell(request, _("Iscrizione tolta: il posto va a chi aspetta."), undo_url=undo)
    return redirect("gatherings:gathering", gathering)


@never_cache
@require_POST
def come_back(request: HttpRequest, gathering: UUID) -> HttpResponse:
    """Stand by a sign-up that was taken back."""
    found = _mine(request, gathering)
    if _come_back(request, found, stamp=stamp_of(request)):
        tell(request, _("Iscrizione rimessa, in fondo alla fila."))
    return redirect("gatherings:gathering", gathering)


def _mine(request: HttpRequest, gathering: UUID) -> SignUpView:
    found = seen(request, gathering)
    if found.mine is None:
        raise NotFoundError("sign_up_not_found")
    return found.mine


def _withdraw(request: HttpRequest, mine: SignUpView, *, stamp: Stamp) -> bool:
    one = selectors.gathering(mine.gathering)
    letter = letters.place_freed(request, one)
    return act(request, lambda: services.withdraw(id=fresh_id(), sign_up=mine.id, stamp=stamp, letter=letter))


def _come_back(request: HttpRequest, mine: SignUpView, *, stamp: Stamp) -> bool:
    return act(request, lambda: services.come_back(id=fresh_id(), sign_up=mine.id, stamp=stamp))


@login_not_required
@never_cache
@require_safe
def own(request: HttpRequest, token: str) -> HttpResponse:
    """Show who has no account their own sign-up, and how to be there."""
    mine = selectors.sign_up_at(token=token, now=timezone.now())
    one = selectors.gathering(mine.gathering)
    page = Page(
        title=_("La tua iscrizione"),
        lead=_("%(title)s, %(when)s") % {"title": said(one.title), "when": when(one)},
        crumbs=crumbs(one, title=said(one.title)) if one.plan.public else crumbs(),
    )
    shown = {"page": page, "one": one, "mine": mine, "token": token}
    return render(request, "gatherings/own.html", {**facts(Seen(gathering=one, manages=False, mine=mine)), **shown})


@login_not_required
@never_cache
@require_POST
def own_withdraw(request: HttpRequest, token: str) -> HttpResponse:
    """Take back a sign-up by its private page."""
    mine = selectors.sign_up_at(token=token, now=timezone.now())
    if _withdraw(request, mine, stamp=_own_stamp(mine.id)):
        undo = reverse("gatherings:own_come_back", args=[token])
        tell(request, _("Iscrizione tolta: il posto va a chi aspetta."), undo_url=undo)
    return redirect("gatherings:sign_up", token)


@login_not_required
@never_cache
@require_POST
def own_come_back(request: HttpRequest, token: str) -> HttpResponse:
    """Stand by it again."""
    mine = selectors.sign_up_at(token=token, now=timezone.now())
    if _come_back(request, mine, stamp=_own_stamp(mine.id)):
        tell(request, _("Iscrizione rimessa, in fondo alla fila."))
    return redirect("gatherings:sign_up", token)
