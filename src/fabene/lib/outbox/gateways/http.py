"""Text messages through a gateway that speaks JSON over HTTPS: docs/reference/sms-gateway.md is the contract.

Success is proved by the body, never by a status alone: a page of somebody's Wi-Fi answers 200 too.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from uuid import UUID

import requests
from requests.auth import AuthBase

from fabene.lib.outbox.pauses import LONGEST_REST_SECONDS
from fabene.lib.outbox.values import Answer, Letter, Trouble

TIMEOUT_SECONDS = (5, 15)
MAX_ANSWER_BYTES = 64 * 1024
WRONG, CONFLICT, TOO_MANY, FAULT = 400, 409, 429, 500
OF_THE_SITE = frozenset({401, 402, 403, 404, 405, 407, 410, 415, 421, 426})
LATER = frozenset({408, 425, TOO_MANY})
MEANT: Mapping[str, Trouble | None] = {"accepted": None, "already": None, "rejected": Trouble.REJECTED}


class HttpGateway:
    """Posts every letter to one address, with a bearer token and the letter's id as idempotency key."""

    def __init__(
        self, *, url: str, token: str, sender: str, timeout_seconds: tuple[float, float] = TIMEOUT_SECONDS
    ) -> None:
        """Keep where to post, what proves who posts, who the message is from, and how long to wait."""
        self.url = url
        self.token = token
        self.sender = sender
        self.timeout_seconds = timeout_seconds

    def send(self, letter: Letter, *, now: datetime) -> Answer:
        """Post a letter."""
        body = {"id": str(letter.id), "to": letter.to, "from": self.sender, "text": letter.text}
        try:
            with requests.post(
                self.url,
                json=body,
                headers={"Idempotency-Key": str(letter.id), "Accept": "application/json"},
                auth=_Bearer(self.token),
                timeout=self.timeout_seconds,
                allow_redirects=False,
                stream=True,
            ) as response:
                return _read(response, letter, now=now)
        except requests.RequestException:
            return Answer(trouble=Trouble.UNREACHABLE)

    def forget(self, id: UUID) -> None:
        """Keep nothing, so forget nothing."""


class _Bearer(AuthBase):
    """Sets the token; given as ``auth`` so that no ``.netrc`` takes its place."""

    def __init__(self, token: str) -> None:
        self.token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self.token}"
        return request


def _read(response: requests.Response, letter: Letter, *, now: datetime) -> Answer:
    status = response.status_code
    if status in LATER or status >= FAULT:
        trouble = Trouble.BUSY if status == TOO_MANY else Trouble.DOWN
        return Answer(trouble=trouble, wait_seconds=_asked_seconds(response.headers, now=now))
    if status in OF_THE_SITE:
        return Answer(trouble=Trouble.NOT_ADMITTED)
    if status >= WRONG and status != CONFLICT:
        return Answer(trouble=Trouble.REJECTED)
    return Answer(trouble=MEANT.get(_said(response, letter), Trouble.UNREADABLE))


def _said(response: requests.Response, letter: Letter) -> str:
    """Return the status that the body gives to this very letter, empty when it does not speak of it."""
    raw = b""
    for part in response.iter_content(8192):
        raw += part
        if len(raw) > MAX_ANSWER_BYTES:
            return ""
    try:
        body: Any = json.loads(raw)
    except ValueError:
        return ""
    if not isinstance(body, dict) or body.get("id") != str(letter.id):
        return ""
    return str(body.get("status", ""))


def _asked_seconds(headers: Mapping[str, str], *, now: datetime) -> int:
    """Return for how long the gateway asks to be left alone (RFC 9110 §10.2.3: seconds, or a date)."""
    asked = headers.get("Retry-After", "").strip()
    if asked.isascii() and asked.isdigit():
        seconds = int(asked[:9])
    else:
        try:
            until = parsedate_to_datetime(asked)
        except ValueError:
            return 0
        seconds = round((until.replace(tzinfo=until.tzinfo or UTC) - now).total_seconds())
    return min(max(seconds, 0), LONGEST_REST_SECONDS)
