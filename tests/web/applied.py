"""Applications of the week, for the matrix: one that Nino writes and one that he sent, to a call that is open."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from fabene.lib import links
from fabene.lib.ids import derived
from fabene.programme.applications import services
from fabene.programme.applications.values import INVITED, Invitation
from tests.applications import build_draft, build_sent, tax_code
from tests.calls import build_call
from tests.lib.papers import PDF
from tests.web.judged import READING
from tests.world import at, key, stamp

WEDNESDAY = date(2021, 5, 12)
SLUG = "idee-di-maggio"
DRAFT, SENT = key("application", SLUG, "bozza"), key("application", SLUG, "inviata")
INVITED_ID = key("application", "invited")
OF_THE_SENT = frozenset(
    ("receipt", "receipt_pdf", "receipt_json", "withdraw", "record", "document", "copy", "link"),
)
PART: dict[str, object] = {"name": "Orto nuovo", "kind": "organisation", "tax_code": tax_code(77), "role": "partner"}
FORMS: dict[str, dict[str, object]] = {
    "add_part": PART,
    "part": {**PART, "tax_code": tax_code(78)},
    "invite": {"email": "noa@example.org", "name": "Noa", "way": "write", "part": ""},
    "join": {"email": "nuova@example.org"},
    "field": {"text-title": "Un altro titolo", "seen-title": 1},
    "link": {"organisation": ""},
    "restore": {"seen": 2},
    "draft": {"text-title": "Un altro titolo", "seen-title": 1},
    "budget": {"seen": 1, "declared": "10", "r1-text": "Api", "r1-total": "10", "r1-call": "10"},
    "withdraw": {"reason": "ci uniamo a un’altra"},
    "transcribe": {"title": "", "municipalities": ["001120"], "source": "prot. 12"},
}


def apply() -> None:
    """Open two calls, have Nino write to one of them and send something to it, and invite somebody."""
    opens, closes = at(9, day=date(2021, 5, 1)), at(23, 59, day=date(2021, 5, 31))
    by_then = date(2021, 12, 31)
    call = build_call(SLUG, opens_at=opens, closes_at=closes, jurors={}, results_by=by_then)
    build_call("idee-di-giugno", opens_at=opens, closes_at=closes, jurors={}, results_by=by_then)
    noon = at(12, day=WEDNESDAY)
    build_draft(call, "bozza", moment=noon)
    rewritten = {"key": "q:idea", "text": "Api", "seen": 1, "stamp": stamp(12, day=WEDNESDAY, who="nino")}
    services.save_field(id=key("rewritten"), application=DRAFT, **rewritten)  # type: ignore[arg-type]  # fields by name
    build_sent(call, "inviata", moment=noon)
    asked = Invitation(email="ivo@example.org", name="Ivo", part=None, may_edit=True)
    services.invite(id=INVITED_ID, application=DRAFT, invitation=asked, stamp=stamp(12, day=WEDNESDAY, who="nino"))


def parts(name: str) -> dict[str, object]:
    """Return what the address of a page of applications speaks of, by the names in its route."""
    room, _, page = name.partition(":")
    if room != "applications":
        return {}
    application = SENT if page in OF_THE_SENT else DRAFT
    token = links.issue(purpose=INVITED, id=INVITED_ID, expires_at=at(12, day=date(2021, 6, 2)))
    return {
        "slug": {"copy": "idee-di-giugno", "ideas": READING, "ideas_csv": READING}.get(page, SLUG),
        "application": application,
        "key": "title" if page == "field" else "q:idea",
        "version": 1,
        "user": key("user", "nino"),
        "part": derived(application, "body", 1),
        "attachment": derived(application, "file", "statute"),
        "invited": INVITED_ID,
        **({} if page == "enter" else {"token": token}),
    }


def posted(name: str) -> dict[str, object]:
    """Return what the form of such a page is sent with."""
    room, _, page = name.partition(":")
    if room != "applications":
        return {}
    if page == "documents":
        return {"key": "letters", "file": SimpleUploadedFile("lettere.pdf", PDF)}
    return FORMS.get(page, {})
