"""What who signed up reads by mail: in Italian and in English, with the page where everything is said."""

from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from fabene.gatherings.values import SIGN_UP, GatheringView, Letter, SignUpView
from fabene.lib import links
from fabene.lib.outbox.values import MAX_SUBJECT
from fabene.web.pages.gatherings.words import said, when, where


def changed(request: HttpRequest, found: GatheringView, *, reason: str, now: GatheringView) -> Letter:
    """Tell that a session is at another time or place: as it was, as it is ``now``, and why."""

    def words() -> tuple[str, str]:
        told = {"title": said(found.title), "was": _whole(found), "now": _whole(now), "reason": reason}
        return _("Cambia: %(title)s") % told, _(
            "«%(title)s» cambia.\nEra: %(was)s.\nÈ: %(now)s.\nPerché: %(reason)s"
        ) % told

    return _letter(request, now, words=words)


def cancelled(request: HttpRequest, found: GatheringView, *, reason: str) -> Letter:
    """Tell that a session is called off, and why."""

    def words() -> tuple[str, str]:
        told = {"title": said(found.title), "when": _whole(found), "reason": reason}
        return _("Annullato: %(title)s") % told, _(
            "«%(title)s», %(when)s, non si fa.\nPerché: %(reason)s\nNon serve fare niente."
        ) % told

    return _letter(request, found, words=words)


def resumed(request: HttpRequest, found: GatheringView) -> Letter:
    """Tell that a session that had been called off is held."""

    def words() -> tuple[str, str]:
        told = {"title": said(found.title), "when": _whole(found)}
        return _("Si fa: %(title)s") % told, _("«%(title)s» si fa: %(when)s. La tua iscrizione vale ancora.") % told

    return _letter(request, found, words=words)


def place_freed(request: HttpRequest, found: GatheringView) -> Letter:
    """Tell who was waiting that there is a place."""

    def words() -> tuple[str, str]:
        told = {"title": said(found.title), "when": _whole(found)}
        return _("C’è posto: %(title)s") % told, _(
            "Si è liberato posto e non aspetti più: «%(title)s», %(when)s.\nSe non puoi venire, togliti dalla pagina."
        ) % told

    return _letter(request, found, words=words)


def signed_up(request: HttpRequest, found: GatheringView, *, path: str) -> Letter:
    """Tell who left an address how to come and how to take the sign-up back."""

    def words() -> tuple[str, str]:
        told = {"title": said(found.title), "when": _whole(found)}
        return _("Iscrizione: %(title)s") % told, _(
            "La tua iscrizione a «%(title)s», %(when)s, è scritta.\n"
            "Da questo indirizzo vedi se c’è posto e come collegarti, e ti togli se non puoi venire. È solo tuo."
        ) % told

    return _letter(request, found, words=words, path=path)


def token_of(found: GatheringView, id: UUID) -> str:
    """Return what opens a sign-up until its session is over; the same every time."""
    return links.issue(purpose=SIGN_UP, id=id, expires_at=found.ends_at)


def sign_up_path(token: str) -> str:
    """Return the private page of a sign-up."""
    return reverse("gatherings:sign_up", args=[token])


def language_of() -> str:
    """Return the language in which somebody signs up."""
    return (translation.get_language() or "it")[:2]


def stands(mine: SignUpView | None) -> bool:
    """Return whether a sign-up is there and was not taken back."""
    return mine is not None and mine.stands


def _whole(found: GatheringView) -> str:
    return ", ".join(filter(None, (when(found), where(found))))


def _letter(
    request: HttpRequest, found: GatheringView, *, words: Callable[[], tuple[str, str]], path: str = ""
) -> Letter:
    url = request.build_absolute_uri(path or reverse("gatherings:gathering", args=[found.id]))
    texts = []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            texts.append(words())
    subject = " · ".join(dict.fromkeys(subject for subject, _text in texts))
    return Letter(subject=subject[:MAX_SUBJECT], text="\n\n".join((*(text for _subject, text in texts), url)))
