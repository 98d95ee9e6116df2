"""publiccode.yml follows version 0.7 of its standard, names real licences, and claims nobody who did not say so."""

import copy
import json
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from license_expression import get_spdx_licensing

from tests.docs import papers

SCHEMA: dict[str, Any] = json.loads(papers.read("schemas/publiccode-0.7.json"))
OURS: dict[str, Any] = yaml.safe_load(papers.read("publiccode.yml"))
ALIASES = {"gdpr", "eidas", "nis2", "cra", "spid", "cie", "anpr", "pagopa", "io"}


def faults(document: dict[str, Any]) -> list[str]:
    found = [f"{error.json_path}: {error.message}" for error in Draft202012Validator(SCHEMA).iter_errors(document)]
    for supported in document.get("supports", []):
        alias = supported.get("id", "").partition("alias:")[2]
        if supported.get("id", "").startswith("alias:") and alias not in ALIASES:
            found.append(f"$.supports: {alias} is no alias")
    licences = get_spdx_licensing().validate(document.get("legal", {}).get("license", ""))
    return found + [f"$.legal.license: {error}" for error in licences.errors]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_ours_holds() -> None:
    assert faults(OURS) == []


@pytest.mark.parametrize("key", SCHEMA["required"])
def test_a_mandatory_key_is_missed(key: str) -> None:
    document = copy.deepcopy(OURS)
    del document[key]
    assert faults(document)


@pytest.mark.parametrize(
    "change",
    [
        {"publiccodeYmlVersion": "0.2"},
        {"categories": ["food"]},
        {"developmentStatus": "finished"},
        {"softwareType": "web"},
        {"platforms": []},
        {"IT": {"riuso": {"codiceIPA": "c_l219"}}},
        {"legal": {"license": "AGPL-3"}},
        {"legal": {"license": "AGPL-3.0-or-later", "repoOwner": "somebody"}},
        {"maintenance": {"type": "community"}},
        {"maintenance": {"type": "contract", "contractors": [{"name": "somebody"}]}},
        {"maintenance": {"type": "none", "contractors": [{"name": "somebody", "until": "2027-01-01"}]}},
        {"intendedAudience": {"countries": ["it"]}},
        {"supports": [{"id": "alias:fax"}]},
        {"url": "fabene"},
    ],
    ids=lambda change: json.dumps(change)[:50],
)
def test_what_the_standard_refuses_is_refused(change: dict[str, Any]) -> None:
    assert faults({**OURS, **change})


@pytest.mark.parametrize(
    "change",
    [
        {"publiccodeYmlVersion": "0"},
        {"supports": [{"id": "alias:gdpr"}, {"id": "https://www.hl7.org/fhir"}]},
        {"maintenance": {"type": "community", "contacts": [{"name": "Ada Rossi", "email": "ada@example.org"}]}},
        {"legal": {"license": "EUPL-1.2 OR AGPL-3.0-or-later"}},
        {"organisation": {"uri": "https://example.org", "name": "Example"}},
    ],
    ids=lambda change: json.dumps(change)[:50],
)
def test_what_the_standard_allows_is_allowed(change: dict[str, Any]) -> None:
    assert faults({**OURS, **change}) == []


def test_short_descriptions_are_short_and_long_ones_long_in_every_language() -> None:
    document = copy.deepcopy(OURS)
    document["description"]["it"]["shortDescription"] = "x" * 151
    document["description"]["en"]["longDescription"] = "x" * 149
    assert len(faults(document)) == 2


def test_nobody_is_listed_before_saying_so() -> None:
    assert not {"usedBy", "fundedBy", "organisation"} & set(OURS)


def test_the_licence_is_that_of_the_package_and_its_text_is_there() -> None:
    licence = OURS["legal"]["license"]
    assert f'license = "{licence}"' in papers.read("pyproject.toml")
    assert papers.read("LICENSE") == papers.read(f"LICENSES/{licence}.txt")
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in papers.read("LICENSE")
