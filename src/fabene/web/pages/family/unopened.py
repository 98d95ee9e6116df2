"""Pages for who has a link that opens nothing (any more): kind, and in every language, for nobody knows theirs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.csrf import csrf_failure as django_failure

from fabene.households import words
from fabene.web.pages.family.voice import Voice

MOST_LANGUAGES_ASKED = 10
FAMILY = "/famiglia/"


def gone(request: HttpRequest) -> HttpResponse:
    """Say that a link is over, was replaced, or never was: who tries learns no more than that."""
    return _unopened(request, why="gone", status=404)


def ended(request: HttpRequest, *, status: int = 403) -> HttpResponse:
    """Say that the visit is over and how to begin another."""
    return _unopened(request, why="ended", status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose guard is missing: a family in every language, whoever else as Django does."""
    if request.path.startswith(FAMILY):
        return ended(request)
    return django_failure(request, reason=reason)


def _unopened(request: HttpRequest, *, why: str, status: int) -> HttpResponse:
    voices = [Voice(language) for language in _in_order(request)]
    said = [
        {
            "language": voice.language,
            "direction": voice.direction,
            "title": voice.say(f"{why}.title"),
            "text": voice.say(f"{why}.text"),
            "safe": voice.say("gone.safe") if why == "gone" else "",
        }
        for voice in voices
    ]
    response = render(request, "family/unopened.html", {"voice": voices[0], "said": said}, status=status)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Content-Language"] = ", ".join(voice.language for voice in voices)
    return response


def _in_order(request: HttpRequest) -> list[str]:
    """Return every language, those that the phone asks for first."""
    asked = parse_accept_lang_header(request.headers.get("Accept-Language", ""))[:MOST_LANGUAGES_ASKED]
    first = [language.partition("-")[0] for language, _ in asked]
    return sorted(words.LANGUAGES, key=lambda language: first.index(language) if language in first else len(first))
