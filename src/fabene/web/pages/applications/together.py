"""Who proposes: the bodies of an application, and the people who are asked by mail to write it or to confirm."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fabene.lib.ids import derived
from fabene.lib.outbox.services import forget
from fabene.people import selectors as people
from fabene.programme.applications import selectors, services
from fabene.programme.applications.values import Invitation, InvitedView, PartDraft, PartRole, PartView
from fabene.programme.calls.values import ApplicantKind
from fabene.web.accounts.address import absolute
from fabene.web.notices import tell
from fabene.web.pages.applications import mails, words
from fabene.web.pages.applications.common import Open, context, opened
from fabene.web.pages.applications.writers import writers_of
from fabene.web.pages.page import Crumb
from fabene.web.pages.writing import WriteForm, act, actor, attempt, fresh_id, sent, stamp_of

CODE_FIELDS = dict.fromkeys(
    ("tax_code_length", "tax_code_signs", "tax_code_check", "part_twice", "organisation_other_code"), "tax_code"
)
WRITE, CONFIRM = "write", "confirm"


class PartForm(WriteForm):
    """A body: one of the site for which whoever writes acts, or how it is called and by which code it is known."""

    organisation = forms.TypedChoiceField(
        label=gettext_lazy("Uno dei tuoi enti"),
        help_text=gettext_lazy("Se è tra quelli di questo sito per cui hai un ruolo. Nome e codice vengono da lì."),
        required=False,
        coerce=UUID,
        empty_value=None,
    )
    name = forms.CharField(label=gettext_lazy("Nome"), max_length=200, required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("Che cos’è"), choices=[(kind.value, word) for kind, word in words.APPLICANT.items()]
    )
    tax_code = forms.CharField(
        label=gettext_lazy("Codice fiscale dell’ente"),
        help_text=gettext_lazy("11 cifre. Un gruppo di persone non ce l’ha: lascia vuoto."),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Parte"),
        choices=[(role.value, word) for role, word in words.PART.items()],
        widget=forms.RadioSelect,
        initial=PartRole.PARTNER.value,
    )

    def __init__(self, *args: Any, bodies: dict[UUID, str], **known: Any) -> None:
        """Offer the bodies for which whoever writes has a role; without any there is nothing to choose."""
        super().__init__(*args, **known)
        if bodies:
            offered = [("", _("un altro: lo scrivo qui sotto")), *((str(id), name) for id, name in bodies.items())]
            cast(Any, self.fields["organisation"]).choices = offered
        else:
            del self.fields["organisation"]
            self.fields["name"].required = True

    def clean(self) -> dict[str, Any]:
        """Ask for a name where no body of the site gives one."""
        cleaned = super().clean() or {}
        if not cleaned.get("organisation") and not cleaned.get("name") and "name" not in self.errors:
            self.add_error("name", _("Scrivi il nome, o scegli uno dei tuoi enti."))
        return cleaned

    @property
    def part(self) -> PartDraft:
        """Return what was typed."""
        said = self.cleaned_data
        return PartDraft(
            name=said["name"],
            kind=ApplicantKind(said["kind"]),
            tax_code=said["tax_code"],
            role=PartRole(said["role"]),
            organisation=said.get("organisation"),
        )


class InviteForm(WriteForm):
    """Whom to ask, to do what, for which body."""

    email = forms.EmailField(label=gettext_lazy("Email"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    name = forms.CharField(
        label=gettext_lazy("Come si chiama"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    way = forms.ChoiceField(
        label=gettext_lazy("Che cosa può fare"),
        choices=[
            (WRITE, gettext_lazy("Scrive con noi")),
            (CONFIRM, gettext_lazy("Conferma soltanto che il suo ente partecipa")),
        ],
        widget=forms.RadioSelect,
        initial=WRITE,
    )
    part = forms.TypedChoiceField(label=gettext_lazy("Per quale ente"), required=False, coerce=UUID, empty_value=None)

    def __init__(self, *args: Any, parts: tuple[PartView, ...], **known: Any) -> None:
        """Offer the bodies of the application."""
        super().__init__(*args, **known)
        offered = [("", _("Nessuno in particolare")), *((part.id, part.name) for part in parts)]
        cast(Any, self.fields["part"]).choices = offered

    @property
    def invitation(self) -> Invitation:
        """Return what was typed."""
        said = self.cleaned_data
        return Invitation(email=said["email"], name=said["name"], part=said["part"], may_edit=said["way"] == WRITE)


@never_cache
@require_safe
def together(request: HttpRequest, application: UUID) -> HttpResponse:
    """Show who proposes and who was asked."""
    found = _writable(request, application)
    form = PartForm(initial=_first(found), bodies=_bodies(request))
    return _shown(request, found, form=form, invite=_invite_form(found))


def _writable(request: HttpRequest, application: UUID) -> Open:
    found = opened(request, application)
    if not found.writable:
        raise Http404
    return found


def _bodies(request: HttpRequest, *, known: PartView | None = None) -> dict[UUID, str]:
    """Return the bodies for which whoever asks has a role, and the one that a part is already."""
    bodies = {
        role.organisation_id: role.organisation_name
        for role in people.roles_of(actor(request))
        if role.organisation_id is not None
    }
    if known and known.organisation and known.organisation not in bodies:
        bodies[known.organisation] = people.organisation(known.organisation).name
    return bodies


def _first(found: Open) -> dict[str, str]:
    return {} if found.draft.application.organisations else {"role": PartRole.LEAD.value}


def _invite_form(found: Open, *, data: Any = None) -> InviteForm:
    return InviteForm(data, parts=found.draft.application.organisations, auto_id="invito_%s")


def _shown(request: HttpRequest, found: Open, *, form: PartForm, invite: InviteForm) -> HttpResponse:
    parts = found.draft.application.organisations
    called = {part.id: part.name for part in parts}
    shown = {
        **context(
            found, here="together", lead=_("Un’idea e chi la propone sono due cose: qui metti gli enti e le persone.")
        ),
        "form": form,
        "invite": invite,
        "parts": [(part, words.PART[part.role], words.APPLICANT[part.kind]) for part in parts],
        "writers": writers_of(request, found),
        "id": fresh_id(),
        "asked": [_asked(one, called) for one in found.draft.invitations],
        "button": fresh_id(),
    }
    return render(request, "applications/together.html", shown)


def _asked(one: InvitedView, called: dict[UUID, str]) -> dict[str, object]:
    return {
        "id": one.id,
        "name": one.name,
        "email": one.email,
        "body": called.get(one.part, "") if one.part else "",
        "way": _("scrive con voi") if one.may_edit else _("conferma"),
        "outcome": words.OUTCOME[one.outcome] if one.outcome else "",
        "waits": one.ended_at is None,
        "until": words.moment(one.expires_at),
    }


@require_POST
def add_part(request: HttpRequest, application: UUID) -> HttpResponse:
    """Add a body."""
    found = _writable(request, application)
    form = PartForm(sent(request), bodies=_bodies(request))
    added = attempt(
        form,
        lambda: services.add_part(
            id=form.cleaned_data["id"], application=application, part=form.part, stamp=stamp_of(request)
        ),
        fields=CODE_FIELDS,
    )
    if added:
        tell(request, _("Aggiunto: %(name)s.") % {"name": added.name})
        return redirect("applications:together", application)
    return _shown(request, found, form=form, invite=_invite_form(found))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def part(request: HttpRequest, *, application: UUID, part: UUID) -> HttpResponse:
    """Correct a body."""
    found = _writable(request, application)
    known = next((one for one in found.draft.application.organisations if one.id == part), None)
    if known is None:
        raise Http404
    typed = {
        "name": known.name,
        "kind": known.kind.value,
        "tax_code": known.tax_code,
        "role": known.role.value,
        "organisation": str(known.organisation or ""),
    }
    form = PartForm(sent(request), initial=typed, bodies=_bodies(request, known=known))
    if request.method == "POST" and (changed := _changed(request, found, part=part, form=form)):
        tell(request, _("Corretto: %(name)s.") % {"name": changed.name})
        return redirect("applications:together", application)
    shown = context(found, here="together")
    page: Any = shown["page"]
    back = Crumb(label=page.title, url=reverse("applications:together", args=[application]))
    shown["page"] = type(page)(title=known.name or _("Senza nome"), eyebrow=page.eyebrow, crumbs=(*page.crumbs, back))
    return render(request, "applications/part.html", {**shown, "form": form})


def _changed(request: HttpRequest, found: Open, *, part: UUID, form: PartForm) -> PartView | None:
    def change() -> PartView:
        id, stamp = form.cleaned_data["id"], stamp_of(request)
        return services.change_part(id=id, application=found.id, part_id=part, part=form.part, stamp=stamp)

    return attempt(form, change, fields=CODE_FIELDS)


@require_POST
def remove_part(request: HttpRequest, *, application: UUID, part: UUID) -> HttpResponse:
    """Take a body out."""
    form = WriteForm(request.POST)
    id = form.cleaned_data["id"] if form.is_valid() else fresh_id()
    found = _writable(request, application)
    stamp = stamp_of(request)
    if act(request, lambda: services.remove_part(id=id, application=found.id, part_id=part, stamp=stamp)):
        tell(request, _("Tolto."))
    return redirect("applications:together", application)


@require_POST
def invite(request: HttpRequest, application: UUID) -> HttpResponse:
    """Ask somebody by mail."""
    found = _writable(request, application)
    form = _invite_form(found, data=request.POST)
    fields = {"email_not_valid": "email", "invited_to_nothing": "part"}
    if attempt(form, lambda: _invite(request, found, form=form), fields=fields):
        return redirect("applications:together", application)
    part_form = PartForm(initial=_first(found), bodies=_bodies(request))
    return _shown(request, found, form=part_form, invite=form)


def _invite(request: HttpRequest, found: Open, *, form: InviteForm) -> bool:
    id, asked = form.cleaned_data["id"], form.invitation
    stamp = stamp_of(request)
    token = services.invite(id=id, application=found.id, invitation=asked, stamp=stamp)
    view, _application = selectors.invited(token, found.now)
    body = next((one.name for one in found.draft.application.organisations if one.id == asked.part), "")
    said = {
        "name": asked.name,
        "by": str(request.user),
        "title": found.title,
        "call": words.said(found.call.title),
        "body": body,
        "may_edit": asked.may_edit,
        "until": words.moment(view.expires_at),
        "url": absolute(reverse("applications:open_invitation", args=[token])),
    }
    mails.send_invitation(id=derived(id, "mail"), about=id, to=view.email, words=said, stamp=stamp)
    tell(request, _("Invito spedito a %(name)s.") % {"name": asked.name})
    return True


@require_POST
def withdraw_invitation(request: HttpRequest, *, application: UUID, invited: UUID) -> HttpResponse:
    """Take an invitation back; a mail that has not left yet does not leave."""
    opened(request, application)
    id, stamp = derived(invited, "withdrawn"), stamp_of(request)
    call = services.withdraw_invitation
    if act(request, lambda: call(id=id, application=application, invited=invited, stamp=stamp)):
        forget(invited)
        tell(request, _("Invito ritirato: il collegamento non apre più niente."))
    return redirect("applications:together", application)
