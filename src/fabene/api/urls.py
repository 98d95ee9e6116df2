"""Every operation of the API."""

from django.urls import URLPattern, path

from fabene.api.health import healthz

urlpatterns: list[URLPattern] = [path("healthz", healthz, name="healthz")]
