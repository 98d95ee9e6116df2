"""For how long each kind of record is kept unless a site chooses otherwise, and how far it may choose.

Defaults of PRACTICE are those of the programme's retention table (pick-up rows 24 months and then only sums, a
household's file 12 months after the last contact, audit log 24, log of readings 12); every one of them is for the
data-protection officer to confirm. The least for the logs is what the database itself holds against any purge.
"""

from collections.abc import Mapping

from fabene.people.values import KEPT_MONTHS, Log
from fabene.privacy.values import Kind, Rule, Source, Span


def _months(kind: Kind, default: int, *, least: int, most: int, source: Source) -> Rule:
    return Rule(kind=kind, span=Span.MONTHS, default=default, least=least, most=most, source=source)


def _days(kind: Kind, default: int, *, least: int, most: int, source: Source) -> Rule:
    return Rule(kind=kind, span=Span.DAYS, default=default, least=least, most=most, source=source)


_ALL = (
    _months(Kind.PICK_UPS, 24, least=6, most=60, source=Source.PRACTICE),
    _months(Kind.HOUSEHOLDS, 12, least=3, most=24, source=Source.PRACTICE),
    _months(Kind.USERS, 12, least=1, most=24, source=Source.OURS),
    _months(Kind.WORDS, 6, least=1, most=12, source=Source.OURS),
    _days(Kind.MESSAGES, 30, least=7, most=180, source=Source.OURS),
    _days(Kind.INVITATIONS, 0, least=0, most=0, source=Source.FIXED),
    _days(Kind.SESSIONS, 0, least=0, most=0, source=Source.FIXED),
    _days(Kind.ATTEMPTS, 30, least=1, most=365, source=Source.OURS),
    _months(Kind.ACTIONS, 24, least=KEPT_MONTHS[Log.ACTIONS], most=60, source=Source.PRACTICE),
    _months(Kind.READINGS, 12, least=KEPT_MONTHS[Log.READINGS], most=60, source=Source.PRACTICE),
    _months(Kind.REQUESTS, 24, least=12, most=60, source=Source.OURS),
    _days(Kind.SIGN_UPS, 7, least=0, most=30, source=Source.OURS),
    _days(Kind.CONTACTS, 14, least=1, most=60, source=Source.OURS),
    _months(Kind.DRAFTS, 6, least=1, most=24, source=Source.OURS),
    _months(Kind.JURIES, 60, least=12, most=120, source=Source.OURS),
    _months(Kind.SPENDING, 120, least=120, most=180, source=Source.LAW),
    _days(Kind.QUESTIONS, 30, least=1, most=90, source=Source.OURS),
)
RULES: Mapping[Kind, Rule] = {rule.kind: rule for rule in _ALL}
