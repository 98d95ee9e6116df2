"""What tests of pages stand on: files by their plain names, and somebody who is signed in."""

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from pytest_django import Settings

from fabene.lib.catalogues import compile_catalogues
from tests.world import key

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PLAIN_FILES = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


@pytest.fixture(autouse=True)
def plain_files(settings: Settings) -> None:
    """Name styles and modules as they are in the sources: hashed names exist only once they have been gathered."""
    settings.STORAGES = {**settings.STORAGES, "staticfiles": PLAIN_FILES}


@pytest.fixture(autouse=True, scope="session")
def languages() -> None:
    """Compile the catalogues, as `fabene prepare` does."""
    for folder in settings.LOCALE_PATHS:
        compile_catalogues(folder)


@pytest.fixture
def in_demo(settings: Settings) -> None:
    """Make the site a demonstration."""
    settings.DEMO = True


def signed_in(name: str) -> Client:
    """Return the browser of somebody of the small world who has signed in and proved a second factor."""
    client = signed_in_by_password(name)
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "type": "totp", "at": 0}]
    session["account_authentication_methods_user"] = str(key("user", name))
    session.save()
    return client


def signed_in_by_password(name: str) -> Client:
    """Return the browser of somebody who has signed in and proved nothing but a password, hours ago."""
    client = Client()
    client.force_login(get_user_model().objects.get(id=key("user", name)), backend=BACKEND)
    return client
