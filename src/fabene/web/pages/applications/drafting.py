"""The idea: title, answers and places, each saved as it is typed; without JavaScript by one button."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from fabene.core.errors import ConflictError, FabeneError, NotAllowedError, NotFoundError
from fabene.programme.applications import services
from fabene.programme.applications.errors import FieldChangedError
from fabene.programme.applications.services.drafting import PLACES
from fabene.programme.applications.values import ANSWER, MAX_TITLE, TITLE, FieldView
from fabene.web import formats
from fabene.web.notices import tell
from fabene.web.pages.applications import words
from fabene.web.pages.applications.common import Open, context, names, opened, towns
from fabene.web.pages.writing import USED, actor, fresh_id, sentence_of, stamp_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One text of a draft on the page. ``theirs`` is what somebody else wrote since, ``trouble`` why it was refused.

    ``base`` is what stands there, where that is not ``text``.
    """

    key: str
    label: str
    text: str
    version: int
    limit: int
    required: bool
    saved: str = ""
    theirs: str | None = None
    theirs_by: str = ""
    mine: bool = False
    base: str | None = None
    trouble: str = ""
    id: UUID | None = None

    @property
    def is_line(self) -> bool:
        """Return whether it is a single line."""
        return self.key == TITLE

    @property
    def left(self) -> int:
        """Return how many characters are left; negative when it is too long."""
        return self.limit - len(self.text)

    @property
    def print(self) -> str:
        """Return what tells, when it comes back, whether anything was typed since the page was made."""
        return _print(self.text if self.base is None else self.base)

    @property
    def fresh(self) -> UUID:
        """Return the identity of the next save."""
        return self.id or fresh_id()


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, application: UUID) -> HttpResponse:
    """Show the idea and save all of it; what has been sent is shown as its receipt."""
    found = opened(request, application)
    if not found.writable:
        return redirect("applications:receipt", application)
    if request.method != "POST":
        return _shown(request, found, boxes=_boxes(found))
    saved = [box if _is_untouched(request, box) else _saved(request, found, key=box.key) for box in _boxes(found)]
    untouched = _is_untouched(request, _places_box(found, trouble=""))
    place = "" if untouched else _save_places(request, found)
    if any(box.theirs is not None or box.trouble for box in saved) or place:
        return _shown(request, opened(request, application), boxes=saved, place_trouble=place)
    tell(request, _("Salvato. %(progress)s") % {"progress": opened(request, application).progress})
    return redirect("applications:draft", application)


@require_POST
def field(request: HttpRequest, *, application: UUID, key: str) -> HttpResponse:
    """Save one text, or the places, as they are typed, and answer with how that went."""
    found = opened(request, application)
    if key == PLACES:
        trouble = _save_places(request, found)
        return _state(request, _places_box(opened(request, application), trouble=trouble), application=application)
    if key not in {box.key for box in _boxes(found)}:
        raise Http404
    box = _saved(request, found, key=key)
    return _state(request, box, application=application)


def _is_untouched(request: HttpRequest, box: Box) -> bool:
    """Return whether the whole form comes back with a text as it was shown: what others wrote since then stays."""
    typed = request.POST.getlist(f"text-{box.key}")
    return request.POST.get(f"was-{box.key}") == _print(" ".join(sorted(typed)))


def _state(request: HttpRequest, box: Box, *, application: UUID) -> HttpResponse:
    """Answer with how it went; whoever sends it without htmx is shown the whole page again."""
    found = opened(request, application)
    if "HX-Request" not in request.headers:
        return redirect("applications:draft", application)
    return render(request, "applications/field_state.html", {"box": box, "open": found, "is_part": True})


def _shown(request: HttpRequest, found: Open, *, boxes: list[Box], place_trouble: str = "") -> HttpResponse:
    known = towns()
    offered = [code for code in found.call.municipalities if code in known] or list(known)
    lead = _("Scrivi con calma: si salva da solo. Chi scrive con te vede le stesse righe.")
    shown = {
        **context(found, here="draft", lead=lead),
        "boxes": boxes,
        "place": _places_box(found, trouble=place_trouble),
        "towns": [(code, known[code], code in found.draft.application.municipalities) for code in offered],
        "writers": list(names(found.draft.editors).values()),
    }
    return render(request, "applications/draft.html", shown)


