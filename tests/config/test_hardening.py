"""What every answer says to a browser, and what is refused before any page is asked."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from fabene.config import environment
from fabene.config import settings as house
from fabene.config.environment import SECRETS, VARIABLES, EnvironmentRefusedError, read, secret
from fabene.config.headers import NONE, OWN

NO_SECRET = re.compile(r"fabene\.web\.|/m/ip|FABENE_\w+[\"']: ")  # a form by its name, a limit, what a variable means
OF_THE_TESTS = ("DJANGO_ALLOW_ASYNC_UNSAFE",)  # a browser was open before in this process
SENSITIVE = re.compile(r"KEY|SECRET|PASSWORD|TOKEN|DATABASE_URL|EMAIL_URL")


@pytest.fixture(autouse=True)
def plain_files(settings: LazySettings) -> None:
    """Name styles and modules as they are in the sources."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture
def production(tmp_path: Path) -> dict[str, str]:
    """The environment of a site that people reach over HTTPS."""
    return {
        **{name: value for name, value in os.environ.items() if name not in {*VARIABLES, *OF_THE_TESTS}},
        "DJANGO_SETTINGS_MODULE": "fabene.config.settings",
        "FABENE_DATA": str(tmp_path),
        "FABENE_ALLOWED_HOSTS": "fabene.example.org",
        "FABENE_HTTPS": "1",
    }


def test_djangos_own_check_of_a_production_site_finds_nothing(production: dict[str, str]) -> None:
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-m", "django", "check", "--deploy", "--fail-level", "DEBUG"],
        env=production,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "no issues" in ran.stdout + ran.stderr


def test_only_what_belongs_to_the_owner_of_the_domain_is_left_out_of_that_check() -> None:
    assert house.SILENCED_SYSTEM_CHECKS == ["security.W021"]


@pytest.mark.django_db
def test_every_answer_says_what_a_browser_may_do(client: Client) -> None:
    answer = client.get("/healthz")
    said = answer.headers
    policy = said["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert said["X-Frame-Options"] == "DENY"
    assert said["X-Content-Type-Options"] == "nosniff"
    assert said["Referrer-Policy"] == "same-origin"
    assert said["Cross-Origin-Opener-Policy"] == "same-origin"
    assert said["Cross-Origin-Resource-Policy"] == "same-origin"
    permissions = said["Permissions-Policy"]
    assert all(f"{name}=()" in permissions for name in NONE)
    assert all(f"{name}=(self)" in permissions for name in OWN)


@pytest.mark.django_db
def test_a_page_shown_to_somebody_with_a_session_is_not_kept_by_the_browser(
    client: Client, settings: LazySettings
) -> None:
    assert "no-store" not in client.get("/").headers.get("Cache-Control", "")
    client.cookies[settings.SESSION_COOKIE_NAME] = "somebody"
    assert client.get("/").headers["Cache-Control"] == "private, no-store"


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["evil.example.org", "localhost.evil.example.org", "localhost:80@evil.example.org"])
def test_a_host_header_of_somebody_elses_is_refused(client: Client, name: str) -> None:
    assert client.get("/", headers={"host": name}).status_code == 400
    assert client.get("/mercati/", headers={"host": "localhost", "x-forwarded-host": name}).status_code == 200


