"""The pages where tables are brought in and taken away."""

from django.urls import URLPattern, URLResolver, path

from fabene.web.pages.imports import examples, steps, taking

app_name = "imports"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", steps.start, name="start"),
    path("tabelle/<slug:table>/", examples.made, name="made"),
    path("tabelle/<slug:table>/esempio.xlsx", examples.example, {"form": "xlsx"}, name="example"),
    path("tabelle/<slug:table>/esempio.csv", examples.example, {"form": "csv"}, name="example_csv"),
    path("<uuid:batch>/", steps.batch, name="batch"),
    path("<uuid:batch>/colonne/", steps.columns, name="columns"),
    path("<uuid:batch>/conferma/", steps.confirm, name="confirm"),
    path("<uuid:batch>/annulla/", steps.undo, name="undo"),
    path("<uuid:batch>/butta/", steps.drop, name="drop"),
    path("<slug:slug>/", taking.exports, name="exports"),
    path("<slug:slug>/<slug:table>.xlsx", taking.export, {"form": "xlsx"}, name="export"),
    path("<slug:slug>/<slug:table>.csv", taking.export, {"form": "csv"}, name="export_csv"),
]
