"""The addresses of sessions."""

from django.urls import path

from fabene.web.pages.gatherings import calendars, door, listing, planning, showing, signing

app_name = "gatherings"
urlpatterns = [
    path("", listing.gatherings, name="gatherings"),
    path("dati.csv", listing.gatherings_csv, name="gatherings_csv"),
    path("calendario.ics", calendars.site, name="site_calendar"),
    path("calendario/<slug:slug>.ics", calendars.network, name="network_calendar"),
    path("mio/<str:token>.ics", calendars.mine, name="my_calendar"),
    path("mio/", calendars.make, name="make_calendar"),
    path("nuovo/", planning.plan, name="plan"),
    path("iscrizione/<str:token>/", signing.own, name="sign_up"),
    path("iscrizione/<str:token>/togli/", signing.own_withdraw, name="own_withdraw"),
    path("iscrizione/<str:token>/torna/", signing.own_come_back, name="own_come_back"),
    path("<uuid:gathering>/", showing.gathering, name="gathering"),
    path("<uuid:gathering>/incontro.ics", calendars.one, name="calendar"),
    path("<uuid:gathering>/iscriviti/", signing.sign_up, name="join"),
    path("<uuid:gathering>/togliti/", signing.withdraw, name="withdraw"),
    path("<uuid:gathering>/torna/", signing.come_back, name="come_back"),
    path("<uuid:gathering>/cambia/", planning.change, name="change"),
    path("<uuid:gathering>/annulla/", planning.cancel, name="cancel"),
    path("<uuid:gathering>/riprendi/", planning.resume, name="resume"),
    path("<uuid:gathering>/ripeti/", planning.repeat, name="repeat"),
    path("<uuid:gathering>/presenze/", door.door, name="door"),
    path("<uuid:gathering>/presenze/<uuid:sign_up>/", door.tick, name="tick"),
    path("<uuid:gathering>/foglio/", door.sheet, name="sheet"),
    path("<uuid:gathering>/presenze.csv", door.attendance_csv, name="attendance_csv"),
    path("<uuid:gathering>/materiali/", planning.add_material, name="add_material"),
    path("<uuid:gathering>/materiali/<uuid:material>/", showing.material, name="material"),
    path("<uuid:gathering>/materiali/<uuid:material>/togli/", planning.withdraw_material, name="withdraw_material"),
]