@pytest.mark.django_db
def test_over_https_browsers_are_told_to_come_back_that_way(client: Client, settings: LazySettings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 31536000
    moved = client.get("/", secure=False)
    assert (moved.status_code, moved.headers["Location"]) == (301, "https://testserver/")
    assert client.get("/healthz", secure=False).status_code == 200
    assert client.get("/", secure=True).headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_cookies_of_a_production_site_belong_to_its_host_alone(production: dict[str, str]) -> None:
    asked = (
        "from django.conf import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, "
        "s.LANGUAGE_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.LANGUAGE_COOKIE_SECURE, "
        "s.SESSION_COOKIE_DOMAIN, s.SESSION_COOKIE_PATH)"
    )
    ran = subprocess.run([sys.executable, "-c", asked], env=production, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == [
        *("__Host-sessionid", "__Host-csrftoken", "__Host-django_language"),
        *("True", "True", "True", "None", "/"),
    ]
    assert house.SESSION_COOKIE_HTTPONLY
    assert house.CSRF_COOKIE_HTTPONLY
    assert {house.SESSION_COOKIE_SAMESITE, house.CSRF_COOKIE_SAMESITE, house.LANGUAGE_COOKIE_SAMESITE} == {"Lax"}


def test_every_variable_that_must_not_be_seen_may_be_a_file() -> None:
    sensitive = {name for name in VARIABLES if SENSITIVE.search(name) and not name.endswith("_FILE")}
    assert sensitive == set(SECRETS)
    assert {f"{name}_FILE" for name in SECRETS} <= set(VARIABLES)


def test_no_setting_is_a_secret_written_in_the_code() -> None:
    """Reads the settings module and what it reads: a secret comes from ``secret`` or a file, never from a literal."""
    folder = Path(str(environment.__file__)).parent
    named = re.compile(
        r"(?im)^[ \t]*[\"']?\w*(?:secret|password|token|api_?key)\w*[\"']?\s*[:=]\s*[\"'][^\"']{8,}[\"']"
    )
    found = {
        f"{path.name}: {match[0].strip()}"
        for path in sorted(folder.rglob("*.py"))
        for match in named.finditer(path.read_text(encoding="utf-8"))
        if not NO_SECRET.search(match[0])
    }
    assert found == set()
    for path in sorted(folder.glob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert not [name for name in SECRETS if re.search(rf"environ(?:\.get\(|\[)\"{name}\"", text)], path.name


def test_a_secret_is_read_from_its_file(tmp_path: Path) -> None:
    kept = tmp_path / "token"
    kept.write_text("a token\n")
    assert secret({"FABENE_SMS_TOKEN_FILE": str(kept)}, "FABENE_SMS_TOKEN") == "a token"
    assert secret({"FABENE_SMS_TOKEN": "a token"}, "FABENE_SMS_TOKEN") == "a token"
    assert secret({}, "FABENE_SMS_TOKEN") is None
    kept.write_text("postgresql://ugo:segreto@db/fabene\n")
    assert read({"DATABASE_URL_FILE": str(kept)}).database["PASSWORD"] == "segreto"


def test_a_secret_given_twice_or_in_no_file_is_refused_without_repeating_it(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentRefusedError, match="both given") as twice:
        secret({"FABENE_KEYS": "a secret", "FABENE_KEYS_FILE": str(tmp_path)}, "FABENE_KEYS")
    with pytest.raises(EnvironmentRefusedError, match="cannot be read"):
        secret({"FABENE_SMS_TOKEN_FILE": str(tmp_path / "none")}, "FABENE_SMS_TOKEN")
    with pytest.raises(EnvironmentRefusedError, match="FABENE_KEYS") as wrong:
        read({"FABENE_KEYS": "a secret that is no key"})
    assert "a secret" not in str(twice.value) + str(wrong.value)


@pytest.mark.django_db
def test_a_form_in_another_encoding_is_refused_before_anybody_reads_it(client: Client) -> None:
    answer = client.post("/lingua/", b"language=en", content_type="application/x-www-form-urlencoded; charset=utf-7")

    assert answer.status_code == 400
    assert "UTF-8" in answer.content.decode()
    assert "Permissions-Policy" in answer.headers


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "django_language", "famiglia"])
def test_a_cookie_that_no_site_ever_set_is_no_error(name: str) -> None:
    for value in (r'"\000abcdefghijklmnop"', '"' + "x" * 5000 + '"', r'"\377\376"'):
        for page in ("/accounts/login/", "/famiglia/", "/giornate/"):
            assert Client().get(page, headers={"Cookie": f"{name}={value}"}).status_code in {200, 302, 403}
