"""The sheets of the week: which of them an address speaks of."""

SHEETS = {"sheets:sheet": "richiesta", "sheets:network_sheet": "apertura", "sheets:day_sheet": "cassette"}


def parts(name: str) -> dict[str, object]:
    """Return what the address of a sheet speaks of."""
    return {"sheet": SHEETS[name]} if name in SHEETS else {}
