"""The API itself: who is let in, and the one shape in which it refuses.

Every refusal is ``{"code": …, "data": {…}}``: the code of the rule that was broken (snake_case, stable) and what its
sentence needs. Nothing that was sent is repeated in it.
"""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import SessionAuth

from fabene.core.errors import ConflictError, FabeneError, NotAllowedError, NotFoundError

STATUS: tuple[tuple[type[FabeneError], HTTPStatus], ...] = (
    (NotFoundError, HTTPStatus.NOT_FOUND),
    (NotAllowedError, HTTPStatus.FORBIDDEN),
    (ConflictError, HTTPStatus.CONFLICT),
    (FabeneError, HTTPStatus.BAD_REQUEST),
)

api = NinjaAPI(
    title="fabene",
    version="1",
    description="Food solidarity around neighbourhood markets. Closed by default; households are known by code only.",
    docs_url=None,
    urls_namespace="api",
    auth=SessionAuth(),
)


def _refused(request: HttpRequest, code: str, *, status: int, data: dict[str, object] | None = None) -> HttpResponse:
    return api.create_response(request, {"code": code, "data": data or {}}, status=status)


@api.exception_handler(FabeneError)
def refused(request: HttpRequest, error: FabeneError) -> HttpResponse:
    """Answer a rule that was broken."""
    status = next(status for kind, status in STATUS if isinstance(error, kind))
    return _refused(request, error.code, status=status, data=dict(error.data))


@api.exception_handler(AuthenticationError)
def sign_in_first(request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    """Answer somebody who has not signed in."""
    return _refused(request, "sign_in_first", status=HTTPStatus.UNAUTHORIZED)


@api.exception_handler(ValidationError)
def not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Answer a request with parts missing or of another kind: where, and what was expected."""
    faults = [{"where": ".".join(map(str, fault["loc"])), "why": fault["type"]} for fault in error.errors]
    return _refused(request, "request_not_valid", status=HTTPStatus.UNPROCESSABLE_ENTITY, data={"faults": faults})


@api.exception_handler(HttpError)
def not_read(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Answer a body that is no JSON, and one sent from another site."""
    forged = error.status_code == HTTPStatus.FORBIDDEN
    return _refused(request, "token_missing" if forged else "request_not_read", status=error.status_code)


@api.exception_handler(Http404)
def nothing_here(request: HttpRequest, _error: Http404) -> HttpResponse:
    """Answer an address at which there is nothing."""
    return _refused(request, "not_found", status=HTTPStatus.NOT_FOUND)
