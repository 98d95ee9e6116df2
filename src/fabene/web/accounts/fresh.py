"""Pages that change how somebody signs in: they ask again who it is, unless that was proved minutes ago."""

from collections.abc import Callable
from typing import TypeVar, cast

from allauth.account.decorators import reauthentication_required
from django.http import HttpResponse

View = TypeVar("View", bound=Callable[..., HttpResponse])


def freshly_proved(view: View) -> View:
    """Let a view answer only whoever has just proved who they are; others go and prove it first."""
    return cast(View, reauthentication_required(app="allauth.mfa")(view))
