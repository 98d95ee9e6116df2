"""Whether the site is well: what a monitor asks every minute."""

from http import HTTPStatus
from importlib.metadata import version

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
@login_not_required
def healthz(_request: HttpRequest) -> JsonResponse:
    """Answer 200 with the version and the database in use, 503 when the database does not answer."""
    answer = {"status": "ok", "version": version("fabene"), "database": connection.vendor}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({**answer, "status": "database_silent"}, status=HTTPStatus.SERVICE_UNAVAILABLE)
    return JsonResponse(answer)
