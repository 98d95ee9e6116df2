"""The office's page of a notice: what it lacks, publishing it, changing it with a reason, giving more time."""

from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fabene.core.errors import FabeneError
from fabene.lib.stamps import Stamp
from fabene.programme.applications import selectors as applications
from fabene.programme.calls import selectors, services
from fabene.programme.calls.errors import FrozenError, IncompleteError
from fabene.programme.calls.values import CallView, State
from fabene.web.accounts.address import printed
from fabene.web.notices import tell
from fabene.web.pages.calls.drafting import lacking
from fabene.web.pages.calls.history import changes
from fabene.web.pages.calls.keeping import keep_paper
from fabene.web.pages.calls.pieces import LOCAL, sections_of
from fabene.web.pages.calls.seen import NoticeView, address, by_slug, managed, managed_id, page_of, when_of
from fabene.web.pages.calls.telling import tell_extension
from fabene.web.pages.calls.words import FIELD
from fabene.web.pages.writing import WriteForm, act, attempt, sent, stamp_of


class ReasonForm(WriteForm):
    """Why something that everybody has read changes."""

    reason = forms.CharField(
        label=gettext_lazy("Perché"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Lo leggono tutti, accanto a quello che cambia."),
    )
    reason_en = forms.CharField(
        label=gettext_lazy("Perché, in inglese"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @property
    def why(self) -> dict[str, str]:
        """Return the reason in both languages."""
        return {"reason": self.cleaned_data["reason"], "reason_en": self.cleaned_data["reason_en"]}


class ExtendForm(ReasonForm):
    """A later end."""

    closes_at = forms.DateTimeField(
        label=gettext_lazy("Nuova scadenza"),
        input_formats=[LOCAL],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL),
        help_text=gettext_lazy("Ora di Roma."),
    )
    field_order = ("closes_at", "reason", "reason_en")


@never_cache
@require_safe
def office(request: HttpRequest, call: str) -> HttpResponse:
    """Show what a notice lacks, what changes, what can be done."""
    return _shown(request, managed(request, call), form=ReasonForm(None))


def _shown(request: HttpRequest, notice: NoticeView, *, form: forms.Form) -> HttpResponse:
    found = selectors.versions(notice.id)
    now = by_slug(notice.slug)
    state = now.state_at(timezone.now())
    changing = notice.version == 0 and bool(found)
    shown = {
        "page": page_of(_("Ufficio del bando"), notice=now, lead=when_of(now).sentence),
        "notice": notice,
        "lacking": lacking(notice),
        "screens": [(screen, screen.title) for screen in sections_of(notice)],
        "changing": tuple(changes(found[-1].text, _text(notice, found[-1].text))) if changing else (),
        "published": bool(found),
        "is_closed": bool(found) and state is State.CLOSED,
        "can_extend": bool(found) and state in {State.PUBLISHED, State.OPEN},
        "is_call": isinstance(notice, CallView),
        "counts": applications.counts(notice.id) if isinstance(notice, CallView) and found else None,
        "waiting": selectors.waiting_counts().get(notice.id, 0),
        "form": form,
        "button": WriteForm(auto_id=False),
    }
    return render(request, "calls/office.html", shown, status=400 if form.errors else 200)


def _text(notice: NoticeView, like: Any) -> Any:
    """Return only the text of a notice, to lay beside another."""
    return type(like)(**{name: getattr(notice, name) for name in type(like).__dataclass_fields__})


@require_POST
def publish(request: HttpRequest, call: str) -> HttpResponse:
    """Publish what was written for the first time."""
    id = managed_id(request, call)
    form = WriteForm(request.POST)
    if form.is_valid() and act(request, lambda: _publish(request, id, id_of_act=form.cleaned_data["id"])):
        tell(request, _("Pubblicato: tutti lo leggono. Si apre e si chiude da solo, alle ore scritte."))
    return redirect("calls:office", call)


@transaction.atomic
def _publish(request: HttpRequest, call: UUID, *, id_of_act: UUID) -> None:
    """Publish a notice and keep its paper: there is never one without the other."""
    stamp = stamp_of(request)
    _keep(request, services.publish_call(id=id_of_act, call=call, stamp=stamp), stamp=stamp)


def _keep(request: HttpRequest, notice: NoticeView, *, stamp: Stamp) -> None:
    keep_paper(notice, site=printed(request, address(notice)), stamp=stamp)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, call: str) -> HttpResponse:
    """Publish changes as the next version, with their reason."""
    notice = managed(request, call)
    form = ReasonForm(sent(request))
    done = attempt(form, lambda: _change(request, form, notice=notice)) if form.is_bound else None
    if done is not None:
        tell(request, _("Pubblicata la versione %(number)s, con la sua ragione.") % {"number": done.version})
        return redirect("calls:office", call)
    return _shown(request, notice, form=form)


@transaction.atomic
def _change(request: HttpRequest, form: ReasonForm, *, notice: NoticeView) -> NoticeView:
    told, stamp = form.cleaned_data, stamp_of(request)
    try:
        changed = services.change_call(id=told["id"], call=notice.id, **form.why, stamp=stamp)
    except FrozenError as refused:
        raise FabeneError("notice_frozen_fields", fields=_named(refused.fields)) from refused
    except IncompleteError as refused:
        raise FabeneError("notice_incomplete", count=len(refused.missing)) from refused
    _keep(request, changed, stamp=stamp)
    return changed


def _named(fields: tuple[str, ...]) -> str:
    return ", ".join(str(FIELD[name]).lower() for name in fields)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def extend(request: HttpRequest, call: str) -> HttpResponse:
    """Give more time, with a reason; whoever has a draft is told by mail."""
    id = managed_id(request, call)
    notice = by_slug(call)
    form = ExtendForm(
        sent(request), initial={"closes_at": timezone.localtime(notice.closes_at) if notice.closes_at else None}
    )
    if (
        request.method == "POST"
        and attempt(form, lambda: _extend(request, form, notice=notice), fields=BESIDE) is not None
    ):
        return redirect("calls:office", call)
    writing = len(applications.writers(id))
    shown = {
        "page": page_of(_("Dai più tempo"), notice=notice, lead=when_of(notice).sentence),
        "form": form,
        "notice": notice,
        "writing": ngettext("%(number)s persona ha una bozza", "%(number)s persone hanno una bozza", writing)
        % {"number": writing},
    }
    return render(request, "calls/extend.html", shown, status=400 if form.errors else 200)


BESIDE = {"closes_earlier": "closes_at"}


@transaction.atomic
def _extend(request: HttpRequest, form: ExtendForm, *, notice: NoticeView) -> NoticeView:
    told, stamp = form.cleaned_data, stamp_of(request)
    extended = services.extend_call(id=told["id"], call=notice.id, closes_at=told["closes_at"], **form.why, stamp=stamp)
    _keep(request, extended, stamp=stamp)
    site = request.build_absolute_uri("/").rstrip("/")
    users = applications.writers(notice.id)
    told_now = tell_extension(extended, id=told["id"], users=users, site=site, stamp=stamp)
    tell(request, _("Prorogato. Parte un messaggio a %(number)s persone con una bozza.") % {"number": told_now})
    return extended
