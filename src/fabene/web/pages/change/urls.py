"""Addresses of changes in services, ecosystems and closing dossiers."""

from django.urls import path

from fabene.web.pages.change import changes, dossiers, ecosystem, editing

app_name = "change"
ONE = "azioni/<uuid:change>/"

urlpatterns = [
    path("azioni/", changes.changes, name="changes"),
    path("azioni/dati.csv", changes.changes_csv, name="changes_csv"),
    path("azioni/nuova/", editing.new, name="new"),
    path(ONE, changes.change, name="change"),
    path(f"{ONE}cambia/", editing.edit, name="edit"),
    path(f"{ONE}stato/", editing.move, name="move"),
    path(f"{ONE}prova/", editing.prove, name="prove"),
    path("ecosistema/<slug:slug>/", ecosystem.ecosystem, name="ecosystem"),
    path("ecosistema/<slug:slug>/dati.csv", ecosystem.ecosystem_csv, name="ecosystem_csv"),
    path("ecosistema/<slug:slug>/disegna/", ecosystem.draw, name="draw"),
    path("rilancio/<slug:slug>/", dossiers.dossier, name="dossier"),
    path("rilancio/<slug:slug>/dossier.pdf", dossiers.dossier_pdf, name="dossier_pdf"),
    path("rilancio/<slug:slug>/scrivi/", dossiers.write, name="write"),
]
