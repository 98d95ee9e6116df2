"""Tables of the week: Carla has handed one in that waits, and has brought one in that can be taken back."""

from django.core.files.uploadedfile import SimpleUploadedFile

from fabene.lib.imports import services
from fabene.places.imports import DONORS
from tests.world import Place, key, stamp

STAGED, DONE = key("imported", "staged"), key("imported", "done")
TABLE = b"donatore;tipo\n91;banco\n"


def bring_in(place: Place) -> None:
    """Hand one table in, and write another."""
    for id, content in ((STAGED, TABLE), (DONE, b"donatore;tipo\nOrto di Marta;orto\n")):
        services.stage(
            id=id,
            network=place.network.id,
            importer=DONORS,
            file_name="t.csv",
            content=content,
            stamp=stamp(who="carla"),
        )
    services.confirm(batch=DONE, importer=DONORS, goes_on=False, stamp=stamp(who="carla"))


def parts(name: str) -> dict[str, object]:
    """Return what the address of a page of imports speaks of."""
    if not name.startswith("imports:"):
        return {}
    return {"batch": DONE if name == "imports:undo" else STAGED, "table": "punti"}


def posted(name: str) -> dict[str, object]:
    """Return what the form of a page of imports is sent with."""
    if name == "imports:start":
        table = SimpleUploadedFile("t.csv", TABLE)
        return {"network": str(key("network", "grugliasco")), "kind": "donors", "table": table}
    return {"name": "0", "kind": "1"} if name == "imports:columns" else {}
