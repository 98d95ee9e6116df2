"""Tables about calls and co-design: of people they hold who wrote what, who judges, and questions until answered."""

from collections.abc import Mapping

from fabene.privacy.catalogue.food import STAMP
from fabene.privacy.catalogue.sheets import Sheet, Subject, sheet
from fabene.privacy.values import Kind, Treatment


def _deed(nothing: str, *, typed: str = "", alias: str = "") -> Sheet:
    """Return the sheet of a table in which somebody of the office writes something: of them, an opaque identity."""
    columns = {"deed": STAMP, "nothing": nothing, **({"typed": typed} if typed else {})}
    return sheet(Treatment.SECURITY, None, Subject.USER, **columns, **({"alias": alias} if alias else {}))


CALLS: Mapping[str, Sheet] = {
    "calls.Notice": _deed("id kind slug programme"),
    "calls.Draft": sheet(
        Treatment.SECURITY, None, Subject.USER, deed="saved_by saved_at", typed="content", nothing="notice"
    ),
    "calls.Version": _deed("id notice number step opens_at closes_at", typed="content reason reason_en"),
    "calls.Juror": _deed("id notice organisation substitute_of", alias="user"),
    "calls.CalledIn": _deed("id juror", typed="reason"),
    "calls.JuryClosing": _deed("id notice"),
    "calls.Asked": sheet(
        Treatment.PARTICIPATION,
        Kind.QUESTIONS,
        Subject.REQUESTER,
        sealed="sealed",
        lock="digest",
        alias="sender",
        device="origin",
        deed=STAMP,
        nothing="id notice theme",
    ),
    "calls.Answer": _deed("id notice asked thread theme frequent", typed="question_it question_en answer_it answer_en"),
    "calls.SetAside": _deed("id asked why"),
    "calls.Interest": _deed("id notice organisation", typed="text"),
    "calls.Admission": _deed("id interest admitted", typed="reasons"),
    "calls.Turning": _deed("id notice turn agreement", typed="reason"),
}
