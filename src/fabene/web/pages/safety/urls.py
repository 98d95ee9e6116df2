"""Addresses of food that is safe: temperatures, checks, and their registers."""

from django.urls import URLPattern, URLResolver, path

from fabene.web.pages.safety import checks, registers, temperatures

app_name = "safety"
DAY = "giornate/<uuid:day>/"
TRANSFER = "dispense/trasporti/<uuid:transfer>/temperature/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{DAY}temperature/", temperatures.of_day, name="temperatures"),
    path(f"{DAY}temperature/<uuid:temperature>/annulla/", temperatures.undo, name="undo_temperature"),
    path(f"{DAY}controlli/", checks.checks, name="checks"),
    path(TRANSFER, temperatures.of_transfer, name="of_transfer"),
    path(f"{TRANSFER}<uuid:temperature>/annulla/", temperatures.undo_of_transfer, name="undo_of_transfer"),
    path("registri/temperature/", registers.temperatures, name="temperature_register"),
    path("registri/temperature/dati.csv", registers.temperatures_csv, name="temperatures_csv"),
    path("registri/controlli/", registers.checks, name="check_register"),
    path("registri/controlli/dati.csv", registers.checks_csv, name="checks_csv"),
]
