"""The addresses of lots and recalls, under the network they are about."""

from django.urls import URLPattern, URLResolver, path

from fabene.web.pages.recall import acting, lots, showing

app_name = "recall"
urlpatterns: list[URLPattern | URLResolver] = [
    path("reti/<slug:slug>/lotti/", lots.lots, name="lots"),
    path("reti/<slug:slug>/lotti/dati.csv", lots.lots_csv, name="lots_csv"),
    path("reti/<slug:slug>/lotti/<uuid:lot>/", lots.lot, name="lot"),
    path("reti/<slug:slug>/lotti/<uuid:lot>/dati.csv", lots.lot_csv, name="lot_csv"),
    path("reti/<slug:slug>/richiami/", showing.recalls, name="recalls"),
    path("reti/<slug:slug>/richiami/dati.csv", showing.recalls_csv, name="recalls_csv"),
    path("reti/<slug:slug>/richiami/nuovo/", acting.new, name="new"),
    path("reti/<slug:slug>/richiami/<uuid:recall>/", showing.recall, name="recall"),
    path("reti/<slug:slug>/richiami/<uuid:recall>/dati.csv", showing.recall_csv, name="recall_csv"),
    path("reti/<slug:slug>/richiami/<uuid:recall>/avviso/", showing.notice, name="notice"),
    path("reti/<slug:slug>/richiami/<uuid:recall>/famiglie/", acting.tell_families, name="tell_families"),
    path("reti/<slug:slug>/richiami/<uuid:recall>/detto/<slug:kind>/<uuid:party>/", acting.told, name="told"),
    path("reti/<slug:slug>/richiami/<uuid:recall>/detto/<uuid:told>/annulla/", acting.undo_told, name="undo_told"),
    path("reti/<slug:slug>/richiami/<uuid:recall>/tornato/", acting.back, name="back"),
    path("reti/<slug:slug>/richiami/<uuid:recall>/tornato/<uuid:move>/annulla/", acting.undo_back, name="undo_back"),
    path("reti/<slug:slug>/richiami/<uuid:recall>/chiudi/", acting.close, name="close"),
]
