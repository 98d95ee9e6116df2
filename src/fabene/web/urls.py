"""Every page of the site."""

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from fabene.web.pages import public, seats, service

urlpatterns: list[URLPattern | URLResolver] = [
    path("", public.home, name="home"),
    path("mercati/", public.markets, name="markets"),
    path("mercati/dati.csv", public.markets_csv, name="markets_csv"),
    path("reti/", public.networks, name="networks"),
    path("reti/<slug:slug>/", public.network, name="network"),
    path("privacy/", service.privacy, name="privacy"),
    path("note-legali/", service.legal, name="legal"),
    path("accessibilita/", service.accessibility, name="accessibility"),
    path("lingua/", login_not_required(set_language), name="set_language"),
    path("posti/", seats.sit, name="sit"),
    path("giornate/", include("fabene.web.pages.days.urls")),
    path("giornate/", include("fabene.web.pages.sharing.urls")),
    path("dispense/", include("fabene.web.pages.stores.urls")),
    path("", include("fabene.web.pages.stores.public_urls")),
    path("", include("fabene.web.pages.safety.urls")),
    path("", include("fabene.web.pages.tables.urls")),
    path("", include("fabene.web.pages.recall.urls")),
    path("trasparenza/", include("fabene.web.pages.transparency.urls")),
    path("", include("fabene.web.pages.change.urls")),
    path("proposte/", include("fabene.web.pages.applications.urls")),
    path("", include("fabene.web.pages.fairness.urls")),
    path("", include("fabene.web.pages.programme.urls")),
    path("", include("fabene.web.pages.contacts.urls")),
    path("documenti/", include("fabene.web.pages.documents.urls")),
    path("incontri/", include("fabene.web.pages.gatherings.urls")),
    path("accompagnamento/", include("fabene.web.pages.accompaniment.urls")),
    path("importazioni/", include("fabene.web.pages.imports.urls")),
    path("fogli/", include("fabene.web.pages.sheets.urls")),
    path("inizio/", include("fabene.web.pages.beginning.urls")),
    path("", include("fabene.web.pages.givers.urls")),
    path("punti/", include("fabene.web.pages.points.urls")),
    path("scadenze/", include("fabene.web.pages.deadlines.urls")),
    path("avvisi/", include("fabene.web.pages.words.urls")),
    path("contributi/", include("fabene.web.pages.grants.urls")),
    path("", include("fabene.web.pages.calls.urls")),
    path("", include("fabene.web.pages.selection.urls")),
    path("", include("fabene.web.pages.accounts.urls")),
    path("", include("fabene.web.pages.family.urls")),
    path("", include("fabene.web.pages.people.urls")),
    path("", include("fabene.web.pages.casework.urls")),
    path("", include("fabene.web.pages.privacy.urls")),
]
