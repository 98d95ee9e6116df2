"""Codes of recovery: ten, shown once, to be printed or kept in a file; new ones make the old ones worthless."""

from urllib.parse import quote

from allauth.mfa.recovery_codes.internal.flows import (
    can_generate_recovery_codes,
    generate_recovery_codes,
    view_recovery_codes,
)
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fabene.web.accounts import factors
from fabene.web.accounts.address import site_name
from fabene.web.accounts.fresh import freshly_proved
from fabene.web.notices import refuse
from fabene.web.pages.accounts.factors import crumbs
from fabene.web.pages.page import Page


@require_safe
@never_cache
@freshly_proved
def show(request: HttpRequest) -> HttpResponse:
    """Show the codes, the first time somebody looks; afterwards only how many are left."""
    kept, first_time = view_recovery_codes(request)
    if kept is None:
        return redirect("mfa_index")
    codes = [f"{code[:4]} {code[4:]}" for code in kept.get_unused_codes()]
    context = {
        "page": Page(title=_("Codici di recupero"), crumbs=crumbs()),
        "codes": codes if first_time else [],
        "left": len(codes),
        "file": _as_a_file(request, codes) if first_time else "",
        "onward": factors.AFTER in request.session,
    }
    return render(request, "mfa/codes.html", context)


def _as_a_file(request: HttpRequest, codes: list[str]) -> str:
    """Return the codes as an address that holds a text file: they are never asked of the site a second time."""
    words = {"codes": codes, "site": site_name(request), "who": request.user}
    return "data:text/plain;charset=utf-8," + quote(render_to_string("mfa/codes.txt", words))


@require_http_methods(["GET", "POST"])
@never_cache
@freshly_proved
def renew(request: HttpRequest) -> HttpResponse:
    """Make ten new codes; the old ones open nothing from then on."""
    if not can_generate_recovery_codes(request.user):
        refuse(request, _("Prima aggiungi una passkey o un’app: i codici di recupero vengono dopo."))
        return redirect("mfa_index")
    if request.method == "POST":
        generate_recovery_codes(request)
        return redirect("mfa_view_recovery_codes")
    page = Page(title=_("Nuovi codici di recupero"), crumbs=crumbs())
    return render(request, "mfa/renew_codes.html", {"page": page})
