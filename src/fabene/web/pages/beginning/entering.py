"""The first person comes in: with a link printed where the site runs, once, and never otherwise."""

from typing import Any, cast

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from fabene.core.errors import NotFoundError
from fabene.lib.stamps import stamp_now
from fabene.people import selectors, services
from fabene.people.values import FIRST_MINUTES, KEYBOARD
from fabene.web.accounts.forms import PASSWORD_HELP
from fabene.web.notices import refuse
from fabene.web.pages.page import Page
from fabene.web.pages.writing import WriteForm, attempt, sent

TOKEN = "first_person"  # noqa: S105 - the name of a place in the session


class CodeForm(forms.Form):
    """The link, or the code at its end, as the terminal printed it."""

    code = forms.CharField(
        label=gettext_lazy("Il codice che il terminale ha scritto"),
        help_text=gettext_lazy("Anche tutto il collegamento: si incolla com’è."),
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    @property
    def token(self) -> str:
        """Return the last part of what was pasted."""
        text: str = self.cleaned_data["code"]
        return text.strip().rstrip("/").rpartition("/")[2]


class FirstForm(WriteForm):
    """Who begins."""

    display_name = forms.CharField(
        label=gettext_lazy("Il tuo nome"),
        help_text=gettext_lazy("Come lo vedono gli altri della rete."),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("La tua email"),
        help_text=gettext_lazy("Con questa entrerai."),
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=gettext_lazy("La tua password"),
        help_text=PASSWORD_HELP,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    office = forms.BooleanField(
        label=gettext_lazy("Curo anche il programma: bandi, contributi, riservatezza"),
        help_text=gettext_lazy("Senza, lo potrà dare a qualcuno solo chi scrive sul server."),
        required=False,
        initial=True,
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a password that is short, known to everybody, or like the email."""
        cleaned = super().clean() or self.cleaned_data
        try:
            validate_password(cleaned.get("password", ""), get_user_model()(email=cleaned.get("email", "")))
        except ValidationError as weak:
            if "password" in cleaned:
                self.add_error("password", weak)
        return cleaned


@login_not_required
@never_cache
@require_safe
def open_door(request: HttpRequest, token: str) -> HttpResponse:
    """Keep the code of a link and go on to a page whose address says nothing of it."""
    return _kept(request, token)


def _kept(request: HttpRequest, token: str) -> HttpResponse:
    if not _opens(token):
        refuse(request, _("Questo codice non apre: è scaduto, o qualcuno è già entrato. Chiedine un altro."))
        return redirect("beginning:enter")
    request.session[TOKEN] = token
    return redirect("beginning:enter")


def _opens(token: str) -> bool:
    try:
        services.read_first_way_in(token=token, stamp=stamp_now(KEYBOARD, timezone.now()))
    except NotFoundError:
        return False
    return True


@login_not_required
@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Ask for the code, then who begins; nobody else is ever let in here."""
    if selectors.somebody_is_here():
        return redirect("beginning:start")
    if not _opens(request.session.get(TOKEN, "")):
        return _ask_code(request)
    form = FirstForm(sent(request) if "email" in request.POST else None)
    user = attempt(form, lambda: _let_in(request, form), fields={"email_not_valid": "email"})
    if user is None:
        page = Page(
            title=_("Chi comincia"), lead=_("La prima persona coordina la rete, e invita le altre."), crumbs=None
        )
        return render(request, "beginning/first.html", {"page": page, "form": form})
    record_authentication(request, user, "password")
    login = Login(user=user, redirect_url=reverse("beginning:start"))
    return cast(HttpResponse, perform_login(request, login))


def _ask_code(request: HttpRequest) -> HttpResponse:
    form = CodeForm(sent(request))
    if form.is_valid():
        return _kept(request, form.token)
    page = Page(
        title=_("Qui non c’è ancora nessuno"),
        lead=_("Per cominciare serve il codice scritto nel terminale dove gira il sito."),
        crumbs=None,
    )
    return render(request, "beginning/door.html", {"page": page, "form": form, "minutes": FIRST_MINUTES})


def _let_in(request: HttpRequest, form: FirstForm) -> Any:
    said = form.cleaned_data
    made = services.let_first_in(
        id=said["id"],
        token=request.session[TOKEN],
        email=said["email"],
        display_name=said["display_name"],
        password=said["password"],
        office=said["office"],
        stamp=stamp_now(KEYBOARD, timezone.now()),
    )
    request.session.pop(TOKEN, None)
    return selectors.account(made.id)
