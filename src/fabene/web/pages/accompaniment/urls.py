"""The addresses of accompaniment."""

from django.urls import path

from fabene.web.pages.accompaniment import acting, desk, editing, showing, walking

app_name = "accompaniment"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("nuovo/", editing.open_plan, name="open"),
    path("rete/<slug:slug>/", acting.network, name="network"),
    path("rete/<slug:slug>/foglio/", acting.sheet, name="network_sheet"),
    path("rete/<slug:slug>/dati.csv", acting.network_csv, name="network_csv"),
    path("rete/<slug:slug>/nuova/", acting.plan_action, name="plan_action"),
    path("rete/<slug:slug>/<uuid:action>/", acting.step_action, name="step_action"),
    path("rete/<slug:slug>/<uuid:action>/cambia/", acting.change_action, name="change_action"),
    path("<uuid:plan>/", showing.plan, name="plan"),
    path("<uuid:plan>/cambia/", editing.change_plan, name="change"),
    path("<uuid:plan>/persone/", editing.take_part, name="take_part"),
    path("<uuid:plan>/persone/<uuid:part>/togli/", editing.leave_part, name="leave_part"),
    path("<uuid:plan>/diario/", walking.diary, name="diary"),
    path("<uuid:plan>/consegne/", walking.ask, name="ask"),
    path("<uuid:plan>/consegne/<uuid:deliverable>/", walking.deliverable, name="deliverable"),
    path("<uuid:plan>/ore/", walking.hours, name="hours"),
    path("<uuid:plan>/ore/<uuid:hours>/togli/", walking.take_back_hours, name="take_back_hours"),
    path("<uuid:plan>/competenze/", walking.skills, name="skills"),
    path("<uuid:plan>/competenze/risposte/", walking.assess, name="assess"),
    path("<uuid:plan>/competenze.csv", showing.skills_csv, name="skills_csv"),
    path("<uuid:plan>/unisci/", editing.merge, name="merge"),
    path("<uuid:plan>/unisci/<uuid:merger>/separa/", editing.unmerge, name="unmerge"),
]
