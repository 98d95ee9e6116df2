"""A link opens one thing, for one purpose, until a moment, and nobody can write one by hand."""

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.conf import LazySettings
from hypothesis import given
from hypothesis import strategies as st

from fabene.core.errors import NotFoundError
from fabene.lib import links

CARD = UUID("01890a5d-ac96-774b-bcce-b302099a8057")
NOW = datetime(2026, 5, 9, 10, tzinfo=UTC)
YEAR = timedelta(days=365)


def card_link() -> str:
    return links.issue(purpose="card", id=CARD, expires_at=NOW + YEAR)


def test_a_card_is_read_until_it_expires() -> None:
    token = card_link()
    assert len(token) == links.SIGNS <= 90
    assert re.fullmatch(r"[A-Za-z0-9_-]+", token)
    assert links.read(purpose="card", token=token, now=NOW) == CARD
    assert links.read(purpose="card", token=token, now=NOW + YEAR - timedelta(seconds=1)) == CARD
    with pytest.raises(NotFoundError, match="link_not_valid"):
        links.read(purpose="card", token=token, now=NOW + YEAR)


def test_a_card_is_no_invitation() -> None:
    with pytest.raises(NotFoundError, match="link_not_valid"):
        links.read(purpose="invitation", token=card_link(), now=NOW)


@given(place=st.integers(0, links.SIGNS - 1), sign=st.sampled_from("AZaz09_-"))
def test_a_link_with_one_sign_changed_opens_nothing(place: int, sign: str) -> None:
    token = card_link()
    changed = token[:place] + sign + token[place + 1 :]
    if changed == token:
        return
    with pytest.raises(NotFoundError, match="link_not_valid"):
        links.read(purpose="card", token=changed, now=NOW)


@given(st.text(max_size=120))
def test_whatever_is_typed_for_a_link_opens_nothing(typed: str) -> None:
    with pytest.raises(NotFoundError, match="link_not_valid"):
        links.read(purpose="card", token=typed, now=NOW)


def test_a_link_outlives_a_change_of_secret_only_while_the_old_one_is_kept(settings: LazySettings) -> None:
    token = card_link()
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another secret, long enough for anyone to be content"
    assert links.read(purpose="card", token=token, now=NOW) == CARD
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(NotFoundError, match="link_not_valid"):
        links.read(purpose="card", token=token, now=NOW)
