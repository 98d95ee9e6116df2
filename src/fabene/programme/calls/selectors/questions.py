"""Reads about questions: those that wait, for the office; those answered, for everybody."""

import json
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Min

from fabene.core.bilingual import Bilingual
from fabene.core.errors import NotFoundError
from fabene.lib.keyring import unseal_here
from fabene.programme.calls.models import Answer, Asked, Notice
from fabene.programme.calls.values import AnswerView, AskedView, Theme


def waiting_questions(notice: UUID) -> tuple[AskedView, ...]:
    """Return the questions about a notice that wait for an answer, the oldest first, with what was written."""
    rows = Asked.objects.filter(notice=notice, sealed__isnull=False).order_by("happened_at", "id")
    return tuple(_asked_view(row) for row in rows)


def waiting_question(asked: UUID) -> AskedView:
    """Return a question that waits; raise ``NotFoundError`` ``question_not_found`` when it is wiped or was never."""
    row = Asked.objects.filter(id=asked, sealed__isnull=False).first()
    if row is None:
        raise NotFoundError("question_not_found")
    return _asked_view(row)


def waiting_counts() -> dict[UUID, int]:
    """Return how many questions wait, by notice."""
    rows = Asked.objects.filter(sealed__isnull=False).values_list("notice").annotate(Count("id"))
    return dict(rows.order_by())


def answers(notice: UUID) -> tuple[AnswerView, ...]:
    """Return every answer about a notice as it stands: the frequently asked first, then by theme and date."""
    rows = list(Answer.objects.filter(notice=notice).order_by("happened_at", "recorded_at", "id"))
    first = {row.thread: row.happened_at for row in reversed(rows)}
    last = {row.thread: row for row in rows}
    themes = list(Theme)
    views = [_answer_view(row, first_at=first[row.thread]) for row in last.values()]
    return tuple(sorted(views, key=lambda one: (not one.frequent, themes.index(one.theme), one.first_at)))


def answer_view(id: UUID) -> AnswerView:
    """Return one answer; raise ``NotFoundError`` ``answer_not_found``."""
    row = Answer.objects.filter(id=id).first()
    if row is None:
        raise NotFoundError("answer_not_found")
    first = Answer.objects.filter(thread=row.thread).order_by("happened_at").first()
    return _answer_view(row, first_at=first.happened_at if first else row.happened_at)


def old_questions(before: datetime) -> tuple[int, datetime | None]:
    """Return how many questions still hold what was written, of notices that closed before a moment; and the oldest."""
    over = Notice.objects.annotate(closed_at=Max("versions__closes_at")).filter(closed_at__lt=before)
    left = Asked.objects.filter(notice__in=over.values("id"), sealed__isnull=False)
    return left.count(), left.aggregate(oldest=Min("happened_at"))["oldest"]


def sealed_words(row: Asked) -> tuple[str, str]:
    """Return what somebody asked and the address they left."""
    text, email = json.loads(unseal_here(row.sealed or b""))
    return text, email


def _asked_view(row: Asked) -> AskedView:
    text, email = sealed_words(row)
    return AskedView(
        id=row.id, notice=row.notice_id, theme=Theme(row.theme), asked_at=row.happened_at, text=text, email=email
    )


def _answer_view(row: Answer, *, first_at: datetime) -> AnswerView:
    return AnswerView(
        id=row.id,
        notice=row.notice_id,
        theme=Theme(row.theme),
        question=Bilingual(it=row.question_it, en=row.question_en),
        answer=Bilingual(it=row.answer_it, en=row.answer_en),
        frequent=row.frequent,
        first_at=first_at,
        happened_at=row.happened_at,
    )


def by_theme(found: Iterable[AnswerView]) -> dict[Theme, tuple[AnswerView, ...]]:
    """Return answers in the order of their themes."""
    listed = tuple(found)
    grouped = {theme: tuple(one for one in listed if one.theme == theme) for theme in Theme}
    return {theme: ones for theme, ones in grouped.items() if ones}
