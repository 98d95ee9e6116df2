"""Addresses of what is public by law."""

from django.urls import path

from fabene.web.pages.transparency import opendata, opening, subsidies

app_name = "transparency"

urlpatterns = [
    path("", opening.transparency, name="transparency"),
    path("sovvenzioni/", subsidies.subsidies, name="subsidies"),
    path("sovvenzioni.csv", subsidies.subsidies_csv, name="subsidies_csv"),
    path("sovvenzioni.xlsx", subsidies.subsidies_xlsx, name="subsidies_xlsx"),
    path("124-2017/", opening.received, name="received"),
    path("124-2017.csv", opening.received_csv, name="received_csv"),
    path("360giving/", opendata.giving_page, name="giving_page"),
    path("360giving.json", opendata.giving_json, name="giving"),
]
