"""The documents of an application: what the call asks for and what else there is, known by their content."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fabene.lib.files.uploads import content_of
from fabene.lib.files.values import MAX_FILE_MIB
from fabene.lib.ids import derived
from fabene.programme.applications import selectors, services
from fabene.programme.applications.values import AttachmentView
from fabene.web.downloads import document_response
from fabene.web.notices import tell
from fabene.web.pages.applications import words
from fabene.web.pages.applications.common import Open, context, opened
from fabene.web.pages.writing import WriteForm, act, attempt, sent, stamp_of

BESIDE = dict.fromkeys(("file_empty", "file_kind_refused", "file_too_large"), "file")


class AttachForm(WriteForm):
    """A document: for what, how it is called, the file."""

    key = forms.ChoiceField(label=gettext_lazy("Che documento è"), required=False)
    title = forms.CharField(
        label=gettext_lazy("Titolo"),
        help_text=gettext_lazy("Serve solo per un documento in più."),
        max_length=200,
        required=False,
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("Un PDF o un’immagine PNG, JPEG o WebP, al massimo %(limit)s MiB.")
        % {"limit": MAX_FILE_MIB},
    )

    def __init__(self, *args: Any, wanted: list[tuple[str, str]], **known: Any) -> None:
        """Offer what the call asks for, and something more."""
        super().__init__(*args, **known)
        cast(Any, self.fields["key"]).choices = [*wanted, ("", _("Un documento in più"))]

    def clean(self) -> dict[str, Any]:
        """Ask for a title where the call gives none."""
        cleaned = super().clean() or {}
        if not cleaned.get("key") and not cleaned.get("title"):
            self.add_error("title", _("Scrivi come si chiama questo documento."))
        return cleaned


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def documents(request: HttpRequest, application: UUID) -> HttpResponse:
    """Show what is there and what is missing; take in one more."""
    found = opened(request, application)
    if not found.writable:
        raise Http404
    wanted = [(one.key, words.said(one.title)) for one in found.call.required_documents]
    held = {one.key for one in found.draft.application.attachments}
    first = next((key for key, _title in wanted if key not in held), "")
    form = AttachForm(sent(request), request.FILES or None, wanted=wanted, initial={"key": first})
    if (
        request.method == "POST"
        and attempt(form, lambda: _attach(request, found, form=form), fields=BESIDE) is not None
    ):
        return redirect("applications:documents", application)
    lead = _("Guardiamo che cosa c’è dentro un file, non come si chiama.")
    shown = {
        **context(found, here="documents", lead=lead),
        "form": form,
        "wanted": [_wanted(one, found) for one in found.call.required_documents],
        "more": [one for one in found.draft.application.attachments if not one.key],
    }
    return render(request, "applications/documents.html", shown)


def _wanted(one: Any, found: Open) -> dict[str, object]:
    held = [each for each in found.draft.application.attachments if each.key == one.key]
    return {"title": words.said(one.title), "required": one.required, "held": held}


def _attach(request: HttpRequest, found: Open, *, form: AttachForm) -> AttachmentView:
    said = form.cleaned_data
    kept = services.attach(
        id=said["id"],
        application=found.id,
        key=said["key"],
        title=said["title"] if not said["key"] else "",
        content=content_of(said["file"]),
        stamp=stamp_of(request),
    )
    tell(request, _("Caricato: %(title)s.") % {"title": kept.title})
    return kept


@require_POST
def detach(request: HttpRequest, *, application: UUID, attachment: UUID) -> HttpResponse:
    """Take a document out."""
    opened(request, application)
    id, stamp = derived(attachment, "removed"), stamp_of(request)
    if act(request, lambda: services.detach(id=id, application=application, attachment=attachment, stamp=stamp)):
        tell(request, _("Tolto."))
    return redirect("applications:documents", application)


@never_cache
@require_safe
def download(request: HttpRequest, *, application: UUID, attachment: UUID) -> HttpResponse:
    """Give a document back to one of those who write."""
    opened(request, application)
    title, version, content = selectors.attachment(application=application, id=attachment)
    return document_response(version, content, name=title)
