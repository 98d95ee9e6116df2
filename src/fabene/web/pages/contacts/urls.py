"""Addresses of the contact page and of the desk behind it."""

from django.urls import path

from fabene.web.pages.contacts import asking, inbox

app_name = "contacts"
ONE = "ufficio/richieste/<uuid:asked>/"

urlpatterns = [
    path("contatti/", asking.contact, name="contact"),
    path("contatti/<str:token>/", asking.followed, name="followed"),
    path("contatti/<str:token>/ritira/", asking.withdraw, name="withdraw"),
    path("ufficio/richieste/", inbox.inbox, name="inbox"),
    path(ONE, inbox.one, name="one"),
    path(f"{ONE}leggi/", inbox.read, name="read"),
    path(f"{ONE}rispondi/", inbox.answer, name="answer"),
    path(f"{ONE}passa/", inbox.hand, name="hand"),
    path(f"{ONE}fai/<str:deed>/", inbox.do, name="do"),
]
