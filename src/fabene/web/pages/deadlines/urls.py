"""The addresses of deadlines."""

from django.urls import path

from fabene.web.pages.deadlines import calendars, desk

app_name = "deadlines"
urlpatterns = [
    path("", desk.deadlines, name="deadlines"),
    path("mail/", desk.choose, name="choose"),
    path("mail/<uuid:choice>/annulla/", desk.undo, name="undo"),
    path("calendario/", calendars.make, name="make_calendar"),
    path("calendario/chiudi/", calendars.shut, name="shut_calendar"),
    path("mio/<str:token>.ics", calendars.mine, name="my_calendar"),
    path("bandi.ics", calendars.calls, name="calls_calendar"),
]
