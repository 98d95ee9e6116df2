"""Reads about households. Every answer is by code, but those of ``reaching`` and ``everything_about``."""

from fabene.households.selectors.cards import card_in_force, card_of, open_card
from fabene.households.selectors.choices import excluded_at
from fabene.households.selectors.everything import everything_about
from fabene.households.selectors.keeping import files, old_tellings
from fabene.households.selectors.lists import (
    anybody_expected,
    by_delegate,
    by_id,
    compositions,
    delegates_of,
    expected_on,
    household,
    households_of,
    language_of,
    own,
    people_served,
)
from fabene.households.selectors.matches import matches_for
from fabene.households.selectors.reaching import consents_of, contact_points, contact_points_of
from fabene.households.selectors.waiting import due_for_review, unmet, waiting
from fabene.households.selectors.words import (
    change_of,
    changes_of,
    find_word,
    not_reached,
    reminders_of,
    telling,
    telling_by_hand,
    tellings_of,
    tellings_of_words,
    to_tell,
    told_to,
    word,
    words_about,
    words_by_id,
    words_of,
)

__all__ = [
    "anybody_expected",
    "by_delegate",
    "by_id",
    "card_in_force",
    "card_of",
    "change_of",
    "changes_of",
    "compositions",
    "consents_of",
    "contact_points",
    "contact_points_of",
    "delegates_of",
    "due_for_review",
    "everything_about",
    "excluded_at",
    "expected_on",
    "files",
    "find_word",
    "household",
    "households_of",
    "language_of",
    "matches_for",
    "not_reached",
    "old_tellings",
    "open_card",
    "own",
    "people_served",
    "reminders_of",
    "telling",
    "telling_by_hand",
    "tellings_of",
    "tellings_of_words",
    "to_tell",
    "told_to",
    "unmet",
    "waiting",
    "word",
    "words_about",
    "words_by_id",
    "words_of",
]
