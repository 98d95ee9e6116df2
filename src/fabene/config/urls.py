"""Every address of the site: the pages, the API, the signing in."""

from django.urls import include, path

urlpatterns = [
    path("", include("fabene.web.urls")),
    path("", include("fabene.api.urls")),
]
