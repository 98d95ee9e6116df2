"""What the office writes about one application: admissibility, the reason, the second look, an appeal's answer."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fabene.core.bilingual import Bilingual
from fabene.core.errors import NotFoundError
from fabene.lib.files import selectors as files
from fabene.programme.selection import selectors, services
from fabene.programme.selection.values import Admissibility, AdmissionDraft, AppealView, CheckDraft, Phase
from fabene.web.downloads import document_response
from fabene.web.notices import tell
from fabene.web.pages.selection.forms import AdmissionForm, AnswerForm, CheckForm, ReasonForm
from fabene.web.pages.selection.reading import sections
from fabene.web.pages.selection.scope import Scope, called, control_crumb, for_office, head, one_of
from fabene.web.pages.selection.words import ADMISSIBILITY
from fabene.web.pages.writing import WriteForm, attempt, sent, stamp_of

BESIDE = {"term_missing": "term", "term_in_past": "term", "text_missing": "reason"}
FORMS: dict[str, type[WriteForm]] = {"admit": AdmissionForm, "reason": ReasonForm, "check": CheckForm}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def application(request: HttpRequest, slug: str, application: UUID) -> HttpResponse:  # noqa: PLR0917 - as in the address
    """Show one application to the office, and keep what it writes: ``what`` says which of the three forms was sent."""
    scope = for_office(request, slug)
    found = one_of(scope, application)
    forms = {name: _form(request, name, scope=scope, application=application) for name in FORMS}
    what = request.POST.get("what", "")
    if what in forms and _write(request, what, form=forms[what], scope=scope, application=application):
        tell(request, _("Scritto."))
        return redirect("selection:application", slug, application)
    closed = scope.selection.phase in {Phase.CLOSED, Phase.PUBLISHED}
    shown = {
        "page": head(scope, called(found), above=(control_crumb(scope),)),
        "scope": scope,
        "application": found,
        "sections": sections(scope.call, found),
        "history": [
            (one, ADMISSIBILITY[one.outcome]) for one in selectors.admission_history(scope.selection.id, application)
        ],
        "forms": forms,
        "may_admit": scope.selection.phase is Phase.FIRST or application in scope.selection.open_again,
        "may_reason": not scope.selection.blind and application in selectors.judged(scope.selection),
        "may_check": closed and application in selectors.judged(scope.selection),
        "appeals": selectors.appeals(scope.selection.id, application=application),
    }
    return render(request, "selection/application.html", shown, status=400 if what and forms.get(what) else 200)


def _form(request: HttpRequest, name: str, *, scope: Scope, application: UUID) -> WriteForm:
    """Return one of the forms: with what was sent when it is the one that was, else with what is known."""
    data = request.POST if request.method == "POST" and request.POST.get("what") == name else None
    return FORMS[name](data, initial=_known(name, scope=scope, application=application), prefix=name)


def _known(name: str, *, scope: Scope, application: UUID) -> dict[str, object]:
    if name == "reason":
        text = selectors.reason_texts(scope.selection).get(application)
        return {"text_it": text.it, "text_en": text.en} if text else {}
    if name == "check":
        found = selectors.checks(scope.selection.id).get(application)
        return {"feasible": found.feasible, "replicable": found.replicable, "notes": found.notes} if found else {}
    return {}


def _write(request: HttpRequest, what: str, *, form: WriteForm, scope: Scope, application: UUID) -> bool:
    write = {"admit": _admit, "reason": _reason, "check": _check}[what]
    beside = BESIDE if what == "admit" else {}
    return bool(attempt(form, lambda: write(request, form, scope=scope, application=application), fields=beside))


def _admit(request: HttpRequest, form: WriteForm, *, scope: Scope, application: UUID) -> bool:
    told = form.cleaned_data
    outcome = told["outcome"]
    services.admit(
        id=told["id"],
        selection=scope.selection.id,
        found=AdmissionDraft(
            application=application,
            outcome=outcome,
            reason=told["reason"],
            law=told["law"],
            term=told["term"] if outcome is Admissibility.INTEGRATION else None,
        ),
        stamp=stamp_of(request),
    )
    return True


def _reason(request: HttpRequest, form: WriteForm, *, scope: Scope, application: UUID) -> bool:
    told = form.cleaned_data
    services.give_reason(
        id=told["id"],
        selection=scope.selection.id,
        application=application,
        reason=Bilingual(it=told["text_it"], en=told["text_en"]),
        stamp=stamp_of(request),
    )
    return True


def _check(request: HttpRequest, form: WriteForm, *, scope: Scope, application: UUID) -> bool:
    told = form.cleaned_data
    services.check(
        id=told["id"],
        selection=scope.selection.id,
        found=CheckDraft(
            application=application, feasible=told["feasible"], replicable=told["replicable"], notes=told["notes"]
        ),
        stamp=stamp_of(request),
    )
    return True


@never_cache
@require_http_methods(["GET", "HEAD"])
def integration_file(request: HttpRequest, slug: str, application: UUID) -> HttpResponse:  # noqa: PLR0917 - as in the address
    """Give the office the document that came with the last integration."""
    scope = for_office(request, slug)
    found = selectors.admission_history(scope.selection.id, one_of(scope, application).id)
    came = next((one.integration_id for one in reversed(found) if one.integration_id), None)
    versions = files.versions(came) if came else ()
    if not versions:
        raise NotFoundError("file_not_found")
    return document_response(versions[0], files.content(versions[0]), name="integrazione")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, slug: str, appeal: UUID) -> HttpResponse:  # noqa: PLR0917 - as in the address
    """Answer an appeal, with its reasons."""
    scope = for_office(request, slug)
    found = _appeal(scope, appeal)
    form = AnswerForm(sent(request))
    done = attempt(form, lambda: _answer(request, form, appeal=appeal))
    if done is not None:
        _tell_answer(request, done)
        return redirect("selection:office", slug)
    among = selectors.sent(scope.call.id)
    name = called(among[found.application]) if found.application in among else ""
    shown = {
        "page": head(scope, _("Un ricorso"), lead=name, above=(control_crumb(scope),)),
        "scope": scope,
        "appeal": found,
        "form": form,
        "now": timezone.now(),
    }
    return render(request, "selection/answer.html", shown, status=400 if form.errors else 200)


def _appeal(scope: Scope, appeal: UUID) -> AppealView:
    for one in selectors.appeals(scope.selection.id):
        if one.id == appeal:
            return one
    raise NotFoundError("appeal_not_found")


def _answer(request: HttpRequest, form: AnswerForm, *, appeal: UUID) -> AppealView:
    told = form.cleaned_data
    return services.answer_appeal(
        id=told["id"], appeal=appeal, accepted=told["accepted"], reasons=told["reasons"], stamp=stamp_of(request)
    )


def _tell_answer(request: HttpRequest, done: AppealView) -> None:
    if done.accepted:
        tell(request, _("Accolto: la proposta è di nuovo aperta. Poi si richiude e si pubblica una nuova versione."))
    else:
        tell(request, _("Respinto, con i motivi. Chi l’ha scritto li legge sulla sua pagina."))
