"""The addresses of the pages for people who work with families."""

from django.urls import URLPattern, URLResolver, path, register_converter

from fabene.web.pages.casework import changing, desk, details, families, need, network, record, refer, rounds, search
from fabene.web.pages.casework.change_forms import CHANGES


class ChangeConverter:
    """The word for what is changed of a family: another word is an address that does not exist."""

    regex = "|".join(CHANGES)

    def to_python(self, value: str) -> str:
        """Return the word as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Return the word as it is."""
        return value


register_converter(ChangeConverter, "change")

app_name = "casework"
urlpatterns: list[URLPattern | URLResolver] = [
    path("scrivania/", desk.desk, name="desk"),
    path("cerca/", search.search, name="search"),
    path("famiglie/", families.families, name="families"),
    path("famiglie/segnala/", refer.refer, name="refer"),
    path("famiglie/rete/", network.network, name="network"),
    path("famiglie/rete/dati.csv", network.network_csv, name="network_csv"),
    path("famiglie/rete/<uuid:household>/accogli/", network.admit, name="admit"),
    path("famiglie/rete/<uuid:household>/sposta/", network.move, name="move"),
    path("famiglie/attesa/", need.need, name="need"),
    path("famiglie/attesa/dati.csv", need.need_csv, name="need_csv"),
    path("famiglie/<uuid:household>/", record.household, name="household"),
    path("famiglie/<uuid:household>/chi-sono/", details.details, name="details"),
    path("famiglie/<uuid:household>/contatti/", details.correct, name="correct"),
    path("famiglie/<uuid:household>/cambia/<change:what>/", changing.change, name="change"),
    path("famiglie/<uuid:household>/torna/", changing.back, name="back"),
    path("famiglie/<uuid:household>/esce/", changing.leave, name="leave"),
    path("famiglie/<uuid:household>/resta/<uuid:leaving>/", changing.stay, name="stay"),
    path("famiglie/<uuid:household>/tessera/spegni/", changing.revoke, name="revoke"),
    path("famiglie/<uuid:household>/deleghe/", changing.name_delegate, name="name_delegate"),
    path("famiglie/<uuid:household>/deleghe/<uuid:delegate>/togli/", changing.drop_delegate, name="drop_delegate"),
    path("famiglie/<uuid:household>/deleghe/<uuid:delegate>/tieni/", changing.keep_delegate, name="keep_delegate"),
    path("famiglie/<uuid:household>/avvisi/<uuid:match>/", changing.answer, name="answer"),
    path("giro/", rounds.rounds, name="rounds"),
    path("giro/foglio/", rounds.sheet, name="round_sheet"),
    path("giro/<uuid:bag>/porta/", rounds.door, name="door"),
    path("giro/<uuid:bag>/consegnata/", rounds.brought, name="brought"),
    path("giro/<uuid:bag>/annulla/", rounds.not_brought, name="not_brought"),
]
