"""The addresses of open tables and of deliveries to emporios."""

from django.urls import path

from fabene.web.pages.tables import deliveries, face, food, listing, papers, received, sitting, statements

app_name = "tables"
SITTING = "tavole/seduta/<uuid:sitting>/"
DELIVERY = "empori/consegna/<uuid:delivery>/"

urlpatterns = [
    path("reti/<slug:slug>/tavola-aperta/", face.face, name="face"),
    path("reti/<slug:slug>/tavola-aperta/dati.csv", face.face_csv, name="face_csv"),
    path("giornate/<uuid:day>/tavola/", listing.of_day, name="day"),
    path(SITTING, sitting.sitting, name="sitting"),
    path(f"{SITTING}togli/", listing.undo_open, name="undo_open"),
    path(f"{SITTING}cibo/", food.lay, name="lay"),
    path(f"{SITTING}cibo/torna/", food.back, name="back"),
    path(f"{SITTING}cibo/<uuid:move>/annulla/", food.undo_move, name="undo_move"),
    path(f"{SITTING}sparecchia/", food.clear, name="clear"),
    path(f"{SITTING}sparecchia/<uuid:clearing>/annulla/", food.undo_clear, name="undo_clear"),
    path(f"{SITTING}biglietti/", papers.strip, name="strip"),
    path(f"{SITTING}foglio-persone/", papers.counting_sheet, name="counting_sheet"),
    path(f"{SITTING}foglio-cibo/", papers.food_sheet, name="food_sheet"),
    path("tavole/<slug:slug>/", listing.of_network, name="tables"),
    path("tavole/<slug:slug>/dati.csv", listing.tables_csv, name="tables_csv"),
    path(DELIVERY, deliveries.delivery, name="delivery"),
    path(f"{DELIVERY}bolla/", deliveries.slip, name="slip"),
    path(f"{DELIVERY}<uuid:said>/annulla/", deliveries.undo, name="undo_acknowledgement"),
    path("empori/rendiconto/<uuid:place>/", statements.statement, name="statement"),
    path("empori/rendiconto/<uuid:place>/dati.csv", statements.statement_csv, name="statement_csv"),
    path("empori/rendiconto/<uuid:place>/rendiconto.pdf", statements.statement_pdf, name="statement_pdf"),
    path("empori/<slug:slug>/", deliveries.emporios, name="emporios"),
    path("ricevuto/<str:token>/", received.received, name="received"),
]
