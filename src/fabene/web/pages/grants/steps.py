"""One thing to write a screen: the same page for every form about a grant."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fabene.core.errors import FabeneError, NotAllowedError
from fabene.programme.grants import selectors
from fabene.programme.grants.values import GrantView
from fabene.web.notices import tell
from fabene.web.pages.grants import deciding, reporting
from fabene.web.pages.grants.fields import GrantForm
from fabene.web.pages.grants.files import kept_about
from fabene.web.pages.grants.scope import head, own, require_office
from fabene.web.pages.writing import TAKEN_BACK, USED, stamp_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, *, grant: UUID, what: str, thing: UUID | None = None) -> HttpResponse:
    """Write what a recipient writes about its own grant."""
    return _step(request, own(request, grant), forms=reporting.FORMS, what=what, thing=thing)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, *, grant: UUID, what: str, thing: UUID | None = None) -> HttpResponse:
    """Write what the office writes."""
    require_office(request)
    return _step(request, selectors.grant(grant), forms=deciding.FORMS, what=what, thing=thing)


def _step(
    request: HttpRequest, grant: GrantView, *, forms: Mapping[str, type[GrantForm]], what: str, thing: UUID | None
) -> HttpResponse:
    if what not in forms:
        raise Http404
    posted = request.method == "POST"
    data = (request.POST, request.FILES) if posted else ()
    form = forms[what](*data, grant=grant, thing=thing)
    if posted and _written(request, form):
        tell(request, str(form.done))
        return redirect("grants:account", grant.id)
    page = head(str(form.title), lead=str(form.lead), grant=grant, work=True)
    files = kept_about(grant.id, dict(form.about()))
    shown = {
        "page": page,
        "form": form,
        "facts": form.facts(),
        "files": [kept for each in files.values() for kept in each],
        "asks_files": bool(form.about()),
        "grant": grant,
        "keep": f"{what}-{thing or grant.id}",
    }
    return render(request, "grants/step.html", shown, status=400 if form.errors else 200)


def _written(request: HttpRequest, form: GrantForm) -> bool:
    """Write what a form says, all of it or nothing; say every fault on the form when it cannot be."""
    stamp = stamp_of(request)
    form.is_valid()
    if isinstance(form, reporting.PaperForm):
        form.check(stamp)
    if form.errors:
        return False
    try:
        with transaction.atomic():
            form.write(stamp)
    except NotAllowedError:
        raise
    except FabeneError as refused:
        form.refuse_at(refused)
        if refused.code in {USED, TAKEN_BACK}:
            form.renew()
    return not form.errors
