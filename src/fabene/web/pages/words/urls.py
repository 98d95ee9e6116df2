"""The addresses of words to families, under ``avvisi/``."""

from datetime import date

from django.urls import URLPattern, URLResolver, path, register_converter

from fabene.web.pages.words import calling, following, giving, listing, reminding


class DateConverter:
    """A date in an address: another word is an address that does not exist."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        """Return the date; raise ``ValueError`` for one that no calendar has."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """Return the date as it is written."""
        return value.isoformat()


register_converter(DateConverter, "date")

app_name = "words"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", listing.words, name="words"),
    path("non-arrivati/", listing.not_reached, name="not_reached"),
    path("promemoria/", reminding.reminders, name="reminders"),
    path("da-dire/", calling.to_tell, name="to_tell"),
    path("da-dire/<uuid:telling>/contatto/", calling.show_contact, name="show_contact"),
    path("mercati/<uuid:market>/<date:on>/annulla/", giving.cancel, name="cancel"),
    path("mercati/<uuid:market>/<date:on>/cambia/", giving.change, name="change"),
    path("giornate/<uuid:day>/si-fa/", giving.hold, name="hold"),
    path("<uuid:word>/", following.word, name="word"),
    path("famiglie/<uuid:telling>/detto/", following.by_hand, name="by_hand"),
    path("famiglie/<uuid:telling>/riprova/", following.again, name="again"),
    path("detti/<uuid:told>/annulla/", following.undo_by_hand, name="undo_by_hand"),
]
