"""Addresses of what is held about people."""

from django.urls import path

from fabene.web.pages.privacy import asking, breaches, deciding, desk, fading, mine, papers

app_name = "privacy"
urlpatterns = [
    path("riservatezza/", desk.desk, name="desk"),
    path("riservatezza/tempi/", deciding.times, name="times"),
    path("riservatezza/tempi/<slug:kind>/", deciding.time, name="time"),
    path("riservatezza/basi/", deciding.bases, name="bases"),
    path("riservatezza/basi/<slug:treatment>/", deciding.basis, name="basis"),
    path("riservatezza/conferma/<slug:what>/", deciding.confirm, name="confirm"),
    path("riservatezza/scadenze/", fading.report, name="report"),
    path("riservatezza/scadenze/dati.csv", fading.report_csv, name="report_csv"),
    path("riservatezza/richieste/", asking.register, name="requests"),
    path("riservatezza/richieste/nuova/", asking.ask, name="ask"),
    path("riservatezza/richieste/<uuid:asked>/", asking.request, name="request"),
    path("riservatezza/richieste/<uuid:asked>/copia/", asking.copy, name="copy"),
    path("riservatezza/richieste/<uuid:asked>/cancella/", asking.erase, name="erase"),
    path("riservatezza/violazioni/", breaches.breaches, name="breaches"),
    path("riservatezza/violazioni/nuova/", breaches.report, name="breach_new"),
    path("riservatezza/violazioni/<uuid:breach>/", breaches.breach, name="breach"),
    path("riservatezza/carte/", papers.papers, name="papers"),
    path("riservatezza/carte/<slug:paper>.pdf", papers.paper, name="paper"),
    path("riservatezza/carte/<slug:slug>/<slug:paper>.pdf", papers.network_paper, name="network_paper"),
    path("i-miei-dati/", mine.mine, name="mine"),
    path("i-miei-dati/scarica/", mine.download, name="my_download"),
    path("i-miei-dati/cancella/", mine.remove, name="my_removal"),
]
