"""What is kept of a household: as little as the task needs. What is dated is a row of its own."""

from fabene.households.models.cards import Card, Delegate, Pin
from fabene.households.models.contacts import Consent, Contact, Fingerprint
from fabene.households.models.home import Choice, Composition, Household, PickUp, Presence, Review, Spoken
from fabene.households.models.matches import Match, MatchAnswer
from fabene.households.models.words import Reminding, Telling, Told, Word

__all__ = [
    "Card",
    "Choice",
    "Composition",
    "Consent",
    "Contact",
    "Delegate",
    "Fingerprint",
    "Household",
    "Match",
    "MatchAnswer",
    "PickUp",
    "Pin",
    "Presence",
    "Reminding",
    "Review",
    "Spoken",
    "Telling",
    "Told",
    "Word",
]
