"""The addresses of the pages about people."""

from django.urls import URLPattern, URLResolver, path

from fabene.web.pages.people import accreditations, alerts, bodies, giving, lines, members, purges

app_name = "people"
urlpatterns: list[URLPattern | URLResolver] = [
    path("persone/", members.start, name="start"),
    path("persone/ovunque/", members.everywhere, name="everywhere"),
    path("persone/ovunque/ruolo/", giving.give_everywhere, name="give_everywhere"),
    path("persone/ruoli/<uuid:membership>/finisci/", members.end, name="end_role"),
    path("persone/ruoli/<uuid:membership>/ridai/", members.give_back, name="give_back"),
    path("persone/<slug:slug>/", members.members, name="members"),
    path("persone/<slug:slug>/ruolo/", giving.give, name="give"),
    path("accreditamenti/<slug:slug>/", accreditations.accreditations, name="accreditations"),
    path("accreditamenti/<slug:slug>/nuovo/", accreditations.accredit, name="accredit"),
    path("accreditamenti/<slug:slug>/organizzazione/", bodies.add, name="add_body"),
    path("accreditamento/<uuid:accreditation>/finisci/", accreditations.end, name="end_accreditation"),
    path("accreditamento/<uuid:accreditation>/atto/", accreditations.deed, name="deed"),
    path("registro/<slug:slug>/", lines.actions, name="log"),
    path("registro/<slug:slug>/dati.csv", lines.actions_csv, name="log_csv"),
    path("letture/<slug:slug>/", lines.readings, name="readings"),
    path("letture/<slug:slug>/dati.csv", lines.readings_csv, name="readings_csv"),
    path("segnalazioni/<slug:slug>/", alerts.alerts, name="alerts"),
    path("segnalazione/<uuid:alert>/", alerts.answer, name="answer"),
    path("registri/", purges.purges, name="purges"),
]
