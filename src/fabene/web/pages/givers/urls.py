"""The addresses of who gives."""

from django.urls import URLPattern, URLResolver, path

from fabene.web.pages.givers import desk, posters, record, writes

app_name = "givers"
urlpatterns: list[URLPattern | URLResolver] = [
    path("donatori/", desk.givers, name="givers"),
    path("donatori/dati.csv", desk.givers_csv, name="givers_csv"),
    path("donatori/nuovo/", writes.new_donor, name="new_donor"),
    path("donatori/banco/", writes.new_stall, name="new_stall"),
    path("donatori/<uuid:giver>/", record.giver, name="giver"),
    path("donatori/<uuid:giver>/accordo/", writes.step, name="step"),
    path("donatori/<uuid:giver>/cambia/", writes.change, name="change"),
    path("donatori/<uuid:giver>/togli/", writes.withdraw, name="withdraw"),
    path("donatori/<uuid:giver>/locandina/", posters.poster, name="poster"),
    path("reti/<slug:slug>/come-si-dona/", posters.how_to_give, name="how"),
]
