"""Every address of the API."""

from django.urls import URLPattern, URLResolver, include, path

from fabene.api.health import healthz
from fabene.api.operations import days, families, public
from fabene.api.site import api

OPERATIONS = (days, families, public)
"""The modules whose operations are served."""

ROUTES, _, NAMESPACE = api.urls
for route in ROUTES:
    # Whoever has not signed in, or owes a second factor, is told so in JSON: there is no page to be sent to.
    vars(route.callback).update(login_required=False, answers_in_json=True)

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
    path("api/v1/", include((ROUTES, "ninja"), namespace=NAMESPACE)),
]
