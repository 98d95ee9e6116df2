"""The provinces and metropolitan cities of Italy by their ISTAT code, the first three digits of a municipality's.

Each with its name and about where its capital is (WGS 84, to a hundredth of a degree): what a map may begin with when
nobody has typed a position yet. Codes and names: ISTAT, "Codici delle unità amministrative territoriali"; a code that
ISTAT gives later is not here, and is not refused for that.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

SOURCE = "ISTAT, codici delle unità amministrative territoriali"
PROVINCE_DIGITS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """A province: its code, its name, about where its capital is."""

    code: str
    name: str
    latitude: Decimal
    longitude: Decimal


_TABLE = """
001|Torino|45.07|7.69
002|Vercelli|45.32|8.42
003|Novara|45.45|8.62
004|Cuneo|44.39|7.55
005|Asti|44.90|8.21
006|Alessandria|44.91|8.61
007|Valle d'Aosta|45.74|7.32
008|Imperia|43.89|8.03
009|Savona|44.31|8.48
010|Genova|44.41|8.93
011|La Spezia|44.10|9.82
012|Varese|45.82|8.83
013|Como|45.81|9.09
014|Sondrio|46.17|9.87
015|Milano|45.46|9.19
016|Bergamo|45.70|9.67
017|Brescia|45.54|10.22
018|Pavia|45.19|9.16
019|Cremona|45.13|10.02
020|Mantova|45.16|10.79
021|Bolzano|46.50|11.35
022|Trento|46.07|11.12
023|Verona|45.44|10.99
024|Vicenza|45.55|11.55
025|Belluno|46.14|12.22
026|Treviso|45.67|12.24
027|Venezia|45.44|12.33
028|Padova|45.41|11.88
029|Rovigo|45.07|11.79
030|Udine|46.06|13.24
031|Gorizia|45.94|13.62
032|Trieste|45.65|13.77
033|Piacenza|45.05|9.70
034|Parma|44.80|10.33
035|Reggio nell'Emilia|44.70|10.63
036|Modena|44.65|10.93
037|Bologna|44.49|11.34
038|Ferrara|44.84|11.62
039|Ravenna|44.42|12.20
040|Forlì-Cesena|44.22|12.04
041|Pesaro e Urbino|43.91|12.91
042|Ancona|43.62|13.52
043|Macerata|43.30|13.45
044|Ascoli Piceno|42.85|13.58
045|Massa-Carrara|44.04|10.14
046|Lucca|43.84|10.50
047|Pistoia|43.93|10.92
048|Firenze|43.77|11.26
049|Livorno|43.55|10.31
050|Pisa|43.72|10.40
051|Arezzo|43.46|11.88
052|Siena|43.32|11.33
053|Grosseto|42.76|11.11
054|Perugia|43.11|12.39
055|Terni|42.56|12.64
056|Viterbo|42.42|12.10
057|Rieti|42.40|12.86
058|Roma|41.90|12.50
059|Latina|41.47|12.90
060|Frosinone|41.64|13.34
061|Caserta|41.07|14.33
062|Benevento|41.13|14.78
063|Napoli|40.85|14.27
064|Avellino|40.91|14.79
065|Salerno|40.68|14.76
066|L'Aquila|42.35|13.40
067|Teramo|42.66|13.70
068|Pescara|42.46|14.21
069|Chieti|42.35|14.17
070|Campobasso|41.56|14.66
071|Foggia|41.46|15.55
072|Bari|41.12|16.87
073|Taranto|40.47|17.24
074|Brindisi|40.63|17.94
075|Lecce|40.35|18.17
076|Potenza|40.64|15.81
077|Matera|40.67|16.60
078|Cosenza|39.30|16.25
079|Catanzaro|38.91|16.59
080|Reggio di Calabria|38.11|15.65
081|Trapani|38.02|12.51
082|Palermo|38.12|13.36
083|Messina|38.19|15.55
084|Agrigento|37.31|13.58
085|Caltanissetta|37.49|14.06
086|Enna|37.57|14.28
087|Catania|37.50|15.09
088|Ragusa|36.93|14.73
089|Siracusa|37.08|15.29
090|Sassari|40.73|8.56
091|Nuoro|40.32|9.33
092|Cagliari|39.22|9.12
093|Pordenone|45.96|12.66
094|Isernia|41.59|14.23
095|Oristano|39.90|8.59
096|Biella|45.57|8.05
097|Lecco|45.86|9.40
098|Lodi|45.31|9.50
099|Rimini|44.06|12.57
100|Prato|43.88|11.10
101|Crotone|39.08|17.13
102|Vibo Valentia|38.68|16.10
103|Verbano-Cusio-Ossola|45.92|8.55
108|Monza e della Brianza|45.58|9.27
109|Fermo|43.16|13.72
110|Barletta-Andria-Trani|41.23|16.29
111|Sud Sardegna|39.17|8.52
"""


def _read(line: str) -> Province:
    code, name, latitude, longitude = line.split("|")
    return Province(code=code, name=name, latitude=Decimal(latitude), longitude=Decimal(longitude))


PROVINCES: Mapping[str, Province] = MappingProxyType({line[:3]: _read(line) for line in _TABLE.split("\n") if line})


def province_of(istat_code: str) -> Province | None:
    """Return the province of a municipality's code, None for one that is not known here."""
    return PROVINCES.get(istat_code[:PROVINCE_DIGITS])


def is_called(province: Province, typed: str) -> bool:
    """Tell whether what somebody typed is this province's name, whatever its case, accents and apostrophes."""
    return _plain(province.name) == _plain(typed)


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold().replace("\u2019", "'"))
    return "".join(sign for sign in apart if sign.isalnum())
