"""Who may fetch the bag instead: a code, no name."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from fabene.households import services
from fabene.households.selectors import delegates_of
from fabene.web.pages.family import answers
from fabene.web.pages.family.visits import Visit, visiting


@require_http_methods(["GET", "HEAD", "POST"])
@visiting
def delegates(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the codes that fetch the bag, and make another."""
    if request.method == "POST":
        return _name(request, visit)
    named = [(each, answers.ButtonForm(auto_id=False)) for each in delegates_of(household=visit.family.id)]
    shown = {"delegates": named, "form": answers.ButtonForm(auto_id=False)}
    return answers.page(request, visit, template="delegates", title=visit.voice.say("delegate.title"), shown=shown)


def _name(request: HttpRequest, visit: Visit) -> HttpResponse:
    form = answers.pressed(request, visit)
    codes: list[str] = []
    if form and answers.act(visit, lambda: codes.append(_named(form, visit))):
        undo = answers.address("drop_delegate", form.cleaned_data["id"])
        return answers.done(visit, visit.voice.say("delegate.named", code=codes[0]), undo=undo, to="delegates")
    return answers.go("delegates")


def _named(form: answers.ButtonForm, visit: Visit) -> str:
    return services.name_delegate(id=form.cleaned_data["id"], household=visit.family.id, stamp=visit.stamp)


@require_POST
@visiting
def drop(request: HttpRequest, visit: Visit, *, delegate: UUID) -> HttpResponse:
    """Let a code fetch nothing any more."""
    form = answers.pressed(request, visit)
    codes = {each.id: each.code for each in delegates_of(household=visit.family.id)}
    if form is None or not answers.act(
        visit,
        lambda: services.drop_delegate(
            id=form.cleaned_data["id"], household=visit.of, delegate=delegate, stamp=visit.stamp
        ),
    ):
        return answers.go("delegates")
    text = visit.voice.say("delegate.dropped", code=codes.get(delegate, "—"))
    return answers.done(visit, text, undo=answers.address("keep_delegate", delegate), to="delegates")


@require_POST
@visiting
def keep(request: HttpRequest, visit: Visit, *, delegate: UUID) -> HttpResponse:
    """Let a code that was dropped just now fetch the bag again."""
    form = answers.pressed(request, visit)
    if form and answers.act(
        visit,
        lambda: services.keep_delegate(
            id=form.cleaned_data["id"], household=visit.of, delegate=delegate, stamp=visit.stamp
        ),
    ):
        return answers.done(visit, visit.voice.say("frame.undone"), to="delegates")
    return answers.go("delegates")
