"""Reads about personal data: what is decided, what would go, who asked for what, what went wrong."""

from fabene.privacy.selectors.breaches import breach, breaches
from fabene.privacy.selectors.decisions import bases, confirmations, rule, rules, unconfirmed
from fabene.privacy.selectors.everything import everything_about, everything_about_user
from fabene.privacy.selectors.fading import report
from fabene.privacy.selectors.requests import open_requests, request, requests, requests_about

__all__ = [
    "bases",
    "breach",
    "breaches",
    "confirmations",
    "everything_about",
    "everything_about_user",
    "open_requests",
    "report",
    "request",
    "requests",
    "requests_about",
    "rule",
    "rules",
    "unconfirmed",
]
