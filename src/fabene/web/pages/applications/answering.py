"""The link of an invitation: a yes or a no, with an access only for who is to write."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fabene.core.errors import FabeneError, NotAllowedError, NotFoundError
from fabene.lib.ids import derived
from fabene.lib.stamps import stamp_now
from fabene.people import selectors as people
from fabene.people import services as accounts
from fabene.programme.applications import selectors, services
from fabene.programme.applications.values import ApplicationView, InvitedView
from fabene.programme.calls import selectors as calls
from fabene.web.accounts import invitations
from fabene.web.notices import refuse, tell
from fabene.web.pages.applications import words
from fabene.web.pages.page import Page
from fabene.web.pages.writing import sentence_of

TOKEN = "application_invitation"  # noqa: S105 - the name of a place in the session


@login_not_required
@require_safe
@never_cache
def open_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Keep the invitation of a link and go on to a page whose address says nothing of it."""
    try:
        selectors.invited(token, timezone.now())
    except NotFoundError:
        return _gone(request)
    request.session[TOKEN] = token
    return redirect("applications:answer")


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest) -> HttpResponse:
    """Say who asks what, and take the answer."""
    token = request.session.get(TOKEN, "")
    try:
        invited, application = selectors.invited(token, timezone.now())
    except NotFoundError:
        request.session.pop(TOKEN, None)
        return _gone(request)
    if request.method == "POST":
        return _answered(request, invited, application=application, token=token)
    return _shown(request, invited, application=application)


def _gone(request: HttpRequest) -> HttpResponse:
    page = Page(title=_("Questo invito non vale più"), lead=_("È già stato usato, è scaduto o è stato ritirato."))
    return render(request, "applications/invitation_gone.html", {"page": page}, status=404)


def _shown(request: HttpRequest, invited: InvitedView, *, application: ApplicationView) -> HttpResponse:
    call = calls.call(application.call)
    by = people.names_of([invited.invited_by]) if invited.invited_by else {}
    body = next((one for one in application.organisations if one.id == invited.part), None)
    page = Page(title=application.title or _("Proposta senza titolo"), eyebrow=words.said(call.title), crumbs=())
    shown = {
        "page": page,
        "invited": invited,
        "by": next(iter(by.values()), ""),
        "body": body,
        "must_sign_in": invited.may_edit and not request.user.is_authenticated,
        "known": people.account_at(invited.email) is not None,
    }
    return render(request, "applications/answer.html", shown)


def _answered(request: HttpRequest, invited: InvitedView, *, application: ApplicationView, token: str) -> HttpResponse:
    yes = request.POST.get("answer") == "yes"
    if yes and invited.may_edit and not request.user.is_authenticated:
        try:
            return _let_in(request, invited)
        except FabeneError as refused:
            refuse(request, sentence_of(refused))
            return redirect("applications:answer")
    user = request.user.pk if request.user.is_authenticated else None
    stamp = stamp_now(user or invited.id, timezone.now())
    try:
        services.answer_invitation(
            id=derived(invited.id, "yes" if yes else "no"), token=token, yes=yes, user=user, stamp=stamp
        )
    except (NotAllowedError, NotFoundError):
        raise
    except FabeneError as refused:
        refuse(request, sentence_of(refused))
        return redirect("applications:answer")
    request.session.pop(TOKEN, None)
    if yes and invited.may_edit:
        tell(request, _("Adesso scrivi anche tu."))
        return redirect("applications:draft", application.id)
    said = _("Grazie: il tuo sì è arrivato a chi scrive.") if yes else _("Va bene: chi scrive saprà che non partecipi.")
    return render(request, "applications/answered.html", {"page": Page(title=said, crumbs=())})


def _let_in(request: HttpRequest, invited: InvitedView) -> HttpResponse:
    """Make an access for who was invited: that the link came to their mail proves the address is theirs."""
    here = reverse("applications:answer")
    id = derived(invited.id, "access")
    token = accounts.offer_access(id=id, email=invited.email, stamp=stamp_now(invited.id, timezone.now()))
    if token is None:
        return redirect(reverse("account_login", query={"next": here}))
    invitations.keep(request, token)
    invitations.go_on_to(request, here)
    return redirect("invitation")
