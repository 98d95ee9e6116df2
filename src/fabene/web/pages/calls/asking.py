"""Questions about a notice: asked by anybody, answered for everybody by the office."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from fabene.core.bilingual import Bilingual
from fabene.lib.stamps import Stamp, stamp_now
from fabene.programme.calls import selectors, services
from fabene.programme.calls.services import Published
from fabene.programme.calls.values import AnswerView, AskedView, State, Theme, WhyNot
from fabene.web.accounts.address import client_address
from fabene.web.notices import tell
from fabene.web.pages.calls.seen import NoticeView, by_slug, is_office, managed_id, moment_said, page_of, said, visible
from fabene.web.pages.calls.telling import answer_letter, aside_letter
from fabene.web.pages.calls.words import THEME, WHY_NOT
from fabene.web.pages.writing import WriteForm, attempt, sent, stamp_of

THEMES = [(theme.value, word) for theme, word in THEME.items()]


class AskForm(WriteForm):
    """A question. The address is for the answer alone."""

    theme = forms.ChoiceField(label=gettext_lazy("Su che cosa"), choices=THEMES)
    text = forms.CharField(
        label=gettext_lazy("La domanda"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Senza nomi di persone: la domanda si pubblica con la risposta, chi l’ha fatta no."),
    )
    email = forms.EmailField(
        label=gettext_lazy("Il tuo indirizzo email"),
        max_length=254,
        help_text=gettext_lazy("Serve solo a dirti che c’è la risposta; poi si cancella."),
    )


class AnswerForm(WriteForm):
    """A question as everybody will read it, and its answer."""

    theme = forms.ChoiceField(label=gettext_lazy("Su che cosa"), choices=THEMES)
    question = forms.CharField(
        label=gettext_lazy("La domanda, come la leggono tutti"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Togli tutto quello che fa capire chi l’ha fatta."),
    )
    question_en = forms.CharField(
        label=gettext_lazy("La domanda, in inglese"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    answer = forms.CharField(
        label=gettext_lazy("La risposta"), max_length=3000, widget=forms.Textarea(attrs={"rows": 5})
    )
    answer_en = forms.CharField(
        label=gettext_lazy("La risposta, in inglese"),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    frequent = forms.BooleanField(label=gettext_lazy("È una domanda che fanno in molti"), required=False)

    @property
    def published(self) -> Published:
        """Return what everybody will read."""
        told = self.cleaned_data
        return Published(
            theme=Theme(told["theme"]),
            question=Bilingual(it=told["question"], en=told["question_en"]),
            answer=Bilingual(it=told["answer"], en=told["answer_en"]),
            frequent=told["frequent"],
        )


class AsideForm(WriteForm):
    """Why a question is not answered in public, and what is written to who asked."""

    why = forms.ChoiceField(
        label=gettext_lazy("Perché non si pubblica"), choices=[(why.value, word) for why, word in WHY_NOT.items()]
    )
    reply = forms.CharField(
        label=gettext_lazy("Che cosa scriviamo a chi l’ha fatta"),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    prefix = "parte"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest, call: str) -> HttpResponse:
    """Show the answers by theme and take in a question."""
    notice = visible(request, call)
    initial = {"email": request.user.email} if request.user.is_authenticated else {}
    form = AskForm(sent(request), initial=initial)
    if request.method == "POST" and attempt(form, lambda: _ask(request, form, notice=notice)):
        tell(request, _("Domanda ricevuta. Quando c’è la risposta ti scriviamo, e la leggono tutti."))
        return redirect("calls:questions", call)
    found = selectors.answers(notice.id)
    office = is_office(request)
    shown = {
        "page": page_of(_("Domande e risposte"), notice=notice, lead=_lead(notice)),
        "notice": notice,
        "form": form if _asking(notice) else None,
        "frequent": [_line(one) for one in found if one.frequent],
        "themes": [
            (THEME[theme], [_line(one) for one in ones if not one.frequent])
            for theme, ones in selectors.by_theme(found).items()
        ],
        "none": not found,
        "office": office,
        "waiting": selectors.waiting_questions(notice.id) if office else (),
        "theme_words": THEME,
    }
    return render(request, "calls/questions.html", shown, status=400 if form.errors else 200)


def _asking(notice: NoticeView) -> bool:
    until = notice.questions_until or notice.closes_at
    published = notice.state_at(timezone.now()) in {State.PUBLISHED, State.OPEN}
    return published and until is not None and timezone.now() < until


def _lead(notice: NoticeView) -> str:
    until = notice.questions_until or notice.closes_at
    if _asking(notice) and until is not None:
        return _("Si può chiedere fino a %(moment)s. Le risposte sono pubbliche e valgono per tutti.") % {
            "moment": moment_said(until)
        }
    return _("Il tempo delle domande è finito. Le risposte restano qui.") if notice.version else ""


def _line(one: AnswerView) -> dict[str, object]:
    return {
        "answer": one,
        "question": said(one.question),
        "lines": said(one.answer).splitlines(),
        "corrected": one.happened_at != one.first_at,
    }


def _ask(request: HttpRequest, form: AskForm, *, notice: NoticeView) -> bool:
    told = form.cleaned_data
    services.ask_question(
        id=told["id"],
        call=notice.id,
        theme=Theme(told["theme"]),
        text=told["text"],
        email=told["email"],
        stamp=_asker(request, told["id"]),
        origin=client_address(request),
    )
    return True


def _asker(request: HttpRequest, id: UUID) -> Stamp:
    """Return the stamp of a question: whoever has not signed in is known by the question itself."""
    return stamp_now(request.user.pk if request.user.is_authenticated else id, timezone.now())


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, call: str, asked: UUID) -> HttpResponse:  # noqa: PLR0917 - Django gives what is in the address
    """Answer a question in public, or set it aside."""
    managed_id(request, call)
    notice, found = by_slug(call), selectors.waiting_question(asked)
    aside = request.method == "POST" and "parte-why" in request.POST
    form = AnswerForm(None if aside else sent(request), initial={"theme": found.theme.value, "question": found.text})
    other = AsideForm(sent(request) if aside else None)
    if request.method == "POST" and _decided(request, form, other=other, notice=notice, asked=found):
        return redirect("calls:questions", call)
    shown = {
        "page": page_of(
            _("Rispondi a una domanda"),
            notice=notice,
            lead=_("Arrivata %(moment)s.") % {"moment": moment_said(found.asked_at)},
        ),
        "notice": notice,
        "asked": found,
        "form": form,
        "other": other,
    }
    return render(request, "calls/answer.html", shown, status=400 if form.errors or other.errors else 200)


def _decided(request: HttpRequest, form: AnswerForm, *, other: AsideForm, notice: NoticeView, asked: AskedView) -> bool:
    if other.is_bound:
        done = attempt(other, lambda: _set_aside(request, other, notice=notice, asked=asked))
        word = _("Non si pubblica. A chi l’ha fatta arriva la tua risposta; la domanda è cancellata.")
    else:
        done = attempt(form, lambda: _answer(request, form, notice=notice, asked=asked), fields=BESIDE)
        word = _("Pubblicata. A chi l’ha fatta arriva un messaggio; il suo indirizzo è cancellato.")
    if done:
        tell(request, word)
    return bool(done)


BESIDE = {"question_tells_who": "question"}


def _answer(request: HttpRequest, form: AnswerForm, *, notice: NoticeView, asked: AskedView) -> bool:
    letter = answer_letter(notice, site=_site(request))
    id = form.cleaned_data["id"]
    services.answer_question(
        id=id, call=notice.id, asked=asked.id, published=form.published, letter=letter, stamp=stamp_of(request)
    )
    return True


def _set_aside(request: HttpRequest, form: AsideForm, *, notice: NoticeView, asked: AskedView) -> bool:
    told = form.cleaned_data
    why = WhyNot(told["why"])
    letter = aside_letter(notice, why=why, reply=told["reply"])
    services.set_aside(id=told["id"], asked=asked.id, why=why, letter=letter, stamp=stamp_of(request))
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def publish_answer(request: HttpRequest, call: str, answer: UUID | None = None) -> HttpResponse:  # noqa: PLR0917 - Django gives what is in the address
    """Publish a question that many ask, or correct an answer."""
    managed_id(request, call)
    notice = by_slug(call)
    corrected = next((one for one in selectors.answers(notice.id) if one.id == answer), None)
    form = AnswerForm(sent(request), initial=_typed(corrected))
    if request.method == "POST" and attempt(
        form, lambda: _publish(request, form, notice=notice, corrects=answer), fields=BESIDE
    ):
        tell(request, _("Pubblicata."))
        return redirect("calls:questions", call)
    title = _("Correggi una risposta") if corrected else _("Una domanda che fanno in molti")
    shown = {"page": page_of(title, notice=notice), "notice": notice, "form": form}
    return render(request, "calls/answer.html", shown, status=400 if form.errors else 200)


def _typed(one: AnswerView | None) -> dict[str, Any]:
    if one is None:
        return {"frequent": True}
    return {
        "theme": one.theme.value,
        "question": one.question.it,
        "question_en": one.question.en,
        "answer": one.answer.it,
        "answer_en": one.answer.en,
        "frequent": one.frequent,
    }


def _publish(request: HttpRequest, form: AnswerForm, *, notice: NoticeView, corrects: UUID | None) -> bool:
    id = cast(UUID, form.cleaned_data["id"])
    stamp = stamp_of(request)
    services.answer_question(id=id, call=notice.id, published=form.published, corrects=corrects, stamp=stamp)
    return True


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")
