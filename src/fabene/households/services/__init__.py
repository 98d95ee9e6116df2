"""Writes about households: each is one transaction, takes its id from the caller and may be repeated.

The same id with the same content answers the same and changes nothing; with other content it raises ``ConflictError``
``id_used_for_something_else``. Every write leaves a line in the log of ``people``: who, what, when, and the household's
opaque identity, never what was said.
"""

from fabene.households.services.cards import drop_delegate, issue_card, name_delegate, revoke_card, try_pin
from fabene.households.services.composing import choose, count_people, speak
from fabene.households.services.contacting import change_contacts, consent, find_by_phone, reveal
from fabene.households.services.erasing import erase
from fabene.households.services.keeping import drop_tellings
from fabene.households.services.matching import answer_match
from fabene.households.services.placing import admit, leave, mark, move, renew
from fabene.households.services.referring import enrol, refer, welcome
from fabene.households.services.undoing import keep_delegate, stay
from fabene.households.services.words import (
    give_word,
    set_reminders,
    take_back,
    take_back_words,
    tell_again,
    tell_by_hand,
    undo_by_hand,
)

__all__ = [
    "admit",
    "answer_match",
    "change_contacts",
    "choose",
    "consent",
    "count_people",
    "drop_delegate",
    "drop_tellings",
    "enrol",
    "erase",
    "find_by_phone",
    "give_word",
    "issue_card",
    "keep_delegate",
    "leave",
    "mark",
    "move",
    "name_delegate",
    "refer",
    "renew",
    "reveal",
    "revoke_card",
    "set_reminders",
    "speak",
    "stay",
    "take_back",
    "take_back_words",
    "tell_again",
    "tell_by_hand",
    "try_pin",
    "undo_by_hand",
    "welcome",
]
