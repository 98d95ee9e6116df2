"""The addresses of a family's own page: its link, what it can do there, and the card that caseworkers print."""

from django.urls import URLPattern, URLResolver, path

from fabene.web.pages.family import cards, choosing, data, fetching, home, opening, staying, trial

app_name = "family"
urlpatterns: list[URLPattern | URLResolver] = [
    path("f/<str:token>/", opening.open_link, name="open"),
    path("famiglia/", home.home, name="home"),
    path("famiglia/chiudi/", opening.close, name="close"),
    path("famiglia/cibo/", choosing.food, name="food"),
    path("famiglia/lingua/", choosing.language, name="language"),
    path("famiglia/deleghe/", fetching.delegates, name="delegates"),
    path("famiglia/deleghe/<uuid:delegate>/togli/", fetching.drop, name="drop_delegate"),
    path("famiglia/deleghe/<uuid:delegate>/tieni/", fetching.keep, name="keep_delegate"),
    path("famiglia/pausa/", staying.pause, name="pause"),
    path("famiglia/pausa/finita/", staying.back, name="back"),
    path("famiglia/mercato/", staying.market, name="market"),
    path("famiglia/esci/", staying.leave, name="leave"),
    path("famiglia/resta/", staying.stay, name="stay"),
    path("famiglia/dati/", data.data, name="data"),
    path("famiglia/dati/scarica/", data.download, name="download"),
    path("famiglia/dati/chiudi/", data.lock, name="lock"),
    path("famiglie/<uuid:household>/tessera/", cards.card, name="card"),
    path("posti/famiglia/", trial.sit, name="sit"),
]
