"""Every address of the site: the pages, the API, the signing in."""

from django.urls import include, path

handler404 = "fabene.web.pages.family.opening.not_found"

urlpatterns = [
    path("", include("fabene.web.urls")),
    path("", include("fabene.api.urls")),
]
