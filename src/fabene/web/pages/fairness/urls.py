"""Addresses of a network's fairness and of its charter."""

from django.urls import path

from fabene.web.pages.fairness import charter, fairness

app_name = "fairness"
NETWORK = "reti/<slug:slug>/"

urlpatterns = [
    path(f"{NETWORK}equita/", fairness.fairness, name="fairness"),
    path(f"{NETWORK}equita/dati.csv", fairness.fairness_csv, name="fairness_csv"),
    path(f"{NETWORK}carta/", charter.charter, name="charter"),
    path(f"{NETWORK}carta/come-si-dividono/", charter.explained, name="explained"),
    path(f"{NETWORK}carta/<slug:rule>/cambia/", charter.change, name="change"),
]
