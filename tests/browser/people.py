"""People who sign in on a page as in life: by password, and by a code of their app where their role asks for one."""

import re

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from playwright.sync_api import Page, expect

from tests.web.accounts.people import SECRET, code, user_of, with_password
from tests.world import PASSWORD


def with_an_app(name: str) -> None:
    """Let somebody sign in by password and by the code of an app."""
    with_password(name)
    TOTP.activate(user_of(name), SECRET)


def sign_in(page: Page, name: str) -> None:
    """Sign in from the home page; whoever has an app is asked for its code."""
    page.goto("/")
    page.get_by_role("link", name="Entra", exact=True).click()
    page.get_by_label("Email").fill(f"{name.lower()}@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Entra").click()
    if Authenticator.objects.filter(user=user_of(name.lower())).exists():
        expect(page.get_by_role("heading", level=1)).to_have_text("Il secondo passo")
        page.get_by_label("Codice").fill(code())
        page.get_by_role("main").get_by_role("button", name="Entra").click()
    expect(page.locator(".slim-actions .who", has_text=re.compile(rf"^{name}$"))).to_be_attached()
