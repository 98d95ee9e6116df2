"""The addresses of places of stock, under ``dispense/``."""

from django.urls import URLPattern, URLResolver, path

from fabene.web.pages.stores import cooking, moving, papers, serving, showing

app_name = "stores"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", showing.index, name="index"),
    path("reti/<slug:slug>/cucina-nuova/", showing.new_kitchen, name="new_kitchen"),
    path("trasporti/", moving.transfers, name="transfers"),
    path("trasporti/dati.csv", moving.transfers_csv, name="transfers_csv"),
    path("trasporti/<uuid:transfer>/", moving.transfer, name="transfer"),
    path("trasporti/<uuid:transfer>/ricevi/", moving.receive, name="receive"),
    path("trasporti/<uuid:transfer>/richiama/", moving.call_back, name="call_back"),
    path("trasporti/<uuid:transfer>/documento.pdf", papers.document, name="document"),
    path("preparazioni/<uuid:batch>/", cooking.batch, name="batch"),
    path("preparazioni/<uuid:batch>/annulla/", cooking.undo_batch, name="undo_batch"),
    path("preparazioni/<uuid:batch>/etichette.pdf", papers.labels, name="labels"),
    path("<uuid:store>/", showing.store, name="store"),
    path("<uuid:store>/dati.csv", showing.store_csv, name="store_csv"),
    path("<uuid:store>/manda/", moving.send, name="send"),
    path("<uuid:store>/cucina/", cooking.cook, name="cook"),
    path("<uuid:store>/preparazioni/", cooking.batches, name="batches"),
    path("<uuid:store>/preparazioni.csv", cooking.batches_csv, name="batches_csv"),
    path("<uuid:store>/pasti/", serving.serve, name="serve"),
    path("<uuid:store>/pasti.csv", serving.servings_csv, name="servings_csv"),
    path("<uuid:store>/pasti/<uuid:serving>/annulla/", serving.undo_serve, name="undo_serve"),
    path("<uuid:store>/butta/", serving.clear, name="clear"),
    path("<uuid:store>/butta.csv", serving.clearings_csv, name="clearings_csv"),
    path("<uuid:store>/butta/<uuid:clearing>/annulla/", serving.undo_clear, name="undo_clear"),
    path("<uuid:store>/conta/<uuid:lot>/", serving.count, name="count"),
]
