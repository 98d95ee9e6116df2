"""Carla brings in the table she keeps: the file, its columns, what is wrong, done, undone; all without JavaScript."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from fabene.lib.imports.models import ImportBatch
from fabene.places import selectors as places
from tests.remembered import Remember
from tests.web.conftest import signed_in
from tests.world import World, build_world, key

TABLE = "banco;tipo;vende;ditta\n77;banco;frutta;Rossi Mario\n78;banco;aria;\n".encode("cp1252")


def hand_in(client: Client, world: World, content: bytes, *, kind: str = "donors") -> str:
    typed = {
        "id": str(key("page", "import", kind)),
        "network": str(world.grugliasco.network.id),
        "kind": kind,
        "table": SimpleUploadedFile("banchi.csv", content),
    }
    response = client.post(reverse("imports:start"), typed)
    assert response.status_code == 302, response.content.decode()
    return str(key("page", "import", kind))


def test_a_table_goes_from_the_file_to_the_stalls_and_back(remember: Remember) -> None:
    world = remember(build_world)
    carla = signed_in("carla")
    batch = hand_in(carla, world, TABLE)
    columns = carla.get(reverse("imports:columns", args=[batch])).content.decode()
    assert "Ditta" in columns
    assert "Rossi" not in columns
    mapping = ImportBatch.objects.get(id=batch).mapping
    carla.post(reverse("imports:columns", args=[batch]), {key: str(at) for key, at in mapping.items()})
    page = carla.get(reverse("imports:batch", args=[batch])).content.decode()
    assert "1 riga si può scrivere" in page
    assert "aria" in page
    assert "1 cosa da correggere" in page
    carla.post(reverse("imports:confirm", args=[batch]))
    assert "1 righe sbagliate" in carla.get(reverse("imports:batch", args=[batch])).content.decode()
    carla.post(reverse("imports:confirm", args=[batch]), {"goes_on": "on"})
    page = carla.get(reverse("imports:batch", args=[batch])).content.decode()
    assert "Fatto: 1 righe scritte" in page
    assert "77" in {stall.label for stall in places.stalls_of(world.grugliasco.market.id)}
    carla.post(reverse("imports:undo", args=[batch]))
    assert "è stata annullata" in carla.get(reverse("imports:batch", args=[batch])).content.decode()
    assert "banchi.csv" in carla.get(reverse("imports:start")).content.decode()


def test_what_is_no_table_is_said_on_the_form_and_nothing_is_kept(remember: Remember) -> None:
    world = remember(build_world)
    carla = signed_in("carla")
    typed = {
        "id": str(key("x")),
        "network": str(world.grugliasco.network.id),
        "kind": "points",
        "table": SimpleUploadedFile("a.pdf", b"%PDF-1.7"),
    }
    page = carla.post(reverse("imports:start"), typed)
    assert "non è una tabella" in page.content.decode()
    assert not ImportBatch.objects.exists()
    batch = hand_in(carla, world, b"solo;due\n1;2\n")
    assert "quale colonna" in carla.get(reverse("imports:batch", args=[batch])).content.decode()
    assert carla.post(reverse("imports:drop", args=[batch])).status_code == 302
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize("what", ["punti", "donatori", "famiglie", "stagioni"])
def test_what_a_network_has_is_taken_away_by_who_coordinates_it_alone(remember: Remember, what: str) -> None:
    world = remember(build_world)
    hand_in(signed_in("carla"), world, TABLE)
    address = reverse("imports:export", kwargs={"slug": "grugliasco", "table": what})
    assert signed_in("carla").get(address).content[:2] == b"PK"
    for name in ("rita", "sara", "ugo"):
        assert signed_in(name).get(address).status_code == 403
    assert signed_in("rita").get(reverse("imports:batch", args=[key("page", "import", "donors")])).status_code == 403
