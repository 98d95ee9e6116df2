"""The pages where tables are brought in and taken away."""

from django.urls import URLPattern, URLResolver, path

from fabene.web.pages.imports import steps

app_name = "imports"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", steps.start, name="start"),
    path("<slug:slug>/<slug:table>.xlsx", steps.export, name="export"),
    path("<uuid:batch>/", steps.batch, name="batch"),
    path("<uuid:batch>/colonne/", steps.columns, name="columns"),
    path("<uuid:batch>/conferma/", steps.confirm, name="confirm"),
    path("<uuid:batch>/annulla/", steps.undo, name="undo"),
    path("<uuid:batch>/butta/", steps.drop, name="drop"),
]
