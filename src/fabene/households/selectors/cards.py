"""What a card opens."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from fabene.core.errors import NotFoundError
from fabene.households.models import Card, Pin
from fabene.households.selectors.rows import rows
from fabene.households.values import CARD, CardView, Language, State
from fabene.lib.links import read


def open_card(*, token: str, at: datetime) -> CardView:
    """Return what the card with this token opens at a moment.

    Raises ``NotFoundError`` (``card_not_valid``) for one that was never issued, was revoked, is over, or whose
    household has left: who tries learns no more than that.
    """
    try:
        card = read(purpose=CARD, token=token, now=at)
    except NotFoundError as error:
        raise NotFoundError("card_not_valid") from error
    return card_in_force(card=card, at=at)


def card_in_force(*, card: UUID, at: datetime) -> CardView:
    """Return what a card opens at a moment, by its identity: what a session asks again at every page.

    Raises ``NotFoundError`` (``card_not_valid``).
    """
    row = Card.objects.filter(id=card, revoked_at__isnull=True, expires_at__gt=at).first()
    home = rows(timezone.localdate(at)).filter(id=row.household_id).first() if row else None
    if row is None or home is None or vars(home)["now_state"] == State.LEFT:
        raise NotFoundError("card_not_valid")
    return _view(row, network=home.network_id, language=vars(home)["now_language"])


def card_of(*, household: UUID, at: datetime) -> CardView | None:
    """Return the household's card in force, or None: that of a household that has left opens nothing."""
    row = Card.objects.filter(household_id=household, revoked_at__isnull=True, expires_at__gt=at).first()
    try:
        return card_in_force(card=row.id, at=at) if row else None
    except NotFoundError:
        return None


def _view(row: Card, *, network: UUID, language: str) -> CardView:
    return CardView(
        card=row.id,
        household=row.household_id,
        network=network,
        language=Language(language),
        expires_at=row.expires_at,
        has_pin=Pin.objects.filter(household_id=row.household_id).exists(),
    )
