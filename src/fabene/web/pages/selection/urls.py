"""The addresses of the pages about judging, under those of a call."""

from django.urls import path

from fabene.web.pages.selection import applying, comparing, index, judging, looking, minutes, office, ranking

app_name = "selection"
JUDGING = "bandi/<slug:slug>/valutazione/"
RANKING = "bandi/<slug:slug>/graduatoria/"
ONE = "<uuid:application>/"

urlpatterns = [
    path("valutazioni/", index.index, name="index"),
    path(JUDGING, judging.desk, name="desk"),
    path(f"{JUDGING}apri/", office.open_selection, name="open"),
    path(f"{JUDGING}ufficio/", office.office, name="office"),
    path(f"{JUDGING}chiudi/", office.close, name="close"),
    path(f"{JUDGING}pubblica/", office.publish, name="publish"),
    path(f"{JUDGING}verbale.pdf", minutes.minutes, name="minutes"),
    path(f"{JUDGING}confronto/", comparing.compare, name="compare"),
    path(f"{JUDGING}confronto/dati.csv", comparing.compare_csv, name="compare_csv"),
    path(f"{JUDGING}ufficio/{ONE}", looking.application, name="application"),
    path(f"{JUDGING}ufficio/{ONE}integrazione/", looking.integration_file, name="integration_file"),
    path(f"{JUDGING}ricorsi/<uuid:appeal>/", looking.answer, name="answer"),
    path(f"{JUDGING}mia/{ONE}", applying.mine, name="mine"),
    path(f"{JUDGING}{ONE}", judging.read, name="read"),
    path(f"{JUDGING}{ONE}conflitto/", judging.declare, name="declare"),
    path(f"{JUDGING}{ONE}documenti/<uuid:document>/", judging.paper, name="paper"),
    path(f"{JUDGING}{ONE}confronto/", comparing.talk, name="talk"),
    path(RANKING, ranking.ranking, name="ranking"),
    path(f"{RANKING}versioni/<int:number>/", ranking.version, name="version"),
    path(f"{RANKING}dati.csv", ranking.ranking_csv, name="ranking_csv"),
    path(f"{RANKING}dati.json", ranking.ranking_json, name="ranking_json"),
    path(f"{RANKING}da-che-dipende/", ranking.hangs_on, name="hangs_on"),
]
