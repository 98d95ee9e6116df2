"""The pages of the market day, from the stall to the hub."""

from django.urls import URLPattern, URLResolver, path, register_converter

from fabene.core.food import EVERY_CATEGORY
from fabene.web.pages.days import correcting, desk, hub, mending, opening, record, stand


class CategoryConverter:
    """The key of a category of food: another word is an address that does not exist."""

    regex = "|".join(EVERY_CATEGORY)

    def to_python(self, value: str) -> str:
        """Return the key as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Return the key as it is."""
        return value


register_converter(CategoryConverter, "category")

app_name = "days"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", desk.days, name="desk"),
    path("dati.csv", desk.days_csv, name="desk_csv"),
    path("apri/", opening.open_day, name="open"),
    path("<uuid:day>/", record.day, name="day"),
    path("<uuid:day>/dati.csv", record.day_csv, name="day_csv"),
    path("<uuid:day>/modo/", record.market_way, name="market_way"),
    path("<uuid:day>/modo/<category:category>/", record.choose_way, name="way"),
    path("<uuid:day>/niente/", record.explain_zero, name="zero"),
    path("<uuid:day>/banchetto/", stand.stand, name="stand"),
    path("<uuid:day>/banchetto/segnato/", stand.gifts, name="gifts"),
    path("<uuid:day>/banchetto/segnato/<uuid:donation>/annulla/", mending.undo_gift, name="undo_gift"),
    path("<uuid:day>/banchetto/segnato/<uuid:donation>/correggi/", correcting.correct_gift, name="correct_gift"),
    path("<uuid:day>/banchetto/stima/<category:category>/", stand.guess, name="guess"),
    path("<uuid:day>/banchetto/scarta/<category:category>/", hub.stand_discard, name="stand_discard"),
    path("<uuid:day>/banchetto/da/<slug:who>/", stand.giver, name="giver"),
    path("<uuid:day>/banchetto/da/<slug:who>/<category:category>/", stand.gift, name="gift"),
    path("<uuid:day>/casa/", hub.hub, name="hub"),
    path("<uuid:day>/casa/<category:category>/", hub.hub_category, name="hub_category"),
    path(
        "<uuid:day>/casa/<category:category>/pesate/<uuid:weighing>/annulla/",
        mending.undo_weighing,
        name="undo_weighing",
    ),
    path(
        "<uuid:day>/casa/<category:category>/pesate/<uuid:weighing>/correggi/",
        correcting.correct_weighing,
        name="correct_weighing",
    ),
    path(
        "<uuid:day>/casa/<category:category>/scarti/<uuid:discard>/annulla/",
        mending.undo_discard,
        name="undo_discard",
    ),
]
