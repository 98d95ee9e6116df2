"""Words of spreadsheets, in Italian and in English, and the keys they mean. The first word of a key is exported."""

from collections.abc import Iterable, Mapping

from fabene.lib.imports.reading import plain

WEEKDAYS: Mapping[str, str] = {
    "lunedì": "0",
    "martedì": "1",
    "mercoledì": "2",
    "giovedì": "3",
    "venerdì": "4",
    "sabato": "5",
    "domenica": "6",
    "lun": "0",
    "mar": "1",
    "mer": "2",
    "gio": "3",
    "ven": "4",
    "sab": "5",
    "dom": "6",
    "monday": "0",
    "tuesday": "1",
    "wednesday": "2",
    "thursday": "3",
    "friday": "4",
    "saturday": "5",
    "sunday": "6",
    "mon": "0",
    "tue": "1",
    "wed": "2",
    "thu": "3",
    "fri": "4",
    "sat": "5",
    "sun": "6",
}
POINT_KINDS: Mapping[str, str] = {
    "mercato": "market",
    "orto": "garden",
    "aziende agricole": "farms",
    "negozi": "shops",
    "mensa": "canteen",
    "mercato rionale": "market",
    "orti": "garden",
    "cascine": "farms",
    "rete di negozi": "shops",
    "refettorio": "canteen",
    "market": "market",
    "garden": "garden",
    "farms": "farms",
    "shops": "shops",
    "canteen": "canteen",
}
GIVER_KINDS: Mapping[str, str] = {
    "banco": "stall",
    "spuntista": "spuntista",
    "negozio": "shop",
    "azienda agricola": "farm",
    "orto": "garden",
    "supermercato": "supermarket",
    "mensa": "canteen",
    "bancarella": "stall",
    "posteggio": "stall",
    "ambulante": "stall",
    "cascina": "farm",
    "produttore": "farm",
    "bottega": "shop",
    "panificio": "shop",
    "stall": "stall",
    "shop": "shop",
    "farm": "farm",
    "garden": "garden",
    "supermarket": "supermarket",
    "canteen": "canteen",
    "orto urbano": "garden",
    "spunta": "spuntista",
    "refettorio": "canteen",
}
CATEGORIES: Mapping[str, str] = {
    "frutta": "fruit",
    "verdura": "vegetables",
    "patate e radici": "roots",
    "pane": "bread",
    "dolci": "pastry",
    "latticini": "dairy",
    "formaggi": "cheese",
    "uova": "eggs",
    "carne": "meat",
    "salumi": "cured_meat",
    "pesce": "fish",
    "secco": "dry_goods",
    "legumi": "pulses",
    "conserve": "preserves",
    "piatti pronti": "ready_meals",
    "pasti": "meals",
    "vasetti": "jars",
    "prima infanzia": "baby",
    "scuola": "school",
    "igiene": "hygiene",
    "ortaggi": "vegetables",
    "verdure": "vegetables",
    "insalata": "vegetables",
    "patate": "roots",
    "radici": "roots",
    "panetteria": "bread",
    "pane e focacce": "bread",
    "pasticceria": "pastry",
    "latte": "dairy",
    "yogurt": "dairy",
    "formaggio": "cheese",
    "macelleria": "meat",
    "gastronomia": "ready_meals",
    "pasta": "dry_goods",
    "alimenti secchi": "dry_goods",
    "scatolame": "preserves",
    "barattoli": "jars",
    "pannolini": "baby",
    "quaderni": "school",
    "kit scuola": "school",
    "piatti cucinati": "meals",
    "fruit": "fruit",
    "vegetables": "vegetables",
    "roots": "roots",
    "bread": "bread",
    "pastry": "pastry",
    "dairy": "dairy",
    "cheese": "cheese",
    "eggs": "eggs",
    "meat": "meat",
    "cured meat": "cured_meat",
    "fish": "fish",
    "dry goods": "dry_goods",
    "pulses": "pulses",
    "preserves": "preserves",
    "ready meals": "ready_meals",
    "meals": "meals",
    "jars": "jars",
    "baby": "baby",
    "school": "school",
    "hygiene": "hygiene",
}
NUMBERED = ("banco", "posteggio", "bancarella", "stall", "numero", "num", "nr", "n")


def word_of(key: str, words: Mapping[str, str]) -> str:
    """Return the word by which a key is exported."""
    return next(word for word, meant in words.items() if meant == key)


def words_of(keys: Iterable[str], words: Mapping[str, str]) -> str:
    """Return several keys as one cell."""
    return ", ".join(word_of(key, words) for key in keys)


def label_of(text: str) -> str:
    """Return the label of a stall without what people write before a number: ``Banco n. 12`` is ``12``."""
    parts = plain(text).split()
    while len(parts) > 1 and parts[0] in NUMBERED:
        parts = parts[1:]
    return parts[0] if len(parts) == 1 and parts[0].isdigit() else " ".join(text.split())
