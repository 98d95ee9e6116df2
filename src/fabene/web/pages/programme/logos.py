"""The logo of a partner, with the consent to show it: shown when it is given, and no longer when it is taken back."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from fabene.lib.files.uploads import content_of
from fabene.people.rules import require
from fabene.programme.frame import selectors, services
from fabene.programme.frame.values import LogoConsent, PartnerView
from fabene.web.notices import tell
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.programme.face import EDIT
from fabene.web.pages.programme.words import said
from fabene.web.pages.writing import WriteForm, act, attempt, sent, stamp_of

FILE_CODES = ("file_empty", "file_kind_refused", "file_too_large", "logo_not_a_picture")
BESIDE = {**dict.fromkeys(FILE_CODES, "file"), "consent_in_future": "given_on"}


class LogoForm(WriteForm):
    """A logo, and who lets it be shown."""

    file = forms.FileField(label=gettext_lazy("Il logo, PNG, JPEG o WebP"))
    given_by = forms.CharField(
        label=gettext_lazy("Chi ha detto sì"),
        max_length=200,
        help_text=gettext_lazy("L’ufficio o la carica, per esempio «presidenza»: non un nome."),
    )
    given_on = forms.DateField(
        label=gettext_lazy("Quando"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def logo(request: HttpRequest, partner: UUID) -> HttpResponse:
    """Keep a partner's logo with the consent to show it."""
    require(request.user, EDIT, None)
    shown = selectors.partner(partner)
    form = LogoForm(sent(request), request.FILES or None)

    def write() -> bool:
        typed = form.cleaned_data
        consent = LogoConsent(partner=partner, given_by=typed["given_by"], given_on=typed["given_on"])
        services.allow_logo(id=typed["id"], consent=consent, content=content_of(typed["file"]), stamp=stamp_of(request))
        return True

    if attempt(form, write, fields=BESIDE):
        tell(request, _("Il logo si vede nella pagina dei partner, con chi ha detto sì e quando."))
        return redirect("programme:edit_logo", partner)
    page = Page(
        title=_("Il logo di %(name)s") % {"name": shown.name},
        lead=_("Un logo si vede solo con il consenso di chi lo porta: senza, resta il nome."),
        crumbs=(_above(shown),),
    )
    status = 400 if form.errors else 200
    return render(request, "programme/logo.html", {"page": page, "form": form, "partner": shown}, status=status)


def _above(shown: PartnerView) -> Crumb:
    programme = selectors.programme_by_id(shown.programme)
    return Crumb(label=said(programme.name), url=reverse("programme:office_programme", args=[programme.slug]))


@never_cache
@require_POST
def withdraw_logo(request: HttpRequest, partner: UUID) -> HttpResponse:
    """Show a partner's logo no more, and forget it."""
    require(request.user, EDIT, None)
    form = WriteForm(sent(request))
    if form.is_valid() and act(
        request,
        lambda: services.withdraw_logo(id=form.cleaned_data["id"], partner=partner, stamp=stamp_of(request)),
    ):
        tell(request, _("Il logo non si vede più, e il file è cancellato."))
    return redirect("programme:edit_logo", partner)
