"""`fabene admit`: let somebody sign in, from the keyboard of the server. The first coordinator comes in this way."""

import argparse
import sys
from datetime import UTC, datetime
from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from fabene.core.errors import FabeneError
from fabene.lib.ids import derived, new_id
from fabene.lib.stamps import stamp_now
from fabene.people import selectors, services
from fabene.people.values import KEYBOARD, Role

HELP = "let somebody sign in with a role; the password is asked at the keyboard"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add who, as what, and where."""
    parser.add_argument("email", help="what they sign in with")
    parser.add_argument("--name", required=True, help="how they want to be called")
    parser.add_argument("--role", choices=[role.value for role in Role], default=Role.COORDINATOR.value, help="as what")
    parser.add_argument("--network", metavar="SLUG", default=None, help="where the role holds (everywhere)")


def run(arguments: argparse.Namespace) -> int:
    """Create the user and the role, after asking for a password twice."""
    network = selectors.network(arguments.network).id if arguments.network else None
    password = asked_password()
    now = datetime.now(UTC)
    stamp, user = stamp_now(KEYBOARD, now), new_id(now)
    with transaction.atomic():
        services.create_user(
            id=user, email=arguments.email, display_name=arguments.name, password=password, stamp=stamp
        )
        services.grant_role(
            id=derived(user, "role"), user=user, role=Role(arguments.role), network=network, stamp=stamp
        )
    sys.stderr.write(f"fabene: {arguments.email} may sign in\n")
    return 0


def asked_password() -> str:
    """Return a password typed twice; raise ``FabeneError`` (``passwords_differ``, ``password_weak``)."""
    first, second = (getpass(f"{which} password: ") for which in ("new", "same"))
    if first != second:
        raise FabeneError("passwords_differ")
    try:
        validate_password(first)
    except ValidationError as error:
        raise FabeneError("password_weak", why=" ".join(error.messages)) from error
    return first