def _boxes(found: Open) -> list[Box]:
    title = ((TITLE, _("Titolo"), MAX_TITLE, True),)
    asked = ((f"{ANSWER}{one.key}", words.said(one.text), one.max_chars, one.required) for one in found.call.questions)
    return [
        _box(found, key=key, label=label, limit=limit, required=required)
        for key, label, limit, required in (*title, *asked)
    ]


def _box(found: Open, *, key: str, label: str, limit: int, required: bool) -> Box:
    known = found.draft.fields.get(key)
    return Box(
        key=key,
        label=label,
        text=known.text if known else "",
        version=known.version if known else 0,
        limit=limit,
        required=required,
        saved=_saved_at(known),
    )


def _places_box(found: Open, *, trouble: str) -> Box:
    known = found.draft.fields.get(PLACES)
    return Box(
        key=PLACES,
        label=_("Il territorio"),
        text=known.text if known else "",
        version=known.version if known else 0,
        limit=0,
        required=True,
        saved=_saved_at(known),
        trouble=trouble,
    )


def _saved_at(known: FieldView | None) -> str:
    if known is None or known.written_at is None:
        return ""
    return _("Salvato alle %(clock)s") % {"clock": formats.clock(known.written_at)}


def _saved(request: HttpRequest, found: Open, *, key: str) -> Box:
    """Save one text from what was sent, and return it as it is now shown: what was typed is never lost."""
    box = next(box for box in _boxes(found) if box.key == key)
    typed = request.POST.get(f"text-{key}")
    if typed is None:
        return box
    seen, id = _number(request.POST.get(f"seen-{key}")), _identity(request.POST.get(f"id-{key}"))

    def write(id: UUID, seen: int) -> FieldView:
        return services.save_field(id=id, application=found.id, key=key, text=typed, seen=seen, stamp=stamp_of(request))

    def save() -> FieldView:
        try:
            return write(id, seen)
        except ConflictError as met:
            # The button was pressed while the field saved itself: this very form wrote last, with less in it.
            if met.code != USED:
                raise
            return write(fresh_id(), box.version)

    return _tried(box, typed=typed, save=save, me=actor(request))


def _tried(box: Box, *, typed: str, save: Callable[[], FieldView], me: UUID) -> Box:
    known = {"key": box.key, "label": box.label, "limit": box.limit, "required": box.required, "text": typed}
    try:
        written = save()
    except FieldChangedError as changed:
        now = changed.now
        by = names((now.written_by,)) if now.written_by else {}
        told = {"theirs_by": next(iter(by.values()), _("qualcuno")), "mine": now.written_by == me, "base": now.text}
        return Box(**known, **told, version=now.version, theirs=now.text)  # type: ignore[arg-type]  # the fields of a box, by name
    except (NotAllowedError, NotFoundError):
        raise
    except FabeneError as refused:
        return Box(**known, version=box.version, base=box.text, trouble=sentence_of(refused))  # type: ignore[arg-type]  # as above
    return Box(**known, version=written.version, saved=_saved_at(written))  # type: ignore[arg-type]  # as above


def _save_places(request: HttpRequest, found: Open) -> str:
    """Save which municipalities were ticked; return why that was refused, empty when it was not."""
    if f"seen-{PLACES}" not in request.POST:
        return ""
    codes = tuple(request.POST.getlist(f"text-{PLACES}"))
    known = found.draft.fields.get(PLACES)
    try:
        services.place(
            id=_identity(request.POST.get(f"id-{PLACES}")),
            application=found.id,
            municipalities=codes,
            seen=_number(request.POST.get(f"seen-{PLACES}")) if known else 0,
            stamp=stamp_of(request),
        )
    except FieldChangedError as changed:
        there = ", ".join(towns().get(code, code) for code in changed.now.text.split())
        return _("Nel frattempo qualcuno ha scelto: %(places)s. Guarda, poi segna e salva di nuovo.") % {
            "places": there or "—"
        }
    except NotAllowedError:
        raise
    except FabeneError as refused:
        return sentence_of(refused)
    return ""


def _print(text: str) -> str:
    """Return a text's print: the same whatever its line ends and what stands around it, as it is kept."""
    return sha256(text.replace("\r\n", "\n").strip().encode(errors="replace")).hexdigest()[:16]


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0


def _identity(text: str | None) -> UUID:
    """Return the identity a save was sent with; one that is missing or no identity gets a new one."""
    try:
        return UUID(text or "")
    except ValueError:
        return fresh_id()
