"""Addresses of the programmes: the public face, and the office's pages."""

from django.urls import path

from fabene.web.pages.programme import face, logos, office, projects

app_name = "programme"
ONE = "programmi/<slug:slug>/"
OFFICE = "ufficio/programmi/"
ROW = f"{OFFICE}parti/<str:part>/<uuid:row>/"
LOGO = f"{OFFICE}loghi/<uuid:partner>/"

urlpatterns = [
    path("programmi/", face.programmes, name="programmes"),
    path(ONE, face.programme, name="programme"),
    path(f"{ONE}partner/", face.partners, name="partners"),
    path(f"{ONE}benefici/", face.benefits, name="benefits"),
    path(f"{ONE}cronologia/", face.chronology, name="chronology"),
    path(f"{ONE}politiche/", face.policies, name="policies"),
    path(f"{ONE}quadro/", face.acts, name="acts"),
    path(f"{ONE}dati.json", projects.linked_data, name="linked_data"),
    path("programmi/loghi/<uuid:partner>/file/", projects.logo, name="logo"),
    path("progetti/<slug:slug>/", projects.project, name="project"),
    path(OFFICE, office.office, name="office"),
    path(f"{OFFICE}apri/", office.open_programme, name="open_programme"),
    path(ROW, office.edit, name="edit"),
    path(f"{ROW}mostra/", office.show, name="show"),
    path(LOGO, logos.logo, name="edit_logo"),
    path(f"{LOGO}togli/", logos.withdraw_logo, name="withdraw_logo"),
    path(f"{OFFICE}<slug:slug>/", office.office_programme, name="office_programme"),
    path(f"{OFFICE}<slug:slug>/<str:part>/", office.add, name="add"),
]
