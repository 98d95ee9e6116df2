"""What the rooms refuse to show becomes the page that says so: the one place where it does."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from fabene.core.errors import NotAllowedError, NotFoundError

Respond = Callable[[HttpRequest], HttpResponse]


class RefusalMiddleware:
    """Answers 404 where a room raised ``NotFoundError`` and 403 where it raised ``NotAllowedError``."""

    def __init__(self, get_response: Respond) -> None:
        """Keep who answers."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the page answer."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:  # noqa: ARG002 - Django's signature
        """Turn a room's refusal into the exception Django has a page for; leave the others alone."""
        if isinstance(exception, NotFoundError):
            raise Http404 from exception
        if isinstance(exception, NotAllowedError):
            raise PermissionDenied from exception
