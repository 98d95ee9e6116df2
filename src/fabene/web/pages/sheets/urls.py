"""Addresses of the sheets."""

from django.urls import URLPattern, URLResolver, path

from fabene.web.pages.sheets import showing

app_name = "sheets"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", showing.index, name="index"),
    path("reti/<slug:slug>/", showing.of_network, name="network"),
    path("reti/<slug:slug>/<slug:sheet>/", showing.network_sheet, name="network_sheet"),
    path("giornate/<uuid:day>/", showing.of_day, name="day"),
    path("giornate/<uuid:day>/<slug:sheet>/", showing.day_sheet, name="day_sheet"),
    path("<slug:sheet>/", showing.sheet, name="sheet"),
]
