"""The second step and all that belongs to how somebody signs in, each thing on its page."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp import views as totp
from allauth.mfa.totp.internal.flows import deactivate_totp
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.internal import auth as webauthn_auth
from allauth.mfa.webauthn.internal.flows import add_authenticator, remove_authenticator
from allauth.socialaccount.models import SocialAccount
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fabene.web.accounts import factors, identity
from fabene.web.accounts.address import takes_passkeys
from fabene.web.accounts.factors import Standing
from fabene.web.accounts.fresh import freshly_proved
from fabene.web.accounts.mfa import MfaAdapter
from fabene.web.notices import refuse, tell
from fabene.web.pages.page import Crumb, Page


def crumbs() -> tuple[Crumb, ...]:
    """Return the way to a page under one's own sign-in."""
    return (Crumb(label=_("Il tuo accesso"), url=reverse("mfa_index")),)


@require_safe
@never_cache
def overview(request: HttpRequest) -> HttpResponse:
    """Show how somebody signs in, and where each thing is changed."""
    mine = list(Authenticator.objects.filter(user_id=request.user.pk).order_by("created_at"))
    kinds = {kind: [row for row in mine if row.type == kind] for kind in Authenticator.Type.values}
    codes = next(iter(kinds[Authenticator.Type.RECOVERY_CODES]), None)
    context = {
        "page": Page(title=_("Il tuo accesso"), lead=_("Come entri, da quali dispositivi, e il secondo passo.")),
        "app": next(iter(kinds[Authenticator.Type.TOTP]), None),
        "passkeys": [(row, row.wrap().name) for row in kinds[Authenticator.Type.WEBAUTHN]],
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else None,
        "guarded": factors.is_guarded(request.user),
        "has_second_factor": factors.has_second_factor(request.user),
        "identity": identity.offered_name(),
        "identity_tied": SocialAccount.objects.filter(user_id=request.user.pk).first(),
    }
    return render(request, "account/overview.html", context)


@require_safe
@never_cache
def second_factor(request: HttpRequest) -> HttpResponse:
    """Lead whoever owes a second factor to where it is proved, or made; everybody else where they wanted to go."""
    owed = factors.standing(request)
    if owed == Standing.FREE:
        return redirect(onward(request))
    if owed == Standing.MUST_PROVE:
        return redirect(_proving(request))
    return render(request, "mfa/choose.html", {"passkeys": takes_passkeys(request)})


def _proving(request: HttpRequest) -> str:
    """Return the page that asks for the second factor somebody has; a passkey first, where it can be used."""
    kinds = set(Authenticator.objects.filter(user_id=request.user.pk).values_list("type", flat=True))
    by_passkey = Authenticator.Type.WEBAUTHN in kinds and takes_passkeys(request)
    name = "mfa_reauthenticate_webauthn" if by_passkey else "mfa_reauthenticate"
    return reverse(name, query={"next": reverse("second_factor")})


def onward(request: HttpRequest) -> str:
    """Return where somebody was going when they were asked for the second step."""
    return str(request.session.pop(factors.AFTER, "") or reverse("days:desk"))


