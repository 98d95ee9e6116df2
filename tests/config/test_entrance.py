"""Where the site is, behind how many proxies, and who vouches for people: read once, refused by name."""

from pathlib import Path

import pytest

from fabene.config.entrance import apps, read
from fabene.config.environment import EnvironmentRefusedError

HERE = "http://127.0.0.1:8000"
PROVIDER = {
    "FABENE_OIDC_URL": "https://identita.example.org/",
    "FABENE_OIDC_CLIENT_ID": "fabene",
    "FABENE_OIDC_CLIENT_SECRET": "un segreto",
}


def test_with_nothing_said_links_lead_to_where_the_site_listens() -> None:
    said = read({}, here=HERE, https=False)
    assert (said.address, said.name, said.proxies) == (HERE, "", 0)
    assert (said.identity.url, apps(said.identity)) == ("", [])


def test_an_address_names_the_site() -> None:
    said = read({"FABENE_ADDRESS": "https://fabene.example.org/"}, here=HERE, https=True)
    assert (said.address, said.name, said.proxies) == ("https://fabene.example.org", "fabene.example.org", 1)


@pytest.mark.parametrize("address", ["fabene.example.org", "ftp://fabene.example.org", "https://a.org/via", "https://"])
def test_an_address_that_no_link_can_begin_with_is_refused(address: str) -> None:
    with pytest.raises(EnvironmentRefusedError, match="FABENE_ADDRESS"):
        read({"FABENE_ADDRESS": address}, here=HERE, https=False)


def test_a_site_reached_over_https_has_no_address_without_it() -> None:
    with pytest.raises(EnvironmentRefusedError, match="FABENE_ADDRESS"):
        read({"FABENE_ADDRESS": "http://fabene.example.org"}, here=HERE, https=True)


@pytest.mark.parametrize("proxies", ["6", "-1", "uno"])
def test_proxies_are_counted(proxies: str) -> None:
    with pytest.raises(EnvironmentRefusedError, match="FABENE_PROXIES"):
        read({"FABENE_PROXIES": proxies}, here=HERE, https=True)


def test_a_provider_of_identities_comes_with_how_it_knows_the_site(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("un segreto\n", encoding="utf-8")
    kept_apart = {**PROVIDER, "FABENE_OIDC_CLIENT_SECRET_FILE": str(tmp_path / "secret")}
    del kept_apart["FABENE_OIDC_CLIENT_SECRET"]

    said = read(PROVIDER, here=HERE, https=True)

    assert read(kept_apart, here=HERE, https=True) == said
    assert (said.identity.url, said.identity.subject) == ("https://identita.example.org", "sub")
    assert apps(said.identity)[0]["client_id"] == "fabene"


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"FABENE_OIDC_CLIENT_ID": ""}, "FABENE_OIDC_CLIENT_ID"),
        ({"FABENE_OIDC_CLIENT_SECRET": ""}, "FABENE_OIDC_CLIENT_SECRET"),
        ({"FABENE_OIDC_URL": "http://identita.example.org"}, "FABENE_OIDC_URL"),
    ],
)
def test_half_a_provider_is_refused_by_name(changed: dict[str, str], named: str) -> None:
    with pytest.raises(EnvironmentRefusedError, match=named):
        read({**PROVIDER, **changed}, here=HERE, https=True)
