"""Addresses of calls and co-design."""

from django.urls import path

from fabene.web.pages.calls import asking, drafting, face, files, history, index, joining, jury, office

app_name = "calls"
ONE, WORK, TOGETHER = "bandi/<slug:call>/", "bandi/<slug:call>/ufficio/", "coprogettazione/<slug:call>/"

urlpatterns = [
    path("bandi/", index.calls, name="calls"),
    path("bandi/nuovo/", drafting.new, name="new"),
    path(ONE, face.call, name="call"),
    path(f"{ONE}domande/", asking.questions, name="questions"),
    path(f"{ONE}domande/nuova/", asking.publish_answer, name="publish_answer"),
    path(f"{ONE}domande/<uuid:asked>/", asking.answer, name="answer"),
    path(f"{ONE}risposte/<uuid:answer>/", asking.publish_answer, name="correct_answer"),
    path(f"{ONE}versioni/", history.versions, name="versions"),
    path(f"{ONE}bando.pdf", files.paper, name="paper"),
    path(f"{ONE}scadenza.ics", files.deadline, name="deadline"),
    path(f"{ONE}criteri.csv", files.criteria_csv, name="criteria_csv"),
    path(f"{ONE}dati.jsonld", files.linked_data, name="linked_data"),
    path(f"{ONE}anteprima/", face.preview, name="preview"),
    path(WORK, office.office, name="office"),
    path(f"{WORK}pubblica/", office.publish, name="publish"),
    path(f"{WORK}cambia/", office.change, name="change"),
    path(f"{WORK}proroga/", office.extend, name="extend"),
    path(f"{WORK}lascia/", drafting.drop, name="drop"),
    path(f"{WORK}giuria/", jury.jury, name="jury"),
    path(f"{WORK}<slug:section>/", drafting.section, name="section"),
    path(TOGETHER, face.co_design, name="co_design"),
    path(f"{TOGETHER}manifesta/", joining.express, name="express"),
    path(f"{TOGETHER}partecipanti/", joining.interests, name="interests"),
    path(f"{TOGETHER}partecipanti/<uuid:interest>/", joining.decide, name="decide"),
]
