"""Addresses of the beginning."""

from django.urls import URLPattern, URLResolver, path

from fabene.web.pages.beginning import bodies, copying, entering, places, rules, start

app_name = "beginning"
ONE = "reti/<slug:slug>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", start.start, name="start"),
    path("ingresso/", entering.enter, name="enter"),
    path("ingresso/<str:token>/", entering.open_door, name="open"),
    path("comune/", places.municipality, name="municipality"),
    path("comune/<slug:istat>/", places.change_municipality, name="change_municipality"),
    path("ente/", bodies.organisation, name="organisation"),
    path("ente/<uuid:organisation>/", bodies.change_organisation, name="change_organisation"),
    path("rete/", bodies.network, name="network"),
    path("rete/come/<slug:slug>/", copying.copy, name="copy"),
    path(ONE, start.one, name="one"),
    path(f"{ONE}nome/", bodies.change_network, name="change_network"),
    path(f"{ONE}mercato/", places.market, name="market"),
    path(f"{ONE}mercato/<uuid:market>/", places.change_market, name="change_market"),
    path(f"{ONE}hub/", places.hub, name="hub"),
    path(f"{ONE}hub/<uuid:hub>/", places.change_hub, name="change_hub"),
    path(f"{ONE}avanzi/", places.destinations, name="destinations"),
    path(f"{ONE}regole/", rules.rules, name="rules"),
    path(f"{ONE}giornata/", rules.first_day, name="first_day"),
]