@method_decorator(never_cache, name="dispatch")
class AppView(totp.ActivateTOTPView):  # type: ignore[misc]  # allauth ships no types
    """An app that shows codes: scanned, or typed, then proved with a first code."""

    def get_context_data(self, **known: Any) -> dict[str, Any]:
        """Add the secret as people type it: in groups of four."""
        context: dict[str, Any] = super().get_context_data(**known)
        secret = context["form"].secret
        groups = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
        title = _("Aggiungi un’app per i codici")
        return {**context, "secret": groups, "page": Page(title=title, crumbs=crumbs())}

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep the app; its first code has just proved it."""
        response = super().form_valid(form)
        row = Authenticator.objects.get(user_id=self.request.user.pk, type=Authenticator.Type.TOTP)
        factors.prove(self.request, row)
        tell(self.request, _("L’app è a posto: la prossima volta ti chiediamo un suo codice."))
        return _after_one_more(response)


def _after_one_more(response: HttpResponse) -> HttpResponse:
    """Go on: to the codes of recovery when they have just been made, else through the second step to where one went."""
    return response if response["Location"] == reverse("mfa_view_recovery_codes") else redirect("mfa_index")


@require_http_methods(["GET", "POST"])
@never_cache
@freshly_proved
def remove_app(request: HttpRequest) -> HttpResponse:
    """Take the app away, unless it is the only second factor of somebody who needs one."""
    row = _mine(request, type=Authenticator.Type.TOTP)
    if request.method == "POST" and _removable(request, row):
        deactivate_totp(request, row)
        tell(request, _("L’app non serve più per entrare. Puoi toglierla anche dal telefono."))
        return redirect("mfa_index")
    page = Page(title=_("Togli l’app per i codici"), crumbs=crumbs())
    return render(request, "mfa/remove.html", {"page": page, "removable": MfaAdapter().can_delete_authenticator(row)})


@require_http_methods(["GET", "POST"])
@never_cache
@freshly_proved
def remove_passkey(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a passkey away, unless it is the only second factor of somebody who needs one."""
    row = _mine(request, type=Authenticator.Type.WEBAUTHN, pk=pk)
    if request.method == "POST" and _removable(request, row):
        remove_authenticator(request, row)
        tell(request, _("La passkey non apre più il tuo accesso. Puoi toglierla anche dal dispositivo."))
        return redirect("mfa_index")
    page = Page(title=_("Togli la passkey «%(name)s»") % {"name": row.wrap().name}, crumbs=crumbs())
    return render(request, "mfa/remove.html", {"page": page, "removable": MfaAdapter().can_delete_authenticator(row)})


def _mine(request: HttpRequest, **wanted: Any) -> Authenticator:
    row = Authenticator.objects.filter(user_id=request.user.pk, **wanted).select_related("user").first()
    if row is None:
        raise Http404
    return row


def _removable(request: HttpRequest, row: Authenticator) -> bool:
    adapter = MfaAdapter()
    if adapter.can_delete_authenticator(row):
        return True
    refuse(request, str(adapter.error_messages["cannot_delete_authenticator"]))
    return False


@method_decorator(never_cache, name="dispatch")
class PasskeyView(webauthn.AddWebAuthnView):  # type: ignore[misc]  # allauth ships no types
    """A passkey: made by the device, kept by it, and enough by itself to come in."""

    def get_context_data(self, **known: Any) -> dict[str, Any]:
        """Add what the device is asked: a key that it finds by itself and opens for its owner only."""
        options = webauthn_auth.begin_registration(self.request.user, passwordless=True)
        page = Page(title=_("Aggiungi una passkey"), crumbs=crumbs())
        return {
            "form": known.get("form") or self.get_form(),
            "options": options,
            "page": page,
            "passkeys": takes_passkeys(self.request),
        }

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep the passkey; making it has just proved it."""
        row, codes = add_authenticator(
            self.request, name=form.cleaned_data["name"], credential=form.cleaned_data["credential"]
        )
        factors.prove(self.request, row)
        tell(self.request, _("La passkey è a posto: da adesso entri anche solo con lei."))
        return redirect("mfa_view_recovery_codes" if codes else "mfa_index")


@method_decorator(never_cache, name="dispatch")
class RenameView(webauthn.EditWebAuthnView):  # type: ignore[misc]  # as above
    """Another name for a passkey."""

    def get_context_data(self, **known: Any) -> dict[str, Any]:
        """Add the head of the page."""
        page = Page(title=_("Cambia nome alla passkey"), crumbs=crumbs())
        return {**super().get_context_data(**known), "page": page}

    def get_success_url(self) -> str:
        """Return where to go afterwards."""
        return reverse("mfa_index")


add_app = AppView.as_view()
add_passkey = PasskeyView.as_view()
rename_passkey = RenameView.as_view()
