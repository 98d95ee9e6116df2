"""What was sent, as bytes that are the same wherever they are made: JSON with sorted keys and no blanks (RFC 8785).

Only texts, whole numbers, lists and objects are in it, so that sorting keys and writing no white space is all that the
canonical form asks. ``sha256sum`` of the downloaded file is the hash on the receipt.
"""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from fabene.programme.applications.values import ApplicationView, Budget, Source
from fabene.programme.calls.values import CallView

FORMAT = "fabene-application-1"


def content_of(view: ApplicationView, *, budget: Budget, call: CallView, number: int, sent_at: datetime) -> str:
    """Return everything that is sent, in canonical form."""
    said: dict[str, Any] = {
        "format": FORMAT,
        "application": str(view.id),
        "number": number,
        "sent_at": sent_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "call": {"id": str(call.id), "slug": call.slug, "title": call.title.it, "version": call.version},
        "title": view.title,
        "municipalities": list(view.municipalities),
        "networks": [str(network) for network in view.networks],
        "organisations": [
            {
                "role": part.role.value,
                "kind": part.kind.value,
                "name": part.name,
                "tax_code": part.tax_code,
                "confirmed": part.confirmed_at is not None,
            }
            for part in view.organisations
        ],
        "answers": [
            {"key": question.key, "question": question.text.it, "answer": view.answers.get(question.key, "")}
            for question in call.questions
        ],
        "budget": {
            "currency": "EUR",
            "rows": [
                {
                    "kind": row.cost_kind,
                    "text": row.text,
                    "total_cents": row.total_cents,
                    "sources_cents": {source.value: row.share_cents(source) for source in Source},
                }
                for row in budget.rows
            ],
            "total_cents": budget.total_cents,
            "asked_cents": budget.asked_cents,
        },
        "attachments": [
            {"key": one.key, "title": one.title, "kind": one.kind, "size_bytes": one.size_bytes, "sha256": one.sha256}
            for one in view.attachments
        ],
    }
    return canonical(said)


def canonical(said: Any) -> str:
    """Return ``said`` as the one text that stands for it."""
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(content: str | bytes) -> str:
    """Return the SHA-256 of what was sent, in 64 hex digits."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()
